"""Wide tables printed in vertical strips: the columns that did not fit follow as a region of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from budgetschema.model import FragmentKind, MarkKind
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.columns import box_of, layout_of
from budgetschema.reading.stitch.moving import Mover
from budgetschema.reading.stitch.signs import is_page_number
from budgetschema.reading.stitch.tables import page_gap, same_file, says_again, top_of

_LEAST_ROWS = 3
_ABOVE = 8
_NEAR = 3
"""Rows of two strips stand at the same height if they differ by no more points."""
_WIDEST = 512


@attrs.define
class _Table:
    """The rows of a region by their positions, and the positions of the running text before it."""

    at: list[int]
    between: list[int]


def join_strips(grid: Grid) -> Grid:
    """Put strips of one table side by side. Labels that a strip repeats become furniture; cells keep their places."""
    rows: list[Row | None] = list(grid.rows)
    open_table: _Table | None = None
    for table in _tables(grid.rows):
        if open_table is not None and _join(rows, open_table, table):
            continue
        open_table = table
    kept = tuple(row for row in rows if row is not None)
    return grid if all(a is b for a, b in zip(rows, grid.rows, strict=True)) else attrs.evolve(grid, rows=kept)


def _tables(rows: Sequence[Row]) -> list[_Table]:
    tables: list[_Table] = []
    between: list[int] = []
    for at, row in enumerate(rows):
        if row.furniture is not None or (row.region is None and row.is_blank):
            continue
        if row.region is None:
            between.append(at)
        elif tables and not between and rows[tables[-1].at[-1]].region == row.region:
            tables[-1].at.append(at)
        else:
            tables.append(_Table([at], between))
            between = []
    return tables


def _join(rows: list[Row | None], one: _Table, other: _Table) -> bool:
    """Put a table beside the one before it, if it is a strip of the same."""
    first = [row for at in one.at if (row := rows[at]) is not None]
    second = [row for at in other.at if (row := rows[at]) is not None]
    above = [row for at in one.between[-_ABOVE:] if (row := rows[at]) is not None]
    between = [row for at in other.between if (row := rows[at]) is not None]
    shared = _shared(first, second, above, between)
    if shared is None:
        return False
    for at, row in zip(other.between, between, strict=True):
        kind = FragmentKind.PAGE_NUMBER if is_page_number(row) else FragmentKind.REPEATED_HEADER
        rows[at] = attrs.evolve(row, furniture=kind)
    wide, repeated = _side_by_side(first, second, shared)
    for places, made in ((one.at, wide), (other.at, repeated)):
        for at, row_made in zip(places, made, strict=True):
            rows[at] = row_made
    return True


def _shared(first: Sequence[Row], second: Sequence[Row], above: Sequence[Row], between: Sequence[Row]) -> int | None:
    """How many columns a strip repeats of the one before it; None where it is no strip of the same table."""
    if len(first) != len(second) or len(first) < _LEAST_ROWS or not same_file(first[0], second[0]):
        return None
    if len(first[0].cells) + len(second[0].cells) > _WIDEST:
        return None
    openings = {compact(row.text) for row in above}
    if not all(is_page_number(row) or says_again(row, openings) for row in between):
        return None
    top = top_of(first)
    if not top.header or len(top.opening) + len(top.header) >= len(first):
        return None
    gap = page_gap(first[-1], second[0])
    beside = gap == 0 and _are_beside(first, second)
    if not beside and not (gap is not None and gap >= 1):
        return None
    shared = _repeated_columns(first, second)
    if shared == len(second[0].cells):
        return None
    if shared and not beside:
        return shared
    if beside:
        return 0
    bare = all(_has_no_words(row) for row in second[top.size :])
    return 0 if bare and _are_level(first, second) else None


def _repeated_columns(first: Sequence[Row], second: Sequence[Row]) -> int:
    """How many columns at the left are the same in every row, and print more than one text."""
    width = min(len(first[0].cells), len(second[0].cells))
    count = 0
    while count < width and all(
        compact(a.over(count)) == compact(b.over(count)) for a, b in zip(first, second, strict=True)
    ):
        count += 1
    texts = {row.at(column) for row in second for column in range(count)} - {""}
    return count if len(texts) > 1 else 0


def _has_no_words(row: Row) -> bool:
    figures = [read_figure(cell.text) for cell in row.filled]
    return all(
        figure is None or figure.mark is None or figure.mark.kind is not MarkKind.UNREADABLE for figure in figures
    )


def _are_level(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether the rows of two strips are drawn at the same heights."""
    for above, below in zip(first, second, strict=True):
        a, b = _heights(above), _heights(below)
        if a is None or b is None or max(abs(a[0] - b[0]), abs(a[1] - b[1])) > _NEAR:
            return False
    return True


def _heights(row: Row) -> tuple[Decimal, Decimal] | None:
    """Top and bottom of a row, by the lowest of its boxes."""
    boxes = [box for cell in row.cells if cell.covered_by is None and (box := box_of(cell)) is not None]
    return (max(box[1] for box in boxes), min(box[3] for box in boxes)) if boxes else None


def _are_beside(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether a region is drawn at the right of another one, row beside row, and has no title of its own."""
    left, right = layout_of(first), layout_of(second)
    if left is None or right is None or right.lefts[0] < left.rights[-1] - _NEAR:
        return False
    return not top_of(second).opening and _are_level(first, second)


def _side_by_side(first: Sequence[Row], second: Sequence[Row], shared: int) -> tuple[list[Row], list[Row | None]]:
    """The wide rows, and the cells that the second strip repeats as rows of furniture, if any."""
    width = len(first[0].cells)
    added = len(second[0].cells) - shared
    mover = Mover([(width + column - shared, width + column - shared + 1) for column in range(len(second[0].cells))], 0)
    wide: list[Row] = []
    repeated: list[Row | None] = []
    for one, other in zip(first, second, strict=True):
        for a, b in zip(one.cells[:shared], other.cells[:shared], strict=True):
            mover.stand_in(b, a.covered_by or a)
        right = attrs.evolve(other, cells=other.cells[shared:])
        wide.append(attrs.evolve(one, cells=mover.cells(right, one.cells, width + added)))
        copy = attrs.evolve(
            other, cells=other.cells[:shared], region=one.region, furniture=FragmentKind.REPEATED_HEADER
        )
        repeated.append(None if copy.is_blank else copy)
    return wide, repeated
