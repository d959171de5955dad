"""What both databases share: statements that create and fill tables, and the views of ``views/``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

import attrs

from budgetschema.export.relation import Relation, Type

_ABOUT = re.compile(r"-- (zh|en): (.+)")
_NAME = re.compile(r"CREATE VIEW (\w+)")


@attrs.frozen
class View:
    """A view: its name, what it says, and its statement, in which ``{money}`` stands for the column of amounts."""

    name: str
    zh: str
    en: str
    statement: str


@functools.cache
def views() -> tuple[View, ...]:
    """All views, those that others are made of first."""
    folder = files("budgetschema.export.database").joinpath("views")
    return tuple(
        _view(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda each: each.name)
        if file.name.endswith(".sql")
    )


def _view(text: str) -> View:
    about = dict(_ABOUT.findall(text))
    name = _NAME.search(text)
    if name is None:
        raise ValueError(text)
    return View(name[1], about["zh"], about["en"], text)


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def create_table(relation: Relation, types: Mapping[Type, str], extra: tuple[str, ...] = (), end: str = "") -> str:
    """The statement that creates the table of a relation, with its keys."""
    parts = [*_columns(relation, types), *extra]
    if relation.keys:
        parts.append(f"PRIMARY KEY ({_list(relation.keys)})")
    for each in relation.references:
        columns = _list(each.columns)
        parts.append(f"FOREIGN KEY ({columns}) REFERENCES {quoted(each.relation)} ({columns})")
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {quoted(relation.name)} (\n  {inside}\n){end}"


def _columns(relation: Relation, types: Mapping[Type, str]) -> Iterator[str]:
    for column in relation.columns:
        check = f" CHECK ({quoted(column.name)} IN ({', '.join(map(literal, column.words))}))" if column.words else ""
        needed = " NOT NULL" if column.required else ""
        yield f"{quoted(column.name)} {types[column.type]}{needed}{check}"


def insert(relation: Relation, more: int = 0) -> str:
    """The statement that inserts one row, with ``more`` columns at its end."""
    marks = ", ".join("?" * (len(relation.columns) + more))
    return f"INSERT INTO {quoted(relation.name)} VALUES ({marks})"  # noqa: S608  (names are ours)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))
