"""Cells of tables that hold persons: those under a header or beside a label that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetschema.model import Column, ColumnRole, Line, Mark, Table
from budgetschema.privacy.persons import is_nobody, is_number, is_personal_label

_MAPPINGS = ("texts", "printed", "marks", "amounts")


def personal_cells(table: Table, line: Line) -> Iterator[tuple[str, str | None, str]]:
    """What of a line is about a person: field, column id (None: the label itself) and what stands there."""
    personal = {column.id for column in table.columns if asks_for_person(column)}
    beside = line.label is not None and is_personal_label(line.label)
    for column in table.columns:
        named = column.role is ColumnRole.LABEL and column.id in personal and column.block == line.block
        if named and line.label is not None and not beside and not is_nobody(line.label):
            yield "label", None, line.label
    for field in _MAPPINGS if personal or beside else ():
        for column_id, value in getattr(line, field).items():
            text = _text(value)
            if (beside or column_id in personal) and (is_number(text) if field == "amounts" else not is_nobody(text)):
                yield field, column_id, text


def asks_for_person(column: Column) -> bool:
    """Whether a header says that persons or their telephones stand below."""
    return any(is_personal_label(step) for step in column.header)


def _text(value: Decimal | Mark | str) -> str:
    if isinstance(value, Mark):
        return value.text
    return value if isinstance(value, str) else format(value, "f")
