"""Tables of a page: their cells in the grid that a browser shows, and which of their rows lay out the page only."""

from __future__ import annotations

from typing import Any

import attrs

from budgetschema.reading.readers.html.elements import colspan, is_hidden, rowspan, tag_of, words
from budgetschema.reading.readers.html.lines import lines_of
from budgetschema.reading.readers.html.spans import Slot, positions

_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_HEADINGS = ("h1", "h2", "h3")
_PARAGRAPHS = ("p", "div", "li")
_OWN = ("table", "caption", "colgroup")
"""Children of a table that are not looked into for rows of its own."""
_MOST_PARAGRAPHS = 20
"""A cell with more is a column of the page."""


@attrs.frozen
class ShownTable:
    """A table as it is shown. ``grid`` has the slots of every row, ``cells`` the cell elements by row and number.

    ``strays`` are the elements and texts that stand in the table outside its cells: a browser shows them above.
    """

    cells: tuple[tuple[Any, ...], ...]
    grid: tuple[tuple[Slot | None, ...], ...]
    strays: tuple[Any, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.grid[0]) if self.grid else 0


@attrs.define
class _Contents:
    """Row groups and strays of a table while they are collected."""

    groups: list[tuple[str, list[list[Any]]]] = attrs.Factory(list)
    strays: list[Any] = attrs.Factory(list)

    def stray(self, text: str | None) -> None:
        """Keep text that stands where only rows or cells belong."""
        if text and not text.isspace():
            self.strays.append(text)

    def open_group(self, group: list[list[Any]] | None) -> list[list[Any]]:
        """The group that a row goes into: the one around it, else the nameless one at the end of the table."""
        if group is not None:
            return group
        if not self.groups or self.groups[-1][0]:
            self.groups.append(("", []))
        return self.groups[-1][1]


def shown(table: Any, limit: int) -> ShownTable:
    """A table as it is shown: its head first, its foot last. Raises where it has more than ``limit`` positions."""
    contents = _Contents()
    _collect(table, contents)
    groups = [rows for _, rows in _in_order(contents.groups)]
    spans = [[[(colspan(cell), rowspan(cell)) for cell in row] for row in rows] for rows in groups]
    grid = positions(spans, limit)
    return ShownTable(
        cells=tuple(tuple(row) for rows in groups for row in rows),
        grid=tuple(tuple(slots) for slots in grid),
        strays=tuple(contents.strays),
    )


def _collect(element: Any, contents: _Contents, group: list[list[Any]] | None = None) -> None:
    """Sort what is in a table, a row group, or an element that does not belong between them."""
    contents.stray(element.text)
    loose: list[Any] | None = None
    for child in element:
        tag = tag_of(child)
        if not tag or is_hidden(child):
            pass
        elif tag in _CELLS:
            if loose is None:
                loose = []
                contents.open_group(group).append(loose)
            loose.append(child)
        else:
            loose = None
            _collect_part(child, tag, contents, group)
        contents.stray(child.tail)


def _collect_part(child: Any, tag: str, contents: _Contents, group: list[list[Any]] | None) -> None:
    if tag == "tr":
        row: list[Any] = []
        contents.open_group(group).append(row)
        _collect_cells(child, contents, row)
    elif tag in _GROUPS:
        rows: list[list[Any]] = []
        contents.groups.append((tag, rows))
        _collect(child, contents, rows)
    elif tag not in _OWN and next(child.iter("tr", *_CELLS), None) is not None:
        _collect(child, contents, group)
    else:
        contents.strays.append(child)


def _collect_cells(element: Any, contents: _Contents, row: list[Any]) -> None:
    """Sort what is in a row, or in an element that does not belong into it."""
    contents.stray(element.text)
    for child in element:
        tag = tag_of(child)
        if not tag or is_hidden(child):
            pass
        elif tag in _CELLS:
            row.append(child)
        elif tag not in _OWN and next(child.iter(*_CELLS), None) is not None:
            _collect_cells(child, contents, row)
        else:
            contents.strays.append(child)
        contents.stray(child.tail)


def _in_order(groups: list[tuple[str, list[list[Any]]]]) -> list[tuple[str, list[list[Any]]]]:
    """Row groups as shown: the first head on top and the first foot at the bottom, wherever they are written."""
    head = next((group for group in groups if group[0] == "thead"), None)
    foot = next((group for group in groups if group[0] == "tfoot"), None)
    between = [group for group in groups if group is not head and group is not foot]
    return [*([head] if head else []), *between, *([foot] if foot else [])]


def lays_out(cell: Any) -> bool:
    """Whether a cell is a part of the page rather than of a table: it holds a table, headings, or a lot of text."""
    if next(cell.iter(*_HEADINGS), None) is not None:
        return True
    if any(_has_columns(inner) for inner in cell.iter("table")):
        return True
    blocks = cell.iterdescendants(*_PARAGRAPHS)
    return sum(next(block.iterdescendants(*_PARAGRAPHS), None) is None for block in blocks) > _MOST_PARAGRAPHS


def _has_columns(table: Any) -> bool:
    """Whether a table has a row with several cells; one without is a frame around text."""
    return any(sum(tag_of(child) in _CELLS for child in row) > 1 for row in table.iter("tr"))


def value_of(cell: Any) -> str | None:
    """The value that a spreadsheet program keeps with a cell."""
    return next((value for name in sorted(words("values")) if (value := cell.get(name)) is not None), None)


def text_of(cell: Any) -> str:
    """The text of a cell, its lines separated by line ends."""
    return "\n".join(lines_of(cell))
