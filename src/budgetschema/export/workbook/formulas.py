"""Totals as formulas: where the cube knows which cells of the sheet a printed figure is the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

import attrs

from budgetschema.cube import Cube
from budgetschema.cube.facts import Fact, State
from budgetschema.cube.identities import Identity, Origin

Cell = tuple[int, str]
"""Line (from 0) and column id."""
Spot = tuple[int, int]
"""Row and column of a sheet, from 0."""
_MOST_PIECES = 250
"""A function takes 255 arguments (Excel specifications and limits)."""


@attrs.frozen
class Total:
    """A printed figure that is the sum of ``parts``, but for ``residual``, which rounding explains."""

    cell: Cell
    parts: tuple[Cell, ...]
    residual: Decimal
    fact: Fact


def totals(cube: Cube, table: int) -> dict[Cell, Total]:
    """The totals of a table (from 0), no two of which need each other."""
    said = [each for each in cube.web.said if each.table == table and each.origin in (Origin.LINES, Origin.COLUMNS)]
    found: dict[Cell, Total] = {}
    # Sums of lines before sums of columns, exact ones first: the first that fits is taken.
    candidates = [total for identity in said if (total := _total(identity)) is not None]
    for total in sorted(candidates, key=lambda each: (bool(each.residual), _across(each))):
        if total.cell not in found and not _needs(found, total.parts, total.cell):
            found[total.cell] = total
    return found


def _total(identity: Identity) -> Total | None:
    total, *parts = identity.facts
    if total.value is None or any(fact.state is State.UNKNOWN or fact.unit is not total.unit for fact in parts):
        return None
    printed = [fact for fact in parts if fact.value is not None]
    cells = tuple((fact.line, fact.column) for fact in printed)
    if not printed or len(set(cells)) < len(cells) or {fact.table for fact in parts} != {total.table}:
        return None
    residual = total.value - sum((fact.value for fact in printed if fact.value is not None), Decimal(0))
    return Total((total.line, total.column), cells, residual, total) if not residual or identity.holds else None


def _across(total: Total) -> bool:
    return any(column != total.cell[1] for _, column in total.parts)


def _needs(found: Mapping[Cell, Total], parts: Sequence[Cell], cell: Cell) -> bool:
    """Whether one of ``parts`` is calculated from ``cell``."""
    waiting, seen = list(parts), set(parts)
    while waiting:
        each = waiting.pop()
        if each == cell:
            return True
        further = found[each].parts if each in found else ()
        waiting += [part for part in further if part not in seen]
        seen.update(further)
    return False


def formula(total: Total, spots: Mapping[Cell, Spot], places: int) -> str | None:
    """The formula of a total; None where it would need more arguments than there may be."""
    pieces = list(_ranges([spots[part] for part in total.parts]))
    if len(pieces) > _MOST_PIECES:
        return None
    rest = f"{total.residual:+f}" if total.residual else ""
    return f"=ROUND(SUM({','.join(pieces)}){rest},{places})"


def _ranges(spots: Sequence[Spot]) -> Iterator[str]:
    """Cells as references, those below each other as one."""
    for column in dict.fromkeys(column for _, column in spots):
        rows = sorted(row for row, other in spots if other == column)
        for _, group in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            run = [row for _, row in group]
            yield reference(run[0], column) + (f":{reference(run[-1], column)}" if len(run) > 1 else "")


def reference(row: int, column: int) -> str:
    """The name of a cell, rows and columns counted from 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
