"""Tables: the grid of the HTML table model, and tables that lay out a page."""

import pytest

from tests.reading.html.pages import grid_of, shown

TABLES = {
    "plain": ("<tr><td>a<td>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
    "merged across": ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", [("a", "<a", "b"), ("c", "d", "e")]),
    "merged downwards": ("<tr><td rowspan=2>a<td>b<tr><td>c", [("a", "b"), ("<a", "c")]),
    "merged both ways": (
        "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f",
        [("a", "<a", "b"), ("<a", "<a", "c"), ("d", "e", "f")],
    ),
    "blank is not covered": ("<tr><td>a<td><tr><td>&nbsp;<td>b", [("a", ""), ("", "b")]),
    "short rows are filled up": ("<tr><td>a<td>b<td>c<tr><td>d", [("a", "b", "c"), ("d", "", "")]),
    "rows to the end of the group": (
        "<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e",
        [("a", "b"), ("<a", "c"), ("d", "e")],
    ),
    "a span ends with its group": (
        "<thead><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d",
        [("a", "b"), ("c", "d")],
    ),
    "overlapping": (
        "<tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<td>e",
        [("a", "b", "c"), ("d", "<b", "e")],
    ),
    "columns in which nothing begins": ("<tr><td colspan=1000000>a<tr><td>b<td>c", [("a", "<a"), ("b", "c")]),
    "spans that are no numbers": (
        "<tr><td colspan=x rowspan=-1>a<td colspan=0>b<td colspan='2.5'>c<tr><td>d<td>e<td>f<td>g",
        [("a", "b", "c", "<c"), ("d", "e", "f", "g")],
    ),
    "foot written above": (
        "<tfoot><tr><td>f<td>g</tfoot><tbody><tr><td>b<td>c</tbody><thead><tr><td>h<td>i</thead>",
        [("h", "i"), ("b", "c"), ("f", "g")],
    ),
    "cells without a row": ("<td>a<td>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
    "a form around rows": ("<form><tr><td>a<td>b</tr></form><tr><td>c<td>d", [("a", "b"), ("c", "d")]),
    "hidden rows and cells": (
        "<tr style='display:none'><td>x<td>y<tr><td>a<td hidden>z<td>b<tr><td>c<td>d",
        [("a", "b"), ("c", "d")],
    ),
    "lines within a cell": ("<tr><td>一般公共<br>预算<td><p>甲</p><p>乙</p>", [("一般公共\n预算", "甲\n乙")]),
    "caption above": ("<caption>表一</caption><tr><td>a<td>b", ["表一", ("a", "b")]),
    "text outside the cells": ("甲<tr>乙<td>a<td>b</tr>丙", ["甲", "丙", "乙", ("a", "b")]),
}


@pytest.mark.parametrize("case", TABLES)
def test_tables(case: str):
    inner, expected = TABLES[case]
    found = shown(f"<table>{inner}</table>")
    assert sorted(map(str, found)) == sorted(map(str, expected))
    assert [row for row in found if isinstance(row, tuple)] == [row for row in expected if isinstance(row, tuple)]


def test_each_table_is_a_region():
    table = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert [row.region for row in grid_of(f"{table}<p>甲</p>{table}").rows] == [0, 0, None, 1, 1]


def test_a_covered_cell_names_the_cell_that_covers_it():
    rows = grid_of("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>").rows
    assert rows[1].cells[0].covered_by is rows[0].cells[0]
    assert rows[1].over(0) == "a"


def test_a_table_of_one_column_is_running_text():
    page = "<table><tr><td><p>甲</p><p>乙</p><tr><td>丙</table>"
    assert shown(page) == ["甲", "乙", "丙"]


INNER = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"
LAYOUTS = {
    "a table in a column of the page": (
        f"<table><tr><td>菜单</td><td><h1>标题</h1><p>文</p>{INNER}尾</td></tr></table>",
        ["菜单", "标题", "文", ("1", "2"), ("3", "4"), "尾"],
    ),
    "rows of the outer table around it stay rows": (
        f"<table><tr><td>a<td>b<tr><td>{INNER}<td>c<tr><td>d<td>e</table>",
        [("a", "b"), ("1", "2"), ("3", "4"), "c", ("d", "e")],
    ),
    "a merged cell beside it is text once": (
        f"<table><tr><td rowspan=2>a<td>{INNER}<tr><td>b</td></tr><tr><td>c<td>d</table>",
        ["a", ("1", "2"), ("3", "4"), "b", ("c", "d")],
    ),
    "three deep": (
        f"<table><tr><td><table><tr><td>x<td>{INNER}<tr><td>y<td>z</table><td>w</table>",
        ["x", ("1", "2"), ("3", "4"), ("y", "z"), "w"],
    ),
    "a frame around text is none": (
        "<table><tr><td><table><tr><td>一般<tr><td>公共</table><td>1.00<tr><td>a<td>b</table>",
        [("一般\n公共", "1.00"), ("a", "b")],
    ),
    "a long text beside a menu": (
        "<table><tr><td>菜单<td>" + "".join(f"<p>第{n}段</p>" for n in range(30)) + "</table>",
        ["菜单", *(f"第{n}段" for n in range(30))],
    ),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_tables_that_lay_out_the_page(case: str):
    page, expected = LAYOUTS[case]
    assert shown(page) == expected


def test_regions_of_inner_and_outer_tables_differ():
    regions = [row.region for row in grid_of(LAYOUTS["rows of the outer table around it stay rows"][0]).rows]
    assert regions == [0, 1, 1, None, 2]


def test_a_spreadsheet_shows_less_than_it_holds():
    page = (
        "<table><tr><td x:num='2010301' style='mso-number-format:General'>2.01E+06<td x:num='1284.66'>####"
        "<td x:num='0.5'>50%<td sdval='3' sdnum='1033;'>##</table>"
    )
    (row,) = grid_of(page).rows
    assert [(cell.text, cell.raw) for cell in row.cells] == [
        ("2010301", "2.01E+06"), ("1284.66", "####"), ("50%", None), ("3", "##"),
    ]  # fmt: skip
