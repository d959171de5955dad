"""Relations: the tables of an export, with their columns, keys and titles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import attrs

from budgetschema.model.formats import Format

Type = Literal["string", "integer", "decimal", "money", "date"]
"""``decimal`` is a figure as printed, ``money`` an amount in yuan, exact both."""
Value = str | int | Decimal | datetime.date | None
Row = tuple[Value, ...]


@attrs.frozen(kw_only=True, slots=True)
class Column:
    """A column of a relation. ``missing`` are texts that stand where a figure is expected and is none."""

    name: str
    type: Type
    zh: str
    en: str
    zh_about: str | None = None
    en_about: str | None = None
    required: bool = False
    words: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    format: Format | None = None
    missing: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, slots=True)
class Reference:
    """A foreign key: these columns are the first keys of another relation."""

    columns: tuple[str, ...]
    relation: str


@attrs.frozen(kw_only=True, slots=True)
class Relation:
    """A relation. ``path`` leads to the objects of the model that are its rows; None where something else fills it."""

    name: str
    zh: str
    en: str
    zh_about: str
    en_about: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    path: tuple[str, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@attrs.frozen(slots=True)
class Filled:
    """A relation with its rows."""

    relation: Relation
    rows: tuple[Row, ...] = attrs.field(repr=False)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)
