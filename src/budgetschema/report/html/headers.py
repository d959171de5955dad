"""Header paths of columns as rows of cells that span what they have in common."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

Path = tuple[str, ...]


@attrs.frozen(slots=True)
class HeaderCell:
    """A cell of the header over ``across`` columns from ``column`` on, ``down`` rows high.

    Below a leaf there is no other cell of the header, only the column's own cells.
    """

    text: str
    column: int
    across: int
    down: int
    leaf: bool


def header_rows(paths: Sequence[Path]) -> list[list[HeaderCell]]:
    """The rows of the header: neighbours with the same beginning share its cell, a short path reaches down."""
    depth = max((len(path) for path in paths), default=0) or 1
    return [_row(paths, level, depth) for level in range(depth)]


def _row(paths: Sequence[Path], level: int, depth: int) -> list[HeaderCell]:
    cells: list[HeaderCell] = []
    column = 0
    while column < len(paths):
        path = paths[column]
        if len(path) <= level:
            # Nothing printed at all stands as one empty cell; else the cell above reaches down to here.
            if not path and level == 0:
                cells.append(HeaderCell("", column, 1, depth, True))
            column += 1
            continue
        across = 1
        while _continues(paths, column, column + across, level):
            across += 1
        leaf = len(path) == level + 1
        cells.append(HeaderCell(path[level], column, across, depth - level if leaf else 1, leaf))
        column += across
    return cells


def _continues(paths: Sequence[Path], first: int, other: int, level: int) -> bool:
    """Whether the cell of column ``first`` at ``level`` also stands over column ``other``."""
    if other >= len(paths):
        return False
    path, further = paths[first], paths[other]
    # Two columns of one whole path are two columns; only what has something below it is shared.
    return len(path) > level + 1 and len(further) > level + 1 and path[: level + 1] == further[: level + 1]
