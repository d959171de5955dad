"""Wide tables in vertical strips, and regions that lie side by side."""

import pytest

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch import stitch
from tests.unit.reading.stitch.building import Builder, are_covers_whole, furniture, lines, printed

NARROW = (50, 120, 300, 400)
FIGURES = (50, 150, 250)
FIRST = ("科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00", "202 | 外交支出 | 1.00", "| 合计 | 4.00")
SECOND = ("基本支出 | 项目支出", "1.00 | 2.00", "- | 1.00", "1.00 | 3.00")
WIDE = [
    "0: 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "0: 201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00",
    "0: 202 | 外交支出 | 1.00 | - | 1.00", "0:  | 合计 | 4.00 | 1.00 | 3.00",
]  # fmt: skip


def stitched(built: Builder) -> Grid:
    before = built.grid
    after = stitch(before)
    assert printed(after) == printed(before)
    assert are_covers_whole(after)
    assert stitch(after) == after
    return after


def test_a_strip_of_figures_is_put_beside_the_rows_at_its_height():
    built = Builder().text("表1 支出总表").table(*FIRST, edges=NARROW)
    built.turn().table(*SECOND, edges=FIGURES)
    grid = stitched(built)

    assert lines(grid)[1:] == WIDE
    last = grid.rows[-1].cells[4].place
    assert last is not None
    assert (last.page, last.line, last.cell, last.box) == (2, 4, 2, "150 160 250 180")


def test_labels_that_a_strip_repeats_are_furniture():
    second = [f"{row.rsplit(' | ', 1)[0]} | {strip.split(' | ')[1]}" for row, strip in zip(FIRST, SECOND, strict=True)]
    built = Builder().table(*FIRST, edges=NARROW)
    built.turn().table(*second, edges=NARROW, top=140)
    grid = stitched(built)

    assert lines(grid) == [line.rsplit(" | ", 2)[0] + " | " + line.rsplit(" | ", 1)[1] for line in WIDE]
    assert furniture(grid)[:2] == [
        ("repeated_header", "科目编码\t科目名称"), ("repeated_header", "201\t一般公共服务支出"),
    ]  # fmt: skip


def test_strips_are_joined_whether_printed_page_by_page_or_strip_by_strip():
    more = ("203 | 国防支出 | 1.00", "204 | 公共安全支出 | 1.00"), ("- | 1.00", "1.00 | -")
    expected = [*WIDE, "0: 203 | 国防支出 | 1.00 | - | 1.00", "0: 204 | 公共安全支出 | 1.00 | 1.00 | -"]
    down = Builder().table(*FIRST, edges=NARROW).turn().table(FIRST[0], *more[0], edges=NARROW)
    down.turn().table(*SECOND, edges=FIGURES).turn().table(SECOND[0], *more[1], edges=FIGURES)
    assert lines(stitched(down)) == expected

    over = Builder().table(*FIRST, edges=NARROW).turn().table(*SECOND, edges=FIGURES)
    over.turn().table(FIRST[0], *more[0], edges=NARROW).turn().table(SECOND[0], *more[1], edges=FIGURES)
    assert lines(stitched(over)) == expected


def test_a_header_cell_over_both_strips_covers_both():
    first = ("科目编码 | 科目名称 | 2026年预算数", "^ | ^ | 合计", *FIRST[1:])
    second = (
        "科目编码 | 科目名称 | 2026年预算数 | <",
        "^ | ^ | 基本支出 | 项目支出",
        *(f"{row.rsplit(' | ', 1)[0]} | {strip}" for row, strip in zip(FIRST[1:], SECOND[1:], strict=True)),
    )
    built = Builder().table(*first, edges=NARROW)
    built.turn().table(*second, edges=(50, 120, 300, 350, 400))

    assert lines(stitched(built))[:3] == [
        "0: 科目编码 | 科目名称 | 2026年预算数 | 2026年预算数 | <", "0: ^ | ^ | 合计 | 基本支出 | 项目支出",
        "0: 201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "edges", "top"),
    [
        (SECOND[:3], FIGURES, 100),  # another number of rows
        (SECOND, FIGURES, 130),  # at other heights
        (SECOND, None, 100),  # nowhere
        (("项目 | 金额", "公务接待费 | 2.00", "会议费 | 1.00", "培训费 | 3.00"), FIGURES, 100),  # labels of its own
        (("2025年预算数 | 项目支出", "1.00 | 2.00", "其他 | 1.00", "1.00 | 3.00"), FIGURES, 100),  # words
    ],
)
def test_what_is_no_strip_stays_apart(second: tuple[str, ...], edges: tuple[int, ...] | None, top: int):
    built = Builder().table(*FIRST, edges=NARROW)
    built.turn().table(*second, edges=edges, top=top)

    assert stitched(built) == built.grid


