"""The table model of HTML: which cell stands at which position, given the spans of all cells."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

Span = tuple[int, int]
"""Columns and rows that a cell goes over; 0 rows are all that follow in its group."""


class TooManyPositionsError(Exception):
    """A table has more positions than are allowed."""


@attrs.frozen(slots=True)
class Slot:
    """A position of a table: the cell that covers it, by row and number in its row, and whether it begins here."""

    row: int
    number: int
    begins: bool


Groups = Sequence[Sequence[Sequence[Span]]]
"""The cells' spans of every row of every row group, in the order in which they are shown."""


@attrs.define
class _Growing:
    """A cell that goes on in the rows below: how many rows are left. Of several in a column the first one shows."""

    left: int
    slot: Slot


def positions(groups: Groups, limit: int) -> list[list[Slot | None]]:
    """Every row as a list of slots, all of one length; None where no cell is.

    A cell begins at the first free position, and where cells overlap, the position belongs to the first. Spans end
    with their row group. Columns in which no cell begins have no width on the page and are left out. Raises
    :class:`TooManyPositionsError` where more than ``limit`` positions would have to be looked at.
    """
    rows: list[dict[int, Slot]] = []
    begun: set[int] = set()
    looked_at = 0
    for group in groups:
        growing: dict[int, list[_Growing]] = {}
        for below, spans in enumerate(group):
            looked_at += sum(map(len, growing.values()))
            taken = _grown(growing)
            looked_at += _place(spans, taken, growing, (len(rows), len(group) - below), limit - looked_at)
            begun |= {column for column, slot in taken.items() if slot.begins}
            rows.append(taken)
    if looked_at > limit or len(rows) * len(begun) > limit:
        raise TooManyPositionsError
    columns = sorted(begun)
    return [[row.get(column) for column in columns] for row in rows]


def _grown(growing: dict[int, list[_Growing]]) -> dict[int, Slot]:
    """What cells above cover in the next row."""
    taken = {}
    for column, cells in list(growing.items()):
        taken[column] = cells[0].slot
        for cell in cells:
            cell.left -= 1
        cells[:] = [cell for cell in cells if cell.left]
        if not cells:
            del growing[column]
    return taken


def _place(
    spans: Sequence[Span],
    taken: dict[int, Slot],
    growing: dict[int, list[_Growing]],
    where: tuple[int, int],
    limit: int,
) -> int:
    """Place the cells of a row. ``where`` is its number and how many rows its group still has, itself included."""
    row, remaining = where
    column = looked_at = 0
    for number, (wide, deep) in enumerate(spans):
        while column in taken:
            column += 1
            looked_at += 1
        left = min(deep or remaining, remaining) - 1
        covered = Slot(row, number, begins=False)
        for position in range(column, column + wide):
            taken.setdefault(position, covered if position > column else Slot(row, number, begins=True))
            if left:
                growing.setdefault(position, []).append(_Growing(left, covered))
        column += wide
        looked_at += wide
        if looked_at > limit:
            raise TooManyPositionsError
    return looked_at
