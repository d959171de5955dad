"""Stitching: what pages and strips took apart comes together again, and nothing printed is lost or told twice."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.model import FragmentKind, Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.stitch import stitch
from tests.unit.reading.stitch.building import Builder, are_covers_whole, printed

NAMES = (
    "一般公共服务支出",
    "外交支出",
    "国防支出",
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "卫生健康支出",
    "其他支出",
)
MEASURES = ("合计", "基本支出", "项目支出", "人员经费", "公用经费", "上年结转", "本年收入", "事业收入")
FIGURES = st.decimals(min_value=0, max_value=99999, places=2).map(str) | st.sampled_from(["", "-", "0"])


@attrs.frozen
class Table:
    """A table as it should be: header and lines, with the boundaries of its columns."""

    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with a code, a name and some measures."""
    measures = draw(st.lists(st.sampled_from(MEASURES), min_size=2, max_size=6, unique=True))
    count = draw(st.integers(4, 24))
    lines = [
        (str(201 + line), NAMES[line % len(NAMES)], *(draw(FIGURES) for _ in measures[:-1]), f"{line}.50")
        for line in range(count)
    ]
    widths = draw(st.lists(st.integers(40, 160), min_size=len(measures) + 2, max_size=len(measures) + 2))
    edges = [40.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return Table(("科目编码", "科目名称", *measures), tuple(lines), tuple(edges))


def bars(*rows: tuple[str, ...]) -> list[str]:
    return [" | ".join(row) for row in rows]


def cut(draw: st.DrawFn, size: int) -> list[tuple[int, int]]:
    """Consecutive ranges that make up ``size``."""
    at = sorted(draw(st.sets(st.integers(1, size - 1), max_size=4)))
    return list(zip([0, *at], [*at, size], strict=True))


@st.composite
def paged(draw: st.DrawFn) -> tuple[Table, Builder]:
    """A table printed over pages, with the header repeated on all or none of them, perhaps with marks between."""
    table = draw(tables())
    header, numbers, shift = draw(st.booleans()), draw(st.booleans()), draw(st.sampled_from([0, 12]))
    built = Builder().text("表1 支出总表")
    for page, (start, end) in enumerate(cut(draw, len(table.lines))):
        if page:
            built.turn()
        edges = [edge + shift * (page % 2) for edge in table.edges]
        rows = bars(*([table.header] if header or not page else []), *table.lines[start:end])
        built.table(*rows, edges=edges)
        if numbers:
            built.text(f"- {page + 1} -")
    return table, built


@st.composite
def stripped(draw: st.DrawFn) -> tuple[Table, Builder]:
    """A table in two strips, each over the same pages: strip by strip, or page by page."""
    table = draw(tables())
    column = draw(st.integers(3, len(table.header) - 1))
    labels, over = draw(st.booleans()), draw(st.booleans())
    ranges = [(start, end) for start, end in cut(draw, len(table.lines)) if end - start > 1]
    lines = tuple(line for start, end in ranges for line in table.lines[start:end])
    if not ranges or {line[column:] for line in lines} <= {("",) * (len(table.header) - column)}:
        ranges, lines = [(0, len(table.lines))], table.lines
    columns = [list(range(column)), [*(range(2) if labels else ()), *range(column, len(table.header))]]
    order = [(part, strip) for part in ranges for strip in columns]
    if not over:
        order = [(part, strip) for strip in columns for part in ranges]
    built = Builder()
    for number, ((start, end), strip) in enumerate(order):
        if number:
            built.turn()
        edges = [60.0]
        for each in strip:
            edges.append(edges[-1] + table.edges[each + 1] - table.edges[each])
        rows = [table.header, *table.lines[start:end]]
        built.table(*bars(*(tuple(row[each] for each in strip) for row in rows)), edges=edges)
    return attrs.evolve(table, lines=lines), built


def body(grid: Grid) -> list[tuple[int | None, tuple[str, ...]]]:
    return [
        (row.region, tuple(cell.text for cell in row.cells))
        for row in grid.rows
        if row.furniture is None and row.region is not None
    ]


def stitched(built: Builder) -> Grid:
    before = built.grid
    after = stitch(before)
    assert printed(after) == printed(before)
    assert are_covers_whole(after)
    assert stitch(after) == after
    return after


@given(paged())
def test_a_table_over_pages_is_given_back(case: tuple[Table, Builder]) -> None:
    table, built = case
    assert body(stitched(built)) == [(0, row) for row in (table.header, *table.lines)]


@given(stripped())
def test_a_table_in_strips_is_given_back(case: tuple[Table, Builder]) -> None:
    table, built = case
    assert body(stitched(built)) == [(0, row) for row in (table.header, *table.lines)]


@given(tables(), st.booleans())
def test_two_tables_stay_two(one: Table, titled: bool) -> None:
    other = attrs.evolve(one, lines=one.lines[::-1])
    header = other.header if titled else (*other.header[:2], *(f"{name}（调整后）" for name in other.header[2:]))
    built = Builder().text("表1 支出总表").table(*bars(one.header, *one.lines), edges=one.edges).turn()
    if titled:
        built.text("表2 收入总表")
    built.table(*bars(header, *other.lines), edges=one.edges)

    assert stitched(built) == built.grid


WORDS = (
    "3.00",
    "-",
    "201",
    "合计",
    "支出总表",
    "表2 收入总表",
    "续表",
    "科目编码",
    "基本支出",
    "无",
    "- 3 -",
    "7",
    "8",
    "9",
)
TEXTS = st.sampled_from(["", "", *WORDS, "单位：万元", "用于购置设备和", "一、概况", "1,", "234.50"])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Any rows: pages, regions, merged cells and boxes as they come."""
    rows: list[Row] = []
    page = line = 1
    for region in range(draw(st.integers(0, 5))):
        turned = draw(st.booleans())
        page, line = (page + 1, 1) if turned else (page, line)
        width = draw(st.integers(1, 4))
        drawn = draw(st.booleans())
        is_text = draw(st.booleans())
        above: tuple[Cell, ...] = ()
        for number in range(draw(st.integers(1, 5))):
            cells: list[Cell] = []
            place = Place(page=page, line=line)
            for column in range(1 if is_text else width):
                origin = draw(st.sampled_from([None, None, None, "left", "above"]))
                over = cells[-1] if origin == "left" and cells else above[column] if origin and above else None
                if over is not None:
                    cells.append(Cell("", column, covered_by=over.covered_by or over))
                    continue
                left, top = 50 + 100 * column, 100 + 20 * number
                box = f"{left} {top} {left + 100} {top + 20}"
                own = attrs.evolve(place, cell=column + 1, box=box) if drawn else None
                cells.append(Cell(draw(TEXTS), column, place=own))
            above = tuple(cells)
            rows.append(Row(len(rows), place, above, region=None if is_text else region))
            line += 1
    return Grid((), tuple(rows))


def pieces(grid: Grid) -> Counter[str]:
    return Counter(piece for _, cell in grid.printed_cells() for piece in cell.text.split("\n"))


@given(grids())
def test_nothing_printed_is_lost_or_told_twice(grid: Grid) -> None:
    after = stitch(grid)

    assert pieces(after) == pieces(grid)
    assert are_covers_whole(after)
    assert stitch(after) == after
    assert [row.index for row in after.rows] == list(range(len(after.rows)))
    for _, cell in after.printed_cells():
        assert cell.covered_by is None
    for row in after.rows:
        kinds = {FragmentKind.PAGE_NUMBER, FragmentKind.RUNNING_HEAD, FragmentKind.REPEATED_HEADER, None}
        assert row.furniture in kinds
