"""Grids built by hand: pages of running text and drawn tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Grid, Row

LEFT = "<"
"""A position that the cell at its left covers."""
ABOVE = "^"
"""A position that the cell above covers."""


@attrs.define
class Builder:
    """Adds rows page after page. ``edges`` are the boundaries of the columns of a drawn table."""

    page: int | None = 1
    sheet: str | None = None
    rows: list[Row] = attrs.Factory(list)
    _line: int = 0
    _regions: int = 0

    def turn(self, page: int | None = None) -> Builder:
        """Begin a new page."""
        self.page = page or (self.page or 0) + 1
        self._line = 0
        return self

    def text(self, *texts: str, box: str | None = None) -> Builder:
        """Rows of running text."""
        for text in texts:
            place = attrs.evolve(self._next(), box=box)
            self._add(Row(len(self.rows), place, (Cell(text, 0),)))
        return self

    def table(
        self, *lines: str, edges: Sequence[float] | None = None, top: float = 100, high: Sequence[float] = ()
    ) -> Builder:
        """A region; cells are separated by a bar. ``high`` are the heights of its first rows."""
        origins: list[Cell] = []
        tops = [top]
        for number in range(len(lines)):
            tops.append(tops[-1] + (high[number] if number < len(high) else 20))
        for number, line in enumerate(lines):
            texts = [text.strip() for text in line.split("|")]
            place = self._next()
            y = tops[number]
            if edges is not None:
                place = attrs.evolve(place, box=f"{edges[0]:g} {y:g} {edges[-1]:g} {tops[number + 1]:g}")
            cells: list[Cell] = []
            for column, text in enumerate(texts):
                if text in (LEFT, ABOVE):
                    over = cells[column - 1] if text == LEFT else origins[column]
                    cells.append(Cell("", column, covered_by=over.covered_by or over))
                    continue
                end = column + 1
                while end < len(texts) and texts[end] == LEFT:
                    end += 1
                own = None
                if edges is not None:
                    box = f"{edges[column]:g} {y:g} {edges[end]:g} {tops[number + 1]:g}"
                    own = attrs.evolve(place, cell=column + 1, box=box)
                cells.append(Cell(text, column, place=own))
            origins = cells
            self._add(Row(len(self.rows), place, tuple(cells), region=self._regions))
        self._regions += 1
        return self

    @property
    def grid(self) -> Grid:
        """What was built."""
        return Grid((), tuple(self.rows))

    def _next(self) -> Place:
        self._line += 1
        return Place(page=self.page, sheet=self.sheet, line=self._line)

    def _add(self, row: Row) -> None:
        self.rows.append(row)


def lines(grid: Grid) -> list[str]:
    """The rows that are no furniture, with their regions: ``0: a | b``; covered positions as they are built."""
    return [shown(row) for row in grid.rows if row.furniture is None]


def shown(row: Row) -> str:
    """One row as a line."""
    texts = []
    for cell in row.cells:
        if cell.covered_by is None:
            texts.append(cell.text)
        else:
            texts.append(LEFT if any(cell.covered_by is each for each in row.cells) else ABOVE)
    prefix = "" if row.region is None else f"{row.region}: "
    return prefix + " | ".join(texts)


def furniture(grid: Grid) -> list[tuple[str, str]]:
    """Kind and text of the rows that are furniture."""
    return [(row.furniture.value, row.text) for row in grid.rows if row.furniture is not None]


def printed(grid: Grid) -> Counter[tuple[str, Place]]:
    """Every printed cell with the place where it is printed."""
    found: Counter[tuple[str, Place]] = Counter()
    for row, cell in grid.printed_cells():
        place = row.cell_place(cell.column)
        found[cell.text, attrs.evolve(place, end_line=None)] += 1
    return found


def are_covers_whole(grid: Grid) -> bool:
    """Whether every covered position names a cell that stands in a row of the grid, at its own column."""
    known = {id(cell): cell for row in grid.rows for cell in row.cells}
    covered = [cell for row in grid.rows for cell in row.cells if cell.covered_by is not None]
    columns = all(cell.column == at for row in grid.rows for at, cell in enumerate(row.cells))
    return columns and all(id(cell.covered_by) in known for cell in covered)
