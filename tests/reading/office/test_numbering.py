"""Numbers that Word prints by itself."""

import pytest

from budgetschema.reading.readers.document.numerals import numeral
from tests.reading.office.making import WORD, cell, document, grid, paragraph, row, table, texts


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    start = "" if "<w:start" in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    inner = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    numbers = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:numbering xmlns:w="{WORD}">{inner}{numbers}{more}</w:numbering>'


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def lines(body: str, **parts: str) -> list[str]:
    return [each.text for each in grid(document(body, **parts)).rows]


OUTLINE = numbering(
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", "<w:isLgl/>"),
)


def test_levels_count_and_begin_anew():
    body = "".join(
        numbered(text, depth)
        for text, depth in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 2), ("辛", 3)]
    )

    assert lines(body, numbering=OUTLINE) == [
        "一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "1.庚", "2.1 辛",
    ]  # fmt: skip


def test_text_between_does_not_stop_the_count():
    assert lines(numbered("甲") + paragraph("文") + numbered("乙"), numbering=OUTLINE) == ["一、甲", "文", "二、乙"]


def test_a_start_of_its_own_begins_another_count():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    anew = f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    body = numbered("甲") + numbered("乙") + numbered("丙", number=2) + numbered("丁", number=2)

    assert lines(body, numbering=numbering(level(0, "decimal", "%1、"), more=anew)) == [
        "1、甲",
        "2、乙",
        "5、丙",
        "6、丁",
    ]


def test_styles_number_their_paragraphs():
    given = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    styles = "".join(
        f'<w:style w:styleId="{name}">{inner}</w:style>'
        for name, inner in (("a", given), ("b", "<w:basedOn w:val='a'/>"), ("c", "<w:basedOn w:val='c'/>"))
    )
    styles = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'
    body = paragraph("甲", '<w:pStyle w:val="a"/>') + paragraph("乙", '<w:pStyle w:val="b"/>')
    body += paragraph("丙", '<w:pStyle w:val="c"/>')
    body += paragraph("丁", '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    assert lines(body, numbering=OUTLINE, styles=styles) == ["一、甲", "二、乙", "丙", "丁"]


def test_a_level_may_belong_to_a_style():
    levels = numbering(
        level(0, "decimal", "%1、", '<w:pStyle w:val="a"/>'), level(1, "decimal", "(%2)", '<w:pStyle w:val="b"/>')
    )
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' for name in "ab"
    )
    body = paragraph("甲", '<w:pStyle w:val="a"/>') + paragraph("乙", '<w:pStyle w:val="b"/>')

    assert lines(body, numbering=levels, styles=f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>') == ["1、甲", "(1)乙"]


def test_bullets_print_no_number():
    assert lines(numbered("甲"), numbering=numbering(level(0, "bullet", "●"))) == ["甲"]


def test_serial_numbers_in_cells():
    body = table(row(numbered_cell(), cell("甲")), row(numbered_cell(), cell("乙")))

    assert texts(grid(document(body, numbering=numbering(level(0, "decimal", "%1"))))) == [["1", "甲"], ["2", "乙"]]


def numbered_cell() -> str:
    return f"<w:tc>{numbered('')}</w:tc>"


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百〇五"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCountingThousand", "一千〇一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (2, "decimalEnclosedCircle", "②"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalZero", "03"),
        (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (3, "none", ""),
        (3, "of the future", "3"),
    ],
)
def test_kinds_of_numbers(value: int, kind: str, expected: str):
    assert numeral(value, kind) == expected
