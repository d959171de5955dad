"""A workbook as its file has it, whatever the file's kind: sheets of printed texts at rows and columns."""

from __future__ import annotations

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.limits import MOST_CELLS, MOST_POSITIONS

_BLANK_TO_A_CELL = MOST_POSITIONS // MOST_CELLS


@attrs.frozen(slots=True)
class Range:
    """A rectangle of cells: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.define
class Sheet:
    """A sheet: what a person sees in its cells, by row and column from 0. Blank cells are left out.

    ``uncalculated`` has the cells with formulas whose result the file does not hold; their text is the formula.
    """

    name: str
    texts: dict[tuple[int, int], str] = attrs.Factory(dict)
    merged: list[Range] = attrs.Factory(list)
    hidden: bool = False
    hidden_rows: set[int] = attrs.Factory(set)
    hidden_columns: list[tuple[int, int]] = attrs.Factory(list)
    """First and last column of each group."""
    uncalculated: list[tuple[int, int]] = attrs.Factory(list)
    formulas: int = 0
    """How many cells hold a formula, calculated or not."""
    zeros: dict[tuple[int, int], str] = attrs.Factory(dict)
    """Formulas whose result is zero."""
    has_figures: bool = False
    """Whether a cell holds a number other than zero that no formula gave."""

    def is_hidden_column(self, column: int) -> bool:
        """Whether a column is not shown."""
        return any(first <= column <= last for first, last in self.hidden_columns)


class Budget:
    """How many more cells a workbook may have. Blank cells cost little, but there may be very many of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._most = MOST_CELLS
        self._left = MOST_CELLS * _BLANK_TO_A_CELL

    def spend(self, count: int = 1) -> None:
        """Count cells. Raises :class:`UnreadableError` where there are too many."""
        self.pass_over(count * _BLANK_TO_A_CELL)

    def pass_over(self, count: int = 1) -> None:
        """Count blank cells and rows, as :meth:`spend` does."""
        self._left -= count
        if self._left < 0:
            raise UnreadableError("workbook.too_large", {"name": self._name, "most": self._most})
