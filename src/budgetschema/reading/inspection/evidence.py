"""What speaks against a table having been read rightly, and the confidence that is left.

Each kind of evidence takes away a part of the confidence: ``least`` as soon as it occurs, ``most`` where it concerns
everything it can concern (``evidence.csv``). The parts are independent, so what is left of each is multiplied. Sums are
no evidence: a contradiction must not make the table doubtful in which it is found.
"""

from __future__ import annotations

import csv
import functools
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from importlib.resources import files

import attrs

from budgetschema.findings import Language, message
from budgetschema.model import ColumnRole, Table

_HUNDREDTH = Decimal("0.01")


@attrs.frozen(slots=True)
class Weight:
    """A kind of evidence: the flag that tells it, what it is a share of, and what it takes away."""

    kind: str
    flag: str | None
    of: str | None
    least: Decimal
    most: Decimal


@functools.cache
def weights() -> tuple[Weight, ...]:
    """All kinds of evidence, in the order of the file."""
    text = files("budgetschema.reading.inspection").joinpath("evidence.csv").read_text(encoding="utf-8")
    return tuple(
        Weight(row["kind"], row["flag"] or None, row["of"] or None, Decimal(row["least"]), Decimal(row["most"]))
        for row in csv.DictReader(text.splitlines())
    )


@attrs.frozen(kw_only=True, slots=True)
class Evidence:
    """One thing that speaks against a table: how often it occurs, out of how many, and what it takes away (0 to 1)."""

    kind: str
    count: int
    of: int | None
    lost: Decimal

    def message(self, lang: Language) -> str:
        """The evidence as a person says it."""
        return message(f"evidence.{self.kind}", lang, {"count": self.count, "of": self.of or self.count})


@attrs.frozen(kw_only=True, slots=True)
class Counts:
    """How much of a table there is to be read, and how much was."""

    columns: int
    cells: int
    unplaced_cells: int
    lines: int
    figures: int


def count(table: Table, cells: int, unplaced: int) -> Counts:
    """Count a table, given the printed cells between its beginning and its end and those that found no place."""
    figures = sum(len(line.amounts) + len(line.marks) for line in table.lines)
    return Counts(
        columns=len(table.columns), cells=cells, unplaced_cells=unplaced, lines=len(table.lines), figures=figures
    )


def evidence(table: Table, counts: Counts) -> Iterator[Evidence]:
    """Everything that speaks against a table."""
    flags = Counter(flag.kind for flag in table.flags)
    flags.update(flag.kind for line in table.lines for flag in line.flags)
    occurs = {
        "no_header": int(bool(table.columns) and not any(column.header for column in table.columns)),
        "unplaced_cells": counts.unplaced_cells,
        "no_unit": int(_lacks_unit(table) and not flags["unknown_unit"]),
        "joined_rows": sum(1 for line in table.lines if line.place and line.place.has_several_lines),
    }
    for weight in weights():
        found = flags[weight.flag] if weight.flag else occurs[weight.kind]
        if found:
            whole = getattr(counts, weight.of) if weight.of else None
            share = Decimal(1) if whole is None else min(Decimal(found) / max(whole, 1), Decimal(1))
            lost = weight.least + (weight.most - weight.least) * share
            yield Evidence(kind=weight.kind, count=found, of=whole, lost=lost)


def _lacks_unit(table: Table) -> bool:
    """Whether nothing says in which unit the figures are."""
    figures = any(line.amounts for line in table.lines)
    columns = [column for column in table.columns if column.role is ColumnRole.AMOUNT]
    return figures and table.unit is None and not all(column.unit for column in columns)


def confidence(found: tuple[Evidence, ...]) -> Decimal:
    """What is left, 0.00 to 1.00; rounded down, so that 1.00 says that nothing speaks against the table."""
    left = Decimal(1)
    for each in found:
        left *= 1 - each.lost
    return left.quantize(_HUNDREDTH, ROUND_DOWN)
