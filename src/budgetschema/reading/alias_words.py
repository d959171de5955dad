"""What may stand in an alias file: the columns of each file, the words of each column, and what comes near a word."""

from __future__ import annotations

import difflib
import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from budgetschema.codelists import codelist
from budgetschema.model import enums
from budgetschema.model.formats import Format
from budgetschema.reading.aliases import alias_file_names, built_in

OWN_COLUMNS = ("file", "text", "pattern", "like", "note")
"""The columns of a user's file that say what a row is about; the others say what it means. A note says nothing."""

_SHOWN = 4


@functools.cache
def _facts() -> Mapping[str, Any]:
    text = files("budgetschema.reading").joinpath("data", "alias_columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def columns_of(file: str) -> tuple[str, ...]:
    """The columns that say what a row of an alias file means, in the order of the file."""
    text = files("budgetschema.reading").joinpath("data", f"{file}.csv").read_text(encoding="utf-8")
    return tuple(text.splitlines()[0].split(","))[1:]


@functools.cache
def meaning_columns() -> tuple[str, ...]:
    """The columns of all alias files, each once."""
    return tuple(dict.fromkeys(column for file in alias_file_names() for column in columns_of(file)))


@functools.cache
def required_columns(file: str) -> frozenset[str]:
    """The columns that every row of a built-in file fills in."""
    rows = [alias.meaning.keys() for alias in built_in(file).aliases]
    return frozenset(column for column in columns_of(file) if all(column in row for row in rows))


@functools.cache
def words(file: str, column: str) -> tuple[str, ...]:
    """The words that a column may hold, those of the built-in file first."""
    known = dict.fromkeys(
        word for alias in built_in(file).aliases for word in _split(file, column, alias.meaning.get(column, ""))
    )
    fact = _fact(file, column)
    if "codelist" in fact:
        known |= dict.fromkeys(entry.code for entry in codelist(fact["codelist"]))
    if "vocabulary" in fact:
        known |= dict.fromkeys(word.value for word in getattr(enums, fact["vocabulary"]))
    return tuple(known)


def unknown_word(file: str, column: str, value: str) -> str | None:
    """The first word of a cell that its column may not hold."""
    if "identifier" in _fact(file, column):
        return None if re.fullmatch(Format.ID.pattern, value) else value
    return next((word for word in _split(file, column, value) if word not in words(file, column)), None)


def _fact(file: str, column: str) -> Mapping[str, Any]:
    facts = _facts()["words"]
    found: Mapping[str, Any] = facts.get(f"{file}.{column}") or facts.get(column) or {}
    return found


def _split(file: str, column: str, value: str) -> list[str]:
    if f"{file}.{column}" in _facts()["several"]["columns"]:
        return value.split()
    return [value] if value else []


def column_named(text: str) -> str | None:
    """The column that a user's heading means, in either language."""
    return _named(text, "columns", (*OWN_COLUMNS, *meaning_columns()))


def file_named(text: str) -> str | None:
    """The alias file that a user's word means, in either language."""
    return _named(text.removesuffix(".csv"), "files", alias_file_names())


def _named(text: str, kind: str, names: tuple[str, ...]) -> str | None:
    if text in names:
        return text
    return next((name for name, others in _facts()[kind].items() if text in others), None)


def near(word: str, known: Iterable[str]) -> str:
    """The words that come nearest to one, or the first of all, as a sentence names them."""
    given = list(known)
    found = difflib.get_close_matches(word, given, n=_SHOWN, cutoff=0.5)
    shown = found or given[:_SHOWN]
    return ", ".join(shown) + ("" if found or len(given) <= _SHOWN else ", …")
