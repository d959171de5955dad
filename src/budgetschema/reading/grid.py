"""The neutral grid: what every reader yields and recognition works on. Rows of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.model import Place, SourceFile


@attrs.frozen(slots=True)
class Cell:
    """A cell: its text as printed and its column, counted from 0."""

    text: str
    column: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not self.text or self.text.isspace()

    @property
    def stripped(self) -> str:
        """The text without white space around it."""
        return self.text.strip()


@attrs.frozen(slots=True)
class Row:
    """A row of cells. ``place`` is the row's; a cell's differs by its column."""

    index: int
    place: Place
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the row."""
        return all(cell.is_blank for cell in self.cells)

    @property
    def is_tabular(self) -> bool:
        """Whether the row has more than one cell, printed or blank."""
        return len(self.cells) > 1

    @property
    def is_lone(self) -> bool:
        """Whether exactly one cell is printed, as in a line of text that a spreadsheet pads with blank cells."""
        return len(self.filled) == 1

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells in which something is printed."""
        return tuple(cell for cell in self.cells if not cell.is_blank)

    @property
    def text(self) -> str:
        """What is printed in the row, cells joined by a tab."""
        return "\t".join(cell.stripped for cell in self.filled)

    def at(self, column: int) -> str:
        """The stripped text at ``column``; empty beyond the last cell."""
        return self.cells[column].stripped if 0 <= column < len(self.cells) else ""

    def cell_place(self, column: int) -> Place:
        """The place of one cell."""
        return attrs.evolve(self.place, cell=column + 1)


@attrs.frozen(slots=True)
class Grid:
    """Everything printed in one source, in reading order."""

    source: SourceFile
    rows: tuple[Row, ...]

    def printed_cells(self) -> Iterator[tuple[Row, Cell]]:
        """Every cell in which something is printed."""
        for row in self.rows:
            for cell in row.filled:
                yield row, cell
