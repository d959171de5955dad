"""The words of the narrative, from the files of ``data/``: patterns and what they mean, compiled once."""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files

import attrs

from budgetschema.model import Coordinate, ExpenditureKind, Flow, Layer, Moment

BOTH = "both"
"""Stands for a flow where one phrase speaks of income and expenditure alike (收、支总计)."""


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/NAME.csv``."""
    text = files("budgetschema.narrative").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def alternatives(patterns: list[str]) -> str:
    """One pattern that matches any of several, the earlier first."""
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@functools.cache
def words(kind: str) -> str:
    """The pattern of one kind of words."""
    return alternatives([row["pattern"] for row in rows("words") if row["kind"] == kind])


@attrs.frozen(kw_only=True, slots=True)
class Meaning:
    """What a word of a subject contributes: dimensions, both flows at once, a total, or nothing (``noise``)."""

    coordinate: Coordinate
    both: bool = False
    total: bool = False
    noise: bool = False


@functools.cache
def meanings() -> tuple[re.Pattern[str], tuple[Meaning, ...]]:
    """One pattern for all words of subjects, group ``mN`` for the N-th meaning."""
    found, patterns = [], []
    for index, row in enumerate(rows("subjects")):
        patterns.append(f"(?P<m{index}>{row['pattern']})")
        both = row["flow"] == BOTH
        coordinate = Coordinate(
            flow=Flow(row["flow"]) if row["flow"] and not both else None,
            fund_source=row["fund_source"] or None,
            layer=Layer(row["layer"]) if row["layer"] else None,
            expenditure_kind=ExpenditureKind(row["expenditure_kind"]) if row["expenditure_kind"] else None,
            item=row["item"] or None,
            moment=Moment(row["moment"]) if row["moment"] else None,
        )
        role = row["role"]
        found.append(Meaning(coordinate=coordinate, both=both, total=role == "total", noise=role == "noise"))
    return re.compile("|".join(patterns)), tuple(found)


@functools.cache
def bases() -> tuple[tuple[re.Pattern[str], Moment], ...]:
    """What a budget word after a year or a 比 says of the moment."""
    return tuple((re.compile(row["pattern"]), Moment(row["moment"])) for row in rows("bases"))
