"""The steps of stitching, in their order. Each takes a grid and gives a grid in which less is torn apart."""

from __future__ import annotations

from collections.abc import Callable

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch.pages import join_pages

STEPS: tuple[Callable[[Grid], Grid], ...] = (join_pages,)


def stitch(grid: Grid) -> Grid:
    """All steps, one after the other."""
    for step in STEPS:
        grid = step(grid)
    return grid
