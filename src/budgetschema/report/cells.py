"""What is printed in the cells of a table, taken back out of its lines; for the page and the terminal alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from budgetschema.model import CodeBasis, Column, ColumnRole, Line, Table

IndexedLine = tuple[int, Line]


def cell_text(table: Table, line: Line, column: Column) -> str:
    """The text of a cell as printed; empty for a blank."""
    key = column.id
    if key in line.printed:
        return line.printed[key]
    if key in line.amounts:
        return format(line.amounts[key], "f")
    if key in line.marks:
        return line.marks[key].text
    if key in line.texts:
        return line.texts[key]
    if column.role is ColumnRole.LABEL and key == label_column(table, line.block):
        return line.label or ""
    if column.role is ColumnRole.CODE:
        return _code(table, line, column)
    if column.role is ColumnRole.NAME:
        return next((each.name or "" for each in line.codes if each.scheme is column.scheme), "")
    return ""


def label_column(table: Table, block: str | None) -> str | None:
    """The column in which the names of a block's lines stand."""
    for column in table.columns:
        if column.role is ColumnRole.LABEL and column.block == block:
            return column.id
    return None


def _code(table: Table, line: Line, column: Column) -> str:
    printed = [each for each in line.codes if each.code is not None and each.basis is CodeBasis.PRINTED]
    own = [each for each in printed if column.scheme is None or each.scheme is column.scheme]
    columns = [
        each.id
        for each in table.columns
        if each.role is ColumnRole.CODE and (each.block, each.scheme) == (column.block, column.scheme)
    ]
    # A code printed in pieces stands in ``printed``; a whole one stands in the first column for codes.
    if columns[0] != column.id or any(each in line.printed for each in columns):
        return ""
    return own[0].code or "" if own else ""


def sides(table: Table) -> tuple[str | None, ...]:
    """The blocks whose columns stand beside each other; one, without a name, where there are none."""
    return tuple(dict.fromkeys(column.block for column in table.columns)) or (None,)


def printed_rows(table: Table) -> Iterator[tuple[IndexedLine | None, ...]]:
    """The lines row by row, one of each side beside the other: by where they were printed, else by their order.

    A line that belongs to no side has a row of its own at the end.
    """
    own = sides(table)
    lines = [[each for each in enumerate(table.lines) if each[1].block == side] for side in own]
    if len(own) > 1 and all(line.place is not None and line.place.line is not None for line in table.lines):
        yield from _by_place(lines)
    else:
        yield from zip_longest(*lines)
    yield from ((each,) for each in enumerate(table.lines) if each[1].block not in own)


def _by_place(lines: list[list[IndexedLine]]) -> Iterator[tuple[IndexedLine | None, ...]]:
    """Rows in printed order; at one place a side may have several lines."""
    placed: dict[tuple[int, int, int], list[list[IndexedLine]]] = {}
    for number, side in enumerate(lines):
        for index, line in side:
            order = (0, 0, 0) if line.place is None else line.place.order
            placed.setdefault(order, [[] for _ in lines])[number].append((index, line))
    for order in sorted(placed):
        yield from zip_longest(*placed[order])
