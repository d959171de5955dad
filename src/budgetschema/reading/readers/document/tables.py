"""Tables of a document as rows of cells of equal number, with merged cells covered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import attrs

from budgetschema.reading.grid import Cell
from budgetschema.reading.readers.packages import attribute, local

_AROUND = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_WIDEST = 1000
_CONTINUED = ("continue", "")


@attrs.frozen(slots=True)
class Drawn:
    """A cell as it is drawn: its element, first column, the column after it, and whether it goes on with one above.

    ``joined`` says the same of one at its left.
    """

    element: Any
    start: int
    end: int
    continued: bool
    joined: bool


def children(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table, or cells of a row, also those inside content controls and insertions; no deleted ones."""
    for child in element:
        kind = local(child)
        if kind == name and child.find(f"{{*}}{name}Pr/{{*}}del") is None:
            yield child
        elif kind in _AROUND:
            yield from children(child, name)


def drawn_rows(table: Any) -> list[list[Drawn]]:
    """The cells of every row with the columns of the table's grid that they take."""
    return [list(_drawn(row)) for row in children(table, "tr")]


def _drawn(row: Any) -> Iterator[Drawn]:
    at = _count(row, "trPr/{*}gridBefore", least=0)
    for cell in children(row, "tc"):
        end = min(at + _count(cell, "tcPr/{*}gridSpan", least=1), _WIDEST)
        yield Drawn(cell, at, max(end, at), _goes_on(cell, "vMerge"), _goes_on(cell, "hMerge"))
        at = end


def _count(element: Any, path: str, *, least: int) -> int:
    found = element.find("{*}" + path)
    text = "" if found is None else attribute(found, "val")
    return max(least, min(int(text), _WIDEST)) if text.isdecimal() and len(text) < 10 else least


def _goes_on(cell: Any, name: str) -> bool:
    found = cell.find("{*}tcPr/{*}" + name)
    return found is not None and attribute(found, "val") in _CONTINUED


def laid_out(rows: list[list[Drawn]], texts: list[list[str]]) -> Iterator[tuple[Cell, ...]]:
    """Rows of cells. A column of the grid at which no cell begins is none: it is a trace of moved borders."""
    starts = sorted({cell.start for row in rows for cell in row if cell.end > cell.start})
    open_above: dict[int, Cell] = {}
    for row, printed in zip(rows, texts, strict=True):
        made: dict[int, Cell] = {}
        opened: dict[int, Cell] = {}
        before: Cell | None = None
        for cell, text in zip(row, printed, strict=True):
            columns = range(bisect_left(starts, cell.start), bisect_left(starts, cell.end))
            if not columns:
                continue
            origin = open_above.get(columns[0]) if cell.continued else before if cell.joined else None
            if origin is None:
                origin = made[columns[0]] = Cell(text, columns[0])
            for column in columns:
                made.setdefault(column, Cell("", column, covered_by=origin))
            opened[columns[0]] = before = origin
        open_above = opened
        yield tuple(made.get(column) or Cell("", column) for column in range(len(starts)))
