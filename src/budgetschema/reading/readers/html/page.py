"""A page as rows: lines of running text, and the rows of its tables."""

from __future__ import annotations

import re
from typing import Any

import attrs

from budgetschema.model import FragmentKind, Place
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.readers.html.elements import is_furniture, is_hidden, tag_of
from budgetschema.reading.readers.html.lines import Lines
from budgetschema.reading.readers.html.spans import Slot, TooManyPositionsError
from budgetschema.reading.readers.html.tables import (
    ShownTable,
    lays_out,
    shown,
    text_of,
    value_of,
)

# What a spreadsheet shows instead of a value that its column is too narrow for.
_NOT_THE_VALUE = re.compile(r"#{2,}|[+-]?[0-9](?:\.[0-9]+)?E[+-][0-9]+")


@attrs.frozen
class _Run:
    """Rows of a table that follow one another: the number of its region, and its cells by row and number."""

    region: int | None
    cells: dict[tuple[int, int], Cell] = attrs.Factory(dict)


class Page(Lines):
    """Gathers the rows of one page, or of several that belong together. ``limit`` bounds the number of cells."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._limit = limit
        self._regions = 0
        self._chrome: Any = None

    def page(self, root: Any, *, furniture: bool = False) -> None:
        """Take a whole page."""
        self._chrome = root if furniture else None
        self.children(root)
        self.end_line()
        self._chrome = None

    def line(self, text: str) -> None:
        """A line of running text is a row; tabs separate its cells."""
        self._row(tuple(Cell(part.strip(), column) for column, part in enumerate(text.split("\t"))), None)

    def enter(self, element: Any) -> bool:
        """Begin an element. Tables are taken whole; what stands around the text of a page is marked."""
        if not tag_of(element) or is_hidden(element):
            return False
        if tag_of(element) == "table":
            self.end_line()
            self.table(element)
            self.end_line()
            return False
        if self._chrome is None and is_furniture(element):
            self.end_line()
            self._chrome = element
        return super().enter(element)

    def leave(self, element: Any) -> None:
        """End an element that was begun."""
        super().leave(element)
        if self._chrome is element:
            self.end_line()
            self._chrome = None

    def table(self, element: Any) -> None:
        """Take a table: its rows, or the text and tables in the cells of those that lay out the page."""
        found = shown(element, self._limit)
        for stray in found.strays:
            self._text(stray) if isinstance(stray, str) else self.element(stray)
            self.end_line()
        laid_out = _laid_out(found)
        run: _Run | None = None
        for number, slots in enumerate(found.grid):
            if laid_out[number]:
                run = None
                for cell in found.cells[number]:
                    self.children(cell)
                    self.end_line()
            else:
                run = run or self._open_run()
                self._table_row(found, slots, run)

    def _open_run(self) -> _Run:
        self._regions += 1
        return _Run(self._regions - 1)

    def _table_row(self, table: ShownTable, slots: tuple[Slot | None, ...], run: _Run) -> None:
        cells = tuple(_cell(table, slot, column, run) for column, slot in enumerate(slots))
        self._row(cells, run.region)

    def _row(self, cells: tuple[Cell, ...], region: int | None) -> None:
        self._limit -= len(cells)
        if self._limit < 0:
            raise TooManyPositionsError
        place = Place(line=len(self.rows) + 1)
        furniture = None if self._chrome is None else FragmentKind.RUNNING_HEAD
        self.rows.append(Row(len(self.rows), place, cells, region=region, furniture=furniture))


def _laid_out(table: ShownTable) -> list[bool]:
    """For every row whether it only lays out the page. In a table that does so, a row of one cell is text, too."""
    if table.width < 2:
        return [True] * len(table.cells)
    found = [any(lays_out(cell) for cell in row) for row in table.cells]
    return [one or len(row) < 2 for one, row in zip(found, table.cells, strict=True)] if any(found) else found


def _cell(table: ShownTable, slot: Slot | None, column: int, run: _Run) -> Cell:
    if slot is None:
        return Cell("", column)
    key = slot.row, slot.number
    if not slot.begins:
        # A cell that began in a row which lays out the page is text already and covers nothing.
        return Cell("", column, covered_by=run.cells.get(key))
    element = table.cells[slot.row][slot.number]
    text = text_of(element)
    value = value_of(element) if _NOT_THE_VALUE.fullmatch(text) else None
    run.cells[key] = Cell(text, column) if value is None else Cell(value.strip(), column, raw=text)
    return run.cells[key]
