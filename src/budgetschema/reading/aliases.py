"""Alias files: how publishers call things, as CSV files of regular expressions and what they mean.

Patterns are matched against the whole compact text (NFKC, no white space), first match wins.
"""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files

import attrs

from budgetschema.reading.spelling import compact

# Names are short; running text is no alias, and matching it would only cost time and memory.
_LONGEST = 120
_REMEMBERED = 20_000


@attrs.frozen(slots=True)
class Alias:
    """A pattern and what it means: the other columns of its row, blanks left out."""

    pattern: re.Pattern[str]
    meaning: dict[str, str]


class AliasTable:
    """The rows of one alias file."""

    def __init__(self, aliases: tuple[Alias, ...]) -> None:
        self.aliases = aliases
        self._found: dict[str, dict[str, str] | None] = {}

    def find(self, text: str) -> dict[str, str] | None:
        """What ``text`` means, or None."""
        if len(text) > _LONGEST:
            return None
        key = compact(text)
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = next((alias.meaning for alias in self.aliases if alias.pattern.fullmatch(key)), None)
        return self._found[key]

    def __contains__(self, text: str) -> bool:
        return self.find(text) is not None


@functools.cache
def alias_table(name: str) -> AliasTable:
    """Load ``data/NAME.csv``."""
    text = files("budgetschema.reading").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    aliases = []
    for row in csv.DictReader(text.splitlines()):
        pattern = re.compile(row.pop("pattern"))
        aliases.append(Alias(pattern, {key: value for key, value in row.items() if value}))
    return AliasTable(tuple(aliases))
