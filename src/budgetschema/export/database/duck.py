"""DuckDB: the relations with exact decimals, comments on everything, and the views."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from budgetschema.export.content import Content
from budgetschema.export.database.tables import create_table, literal, quoted, views
from budgetschema.export.kinds import Options
from budgetschema.export.relation import Filled, Relation, Type, Value
from budgetschema.schema.names import bilingual

MONEY = "yuan"
_TYPES: dict[Type, str] = {
    "string": "VARCHAR", "integer": "BIGINT", "decimal": "DECIMAL(24, 8)", "money": "DECIMAL(38, 8)", "date": "DATE",
}  # fmt: skip
_ROWS = 500


def write(content: Content, options: Options, target: Path) -> None:
    """Write the database file."""
    del options
    with duckdb.connect(str(target)) as database:
        for each in content.relations:
            database.execute(create_table(each.relation, _TYPES))
            _fill(database, each)
            for statement in _comments(each.relation):
                database.execute(statement)
        for view in views():
            database.execute(view.statement.replace("{money}", MONEY))
            database.execute(f"COMMENT ON VIEW {quoted(view.name)} IS {literal(bilingual(view.zh, view.en))}")
        database.execute("CHECKPOINT")


def _fill(database: Any, filled: Filled) -> None:
    """Insert the rows, many with one statement: a statement for each is slow."""
    relation = filled.relation
    one = f"({', '.join('?' * len(relation.columns))})"
    for start in range(0, len(filled.rows), _ROWS):
        rows = filled.rows[start : start + _ROWS]
        statement = f"INSERT INTO {quoted(relation.name)} VALUES {', '.join([one] * len(rows))}"  # noqa: S608
        database.execute(statement, [_value(value) for row in rows for value in row])


def _value(value: Value) -> str | int | None:
    """A value as a parameter; DuckDB turns texts into exact decimals."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _comments(relation: Relation) -> Iterator[str]:
    table = quoted(relation.name)
    about = "\n".join(filter(None, (bilingual(relation.zh, relation.en), relation.zh_about, relation.en_about)))
    yield f"COMMENT ON TABLE {table} IS {literal(about)}"
    for column in relation.columns:
        text = "\n".join(filter(None, (bilingual(column.zh, column.en), column.zh_about, column.en_about)))
        yield f"COMMENT ON COLUMN {table}.{quoted(column.name)} IS {literal(text)}"