def test_a_title_between_parts_strips():
    built = Builder().table(*FIRST, edges=NARROW)
    built.turn().text("表2 项目支出表").table(*SECOND, edges=FIGURES)

    assert stitched(built) == built.grid


def test_two_frames_row_beside_row_are_one_table():
    left = ("项目 | 预算数", "一般公共预算收入 | 3.00", "收入总计 | 3.00")
    right = ("项目 | 预算数", "基本支出 | 2.00", "支出总计 | 3.00")
    built = Builder().text("表1 收支总表").table(*left, edges=(50, 150, 250)).table(*right, edges=(260, 360, 460))

    assert lines(stitched(built))[1:] == [f"0: {a} | {b}" for a, b in zip(left, right, strict=True)]


def test_frames_one_below_the_other_are_two_tables():
    rows = ("项目 | 预算数", "一般公共预算收入 | 3.00", "收入总计 | 3.00")
    built = (
        Builder().text("表1 收入总表").table(*rows, edges=(50, 150, 250)).table(*rows, edges=(50, 150, 250), top=300)
    )

    assert stitched(built) == built.grid


LINES = ("一、一般公共预算 | 3.00", "二、政府性基金预算 | ", "三、国有资本经营预算 | ", "收入总计 | 3.00")
OTHER = ("一、一般公共服务支出 | 2.00", "二、外交支出 | 1.00", "三、国防支出 | ", "支出总计 | 3.00")


def test_a_strip_with_labels_of_its_own_is_level_in_every_row():
    left, right = ("收入 | <", "项目 | 预算数", *LINES), ("支出 | <", "项目 | 预算数", *OTHER)
    built = Builder().text("收支总表").table(*left, edges=(50, 200, 300)).text("注：金额四舍五入")
    built.turn().text("单位：万元").table(*right, edges=(50, 250, 350))
    grid = stitched(built)

    assert lines(grid) == [
        "收支总表", "单位：万元", *(f"0: {a} | {b}" for a, b in zip(left, right, strict=True)), "注：金额四舍五入",
    ]  # fmt: skip


def test_a_strip_under_the_same_first_column_is_another_table():
    built = Builder().text("收入总表").table("项目 | 预算数", *LINES, edges=(50, 200, 300))
    built.turn().table("项目 | 执行数", *OTHER, edges=(50, 250, 350))

    assert stitched(built) == built.grid


def test_a_header_cell_that_the_edge_of_the_page_cuts_is_whole_again():
    left = ("科目 | < | ", "科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00", "202 | 外交支出 | 1.00")
    right = ("本年收入 | ", "一般公共预算 | 单位资金", "3.00 | ", "1.00 | ")
    built = Builder().table(*left, edges=NARROW).turn().table(*right, edges=FIGURES)

    assert lines(stitched(built))[:2] == [
        "0: 科目 | < | 本年收入 | < | ", "0: 科目编码 | 科目名称 | 合计 | 一般公共预算 | 单位资金",
    ]  # fmt: skip

    third = (" | 上年结转", "事业收入 | ^", " | 1.00", "| ")
    built = Builder().table(*left, edges=NARROW).turn().table("本年收入 | <", *right[1:], edges=FIGURES)
    built.turn().table(*third, edges=FIGURES)

    assert lines(stitched(built))[:2] == [
        "0: 科目 | < | 本年收入 | < | < | < | 上年结转",
        "0: 科目编码 | 科目名称 | 合计 | 一般公共预算 | 单位资金 | 事业收入 | ^",
    ]  # fmt: skip


