"""The steps of stitching, in their order. Each takes a grid and gives a grid in which less is torn apart."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch.breaks import join_rows
from budgetschema.reading.stitch.marks import find_marks
from budgetschema.reading.stitch.pages import join_pages
from budgetschema.reading.stitch.sides import part_tables
from budgetschema.reading.stitch.strips import join_strips

# Strips may be printed page by page or strip by strip: parts of a strip are joined before, wide pages after.
STEPS: tuple[Callable[[Grid], Grid], ...] = (find_marks, part_tables, join_pages, join_strips, join_pages, join_rows)


def stitch(grid: Grid) -> Grid:
    """All steps, one after the other; rows are counted anew."""
    for step in STEPS:
        grid = step(grid)
    rows = tuple(row if row.index == at else attrs.evolve(row, index=at) for at, row in enumerate(grid.rows))
    return grid if all(a is b for a, b in zip(rows, grid.rows, strict=True)) else attrs.evolve(grid, rows=rows)
