"""The neutral grid: what every reader yields and recognition works on. Rows of cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from budgetschema.model import Flag, FragmentKind, Place, SourceFile


@attrs.frozen(slots=True)
class Cell:
    """A cell: its text and its column, counted from 0.

    A merged cell stands in its first position; the other positions it covers hold cells without text that name it in
    ``covered_by``. A blank cell is covered by none.
    """

    text: str
    column: int
    raw: str | None = attrs.field(default=None, kw_only=True)
    """The text as the file has it, where cleaning changed it."""
    place: Place | None = attrs.field(default=None, kw_only=True)
    """Where the cell stands, if the row's place and the column do not say it (a box of its own, another page)."""
    covered_by: Cell | None = attrs.field(default=None, kw_only=True)
    other: str | None = attrs.field(default=None, kw_only=True)
    """What a second way of extraction read here, where it read something else: then either may be wrong."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not self.text or self.text.isspace()

    @property
    def stripped(self) -> str:
        """The text without white space around it."""
        return self.text.strip()

    @property
    def printed(self) -> str:
        """The text as the file has it, without white space around it."""
        return (self.text if self.raw is None else self.raw).strip()


@attrs.frozen
class Row:
    """A row of cells. ``place`` is the row's; a cell's differs by its column.

    ``region`` numbers the tables that the source itself draws (a table of a text document, a sheet, a ruled frame):
    rows with the same number belong to one, rows without a number are running text, or the source draws no tables.
    ``furniture`` says that the row is none of the text: a page number, a running head.
    """

    index: int
    place: Place
    cells: tuple[Cell, ...]
    region: int | None = attrs.field(default=None, kw_only=True)
    furniture: FragmentKind | None = attrs.field(default=None, kw_only=True)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the row."""
        return not self.filled

    @property
    def is_tabular(self) -> bool:
        """Whether the row has more than one cell, printed or blank."""
        return len(self.cells) > 1

    @property
    def is_lone(self) -> bool:
        """Whether exactly one cell is printed, as in a line of text that a spreadsheet pads with blank cells."""
        return len(self.filled) == 1

    @cached_property
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

    def over(self, column: int) -> str:
        """The stripped text at ``column``, or that of the merged cell which covers it."""
        if not 0 <= column < len(self.cells):
            return ""
        cell = self.cells[column]
        return (cell.covered_by or cell).stripped

    def cell_place(self, column: int) -> Place:
        """The place of one cell."""
        own = self.cells[column].place if 0 <= column < len(self.cells) else None
        return own or attrs.evolve(self.place, cell=column + 1)


@attrs.frozen(slots=True)
class Grid:
    """Everything printed in one source, or in several that belong together, in reading order."""

    sources: tuple[SourceFile, ...]
    rows: tuple[Row, ...]
    flags: tuple[Flag, ...] = attrs.field(default=(), kw_only=True)
    """What the reader noticed about the source as a whole or about its pages."""

    @property
    def name(self) -> str:
        """The names of the sources."""
        return ", ".join(source.name for source in self.sources)

    def printed_cells(self) -> Iterator[tuple[Row, Cell]]:
        """Every cell in which something is printed."""
        for row in self.rows:
            for cell in row.filled:
                yield row, cell


def joined(grids: Sequence[Grid]) -> Grid:
    """One grid of several, in their order: places name their file, indexes and regions go on."""
    if len(grids) == 1:
        return grids[0]
    rows: list[Row] = []
    sources: list[SourceFile] = []
    flags: list[Flag] = []
    regions = 0
    for grid in grids:
        file = len(sources) + 1
        moved: dict[int, Cell] = {}
        sources += grid.sources
        flags += [attrs.evolve(flag, place=attrs.evolve(flag.place or Place(), file=file)) for flag in grid.flags]
        for row in grid.rows:
            cells = tuple(_in_file(cell, file, moved) for cell in row.cells)
            region = None if row.region is None else row.region + regions
            place = attrs.evolve(row.place, file=file)
            rows.append(attrs.evolve(row, index=len(rows), place=place, cells=cells, region=region))
        regions += max((row.region for row in grid.rows if row.region is not None), default=-1) + 1
    return Grid(tuple(sources), tuple(rows), flags=tuple(flags))


def _in_file(cell: Cell, file: int, moved: dict[int, Cell]) -> Cell:
    """A cell whose own place names its file. ``moved`` has what became of cells, by identity, for those they cover."""
    origin = moved.get(id(cell.covered_by), cell.covered_by)
    if cell.place is None and origin is cell.covered_by:
        return cell
    place = None if cell.place is None else attrs.evolve(cell.place, file=file)
    moved[id(cell)] = attrs.evolve(cell, place=place, covered_by=origin)
    return moved[id(cell)]
