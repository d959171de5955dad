"""Columns that a page draws and nobody means: margins, and several grid columns under one header cell."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.meanings import header_alias

_WIDEST = 512
"""Columns of a table that is looked into; no printed table has as many."""
_STACKED = ("label", "code")


@attrs.frozen
class Folded:
    """The rows of a table with one cell for each column that is meant. ``sources`` has the grid columns of each."""

    header: list[Row]
    ordinal: Row | None
    lines: list[Row]
    sources: tuple[tuple[int, ...], ...]

    def printed_in(self, columns: Sequence[int]) -> set[int]:
        """The grid columns in which the cells of some columns may be printed."""
        return {source for column in columns if column < len(self.sources) for source in self.sources[column]}


def fold(header: Sequence[Row], ordinal: Row | None, lines: Sequence[Row]) -> Folded:
    """Leave out columns in which nothing is printed, and fold those together that share one header cell.

    Columns are folded only if no line prints something in both: then a cell is told by its header all the same.
    """
    rows = [*header, *filter(None, (ordinal,)), *lines]
    width = max((len(row.cells) for row in rows), default=0)
    groups = _groups(header, [*filter(None, (ordinal,)), *lines], width) if 0 < width <= _WIDEST else None
    if groups is None or groups == [[column] for column in range(width)]:
        return Folded(list(header), ordinal, list(lines), tuple((column,) for column in range(width)))
    folder = _Folder(groups)
    return Folded(
        [folder.row(row) for row in header],
        folder.row(ordinal) if ordinal is not None else None,
        [folder.row(row) for row in lines],
        tuple(tuple(group) for group in groups),
    )


def _groups(header: Sequence[Row], body: Sequence[Row], width: int) -> list[list[int]]:
    printed = [
        {row.index for row in (*header, *body) if column < len(row.cells) and not row.cells[column].is_blank}
        for column in range(width)
    ]
    bodies = {row.index for row in body}
    groups: list[list[int]] = []
    for column in range(width):
        if groups and groups[-1][-1] == column - 1 and _shares_header(header, column):
            together = printed[column] & bodies & set().union(*(printed[each] for each in groups[-1]))
            if not together and _may_fold(header, printed[column] & bodies, column, groups[-1][0]):
                groups[-1].append(column)
                continue
        if printed[column] or any(row.over(column) for row in header):
            groups.append([column])
    return groups


def _shares_header(header: Sequence[Row], column: int) -> bool:
    """Whether the column has no header cell of its own: it lies under that of the column at its left."""
    exact = any(is_exact(row) for row in header)
    return bool(header) and all(_is_one_with_left(row, column, exact=exact) for row in header)


def _is_one_with_left(row: Row, column: int, *, exact: bool) -> bool:
    if column >= len(row.cells):
        return True
    cell, left = row.cells[column], row.cells[column - 1]
    if cell.covered_by is not None:
        return cell.covered_by is left or (left.covered_by is cell.covered_by)
    return cell.is_blank and not exact


def is_exact(row: Row) -> bool:
    """Whether the source says which cells of a row are merged, so that a blank cell is one of its own."""
    return any(cell.covered_by is not None for cell in row.cells)


def _may_fold(header: Sequence[Row], printed: set[int], column: int, first: int) -> bool:
    """Whether a column may go into the one at its left: the source merges their header, or it prints no figures."""
    if all(column < len(row.cells) and row.cells[column].covered_by is not None for row in header):
        return True
    if not printed:
        return True
    return _role_above(header, first) in _STACKED


def _role_above(header: Sequence[Row], column: int) -> str | None:
    for row in reversed(header):
        if text := row.over(column):
            return (header_alias(text) or {}).get("role")
    return None


class _Folder:
    """Makes rows of fewer cells; a merged cell that covered others still is one object to all of them."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        self._groups = groups
        self._column = {source: column for column, group in enumerate(groups) for source in group}
        self._made: dict[int, Cell] = {}
        self._kept: list[Cell] = []

    def row(self, row: Row) -> Row:
        """The row with one cell for each group."""
        cells: list[Cell] = []
        for column, group in enumerate(self._groups):
            inside = [row.cells[source] for source in group if source < len(row.cells)]
            if not inside:
                break
            chosen = next((cell for cell in inside if not cell.is_blank), None)
            chosen = chosen or next((cell for cell in inside if cell.covered_by is not None), inside[0])
            cells.append(self._cell(row, chosen, column))
        return attrs.evolve(row, cells=tuple(cells))

    def _cell(self, row: Row, cell: Cell, column: int) -> Cell:
        if cell.covered_by is not None:
            return Cell("", column, covered_by=self._origin(cell.covered_by))
        made = self._made.get(id(cell))
        if made is None:
            place = cell.place or (row.cell_place(cell.column) if cell.text.strip() else None)
            made = self._keep(cell, attrs.evolve(cell, column=column, place=place))
        return made

    def _origin(self, cell: Cell) -> Cell:
        made = self._made.get(id(cell))
        return made or self._keep(cell, attrs.evolve(cell, column=self._column.get(cell.column, -1)))

    def _keep(self, cell: Cell, made: Cell) -> Cell:
        self._made[id(cell)] = made
        self._kept.append(cell)
        return made
