"""Regions that hold two tables."""

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch import stitch
from tests.unit.reading.stitch.building import Builder, are_covers_whole, lines, printed


def stitched(built: Builder) -> Grid:
    before = built.grid
    after = stitch(before)
    assert printed(after) == printed(before)
    assert are_covers_whole(after)
    assert [row.index for row in after.rows] == list(range(len(after.rows)))
    assert stitch(after) == after
    return after


def test_a_title_inside_a_region_begins_another_table():
    built = Builder(page=None, sheet="全部").table(
        "表1 收入总表 | < | <", "单位：万元 | | ", "项目 | 预算数 | 备注", "一般公共预算收入 | 3.00 | ",
        "单位：万元 | | ", "表2 支出总表 | < | <", "项目 | 预算数 | 备注", "基本支出 | 3.00 | ",
    )  # fmt: skip

    assert [line[0] for line in lines(stitched(built))] == list("00001111")


def test_a_title_that_is_repeated_inside_begins_none():
    built = Builder(page=None, sheet="全部").table(
        "表1 收入总表 | <",
        "项目 | 预算数",
        "一般公共预算收入 | 3.00",
        "表1 收入总表（续） | <",
        "项目 | 预算数",
        "其他收入 | 3.00",
    )

    assert stitched(built) == built.grid


def test_two_titled_tables_beside_each_other_are_parted():
    built = Builder(page=None, sheet="全部").table(
        "表1 收入总表 | < | | 表2 支出总表 | <",
        "项目 | 预算数 | | 项目 | 预算数",
        "一般公共预算收入 | 3.00 | | 基本支出 | 2.00",
        "| | | 项目支出 | ^",
    )
    grid = stitched(built)

    assert lines(grid) == [
        "0: 表1 收入总表 | < | ", "0: 项目 | 预算数 | ", "0: 一般公共预算收入 | 3.00 | ",
        "1: 表2 支出总表 | <", "1: 项目 | 预算数", "1: 基本支出 | 2.00", "1: 项目支出 | ^",
    ]  # fmt: skip
    assert grid.rows[5].cell_place(0) == built.rows[2].cell_place(3)


def test_two_sides_under_one_title_are_one_table():
    built = Builder(page=None, sheet="全部").table(
        "表1 收支总表 | < | < | < | <",
        "收入 | < | | 支出 | <",
        "项目 | 预算数 | | 项目 | 预算数",
        "一般公共预算收入 | 3.00 | | 基本支出 | 2.00",
    )

    assert stitched(built) == built.grid