def test_a_header_that_the_strip_does_not_frame_stands_at_its_height():
    left = ("科目 | < | ", "科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00", "202 | 外交支出 | 1.00")
    built = Builder().table(*left, edges=NARROW).turn().text("本年收入", box="100 105 140 115")
    built.table("一般公共预算 | 单位资金", "3.00 | ", "1.00 | ", edges=FIGURES, top=120)
    grid = stitched(built)

    assert lines(grid)[0] == "0: 科目 | < | 本年收入 | < | <"
    place = grid.rows[0].cell_place(2)
    assert (place.page, place.line, place.box) == (2, 1, "100 105 140 115")


def test_a_text_over_the_edge_of_the_page_is_told_once():
    left = ("科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00", "202 | 外交支出 | 1.00")
    built = Builder().table(*left, edges=NARROW).text("本支出", box="395 105 430 115")
    built.turn().table("基本支出 | 项目支出", "3.00 | ", "1.00 | ", edges=FIGURES)
    grid = stitched(built)

    assert lines(grid)[0] == "0: 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
    assert furniture(grid) == [("repeated_header", "本支出")]


@pytest.mark.parametrize("first_is_high", [True, False])
def test_a_header_row_may_be_as_high_as_two_of_the_other_strip(first_is_high: bool):
    high = ("项目 | 合计", "基本支出 | 2.00", "项目支出 | 1.00", "支出总计 | 3.00")
    low = ("本年预算 | <", "一般公共预算 | 单位资金", "2.00 | ", " | 1.00", "2.00 | 1.00")
    more = ("上年结转 | <", "政府性基金 | 财政专户", " | ", " | ", " | ")
    edges = ((50, 200, 300), (50, 150, 250), (50, 120, 190))
    built = Builder()
    if first_is_high:
        built.table(*high, edges=edges[0], high=(40,)).turn().table(*low, edges=edges[1])
        built.turn().table(*more, edges=edges[2])
        expected = [
            "0: 项目 | 合计 | 本年预算 | < | 上年结转 | <",
            "0: ^ | ^ | 一般公共预算 | 单位资金 | 政府性基金 | 财政专户",
            "0: 基本支出 | 2.00 | 2.00 |  |  | ",
        ]  # fmt: skip
    else:
        built.table("项目 | 本年预算 | <", "^ | 合计 | 单位资金", *(f"{line} | " for line in high[1:]), edges=NARROW)
        built.turn().table("上年结转", "1.00", "", "1.00", edges=(50, 150), high=(40,))
        expected = ["0: 项目 | 本年预算 | < | 上年结转", "0: ^ | 合计 | 单位资金 | ^", "0: 基本支出 | 2.00 |  | 1.00"]

    assert lines(stitched(built))[:3] == expected


def test_a_wide_page_is_no_strip_of_the_wide_page_before_it():
    built = Builder()
    for page in range(3):
        lines_of = [f"{201 + 5 * page + line} | 外交支出 | 1.00" for line in range(5)]
        built.table(FIRST[0], *lines_of, edges=NARROW).turn()
        built.table(SECOND[0], *(["1.00 | -"] * 5), edges=FIGURES).turn()
    found = lines(stitched(built))

    assert len(found) == 16
    assert {line.count("|") for line in found} == {4}


def labelled(*rows: str) -> list[str]:
    """The labels of the first strip beside other columns; a header comes before."""
    labels = [row.rsplit(" | ", 1)[0] for row in FIRST[1:]]
    return [f"{label} | {row}" for label, row in zip(labels, rows, strict=True)]


def test_a_strip_under_title_and_captions_of_its_own_is_joined_by_its_labels():
    built = Builder().text("表1 支出总表", "部门名称：某局").table(*FIRST, edges=NARROW).text("注：含上年结转")
    built.turn().text("表1 支出总表", "部门名称：某局 单位：万元")
    built.table("科目编码 | 科目名称 | 基本支出", *labelled("1.00", "-", "1.00"), edges=NARROW, top=140).text(
        "注：含上年结转"
    )
    grid = stitched(built)

    assert lines(grid) == [
        "表1 支出总表", "部门名称：某局", "部门名称：某局 单位：万元",
        *(line.rsplit(" | ", 1)[0] for line in WIDE), "注：含上年结转",
    ]  # fmt: skip
    assert furniture(grid)[-1] == ("repeated_header", "注：含上年结转")


