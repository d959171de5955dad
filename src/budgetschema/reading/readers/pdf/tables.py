"""A table on a page, ruled or not: boundaries of columns and rows, and cells with their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from budgetschema.reading.readers.pdf.lines import TextLine, first_unit, joined
from budgetschema.reading.readers.pdf.second import Box, Seen

_ROOM = 1.0
"""Sizes of room, beside that for the next word, up to which a line of a cell counts as full."""
_CENTRED = 0.6
"""Sizes by which the free space left and right of a centred line may differ."""
FIGURE = re.compile(
    r"[-–—−+(（¥￥]{0,2}(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:[.．][0-9]+)?[%％)）]{0,2}|[-–—]{1,4}"
)


@attrs.frozen(slots=True)
class TableCell:
    """A cell: first row and column, how many it covers, its text, its box; ``other`` is what a second look saw."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    box: Box
    other: str | None = None


@attrs.frozen(slots=True)
class PageTable:
    """A table: ``xs`` and ``ys`` bound its columns and rows; each place is covered by exactly one cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[TableCell, ...]
    ruled: bool

    @property
    def left(self) -> float:
        """Where the table begins on the line."""
        return self.xs[0]

    @property
    def top(self) -> float:
        """Where the table begins on the page."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Where the table ends on the page."""
        return self.ys[-1]


def cell_text(lines: Sequence[TextLine], left: float, right: float) -> str:
    """The text of a cell between two sides. Lines that were only wrapped are joined, others are kept apart."""
    text = ""
    for index, line in enumerate(lines):
        if not index:
            text = line.text
        elif _is_full(lines[index - 1], line, left, right):
            text = joined(text, line.text)
        else:
            text = f"{text}\n{line.text}"
    return text


def _is_full(line: TextLine, following: TextLine, left: float, right: float) -> bool:
    """Whether what begins the following line had no room on this one."""
    before, after = line.left - left, right - line.right
    centred = abs(before - after) <= _CENTRED * line.size
    free = before + after if centred else after
    return free <= first_unit(following) + _ROOM * line.size


def compared(text: str, lines: int, seen: Seen | None, box: Box) -> str | None:
    """What a second look at a cell saw, where figures are printed and it saw something else; else None."""
    if seen is None or not any(character.isdigit() for character in text):
        return None
    printed = "".join(text.split())
    other = seen.within(box)
    same = printed == other if lines == 1 else sorted(printed) == sorted(other)
    return None if same else other


def by_place(cells: Iterable[TableCell]) -> dict[tuple[int, int], TableCell]:
    """For every place of a table the cell that covers it."""
    return {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
