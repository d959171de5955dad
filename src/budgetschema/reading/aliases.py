"""Aliases: how publishers call things, as regular expressions and what they mean.

Patterns are matched against the whole compact text (NFKC, no white space), first match wins. The rows of a user stand
above the built-in ones, for the time of one reading: :func:`using` says whose aliases count, and a reading in another
thread or task does not see them.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.resources import files
from importlib.resources.abc import Traversable

import attrs

from budgetschema.reading.spelling import compact

# Names are short; running text is no alias, and matching it would only cost time and memory.
LONGEST = 120
_REMEMBERED = 20_000


@attrs.frozen(slots=True)
class Alias:
    """A pattern and what it means: the other columns of its row, blanks left out. ``file`` and ``line`` say where."""

    pattern: re.Pattern[str]
    meaning: dict[str, str]
    file: str = ""
    line: int = 0


class AliasTable:
    """The rows of one alias file."""

    def __init__(self, aliases: Sequence[Alias]) -> None:
        self.aliases = tuple(aliases)
        self._found: dict[str, Alias | None] = {}

    def alias(self, text: str) -> Alias | None:
        """The row that says what ``text`` means, or None."""
        if len(text) > LONGEST:
            return None
        key = compact(text)
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = next((alias for alias in self.aliases if alias.pattern.fullmatch(key)), None)
        return self._found[key]

    def find(self, text: str) -> dict[str, str] | None:
        """What ``text`` means, or None."""
        alias = self.alias(text)
        return None if alias is None else alias.meaning

    def __contains__(self, text: str) -> bool:
        return self.alias(text) is not None


class Aliases:
    """All alias files: the rows of a user, by the name of the file they belong to, above the built-in ones."""

    def __init__(self, own: Mapping[str, Sequence[Alias]] | None = None) -> None:
        self.own = {name: tuple(rows) for name, rows in (own or {}).items()}
        self._tables = {name: AliasTable((*rows, *built_in(name).aliases)) for name, rows in self.own.items()}

    def table(self, name: str) -> AliasTable:
        """The rows of ``data/NAME.csv`` under those of the user."""
        return self._tables.get(name) or built_in(name)

    def above(self, other: Aliases) -> Aliases:
        """These rows above those of another user's file."""
        names = {**self.own, **other.own}
        return Aliases({name: (*self.own.get(name, ()), *other.own.get(name, ())) for name in names})


@functools.cache
def alias_file_names() -> tuple[str, ...]:
    """The names of the alias files: the CSV files of ``data`` whose first column is ``pattern``."""
    folder = files("budgetschema.reading").joinpath("data")
    found = [each for each in folder.iterdir() if each.name.endswith(".csv")]
    return tuple(sorted(each.name.removesuffix(".csv") for each in found if _is_alias_file(each)))


def _is_alias_file(path: Traversable) -> bool:
    return path.read_text(encoding="utf-8").startswith("pattern")


@functools.cache
def built_in(name: str) -> AliasTable:
    """Load ``data/NAME.csv``."""
    text = files("budgetschema.reading").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    aliases = []
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{name}.csv, line {rows.line_num}: a comma of a pattern needs quotation marks")
        pattern = re.compile(row.pop("pattern"))
        meaning = {key: value for key, value in row.items() if value}
        aliases.append(Alias(pattern, meaning, f"{name}.csv", rows.line_num))
    return AliasTable(aliases)


BUILT_IN = Aliases()
_CURRENT: ContextVar[Aliases] = ContextVar("aliases", default=BUILT_IN)


@contextmanager
def using(aliases: Aliases) -> Iterator[None]:
    """Let these aliases count within the block, in this thread or task only."""
    token = _CURRENT.set(aliases)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def alias_table(name: str) -> AliasTable:
    """The aliases that count here and now: ``data/NAME.csv`` under what the user gave for it."""
    return _CURRENT.get().table(name)
