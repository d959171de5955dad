"""SQLite: figures as text with their printed places, amounts in yuan also as whole fen, so that sums are exact."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from budgetschema.export.content import Content
from budgetschema.export.database.tables import create_table, insert, views
from budgetschema.export.kinds import Options
from budgetschema.export.relation import Filled, Relation, Row, Type, Value
from budgetschema.model import SPEC_VERSION

APPLICATION_ID = 0x42445343
"""The letters BDSC: tells the file from other SQLite files (sqlite.org/pragma.html#pragma_application_id)."""
MONEY = "fen"
_TYPES: dict[Type, str] = {
    "string": "TEXT", "integer": "INTEGER", "decimal": "TEXT", "money": "TEXT", "date": "TEXT",
}  # fmt: skip
_LARGEST = 2**63 - 1
_DESCRIPTIONS = """CREATE TABLE descriptions (
  relation TEXT NOT NULL, "column" TEXT, zh TEXT NOT NULL, en TEXT NOT NULL, zh_about TEXT, en_about TEXT
) STRICT"""


def version() -> int:
    """The version of the format as one number: 1.0 is 100."""
    major, minor = SPEC_VERSION.split(".")
    return int(major) * 100 + int(minor)


def write(content: Content, options: Options, target: Path) -> None:
    """Write the database file."""
    del options
    database = sqlite3.connect(target)
    try:
        with database:
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {version()}")
            for each in content.relations:
                _fill(database, each)
            _describe(database, content)
            for view in views():
                database.execute(view.statement.replace("{money}", MONEY))
        database.execute("VACUUM")
    finally:
        database.close()


def _fill(database: sqlite3.Connection, filled: Filled) -> None:
    relation = filled.relation
    money = _money(relation)
    extra = (f"{MONEY} INTEGER",) if money is not None else ()
    database.execute(create_table(relation, _TYPES, extra, " STRICT"))
    database.executemany(insert(relation, len(extra)), (_row(row, money) for row in filled))


def _money(relation: Relation) -> int | None:
    """The position of the column in yuan."""
    return next((index for index, column in enumerate(relation.columns) if column.type == "money"), None)


def _row(row: Row, money: int | None) -> tuple[str | int | None, ...]:
    values = tuple(map(_value, row))
    return values if money is None else (*values, fen(row[money]))


def _value(value: Value) -> str | int | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value


def fen(value: Value) -> int | None:
    """An amount in yuan as whole fen; None where it has parts of a fen or is larger than SQLite counts."""
    if not isinstance(value, Decimal):
        return None
    scaled = value.scaleb(2)
    whole = int(scaled)
    return whole if whole == scaled and abs(whole) <= _LARGEST else None


def _describe(database: sqlite3.Connection, content: Content) -> None:
    database.execute(_DESCRIPTIONS)
    statement = "INSERT INTO descriptions VALUES (?, ?, ?, ?, ?, ?)"
    database.executemany(statement, _descriptions(content))
    database.executemany(statement, ((view.name, None, view.zh, view.en, None, None) for view in views()))


def _descriptions(content: Content) -> Iterator[tuple[str | None, ...]]:
    for each in content.relations:
        relation = each.relation
        yield relation.name, None, relation.zh, relation.en, relation.zh_about, relation.en_about
        for column in relation.columns:
            yield relation.name, column.name, column.zh, column.en, column.zh_about, column.en_about
        if _money(relation) is not None:
            yield relation.name, MONEY, "折合分", "in fen", "空白：不是整分。", "Empty where it is no whole fen."
