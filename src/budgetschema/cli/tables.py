"""Which of a document's tables a person means by ``--table``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from budgetschema.cli.session import Session

if TYPE_CHECKING:
    from budgetschema.model import Table

T = TypeVar("T")


def named_tables(session: Session, things: Sequence[T], table_of: Callable[[T], Table], name: str) -> list[T]:
    """The things whose table has this number, kind or title; else that at this position; else by a part of the title.

    Lists of tables show the position where no number is printed, so it goes before the digits of a title ("2026年…").
    Raises a usage error where there is none.
    """
    tables = [(each, table_of(each)) for each in things]
    exact = [each for each, table in tables if name in (table.number, table.kind, table.title)]
    found = exact
    if not found and name.isascii() and name.isdecimal():
        found = [each for number, each in enumerate(things, 1) if number == int(name)]
    if not found:
        found = [each for each, table in tables if name in table.title]
    if not found:
        known = ", ".join(table.number or table.kind for _, table in tables)
        raise session.usage("cli.unknown_table", name=name, known=known)
    return found
