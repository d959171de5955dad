"""Tables of which only white space says where columns are."""

from collections.abc import Sequence

import pytest

from budgetschema.model import FragmentKind
from tests.reading.pdf.making import Page, lone, read_pages, regions

FIGURES = [
    ("201", "一般公共服务支出", "1,200.50", "1,000.50", "200.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "1,200.50", "1,000.50", "200.00"),
    ("2010301", "行政运行", "1,000.50", "1,000.50", ""),
    ("2010302", "一般行政管理事务", "200.00", "", "200.00"),
]
ENDS = (390, 460, 530)


def body(page: Page, y: float, rows: Sequence[Sequence[str]]) -> float:
    for code, name, *figures in rows:
        page.text(80, y, code)
        page.text(150, y, name)
        for end, figure in zip(ENDS, figures, strict=True):
            page.right(end, y, figure)
        y += 18
    return y


def three_lines() -> Page:
    """A three-line table with title, captions and a note."""
    page = Page()
    page.centred(297, 60, "某局二〇二六年支出表", 18)
    page.text(60, 90, "部门：某局")
    page.right(535, 90, "单位：万元")
    page.line(60, 100, 535, 100)
    page.text(80, 118, "科目编码")
    page.text(200, 118, "科目名称")
    page.centred(430, 118, "本年支出")
    page.line(320, 124, 535, 124)
    for end, name in zip(ENDS, ("合计", "基本支出", "项目支出"), strict=True):
        page.right(end, 138, name)
    page.line(60, 144, 535, 144)
    y = body(page, 160, FIGURES)
    page.line(60, y - 8, 535, y - 8)
    page.text(60, y + 14, "注：本表按功能分类编列。")
    return page


def test_a_three_line_table_is_found_with_its_merged_header() -> None:
    grid = read_pages(three_lines())
    assert regions(grid) == [
        [
            ["科目编码", "科目名称", "本年支出", "^", "^"],
            ["^", "^", "合计", "基本支出", "项目支出"],
            *(list(row) for row in FIGURES),
        ]
    ]
    assert grid.rows[2].over(4) == "本年支出"


def test_title_captions_and_note_stay_outside() -> None:
    grid = read_pages(three_lines())
    assert lone(grid) == ["某局二〇二六年支出表", "部门：某局\t单位：万元", "注：本表按功能分类编列。"]


def test_cells_line_up_and_cover_the_width_of_the_table() -> None:
    rows = [row for row in read_pages(three_lines()).rows if row.region is not None]
    sides = [
        [tuple(map(float, (row.cell_place(column).box or "").split()))[0::2] for column in range(5)] for row in rows[2:]
    ]
    assert all(row == sides[0] for row in sides)
    assert all(left[1] == right[0] for left, right in zip(sides[0], sides[0][1:], strict=False))


@pytest.mark.parametrize("rules", ["none", "every row"])
def test_rules_across_are_not_needed_and_do_no_harm(rules: str) -> None:
    page = Page()
    page.text(60, 85, "编制单位：某局")
    page.right(535, 85, "单位：元")
    if rules == "every row":
        for index in range(6):
            page.line(60, 96 + 18 * index, 535, 96 + 18 * index)
    page.text(80, 110, "编码")
    page.text(200, 110, "名称")
    for end, name in zip(ENDS, ("合计", "基本支出", "项目支出"), strict=True):
        page.right(end, 110, name)
    body(page, 128, FIGURES)
    grid = read_pages(page)
    assert regions(grid) == [[["编码", "名称", "合计", "基本支出", "项目支出"], *(list(row) for row in FIGURES)]]
    assert lone(grid) == ["编制单位：某局\t单位：元"]


def test_a_name_that_is_wrapped_belongs_to_its_row() -> None:
    page = Page()
    y = body(page, 100, FIGURES[:2])
    page.text(80, y, "20805")
    page.text(150, y - 5, "机关事业单位基本养老")
    page.text(150, y + 6, "保险缴费和职业年金")
    for end, figure in zip(ENDS, ("3.00", "3.00", "0.00"), strict=True):
        page.right(end, y, figure)
    body(page, y + 24, FIGURES[2:])
    (table,) = regions(read_pages(page))
    assert [row[1].replace("\n", "") for row in table] == [
        FIGURES[0][1], FIGURES[1][1], "机关事业单位基本养老保险缴费和职业年金", FIGURES[2][1], FIGURES[3][1],
    ]  # fmt: skip
    assert table[2][2:] == ["3.00", "3.00", "0.00"]


def test_columns_may_stand_close_together() -> None:
    page = Page()
    page.centred(430, 82, "本年支出")
    page.text(60, 91, "科目编码")
    page.text(160, 91, "科目名称")
    for end, name in ((406, "合计"), (450, "基本支出"), (494, "项目支出")):
        page.right(end, 100, name)
    for y, code, name, *figures in (
        (130, "201", "一般公共服务支出", "1,200.50", "1,000.50", "200.00"),
        (158, "2010301", "", "1,200.50", "1,000.50", ""),
        (186, "208", "社会保障和就业支出", "1,200.50", "1,000.50", "200.00"),
    ):
        page.text(60, y, code)
        page.text(100, y, name)
        for end, figure in zip((406, 450, 494), figures, strict=True):
            page.right(end, y, figure)
    page.text(100, 151, "机关事业单位基本养老保险和职业年金等各项社会保")
    page.text(100, 165, "险缴费支出")
    assert [["".join(cell.split()) for cell in row] for row in regions(read_pages(page))[0]] == [
        ["科目编码", "科目名称", "本年支出", "^", "^"],
        ["^", "^", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "1,200.50", "1,000.50", "200.00"],
        ["2010301", "机关事业单位基本养老保险和职业年金等各项社会保险缴费支出", "1,200.50", "1,000.50", ""],
        ["208", "社会保障和就业支出", "1,200.50", "1,000.50", "200.00"],
    ]


def test_rows_without_figures_set_close_are_not_drawn_into_their_neighbours() -> None:
    page = Page()
    rows = (
        ("一、拨款", "3.00", "一、教育", "2.00"),
        ("二、基金", "", "二、外交", ""),
        ("三、其他", "", "三、国防", ""),
        ("四、往年", "1.00", "四、农业", "2.00"),
        ("五、上级", "", "五、卫生", ""),
        ("总计", "4.00", "总计", "4.00"),
    )
    for index, (left, one, right, other) in enumerate(rows):
        y = 100 + 14 * index
        page.text(60, y, left)
        page.right(280, y, one)
        page.text(300, y, right)
        page.right(500, y, other)
    assert regions(read_pages(page)) == [[list(row) for row in rows]]


def test_a_figure_close_to_the_name_in_the_next_column_stays_apart() -> None:
    page = Page()
    rows = (
        ("一、拨款", "171,915,169", "一、教育", "2.00"),
        ("二、基金", "3.00", "二、外交", "1.00"),
        ("合计", "4.00", "合计", "5.00"),
    )
    for index, (left, one, right, other) in enumerate(rows):
        y = 100 + 20 * index
        page.text(60, y, left)
        page.right(297, y, one)
        page.text(300, y, right)
        page.right(500, y, other)
    assert regions(read_pages(page))[0][0] == ["一、拨款", "171,915,169", "一、教育", "2.00"]


def test_a_row_without_figures_is_a_row() -> None:
    page = Page()
    y = body(page, 100, FIGURES[:2])
    page.text(150, y, "其中：")
    body(page, y + 18, FIGURES[2:])
    (table,) = regions(read_pages(page))
    assert table[2] == ["", "其中：", "", "", ""]
    assert len(table) == 5


def test_running_text_beside_figures_is_no_table() -> None:
    page = Page()
    for index, text in enumerate(
        (
            "本部门二〇二六年收入预算为12.50万元，其中财政拨款10.00万元，其他收入2.50万元，比上年",
            "增加1.50万元，增长13.64%，主要原因是人员增加，工资和社会保险缴费随之增加；同时公用",
            "经费按定额增加，支出预算相应为12.50万元，与收入相抵，年末没有结余。",
        )
    ):
        page.text(60, 100 + 16 * index, text)
    assert regions(read_pages(page)) == []


@pytest.mark.parametrize("leader", [True, False])
def test_a_table_of_contents_is_no_table_and_keeps_its_pages(leader: bool) -> None:
    page = Page()
    page.centred(297, 60, "目    录", 18)
    entries = (("第一部分  部门概况", "1"), ("一、收支总表", "3"), ("二、收入总表", "4"), ("第三部分  名词解释", "12"))
    for index, (title, number) in enumerate(entries):
        y = 100 + 24 * index
        page.text(70, y, title)
        page.right(530, y, number)
        if leader:
            page.text(210, y, "." * 60)
    grid = read_pages(page)
    assert regions(grid) == []
    assert [text[-len(number) :] for text, (_, number) in zip(lone(grid)[1:], entries, strict=True)] == [
        number for _, number in entries
    ]
    assert "".join(lone(grid)[0].split()) == "目录"


def test_two_columns_without_figures_are_no_table() -> None:
    page = Page()
    for index in range(5):
        page.text(60, 100 + 20 * index, f"内设机构{'甲乙丙丁戊'[index]}")
        page.text(300, 100 + 20 * index, f"职责{'甲乙丙丁戊'[index]}")
    assert regions(read_pages(page)) == []


def test_page_numbers_are_not_drawn_into_the_table_above() -> None:
    pages = []
    for number in (1, 2):
        page = Page()
        body(page, 100, FIGURES)
        page.centred(297, 810, f"- {number} -")
        pages.append(page)
    grid = read_pages(*pages)
    assert [len(table) for table in regions(grid)] == [4, 4]
    assert [row.text for row in grid.rows if row.furniture is FragmentKind.PAGE_NUMBER] == ["- 1 -", "- 2 -"]
