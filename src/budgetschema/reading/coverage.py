"""How much of a source became data: every printed cell is accounted for, once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Grid, Row

_UNREAD = "scanned_page"


class Use(StrEnum):
    """What became of a printed cell."""

    DATA = "data"  # its text is a value of the model
    LABEL = "label"  # it names the field into which its neighbour went
    FURNITURE = "furniture"  # page number or repeated header, kept as a fragment
    UNPLACED = "unplaced"  # kept as a fragment only


@attrs.frozen(kw_only=True, slots=True)
class Leftover:
    """A printed cell that did not become data."""

    text: str
    place: Place


@attrs.frozen(kw_only=True, slots=True)
class Coverage:
    """Share of the printed cells that became data, and what did not.

    ``counts`` has the number of cells by use. ``leftovers`` are the cells kept as unplaced fragments only. ``unread``
    are pages that are pictures: what is printed on them is among no cells.
    """

    cells: int
    counts: dict[str, int]
    leftovers: tuple[Leftover, ...]
    unread: tuple[Place, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every page was read and every printed cell became data."""
        return not self.leftovers and not self.unread

    @property
    def share(self) -> float:
        """Share between 0 and 1; 1 for a source in which nothing is printed."""
        return 1 - len(self.leftovers) / self.cells if self.cells else 1.0

    def __str__(self) -> str:
        # What is not complete must not be rounded to 100 %.
        share = f"{min(self.share, 0.9999):.2%}" if self.leftovers else "100 %"
        return f"{share} ({self.cells - len(self.leftovers)}/{self.cells})"


class Ledger:
    """Books every printed cell as it is put to use. A cell is booked once; what is never booked is unplaced."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._uses: dict[tuple[int, int], Use] = {}

    def book(self, row: Row, use: Use, columns: Iterable[int] | None = None) -> None:
        """Book the printed cells of ``row`` (or those in ``columns``) that are not booked yet."""
        chosen = None if columns is None else set(columns)
        for cell in row.filled:
            if chosen is None or cell.column in chosen:
                self._uses.setdefault((row.index, cell.column), use)

    def unbooked(self, row: Row) -> tuple[Cell, ...]:
        """The printed cells of a row that nothing has used yet."""
        return tuple(cell for cell in row.filled if (row.index, cell.column) not in self._uses)

    def coverage(self) -> Coverage:
        """Close the books."""
        counts = dict.fromkeys((use.value for use in Use), 0)
        leftovers = []
        for row, cell in self._grid.printed_cells():
            use = self._uses.get((row.index, cell.column), Use.UNPLACED)
            counts[use.value] += 1
            if use is Use.UNPLACED:
                leftovers.append(Leftover(text=cell.stripped, place=row.cell_place(cell.column)))
        unread = (flag.place for flag in self._grid.flags if flag.kind == _UNREAD and flag.place is not None)
        return Coverage(
            cells=sum(counts.values()), counts=counts, leftovers=tuple(leftovers), unread=tuple(dict.fromkeys(unread))
        )
