"""Rows that a page break parts."""

import pytest

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch import stitch
from tests.unit.reading.stitch.building import Builder, are_covers_whole, lines

EDGES = (50, 120, 300, 400, 500)
HEADER = "科目编码 | 科目名称 | 合计 | 说明"
ROWS = ("201 | 一般公共服务支出 | 3.00 | 用于办公", "202 | 外交支出 | 1.00 | 用于会议")


def broken(last: str, first: str, header: bool = True) -> Grid:
    built = Builder().table(HEADER, *ROWS, last, edges=EDGES)
    built.turn().table(*([HEADER] if header else []), first, "299 | 其他支出 | 1.00 | ", edges=EDGES)
    after = stitch(built.grid)
    assert are_covers_whole(after)
    assert stitch(after) == after
    return after


@pytest.mark.parametrize(
    ("last", "first", "whole"),
    [
        ("203 | 国防支出 | | ", "| | 1.50 | ", "203 | 国防支出 | 1.50 | "),
        (
            "203 | 国防支出 | 1.50 | 用于购置设备和",
            "| | | 办公用品",
            "203 | 国防支出 | 1.50 | 用于购置设备和\n办公用品",
        ),
        ("203 | 国防支出 | 1, | 用于购置", "| | 234.50 | 设备", "203 | 国防支出 | 1,\n234.50 | 用于购置\n设备"),
    ],
)
@pytest.mark.parametrize("header", [True, False])
def test_what_is_no_row_by_itself_goes_to_the_row_above(last: str, first: str, whole: str, header: bool):
    grid = broken(last, first, header)

    assert f"0: {whole}" in lines(grid)
    assert lines(grid)[-1] == "0: 299 | 其他支出 | 1.00 | "


def test_both_parts_keep_their_places():
    row = next(row for row in broken("203 | 国防支出 | | ", "| | 1.50 | ").rows if row.at(0) == "203")
    code, _, figure, _ = (row.cell_place(column) for column in range(4))

    assert (code.page, code.line) == (1, 4)
    assert (figure.page, figure.line, figure.cell) == (2, 2, 3)

    text = next(
        row for row in broken("203 | 国防支出 | 1.50 | 购置", "| | | 设备").rows if row.at(0) == "203"
    ).cell_place(3)
    assert (text.page, text.line, text.end_page, text.end_line) == (1, 4, 2, 2)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("203 | 国防支出 | 1.50 | ", "| | 2.50 | "),  # two figures
        ("203 | 国防支出 | 1.50 | 用于办公。", "| | | 另有安排"),  # the text had ended
        ("203 | 国防支出 | | ", "204 | | 1.50 | "),  # a code of its own
        ("203 | 国防 | | ", "| 支出 | 1.50 | "),  # a name: for those who know names
        ("| 合计 | | ", "| | 1.50 | "),  # no code above
        ("203 | 国防支出 | | ", "| | 无 | "),  # no figure
    ],
)
def test_what_may_be_a_row_stays_one(last: str, first: str):
    shown = lines(broken(last, first))

    assert len(shown) == len(ROWS) + 4


def test_rows_on_one_page_stay():
    built = Builder().table(HEADER, *ROWS, "203 | 国防支出 | | ", "| | 1.50 | ", edges=EDGES)

    assert stitch(built.grid) == built.grid


def test_a_merged_cell_whose_row_is_joined_covers_what_it_covered():
    built = Builder().table(HEADER, *ROWS, "203 | 国防支出 | 1.50 | 用于购置设备和", edges=EDGES)
    built.turn().table("| | | 办公用品", "204 | 公共安全支出 | 1.50 | ^", edges=EDGES)
    grid = stitch(built.grid)

    assert are_covers_whole(grid)
    assert grid.rows[-1].over(3) == "用于购置设备和\n办公用品"
