"""Columns: which columns of a sheet add up to which other, by what they say about their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from budgetschema.cube.dimensions import DIMENSIONS, hierarchies
from budgetschema.cube.sheets import Sheet

_MOST = 300
"""Columns of a sheet that is looked into; no printed table has as many."""
_Columns = Mapping[str, dict[str, str]]


@attrs.frozen(slots=True)
class Breakdown:
    """A column and the complete set of columns that add up to it, along ``dimension``."""

    total: str
    parts: tuple[str, ...]
    dimension: str


def breakdowns(sheet: Sheet) -> Iterator[Breakdown]:
    """The sums that the columns of a sheet make, the same on every line."""
    columns = {column.id: values for column, values in sheet.columns if column.id not in sheet.ambiguous}
    for total, values in columns.items() if len(columns) <= _MOST else ():
        for dimension in hierarchies():
            parts = _parts(columns, values, dimension, set())
            if len(parts) > 1:
                yield Breakdown(total, tuple(parts), dimension)


def _parts(columns: _Columns, whole: dict[str, str], dimension: str, tried: set[str]) -> list[str]:
    """The columns that make up ``whole`` along a dimension; none where they are not complete.

    A part that has no column of its own may be there in parts along another dimension: the year's income as its fund
    sources, beside a column for the carry-over.
    """
    tree = hierarchies()[dimension]
    own = whole.get(dimension)
    by_value = {
        values[dimension]: column
        for column, values in columns.items()
        if dimension in values and values[dimension] != own and _same_but(values, whole, dimension)
    }
    top = tree.top(by_value, own)
    parts = [by_value[value] for value in top]
    if tree.covers(top, own):
        return parts
    needed = tree.required.get(own, ())
    if not needed:
        return []
    for value in needed:
        if value in top or tree.covers(top, value):
            continue
        inner = whole | {dimension: value}
        for other in hierarchies():
            if other != dimension and other not in tried:
                found = _parts(columns, inner, other, {*tried, dimension})
                if found:
                    parts += found
                    break
        else:
            return []
    return parts


def _same_but(one: dict[str, str], two: dict[str, str], dimension: str) -> bool:
    return all(one.get(name) == two.get(name) for name in DIMENSIONS if name != dimension)
