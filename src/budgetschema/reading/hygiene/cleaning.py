"""Cleaning the cells of a grid. Running text keeps its full-width punctuation; nothing is guessed."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import Flag, Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.hygiene.artefacts import replaced
from budgetschema.reading.hygiene.doubled import is_certain, single

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""Characters that only the font of the file gives a meaning."""
_MOST_SHOWN = 20


def clean(text: str) -> str:
    """A text without artefacts of its file."""
    text = replaced(text)
    once = single(text)
    return once if once is not None and is_certain(once) else text


def cleaned(grid: Grid) -> Grid:
    """A grid whose cells are clean; ``raw`` keeps what was changed. What cannot be cleaned is flagged."""
    changed: dict[int, Cell] = {}
    rows = tuple(_row(row, changed) for row in grid.rows)
    return attrs.evolve(grid, rows=rows, flags=(*grid.flags, *_private_characters(rows)))


def _private_characters(rows: tuple[Row, ...]) -> list[Flag]:
    """One flag for each file with characters of private use: which they are, and where the first one stands."""
    found: dict[int, tuple[Place, dict[str, None]]] = {}
    for row in rows:
        for cell in row.cells:
            if not cell.text.isascii() and (characters := _PRIVATE.findall(cell.text)):
                _, known = found.setdefault(row.place.file or 1, (row.cell_place(cell.column), {}))
                known.update(dict.fromkeys(characters))
    return [
        Flag(kind="private_characters", text=" ".join([*known][:_MOST_SHOWN]), place=place)
        for place, known in found.values()
    ]


def _row(row: Row, changed: dict[int, Cell]) -> Row:
    """A row with clean cells. ``changed`` has what became of cells, by identity, for those that they cover."""
    doubled = _is_doubled(row)
    cells = tuple(_cell(cell, doubled, changed) for cell in row.cells)
    if all(new is old for new, old in zip(cells, row.cells, strict=True)):
        return row
    return attrs.evolve(row, cells=cells)


def _is_doubled(row: Row) -> bool:
    """Whether a whole row was printed twice: then a figure or code in it that looks doubled is."""
    certain = False
    for cell in row.filled:
        once = single(replaced(cell.text))
        if once is None:
            return False
        certain = certain or is_certain(once)
    return certain


def _cell(cell: Cell, doubled: bool, changed: dict[int, Cell]) -> Cell:
    if cell.covered_by is not None:
        origin = changed.get(id(cell.covered_by))
        return cell if origin is None else attrs.evolve(cell, covered_by=origin)
    text = clean(cell.text)
    if doubled:
        text = single(text) or text
    if text == cell.text:
        return cell
    new = attrs.evolve(cell, text=text, raw=cell.text if cell.raw is None else cell.raw)
    changed[id(cell)] = new
    return new
