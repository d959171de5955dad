"""Text documents: everything printed once, in order, with merged cells covered."""

import io

import docx
import pytest

from budgetschema.model import FragmentKind
from tests.reading.office.making import (
    WORD,
    cell,
    control,
    document,
    grid,
    office,
    paragraph,
    refused,
    row,
    table,
    texts,
    with_part,
)

_SPAN = '<w:gridSpan w:val="{}"/>'
_BEGIN, _GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def lines(body: str, **parts: str) -> list[list[str]]:
    return texts(grid(document(body, **parts)))


def test_paragraphs_and_tables_come_in_their_order():
    body = paragraph("前") + table(row(cell("甲"), cell("乙"))) + paragraph("中") + table(row(cell("丙"), cell("丁")))
    found = grid(document(body + paragraph("后")))

    assert texts(found) == [["前"], ["甲", "乙"], ["中"], ["丙", "丁"], ["后"]]
    assert [row.region for row in found.rows] == [None, 0, None, 1, None]
    assert [row.place.line for row in found.rows] == [1, 2, 3, 4, 5]
    assert found.rows[1].cell_place(1).cell == 2


def test_merged_cells_stand_once():
    body = table(
        row(cell("项目", _BEGIN), cell("预算数", _SPAN.format(2))),
        row(cell("", _GO_ON), cell("合计"), cell("占比")),
        row(cell("甲"), cell("1.00"), cell("")),
    )

    found = grid(document(body))

    assert texts(found) == [["项目", "预算数", "^"], ["^", "合计", "占比"], ["甲", "1.00", ""]]
    assert found.rows[1].over(0) == "项目"
    assert found.rows[0].over(2) == "预算数"


def test_a_cell_merged_both_ways_covers_a_rectangle():
    wide = _SPAN.format(2)
    body = table(
        row(cell("大", wide + _BEGIN), cell("一")),
        row(cell("看不见", wide + _GO_ON), cell("二")),
        row(cell("三"), cell("四"), cell("五")),
    )

    found = grid(document(body))

    assert texts(found) == [["大", "^", "一"], ["^", "^", "二"], ["三", "四", "五"]]
    assert {found.rows[1].over(column) for column in (0, 1)} == {"大"}


def test_rows_may_begin_and_end_inside_the_table():
    before, after = '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>'
    body = table(row(cell("甲"), cell("乙"), cell("丙")), row(cell("丁"), properties=before + after))

    assert lines(body) == [["甲", "乙", "丙"], ["", "丁", ""]]


def test_columns_in_which_no_cell_begins_are_none():
    """Moved borders leave more columns in the grid than a person sees."""
    body = table(
        row(cell("甲", _SPAN.format(2)), cell("乙", _SPAN.format(3))),
        row(cell("丙", _SPAN.format(2)), cell("丁", _SPAN.format(3))),
    )

    assert lines(body) == [["甲", "乙"], ["丙", "丁"]]


def test_a_table_in_a_cell_follows_its_row():
    inner = table(row(cell("内一"), cell("内二")), row(cell("内三"), cell("内四")))
    outer = f"<w:tc>{paragraph('外')}{inner}{paragraph('外后')}</w:tc>"
    found = grid(document(table(row(outer, cell("旁")), row(cell("下"), cell("右")))))

    assert texts(found) == [["外\n外后", "旁"], ["内一", "内二"], ["内三", "内四"], ["下", "右"]]
    assert [row.region for row in found.rows] == [0, 1, 1, 0]


def test_a_table_of_one_cell_only_frames_its_text():
    framed = f"<w:tc>{paragraph('第一段')}{table(row(cell('甲'), cell('乙')))}</w:tc>"
    found = grid(document(table(row(framed))))

    assert texts(found) == [["第一段"], ["甲", "乙"]]
    assert [row.region for row in found.rows] == [None, 0]


def test_deleted_text_is_not_read_and_inserted_text_is():
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>搬来</w:t></w:r></w:moveTo>"
    body = f"<w:p>{deleted}<w:ins>{run('<w:t>新</w:t>')}</w:ins>{moved}</w:p>"
    gone = row(cell("删"), cell("删"), properties="<w:del/>")

    assert lines(body + table(gone, row(cell("留"), cell("下")))) == [["新搬来"], ["留", "下"]]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    body = paragraph("前半", "<w:rPr><w:del/></w:rPr>") + paragraph("后半")

    assert lines(body) == [["前半后半"]]


def test_of_a_field_its_result_is_read_even_over_paragraphs():
    first = field("begin") + run("<w:instrText>TOC</w:instrText><w:t>码</w:t>") + field("separate")
    page = field("begin") + run("<w:instrText>PAGEREF</w:instrText>") + field("separate") + run("<w:t>3</w:t>")
    body = f"<w:p>{first}{run('<w:t>第一部分 概况</w:t><w:tab/>')}{page}{field('end')}</w:p>"
    body += f"<w:p>{run('<w:t>尾</w:t>')}{field('end')}</w:p>"
    simple = f'<w:p><w:fldSimple w:instr="DATE">{run("<w:t>2026</w:t>")}</w:fldSimple></w:p>'

    assert lines(body + simple) == [["第一部分 概况", "3"], ["尾"], ["2026"]]


