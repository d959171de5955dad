"""Ways through a document: its tables, lines, cells and places with their JSON pointers, and names for them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import attrs

from budgetschema.model import Disclosure, Line, Place, Table
from budgetschema.model.shape import members


def tables(disclosure: Disclosure) -> Iterator[tuple[str, Table]]:
    """Pointer and table."""
    for index, table in enumerate(disclosure.tables):
        yield f"/tables/{index}", table


def lines(pointer: str, table: Table) -> Iterator[tuple[str, Line]]:
    """Pointer and line of the table at ``pointer``."""
    for index, line in enumerate(table.lines):
        yield f"{pointer}/lines/{index}", line


def cells(pointer: str, line: Line) -> Iterator[tuple[str, str]]:
    """Pointer and column of everything a line gives for a column."""
    for field in ("amounts", "marks", "texts", "printed", "places"):
        for column in getattr(line, field):
            yield f"{pointer}/{field}/{column}", column


def line_name(line: Line) -> str:
    """A line as a person would name it."""
    return line.label or "—"


def column_title(table: Table, column_id: str) -> str:
    """A column as a person would name it: its header path."""
    found = next((column for column in table.columns if column.id == column_id), None)
    return "/".join(found.header) if found is not None and found.header else column_id


@functools.cache
def _objects_of(kind: type) -> tuple[str, ...] | None:
    """The members of a class of the model that hold objects; None for any other class."""
    return tuple(member.name for member in members(kind) if member.is_object) if attrs.has(kind) else None


def places(value: Any, pointer: str) -> Iterator[tuple[str, Place]]:
    """Every place below a model object, with its pointer."""
    if isinstance(value, Place):
        yield pointer, value
    elif (inside := _objects_of(value.__class__)) is not None:
        for name in inside:
            if found := getattr(value, name):
                yield from places(found, f"{pointer}/{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from places(item, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, f"{pointer}/{key}")
