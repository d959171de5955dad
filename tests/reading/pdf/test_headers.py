"""Headers of tables that have lines above and below them, and none between their columns."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading.pdf.making import Page, lone, read_pages, regions

LEFT, RIGHT = 50.0, 550.0
Names = Sequence[tuple[str, float, float]]
"""A text, the middle it is set over, and its height."""


def three_lines(names: Names, high: float, rows: Sequence[Sequence[tuple[float, str]]], *, closed: bool = True) -> Page:
    """A header of that height under a line, a line, and rows of texts that begin, or figures that end, at a place."""
    page = Page()
    page.line(LEFT, 100, RIGHT, 100)
    for text, middle, y in names:
        page.centred(middle, y, text)
    page.line(LEFT, 100 + high, RIGHT, 100 + high)
    y = 100 + high + 14
    for row in rows:
        for x, text in row:
            (page.right if "." in text else page.text)(x, y, text)
        y += 18
    if closed:
        page.line(LEFT, y - 12, RIGHT, y - 12)
    return page


def tables(*pages: Page) -> list[list[list[str]]]:
    return [[["".join(cell.split()) for cell in row] for row in table] for table in regions(read_pages(*pages))]


WORDS: Names = (("代码", 75, 115), ("一级目录", 130, 115), ("二级目录", 210, 115), ("三级目录", 405, 115))
"""Columns from 50, 100, 160, 260 to 550."""


def test_columns_without_figures_follow_from_the_middles_of_their_names() -> None:
    rows = (
        ((55, "信息公开事务与宣传工作办公室"),),
        ((55, "A"), (105, "公共服务")),
        ((55, "A15"), (165, "宣传服务")),
        ((55, "A1502"), (265, "展览")),  # nearer to the name of the column before it
        ((55, "A1503"), (265, "12345 热线服务")),
    )
    page = three_lines(WORDS, 24, rows, closed=False)
    page.centred(300, 800, "- 7 -")
    assert tables(page) == [
        [
            ["代码", "一级目录", "二级目录", "三级目录"],
            ["信息公开事务与宣传工作办公室", "^", "^", ""],
            ["A", "公共服务", "", ""],
            ["A15", "", "宣传服务", ""],
            ["A1502", "", "", "展览"],
            ["A1503", "", "", "12345热线服务"],
        ]
    ]
    assert lone(read_pages(page)) == ["- 7 -"]


def test_a_group_stands_over_columns_that_print_nothing_and_beside_a_name_that_reaches_down() -> None:
    # Neither 项目 nor 支出预算 stands right over a name; 资金来源 stands between the rows.
    names = (
        ("项目", 150, 114), ("收入编码", 100, 130), ("科目名称", 200, 130), ("资金来源", 300, 122),
        ("支出预算", 450, 114), ("基本支出", 400, 130), ("项目支出", 500, 130),
    )  # fmt: skip
    page = three_lines(names, 38, (((55, "合计"),),))
    assert tables(page) == [
        [
            ["项目", "^", "资金来源", "支出预算", "^"],
            ["收入编码", "科目名称", "^", "基本支出", "项目支出"],
            ["合计", "", "", "", ""],
        ]
    ]


def test_groups_may_stand_over_groups() -> None:
    names = (
        ("项目", 100, 130), ("总计", 175, 130), ("财政拨款", 350, 114), ("其他", 525, 130),
        ("合计", 225, 138), ("公共预算", 300, 130), ("小计", 275, 146), ("结转", 325, 146),
        ("政府性基金", 425, 130), ("小计", 375, 146), ("结转", 475, 146),
    )  # fmt: skip
    page = three_lines(names, 54, (((55, "护林"), (190, "8.00"), (240, "8.00"), (290, "8.00")),))
    assert tables(page) == [
        [
            ["项目", "总计", "财政拨款", "^", "^", "^", "^", "其他"],
            ["^", "^", "合计", "公共预算", "^", "政府性基金", "^", "^"],
            ["^", "^", "^", "小计", "结转", "小计", "结转", "^"],
            ["护林", "8.00", "8.00", "8.00", "", "", "", ""],
        ]
    ]


def test_names_are_wrapped_and_letters_spread() -> None:
    names = (
        ("科目编码", 100, 114), ("类", 65, 134), ("款", 100, 134), ("项", 135, 134),
        ("科", 185, 124), ("目", 215, 124), ("国有资本", 325, 118), ("经营预算", 325, 130),
        ("合", 475, 118), ("计", 475, 130),
    )  # fmt: skip
    rows = tuple(((58, "208"), (95, code), (130, "01"), (155, "退休"), (390, "1.00")) for code in ("05", "08"))
    assert tables(three_lines(names, 42, rows)) == [
        [
            ["科目编码", "^", "^", "科目", "国有资本经营预算", "合计"],
            ["类", "款", "项", "^", "^", "^"],
            ["208", "05", "01", "退休", "1.00", ""],
            ["208", "08", "01", "退休", "1.00", ""],
        ]
    ]


def test_names_at_the_left_of_their_columns_group_as_those_in_the_middle() -> None:
    page = Page()
    page.line(LEFT, 100, RIGHT, 100)
    page.line(LEFT, 138, RIGHT, 138)
    for text, x, y in (("科目", 55, 122), ("本年支出", 205, 114), ("合计", 205, 130), ("基本支出", 305, 130)):
        page.text(x, y, text)
    page.text(405, 130, "项目支出")
    page.text(505, 122, "结转")
    page.text(55, 152, "退休")
    page.text(505, 152, "1.00")
    page.line(LEFT, 158, RIGHT, 158)
    assert tables(page) == [
        [
            ["科目", "本年支出", "^", "^", "结转"],
            ["^", "合计", "基本支出", "项目支出", "^"],
            ["退休", "", "", "", "1.00"],
        ]
    ]


def test_two_tables_on_a_page_are_two() -> None:
    page = three_lines(WORDS, 24, (((55, "A"), (105, "公共服务"), (540, "1.00")),))
    page.centred(300, 180, "某局二〇二六年目录表")
    page.right(548, 196, "单位：元")
    page.line(LEFT, 200, RIGHT, 200)
    for text, middle, _ in WORDS:
        page.centred(middle, 215, text)
    page.line(LEFT, 224, RIGHT, 224)
    page.text(55, 238, "B")
    page.right(540, 238, "2.00")
    page.line(LEFT, 244, RIGHT, 244)
    head = [text for text, _, _ in WORDS]
    assert tables(page) == [[head, ["A", "公共服务", "", "1.00"]], [head, ["B", "", "", "2.00"]]]
    assert lone(read_pages(page)) == ["某局二〇二六年目录表", "单位：元"]


def test_a_line_above_and_below_words_makes_no_table_of_the_text_below() -> None:
    page = Page()
    page.line(LEFT, 100, RIGHT, 100)
    page.text(60, 115, "某局文件")
    page.right(540, 115, "办公室印发")
    page.line(LEFT, 124, RIGHT, 124)
    page.centred(300, 150, "关于公开部门预算的说明")
    page.text(72, 170, "现将二〇二六年部门预算公开如下。")
    page.text(50, 186, "一、收支预算情况")
    assert regions(read_pages(page)) == []


def test_more_names_than_a_header_has_are_kept_as_text() -> None:
    page = Page(3400, 842)
    page.line(LEFT, 100, 3350, 100)
    for at in range(61):
        page.text(60 + 52 * at, 115, f"甲{at:02}")
        page.text(60 + 52 * at, 140, f"{at}.00")
    page.line(LEFT, 124, 3350, 124)
    page.line(LEFT, 146, 3350, 146)
    text = "".join("".join(row.text.split()) for row in read_pages(page).rows)
    assert all(f"甲{at:02}" in text for at in range(61))
