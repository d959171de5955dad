"""Concepts: one for each coordinate that prints a figure; moment and year are aspects of the fact instead.

Calculations 1.1 adds up facts that differ in their concept only, so all that figures add up along is in the concept.
No sum joins moments or years.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import attrs

from budgetschema.cube import Fact, Key
from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.export.xbrl.labels import Label, Namer
from budgetschema.model import ColumnRole, Moment

SLICE = ("moment", "fiscal_year")
"""Dimensions that are aspects of a fact."""
_PLAIN = re.compile("[a-z0-9_]{1,64}")
_BEFORE = {Moment.PRIOR_YEAR_BUDGET, Moment.PRIOR_YEAR_EXECUTION}


@attrs.frozen(slots=True)
class Slice:
    """The aspects that the facts of one sum have in common: moment, and the year that the money is of."""

    moment: Moment
    year: int

    @classmethod
    def of(cls, key: Key) -> Slice:
        """The aspects of a coordinate. A moment of the prior year speaks of the year before the disclosure's."""
        moment, year = Moment(key.values["moment"]), int(key.values["fiscal_year"])
        return cls(moment, year - 1 if moment in _BEFORE else year)


@attrs.frozen(slots=True)
class Concept:
    """A coordinate within a year: ``values`` by dimension, its XML name and what people call it."""

    values: tuple[tuple[str, str], ...]
    name: str = attrs.field(eq=False)
    label: Label = attrs.field(eq=False)


def values_of(key: Key) -> tuple[tuple[str, str], ...]:
    """What a coordinate says apart from moment and year."""
    return tuple((dimension, value) for dimension, value in key.values.items() if dimension not in SLICE)


@attrs.frozen(eq=False)
class Concepts:
    """The concepts of printed ``facts``, in the order of the document."""

    facts: tuple[Fact, ...] = attrs.field(repr=False)
    namer: Namer = attrs.field(repr=False)

    @functools.cached_property
    def _by_values(self) -> dict[tuple[tuple[str, str], ...], Concept]:
        found: dict[tuple[tuple[str, str], ...], Concept] = {}
        for fact in self.facts:
            values = values_of(fact.key)
            if values not in found:
                found[values] = Concept(values, self._name(values), self._label(values))
        return found

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._by_values.values())

    def of(self, fact: Fact) -> Concept:
        """The concept of a printed figure."""
        return self._by_values[values_of(fact.key)]

    def get(self, fact: Fact) -> Concept | None:
        """The concept of a fact; none where nothing is printed at its coordinate."""
        return self._by_values.get(values_of(fact.key))

    @functools.cached_property
    def slices(self) -> tuple[Slice, ...]:
        """All combinations of moment and year in which something is printed."""
        return tuple(dict.fromkeys(Slice.of(fact.key) for fact in self.facts))

    @functools.cached_property
    def open_values(self) -> dict[str, dict[str, str]]:
        """Names of projects and other values that need not be XML names, by the number that stands for each."""
        found: dict[str, dict[str, str]] = {}
        for dimension in DIMENSIONS:
            values = (fact.key.values.get(dimension) for fact in self.facts)
            words = dict.fromkeys(value for value in values if value is not None and not _PLAIN.fullmatch(value))
            if words:
                found[dimension] = {f"N{number}": value for number, value in enumerate(words, 1)}
        return found

    @functools.cached_property
    def _numbers(self) -> dict[tuple[str, str], str]:
        return {
            (dimension, value): number
            for dimension, values in self.open_values.items()
            for number, value in values.items()
        }

    def _name(self, values: tuple[tuple[str, str], ...]) -> str:
        """A name that says the coordinate: ``flow-expenditure.function-2010301``."""
        steps = [f"{dimension}-{self._numbers.get((dimension, value), value)}" for dimension, value in values]
        return ".".join(steps) or ColumnRole.AMOUNT.value

    def _label(self, values: tuple[tuple[str, str], ...]) -> Label:
        labels = [self.namer.label(dimension, value) for dimension, value in values]
        return Label.joined(labels or [Label(ColumnRole.AMOUNT.zh, ColumnRole.AMOUNT.en)], " · ")
