"""The kind of a table that its title does not tell: from its columns, blocks and codes."""

from __future__ import annotations

import csv
import functools
from collections.abc import Sequence
from importlib.resources import files

import attrs

from budgetschema.codelists import codelist
from budgetschema.model import Column, ColumnRole, Coordinate, Line, Moment
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.recognise.columns import flow_of_block

_FINAL = "final_"


@attrs.frozen
class _Structure:
    """A row of the file: what a table of the kind has, and what it lacks."""

    has: frozenset[str]
    lacks: frozenset[str]
    kind: str


@functools.cache
def _structures() -> tuple[_Structure, ...]:
    text = files("budgetschema.reading").joinpath("data", "kinds_by_structure.csv").read_text(encoding="utf-8")
    return tuple(
        _Structure(frozenset(row["has"].split()), frozenset(row["lacks"].split()), row["kind"])
        for row in csv.DictReader(text.splitlines())
    )


def kind_by_structure(columns: Sequence[Column], lines: Sequence[Line], moment: Moment | None) -> str | None:
    """The kind that columns and lines speak for, or None. In final accounts it is that of the final accounts."""
    traits = _traits(columns, lines)
    kind = next((each.kind for each in _structures() if each.has <= traits and not each.lacks & traits), None)
    if kind is None or moment is not Moment.FINAL_ACCOUNTS:
        return kind
    final = (entry.code for entry in codelist("table_kinds") if entry.parent == kind and entry.code.startswith(_FINAL))
    return next(final, kind)


def _traits(columns: Sequence[Column], lines: Sequence[Line]) -> set[str]:
    amounts = [column for column in columns if column.role is ColumnRole.AMOUNT]
    found = {"amounts"} if amounts else set()
    for column in columns:
        if (flow := flow_of_block(column.block)) is not None:
            found.add(f"block:{flow.value}")
        if column.role is ColumnRole.LABEL and column.header and column.header[-1] in alias_table("unit_headers"):
            found.add("units")
    coordinates = [column.coordinate for column in amounts] + [line.coordinate for line in lines]
    for coordinate in coordinates:
        if coordinate is not None:
            found |= _of_coordinate(coordinate)
    found |= {f"code:{code.scheme.value}" for line in lines for code in line.codes}
    found |= {f"column:{column.coordinate.expenditure_kind.value}" for column in amounts
              if column.coordinate is not None and column.coordinate.expenditure_kind is not None}  # fmt: skip
    return found


def _of_coordinate(coordinate: Coordinate) -> set[str]:
    found = {f"item:{coordinate.item}"} if coordinate.item is not None else set()
    return found | ({f"fund:{coordinate.fund_source}"} if coordinate.fund_source is not None else set())
