"""Which of a document's tables a person means by ``--table``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from budgetschema.cli.session import Session

if TYPE_CHECKING:
    from budgetschema.model import Table

T = TypeVar("T")
_NO_KIND = "unknown"


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
        positions = [str(number) for number in range(1, len(tables) + 1)]
        words = [word for _, table in tables for word in (table.number, table.kind) if word and word != _NO_KIND]
        known = ", ".join(dict.fromkeys([f"1–{len(tables)}", *(word for word in words if word not in positions)]))
        raise session.usage("cli.unknown_table" if tables else "cli.no_table", name=name, known=known)
    return found
