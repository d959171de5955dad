"""Header cells that the edge of a page cut in two: one strip has the text, the other a blank cell or its rest."""

from __future__ import annotations

from collections.abc import Container, Sequence

import attrs

from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.moving import covered_anew


def whole_heads(wide: Sequence[Sequence[Row]], width: int, top: int, spilled: Container[str] = ()) -> list[list[Row]]:
    """Rows of two strips with the cut cells whole again. The second strip begins at column ``width``.

    Of the first ``top`` groups of rows, the header, a cell goes on over the edge if it has names of columns below it.
    Text is cut, too, where the rest of it is among the texts that are printed beyond the edge.
    """
    header = [row for rows in wide[:top] for row in rows]
    changed: dict[int, Cell] = {}
    made: dict[int, Row] = {}
    for at, row in enumerate(header):
        current = covered_anew(row, changed)
        below = header[at + 1 :]
        if any(each.at(width - 1) or each.at(width) for each in below):
            made[id(row)] = _whole(current, below[0], width, changed, spilled)
    return [[covered_anew(made.get(id(row), row), changed) for row in rows] for rows in wide]


def _whole(row: Row, below: Row, width: int, changed: dict[int, Cell], spilled: Container[str]) -> Row:
    left, right = row.cells[width - 1], row.cells[width]
    left = left.covered_by or left
    if right.covered_by is not None or not any(cell is left for cell in row.cells):
        return row
    if any(below.cells[column].covered_by is cell for column, cell in ((width - 1, left), (width, right))):
        return row  # it goes on downwards and has no names below it
    whole = left
    if not left.is_blank and not right.is_blank:
        if compact(right.text) not in spilled:
            return row
        whole = _together(row, left, right)
        changed[id(left)] = whole
    elif not right.is_blank:
        whole = attrs.evolve(right, column=left.column, place=row.cell_place(right.column))
        changed[id(left)] = whole
    changed[id(right)] = whole
    cells = []
    for cell in row.cells:
        part = any(origin is each for each in (left, right) for origin in (cell, cell.covered_by))
        if part:
            cells.append(whole if cell.column == whole.column else Cell("", cell.column, covered_by=whole))
        else:
            cells.append(cell)
    return attrs.evolve(row, cells=tuple(cells))


def _together(row: Row, left: Cell, right: Cell) -> Cell:
    """One cell of two halves of a text."""
    raw = None if left.raw is None and right.raw is None else f"{left.printed}{right.printed}"
    place = row.cell_place(left.column).until(row.cell_place(right.column))
    text = left.text if compact(left.text).endswith(compact(right.text)) else f"{left.stripped}{right.stripped}"
    return attrs.evolve(left, text=text, raw=raw, place=place)