def test_breaks_hyphens_symbols_and_hidden_text():
    body = run("<w:t>上</w:t><w:br/><w:t>下</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>1</w:t>")
    body += run("<w:rPr><w:vanish/></w:rPr><w:t>隐</w:t>") + run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t>')
    body += run('<w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="2460"/>')
    ruby = "<w:ruby><w:rt><w:r><w:t>yù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>预</w:t></w:r></w:rubyBase></w:ruby>"

    assert lines(f"<w:p>{body}{run(ruby)}</w:p>") == [["上"], ["下-1显①预"]]


def test_content_controls_and_links_are_read_in_place():
    inline = f"<w:hyperlink>{run('<w:t>链接</w:t>')}</w:hyperlink><w:smartTag>{run('<w:t>标</w:t>')}</w:smartTag>"
    rows = table(control(row(cell("行"), control(cell("格")))))

    assert lines(control(paragraph("控件")) + f"<w:p>{inline}</w:p>" + rows) == [["控件"], ["链接标"], ["行", "格"]]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    body = f"<w:p>{run('<w:t>正文</w:t>' + both)}</w:p>"
    inside = table(row(f"<w:tc><w:p>{run('<w:t>格</w:t>' + both)}</w:p></w:tc>", cell("旁")))

    assert lines(body + inside) == [["正文"], ["框中"], ["格\n框中", "旁"]]


def test_footnotes_follow_the_paragraph_that_names_them():
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="2"><w:p>{run("<w:footnoteRef/><w:t>注文</w:t>")}</w:p></w:footnote></w:footnotes>'
    mark = run('<w:footnoteReference w:id="2"/>')
    body = f"<w:p>{run('<w:t>正文</w:t>')}{mark}</w:p>" + paragraph("下段")

    assert lines(body, footnotes=notes) == [["正文"], ["注文"], ["下段"]]


def test_headers_and_footers_are_furniture_and_told_once():
    header = f'<w:hdr xmlns:w="{WORD}">{paragraph("某局")}{paragraph("某局")}</w:hdr>'
    number = run("<w:t>— </w:t>") + field("begin") + field("separate") + run("<w:t>1</w:t>") + field("end")
    footer = f'<w:ftr xmlns:w="{WORD}"><w:p>{number}</w:p></w:ftr>'
    found = grid(document(paragraph("正文"), header=header, footer=footer))

    assert [(row.text, row.furniture) for row in found.rows] == [
        ("正文", None),
        ("某局", FragmentKind.RUNNING_HEAD),
        ("— 1", FragmentKind.RUNNING_HEAD),
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("部门名称：某局→单位：万元", ["部门名称：某局", "单位：万元"]),
        ("201→一般公共服务支出→1.00→→2.00", ["201", "一般公共服务支出", "1.00", "", "2.00"]),
        ("→→缩进的文字", ["缩进的文字"]),
        ("一、→部门概况", ["一、部门概况"]),
        ("1.→目标→完成", ["1.目标", "完成"]),
        ("（二）→收支", ["（二）收支"]),
        ("本部门→负责某事。其中→一项；", ["本部门负责某事。其中一项；"]),
        ("2.5→3.5", ["2.5", "3.5"]),
    ],
)
def test_tabs_set_columns_or_only_indent(text: str, cells: list[str]):
    inner = "<w:tab/>".join(f"<w:t>{piece}</w:t>" for piece in text.split("→"))

    assert lines(f"<w:p>{run(inner)}</w:p>") == [cells]


def test_running_text_in_a_cell_as_wide_as_its_table():
    wide = f"<w:tc><w:tcPr>{_SPAN.format(2)}</w:tcPr>{paragraph('第一段。')}{paragraph('第二段。')}</w:tc>"

    assert lines(table(row(wide), row(cell("甲"), cell("乙")))) == [["第一段。", "^"], ["第二段。", "^"], ["甲", "乙"]]


def test_a_document_written_by_a_library_and_by_an_office_program():
    made = docx.Document()
    made.add_paragraph("前")
    drawn = made.add_table(3, 3)
    for number, each in enumerate(each for line in drawn.rows for each in line.cells):
        each.text = str(number)
    drawn.cell(0, 0).merge(drawn.cell(0, 1)).text = "横"
    drawn.cell(1, 2).merge(drawn.cell(2, 2)).text = "竖"
    made.sections[0].header.paragraphs[0].text = "页眉"
    stream = io.BytesIO()
    made.save(stream)
    expected = [["前"], ["横", "^", "2"], ["3", "4", "竖"], ["6", "7", "^"], ["页眉"]]

    assert texts(grid(stream.getvalue())) == expected
    rewritten = office(office(stream.getvalue(), "t.docx", "odt"), "t.odt", "docx")
    assert [row for row in texts(grid(rewritten)) if any(row)] == expected


def test_an_empty_document():
    stream = io.BytesIO()
    docx.Document().save(stream)

    assert refused(document("<w:p/>")) == "file.empty"
    assert refused(stream.getvalue()) == "file.empty"


def test_a_document_of_pictures_only():
    scanned = with_part(document("<w:p><w:r><w:drawing/></w:r></w:p>"), "word/media/image1.png", b"\x89PNG")

    assert refused(scanned) == "document.pictures"
