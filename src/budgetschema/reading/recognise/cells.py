"""Cells of a line: what is printed in them, what reaches into them from above, and what cleaning did to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetschema.model import Column, ColumnRole, Flag, Place, crossing
from budgetschema.reading.grid import Cell, Row

Cells = Sequence[tuple[int, Column]]
"""Pairs of cell position and column."""

_NEAR = Decimal("1.5")
"""Points by which boxes may differ that are the same."""
_REACHING = (ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.NAME, ColumnRole.TEXT)


def reaching(row: Row, index: int) -> Cell | None:
    """The cell of a row above that is merged downwards into this row, in its first column; None where none is."""
    origin = row.cells[index].covered_by if 0 <= index < len(row.cells) else None
    if origin is None or origin.is_blank or origin.column != index or any(cell is origin for cell in row.cells):
        return None
    return origin


def text_at(row: Row, index: int) -> str:
    """The text at a position: as printed there, else that of the cell above which reaches down to it."""
    above = None if row.at(index) else reaching(row, index)
    return row.at(index) if above is None else above.stripped


def reached(row: Row, columns: Cells) -> list[tuple[int, Column]]:
    """The positions that cells of rows above reach into. A figure stands where it is printed only."""
    return [
        (index, column)
        for index, column in columns
        if column.role in _REACHING and not row.at(index) and reaching(row, index) is not None
    ]


def cleaned_flags(row: Row, filled: Cells) -> Iterator[Flag]:
    """One flag for all cells of a line that were cleaned, and one for each that a second extraction read otherwise."""
    raw = [row.cells[index].printed for index, _ in filled if row.cells[index].raw is not None]
    if raw:
        yield Flag(kind="cleaned_text", text="\t".join(raw), place=row.place)
    for index, _ in filled:
        other = row.cells[index].other
        if other is not None:
            yield Flag(kind="second_reading", text=other.strip() or None, place=row.cell_place(index))


def own_places(row: Row, filled: Cells) -> dict[str, Place]:
    """The places of cells that do not follow from those of line and column."""
    found: dict[str, Place] = {}
    for index, column in filled:
        place = row.cells[index].place or (reaching(row, index) or row.cells[index]).place
        if place is not None and not _same(place, crossing(row.place, column.place)):
            found[column.id] = place
    return found


def _same(one: Place, two: Place | None) -> bool:
    if two is None or (one.file, one.page, one.sheet, one.line, one.cell) != (
        two.file, two.page, two.sheet, two.line, two.cell,
    ):  # fmt: skip
        return False
    if one.box is None or two.box is None:
        return one.box is None or one.box == two.box
    pairs = zip(one.box.split(" "), two.box.split(" "), strict=True)
    return all(abs(Decimal(first) - Decimal(second)) <= _NEAR for first, second in pairs)