@pytest.mark.parametrize("page", [1, None])
def test_strips_below_each_other_are_joined_where_the_title_comes_again(page: int | None):
    second = ("科目编码 | 科目名称 | 项目支出", *labelled("2.00", "1.00", "3.00"))
    wide = [f"{a} | {b.rsplit(' | ', 1)[1]}" for a, b in zip(FIRST, second, strict=True)]
    built = Builder(page=page).text("支出总表").table(*FIRST).text("支出总表（续）").table(*second)
    assert [row.removeprefix("0: ").strip() for row in lines(stitched(built))[1:]] == wide

    silent = Builder(page=page).text("支出总表").table(*FIRST).table(*second)
    assert stitched(silent) == silent.grid

    other = Builder(page=page).text("支出总表").table(*FIRST).text("项目支出预算表").table(*second)
    assert stitched(other) == other.grid


def test_the_header_of_a_strip_may_have_other_rows_than_that_of_the_table():
    above = ("科目编码 | 科目名称 | 预算数", "^ | ^ | 合计", *FIRST[1:])
    flat = ("科目编码 | 科目名称 | 项目支出", *labelled("2.00", "1.00", "3.00"))
    built = Builder().table(*above, edges=NARROW).turn().table(*flat, edges=NARROW, top=140)
    assert lines(stitched(built))[:3] == [
        "0: 科目编码 | 科目名称 | 预算数 | 项目支出", "0: ^ | ^ | 合计 | ^", "0: 201 | 一般公共服务支出 | 3.00 | 2.00",
    ]  # fmt: skip

    deep = ("科目编码 | 科目名称 | 预算数", "^ | ^ | 项目支出", *labelled("2.00", "1.00", "3.00"))
    built = Builder().table(*FIRST, edges=NARROW).turn().table(*deep, edges=NARROW, top=140)
    assert lines(stitched(built))[:3] == [
        "0: 科目编码 | 科目名称 | 合计 | 预算数", "0: ^ | ^ | ^ | 项目支出", "0: 201 | 一般公共服务支出 | 3.00 | 2.00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "rows", "width"),
    [
        ("科目编码 | 科目名称 | 项目支出", labelled("2.00", "1.00", "3.00"), 4),
        ("科目编码 | 科目名称 | 合计", labelled("2.00", "1.00", "3.00"), 3),  # the same columns
        (
            "科目编码 | 科目名称 | 项目支出",
            ["201 | 一般公共服务支出 | 2.00", "205 | 教育支出 | 1.00", "| 合计 | 3.00"],
            3,
        ),
        ("科目编码 | 科目名称 | 项目支出", labelled("2.00", "1.00", "3.00")[:2], 3),
    ],
)
def test_the_same_labels_and_other_columns_make_a_strip(names: str, rows: list[str], width: int):
    built = Builder().text("支出总表").table(*FIRST, edges=NARROW)
    built.turn().text("支出总表").table(names, *rows, edges=NARROW, top=140)

    assert max(len(row.cells) for row in stitched(built).rows) == width


def test_a_header_cell_that_the_edge_of_the_page_cuts_in_its_text_is_whole_again():
    left = ("科目 | < | 本年", "科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00", "202 | 外交支出 | 1.00")
    right = ("收入 | <", "一般公共预算 | 单位资金", "3.00 | ", "1.00 | ")
    built = Builder().table(*left, edges=NARROW).text("收入", box="398 105 420 115")
    built.turn().table(*right, edges=FIGURES).text("年", box="30 105 50 115")
    before = built.grid
    grid = stitch(before)

    assert lines(grid)[0] == "0: 科目 | < | 本年收入 | < | <"
    assert furniture(grid) == [("repeated_header", "收入"), ("repeated_header", "年")]
    assert stitch(grid) == grid

    built = Builder().table(*left, edges=NARROW).turn().table(*right, edges=FIGURES)
    assert lines(stitched(built))[0] == "0: 科目 | < | 本年 | 收入 | <"


def test_a_text_beside_the_header_does_not_part_the_pages_of_a_strip():
    built = Builder().table(*FIRST, edges=NARROW).text("本年收入", box="420 105 470 115")
    built.turn().table(FIRST[0], "203 | 国防支出 | 1.00", edges=NARROW)
    assert lines(stitched(built))[-1] == "0: 203 | 国防支出 | 1.00"

    built = Builder().table(*FIRST, edges=NARROW).text("其他事项", box="50 205 100 215")
    built.turn().table(FIRST[0], "203 | 国防支出 | 1.00", edges=NARROW)
    assert stitched(built) == built.grid
