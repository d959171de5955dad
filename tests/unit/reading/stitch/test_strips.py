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
