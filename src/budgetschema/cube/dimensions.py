"""The dimensions of the cube: what a coordinate consists of, and along which trees figures add up."""

from __future__ import annotations

import csv
import functools
from collections.abc import Collection, Mapping
from importlib.resources import files

import attrs

from budgetschema.model import Coordinate

MEASURES = ("flow", "fund_source", "layer", "expenditure_kind", "moment", "fiscal_year")
"""Which money: dimensions that mostly come from tables and columns."""
ENTITIES = ("item", "organisation", "function", "economic_department", "economic_government", "project", "row")
"""What it is for: dimensions that mostly come from lines. ``row`` names a line that nothing else describes."""
DIMENSIONS = (*MEASURES, *ENTITIES)

Values = Mapping[str, str]
"""Dimension to value; a dimension that is not named is not told apart (it is the whole)."""

Measures = tuple[str | None, ...]
"""Values of :data:`MEASURES`, in their order."""


@attrs.frozen(slots=True)
class Key:
    """A canonical coordinate: ``measures`` and ``entities`` in the order of :data:`MEASURES` and :data:`ENTITIES`."""

    measures: Measures
    entities: tuple[str | None, ...]

    @classmethod
    def of(cls, values: Values) -> Key:
        """The key of a coordinate given as values by dimension."""
        return cls(
            tuple(values.get(dimension) for dimension in MEASURES),
            tuple(values.get(dimension) for dimension in ENTITIES),
        )

    @property
    def values(self) -> dict[str, str]:
        """The dimensions that the key tells apart."""
        pairs = zip(DIMENSIONS, (*self.measures, *self.entities), strict=True)
        return {dimension: value for dimension, value in pairs if value is not None}

    def __str__(self) -> str:
        return " ".join(f"{dimension}={value}" for dimension, value in self.values.items())


def values_of(coordinate: Coordinate | None) -> dict[str, str]:
    """A coordinate of the model as values by dimension."""
    if coordinate is None:
        return {}
    found = {name: getattr(coordinate, name, None) for name in DIMENSIONS}
    return {name: str(value) for name, value in found.items() if value is not None}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("budgetschema.cube").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@functools.cache
def kind_defaults() -> Mapping[str, dict[str, str]]:
    """What a kind of table says about all its figures unless table, column or line say otherwise."""
    return {
        row["kind"]: {name: value for name, value in row.items() if name != "kind" and value}
        for row in _rows("table_kinds")
    }


@functools.cache
def plain_headers() -> frozenset[str]:
    """Headers of columns that tell nothing apart: 合计, 金额."""
    return frozenset(row["header"] for row in _rows("plain_headers"))


@attrs.frozen(slots=True)
class Hierarchy:
    """The tree of one dimension: ``parents`` by value (None is the whole), and what a whole cannot do without."""

    parents: Mapping[str, str | None]
    required: Mapping[str | None, tuple[str, ...]]

    def descends(self, value: str, ancestor: str | None) -> bool:
        """Whether ``value`` lies below ``ancestor`` in the tree; everything lies below the whole, None."""
        if ancestor is None:
            return True
        above = self.parents.get(value)
        while above is not None:
            if above == ancestor:
                return True
            above = self.parents.get(above)
        return False

    def covers(self, values: Collection[str], whole: str | None) -> bool:
        """Whether ``values`` include all that ``whole`` needs, each itself or in parts."""
        needed = self.required.get(whole, ())
        return bool(needed) and all(value in values or self.covers(values, value) for value in needed)

    def top(self, values: Collection[str], whole: str | None) -> tuple[str, ...]:
        """The values below ``whole`` that lie below no other of ``values``."""
        below = [value for value in values if value != whole and self.descends(value, whole)]
        return tuple(
            value for value in below if not any(other != value and self.descends(value, other) for other in below)
        )


@functools.cache
def hierarchies() -> Mapping[str, Hierarchy]:
    """The tree of each dimension that has one."""
    found: dict[str, Hierarchy] = {}
    rows = _rows("hierarchies")
    for dimension in dict.fromkeys(row["dimension"] for row in rows):
        own = [row for row in rows if row["dimension"] == dimension]
        required: dict[str | None, tuple[str, ...]] = {}
        for row in own:
            if row["required"]:
                parent = row["parent"] or None
                required[parent] = (*required.get(parent, ()), row["value"])
        found[dimension] = Hierarchy({row["value"]: row["parent"] or None for row in own}, required)
    return found
