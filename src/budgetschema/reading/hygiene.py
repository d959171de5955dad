"""Cleaning text of what printing programs and fonts did to it. The text as the file has it stays with the cell."""

from __future__ import annotations

import attrs

from budgetschema.reading.grid import Cell, Grid, Row


def clean(text: str) -> str:
    """A text without artefacts of its file."""
    return text


def cleaned(grid: Grid) -> Grid:
    """A grid whose cells are clean; ``raw`` keeps what was changed."""
    return attrs.evolve(grid, rows=tuple(_row(row) for row in grid.rows))


def _row(row: Row) -> Row:
    cells = tuple(_cell(cell) for cell in row.cells)
    changed = any(new is not old for new, old in zip(cells, row.cells, strict=True))
    return row if not changed else attrs.evolve(row, cells=cells)


def _cell(cell: Cell) -> Cell:
    text = clean(cell.text)
    return cell if text == cell.text else attrs.evolve(cell, text=text, raw=cell.text if cell.raw is None else cell.raw)
