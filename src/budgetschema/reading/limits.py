"""How much a source may hold. Disclosures stay far below; more takes too much time, and is something else."""

from __future__ import annotations

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid

MOST_ROWS = 50_000
"""Rows in which something is printed. A township's 120 pages have 3,500; the longest documents have 600 pages."""

MOST_CELLS = 200_000
"""Cells in which something is printed. A township's disclosure has 9,000."""

MOST_POSITIONS = 1_000_000
"""Cells of all rows, blank and covered ones included."""

MOST_CHARACTERS = 20_000_000
"""Characters of all cells together; a disclosure has some hundred thousand."""

LONGEST_TEXT = 1_000_000
"""Characters of one cell. The format holds no longer text."""


def bounded(grid: Grid, name: str) -> Grid:
    """The grid as it is. Raises :class:`UnreadableError` where it holds more than a disclosure can."""
    rows = cells = characters = longest = 0
    for row in grid.rows:
        filled = [len(cell.printed) for cell in row.filled]
        rows += bool(filled)
        cells += len(filled)
        characters += sum(filled)
        # A row that cannot be placed is kept as one text.
        longest = max(longest, sum(filled) + len(filled))
    if rows > MOST_ROWS or cells > MOST_CELLS or characters > MOST_CHARACTERS or longest > LONGEST_TEXT:
        raise too_large(name)
    return grid


def too_large(name: str) -> UnreadableError:
    """The error for a source that holds more."""
    params = {"name": name, "rows": MOST_ROWS, "cells": MOST_CELLS, "characters": LONGEST_TEXT}
    return UnreadableError("file.too_large", params)
