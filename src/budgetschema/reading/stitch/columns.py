"""Columns of two regions held against each other by where they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median_low

import attrs

from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.stitch.moving import Span

_NEAR = 6
"""Edges that differ by no more points are one."""
_SAMPLE = 40

Box = tuple[Decimal, Decimal, Decimal, Decimal]


@attrs.frozen
class Fit:
    """How the columns of two regions come to lie in one: the columns that each column takes, and how many there are."""

    above: tuple[Span, ...]
    below: tuple[Span, ...]
    width: int


@attrs.frozen
class Layout:
    """Left and right edges of the columns of a region, in points."""

    lefts: tuple[Decimal, ...]
    rights: tuple[Decimal, ...]

    @property
    def is_ruled(self) -> bool:
        """Whether each column begins where the one before it ends."""
        return all(2 * abs(right - left) <= _NEAR for right, left in zip(self.rights[:-1], self.lefts[1:], strict=True))

    @property
    def edges(self) -> list[Decimal]:
        """Boundaries of ruled columns."""
        return [*self.lefts, self.rights[-1]]

    def shifted(self, by: Decimal) -> Layout:
        """The same columns, further to the right."""
        return Layout(tuple(left + by for left in self.lefts), tuple(right + by for right in self.rights))


def box_of(cell: Cell) -> Box | None:
    """The box of a cell: left, top, right, bottom."""
    if cell.place is None or cell.place.box is None:
        return None
    left, top, right, bottom = (Decimal(part) for part in cell.place.box.split())
    return left, top, right, bottom


def layout_of(rows: Sequence[Row]) -> Layout | None:
    """Where the columns of a region are drawn, by the boxes of its first and last rows; None if not known."""
    sample = rows if len(rows) <= 2 * _SAMPLE else [*rows[:_SAMPLE], *rows[-_SAMPLE:]]
    width = max((len(row.cells) for row in sample), default=0)
    lefts: list[list[Decimal]] = [[] for _ in range(width)]
    rights: list[list[Decimal]] = [[] for _ in range(width)]
    for row in sample:
        for cell in row.cells:
            box = box_of(cell) if cell.covered_by is None else None
            if box is not None:
                lefts[cell.column].append(box[0])
                rights[_last_column(row, cell)].append(box[2])
    return _completed([_middle(edge) for edge in lefts], [_middle(edge) for edge in rights])


def _middle(edges: Sequence[Decimal]) -> Decimal | None:
    return median_low(edges) if edges else None


def _completed(lefts: list[Decimal | None], rights: list[Decimal | None]) -> Layout | None:
    """Edges that no cell shows are those of the neighbour; one that only merged cells lie over may be anywhere."""
    for column in range(1, len(lefts)):
        if lefts[column] is None and rights[column - 1] is None:
            before = lefts[column - 1]
            after = next(
                (
                    edge
                    for pair in zip(lefts[column:], rights[column:], strict=True)
                    for edge in pair
                    if edge is not None
                ),
                None,
            )
            lefts[column] = None if before is None or after is None else (before + after) / 2
        lefts[column] = rights[column - 1] if lefts[column] is None else lefts[column]
        rights[column - 1] = lefts[column] if rights[column - 1] is None else rights[column - 1]
    left = tuple(edge for edge in lefts if edge is not None)
    right = tuple(edge for edge in rights if edge is not None)
    if not left or len(left) < len(lefts) or len(right) < len(rights):
        return None
    return Layout(left, right) if all(a <= b for a, b in pairwise(left)) else None


def _last_column(row: Row, cell: Cell) -> int:
    last = cell.column
    while last + 1 < len(row.cells) and row.cells[last + 1].covered_by is cell:
        last += 1
    return last


def fit(above: Sequence[Row], below: Sequence[Row], top: int) -> Fit | None:
    """How two regions are one table; None where that is not sure. ``top`` rows of ``above`` are not lines of it.

    Where either has no boxes, they have to have the same number of columns.
    """
    first, second = layout_of(above), layout_of(below)
    widths = [len(rows[0].cells) for rows in (above, below)]
    if first is None or second is None:
        return one_to_one(widths[0]) if widths[0] == widths[1] and (first is None) == (second is None) else None
    second = _laid_over(first, second)
    if widths[0] == widths[1] and are_same(first, second):
        return one_to_one(widths[0])
    if first.is_ruled and second.is_ruled:
        found = _by_edges(first, second)
        return found if found is not None and _is_sure(found, above[top:], below) else None
    return _by_overlap(first, second)


def one_to_one(width: int) -> Fit:
    """Each column lies under the column of the same number."""
    spans = tuple((column, column + 1) for column in range(width))
    return Fit(spans, spans, width)


def _laid_over(first: Layout, second: Layout) -> Layout:
    """The second region moved over the first where only the margins of their pages differ."""
    by = first.lefts[0] - second.lefts[0]
    return second.shifted(by) if abs(first.rights[-1] - second.rights[-1] - by) <= _NEAR else second


def are_same(first: Layout, second: Layout) -> bool:
    """Whether two regions have the same columns at the same place."""
    if len(first.lefts) != len(second.lefts):
        return False
    edges = zip(first.lefts + first.rights, second.lefts + second.rights, strict=True)
    ruled = all(abs(a - b) <= _NEAR for a, b in edges)
    return ruled or (not (first.is_ruled and second.is_ruled) and _pairs(first, second) is not None)


def _pairs(first: Layout, second: Layout) -> list[int] | None:
    """For every column of the second region the only column of the first that it lies under, in order."""
    found: list[int] = []
    for left, right in zip(second.lefts, second.rights, strict=True):
        under = [
            column
            for column, (a, b) in enumerate(zip(first.lefts, first.rights, strict=True))
            if 2 * (min(b, right) - max(a, left)) > min(b - a, right - left)
        ]
        if len(under) != 1:
            return None
        found.append(under[0])
    return found if all(a < b for a, b in pairwise(found)) else None


def _by_overlap(first: Layout, second: Layout) -> Fit | None:
    """Columns of text without lines: each of the fewer lies under one of the more."""
    width = max(len(first.lefts), len(second.lefts))
    whole = one_to_one(width).above
    wide, narrow = (first, second) if len(first.lefts) == width else (second, first)
    under = _pairs(wide, narrow)
    if under is None:
        return None
    spans = tuple((column, column + 1) for column in under)
    return Fit(whole, spans, width) if wide is first else Fit(spans, whole, width)


def _by_edges(first: Layout, second: Layout) -> Fit | None:
    """Ruled columns: all boundaries of both; a column over a boundary of the other one takes both sides of it."""
    if abs(first.edges[0] - second.edges[0]) > _NEAR or abs(first.edges[-1] - second.edges[-1]) > _NEAR:
        return None
    edges: list[Decimal] = []
    for edge in sorted([*first.edges, *second.edges]):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    spans = []
    for layout in (first, second):
        at = [_nearest(edges, edge) for edge in layout.edges]
        if any(a >= b for a, b in pairwise(at)):
            return None
        spans.append(tuple(pairwise(at)))
    return Fit(spans[0], spans[1], len(edges) - 1)


def _nearest(edges: Sequence[Decimal], edge: Decimal) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def _is_sure(found: Fit, body: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether no cell comes to lie over columns that the other region prints apart and never merges."""
    return not (
        _cuts(found.above, body) & _joins(found.below, below, _merged(found.above, body))
        or _cuts(found.below, below) & _joins(found.above, body, _merged(found.below, below))
    )


def _merged(spans: Sequence[Span], rows: Sequence[Row]) -> set[Span]:
    """The columns that merged cells of these rows lie over."""
    found = ((cell.column, _last_column(row, cell)) for row in rows for cell in row.filled)
    return {(spans[first][0], spans[last][1]) for first, last in found if last > first}


def _cuts(spans: Sequence[Span], rows: Sequence[Row]) -> set[int]:
    """Boundaries (by the column at their right) at which a printed cell of these rows begins or ends."""
    found = set()
    for row in rows:
        for cell in row.filled:
            found |= {spans[cell.column][0], spans[_last_column(row, cell)][1]}
    return found


def _joins(spans: Sequence[Span], rows: Sequence[Row], merged: set[Span]) -> set[int]:
    """Boundaries that printed cells of these rows lie over only because a column takes both sides of it.

    Where the other region merges cells over the same columns, it is as usual there.
    """
    found: set[int] = set()
    for column, (first, end) in enumerate(spans):
        if (
            end - first > 1
            and (first, end) not in merged
            and any(column < len(row.cells) and not row.cells[column].is_blank for row in rows)
        ):
            found |= set(range(first + 1, end))
    return found
