"""Which cell of a line is its label."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import Column, ColumnRole
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.cells import Cells, text_at
from budgetschema.reading.spelling import rejoin


@attrs.frozen
class Label:
    """The label of a line and its column. ``depth`` counts from 1 where labels of several levels have columns."""

    text: str | None = None
    column: Column | None = None
    depth: int | None = None


def find_label(row: Row, columns: Cells, filled: Cells, reached: Cells) -> Label:
    """The label of a line. A total word is sometimes printed in the code column."""
    stacked = _stacked(columns)
    if stacked:
        found = _of_stacked(row, stacked, filled)
        if found.column is not None:
            return found
    for index, column in (*filled, *reached):
        if column.role is ColumnRole.LABEL:
            return Label(rejoin(text_at(row, index)), column)
    for index, column in filled:
        if column.role is ColumnRole.CODE and not any(character.isdigit() for character in row.at(index)):
            return Label(rejoin(row.at(index)), column)
    return Label()


def _stacked(columns: Cells) -> list[tuple[int, Column]]:
    """The label columns under one header cell: groups in the first, what belongs to them in the next."""
    labels = [(index, column) for index, column in columns if column.role is ColumnRole.LABEL]
    return labels if len(labels) > 1 and all(column.header == labels[0][1].header for _, column in labels) else []


def _of_stacked(row: Row, stacked: Sequence[tuple[int, Column]], filled: Cells) -> Label:
    """The innermost name; 小计 beside a group's name says that the line is the group's."""
    printed = [
        (depth, index, column)
        for depth, (index, column) in enumerate(stacked, 1)
        if any(column is each for _, each in filled)
    ]
    named = [each for each in printed if not _is_total(row.at(each[1]))] or printed[:1]
    if not named:
        return Label()
    depth, index, column = named[-1]
    return Label(rejoin(row.at(index)), column, depth)


def _is_total(text: str) -> bool:
    meaning = alias_table("lines").find(text)
    return meaning is not None and meaning.get("role") == "total" and len(meaning) == 1
