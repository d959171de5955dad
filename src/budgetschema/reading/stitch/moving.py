"""Moving cells to other columns. Each keeps its place in the source, and merged cells cover what they did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Row

Span = tuple[int, int]
"""First column and the column after the last."""


class Mover:
    """Puts the columns of rows elsewhere. One mover does all rows of a region, for cells are merged over rows."""

    def __init__(self, spans: Sequence[Span], width: int) -> None:
        self._spans = spans
        self._width = width
        self._made: dict[int, Cell] = {}
        self._kept: list[Cell] = []

    def row(self, row: Row) -> Row:
        """The row with column ``c`` at ``spans[c]``: a cell that comes to lie over several columns covers them."""
        return attrs.evolve(row, cells=self.cells(row))

    def cells(self, row: Row, before: Sequence[Cell] = (), wide: int | None = None) -> tuple[Cell, ...]:
        """The moved cells of a row, put over those in ``before``."""
        width = self._width if wide is None else wide
        cells = [*before, *(Cell("", column) for column in range(len(before), width))]
        for cell in row.cells:
            if cell.column >= len(self._spans):
                continue
            first, end = self._spans[cell.column]
            made = self._moved(row, cell, first)
            cells[first] = made
            origin = made.covered_by or made
            for column in range(first + 1, end):
                cells[column] = Cell("", column, covered_by=origin)
        return tuple(cells)

    def stand_in(self, cell: Cell, other: Cell) -> None:
        """Let what ``cell`` covers be covered by ``other``, for ``cell`` is left out."""
        self._made[id(cell)] = other
        self._kept.append(cell)

    def _moved(self, row: Row, cell: Cell, column: int) -> Cell:
        if cell.covered_by is not None:
            origin = self._made.get(id(cell.covered_by), cell.covered_by)
            return attrs.evolve(cell, column=column, covered_by=origin)
        place = cell.place or (None if column == cell.column else place_of(row, cell))
        made = attrs.evolve(cell, column=column, place=place)
        self._made[id(cell)] = made
        self._kept.append(cell)  # so that no other cell gets the identity of this one
        return made


def place_of(row: Row, cell: Cell) -> Place:
    """Where a cell is printed."""
    return row.cell_place(cell.column)


def cut(rows: Sequence[Row], columns: range) -> list[Row]:
    """Rows with some of their columns, counted from 0 again; the cells keep their places."""
    width = max((len(row.cells) for row in rows), default=0)
    mover = Mover([(column - columns.start, column - columns.start + 1) for column in range(width)], len(columns))
    return [mover.row(attrs.evolve(row, cells=row.cells[columns.start : columns.stop])) for row in rows]


def covered_anew(row: Row, changed: Mapping[int, Cell]) -> Row:
    """A row whose covered cells name what became of the cell that covers them; ``changed`` tells it by identity."""
    if not any(cell.covered_by is not None and id(cell.covered_by) in changed for cell in row.cells):
        return row
    cells = []
    for cell in row.cells:
        origin = cell.covered_by
        while origin is not None and id(origin) in changed and changed[id(origin)] is not origin:
            origin = changed[id(origin)]
        cells.append(cell if origin is cell.covered_by else attrs.evolve(cell, covered_by=origin))
    return attrs.evolve(row, cells=tuple(cells))
