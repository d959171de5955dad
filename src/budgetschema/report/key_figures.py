"""The figures that a person asks for first: totals, kinds of expenditure, what regulation singles out."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from importlib.resources import files

import attrs

from budgetschema.cube import Cube, Fact, Key
from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.findings import Language


@attrs.frozen(eq=False, kw_only=True, slots=True)
class KeyFigure:
    """A figure by name. ``facts`` are all cells that print it, in printed order; there is at least one."""

    name: str
    zh: str
    en: str
    facts: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        """The cell that prints it first."""
        return self.facts[0]

    @property
    def is_disputed(self) -> bool:
        """Whether two cells print amounts that cannot be the same one rounded."""
        return any(not self.fact.interval.meets(other.interval) for other in self.facts[1:])

    def title(self, lang: Language) -> str:
        """What it is called."""
        return self.zh if lang == "zh" else self.en


@attrs.frozen(slots=True)
class _Row:
    name: str
    zh: str
    en: str
    coordinate: dict[str, str]


@functools.cache
def _rows() -> tuple[_Row, ...]:
    text = files("budgetschema.report").joinpath("data", "key_figures.csv").read_text(encoding="utf-8")
    return tuple(
        _Row(row["name"], row["zh"], row["en"], {each: row[each] for each in DIMENSIONS if row.get(each)})
        for row in csv.DictReader(text.splitlines())
    )


def key_figures(cube: Cube) -> Iterator[KeyFigure]:
    """The key figures that a disclosure prints, for its own year and moment.

    Rows of ``data/key_figures.csv`` with one name are tried in order; the first coordinate with a printed figure
    counts. What is printed nowhere is left out, not calculated.
    """
    disclosure = cube.disclosure
    own = {"moment": disclosure.moment.value, "fiscal_year": str(disclosure.fiscal_year)}
    printed = frozenset(cube.printed)
    found: set[str] = set()
    for row in _rows():
        facts = tuple(fact for fact in cube.at(Key.of(own | row.coordinate)) if fact in printed)
        if facts and row.name not in found:
            found.add(row.name)
            yield KeyFigure(name=row.name, zh=row.zh, en=row.en, facts=facts)
