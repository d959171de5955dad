"""Suspects: the figures that may be wrong, each with what it would have to be, the likeliest slip first."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

import attrs

from budgetschema.cube.conflicts import Cluster
from budgetschema.cube.slips import LIKELIHOOD, digits_apart, slip
from budgetschema.cube.system import Measurement, Propagation, System, ends
from budgetschema.findings import Slip, Suspect, Suspects

_TRIED = 200
"""Values of an interval that are tried for the smallest slip."""


@attrs.frozen(slots=True)
class Range:
    """The printable values, in ulps, that would reconcile a figure; None is unbounded."""

    low: int | None
    high: int | None

    @property
    def width(self) -> int | None:
        """Number of values, less one."""
        return None if self.low is None or self.high is None else self.high - self.low


def suspects(system: System, cluster: Cluster, freed: Collection[int], neighbours: Neighbours) -> Suspects:
    """The suspects of a cluster; ``freed`` are the figures that other clusters take to be wrong."""
    ranked = []
    for number in (cluster.wrong, *cluster.others):
        measurement = system.measurements[number]
        reach = reconciling(system, measurement, ({*freed} - {cluster.wrong}) | {number})
        kind, apart = _smallest_slip(system, measurement, reach, neighbours.of(measurement))
        width = reach.width
        order = (
            LIKELIHOOD.index(kind), width is None, apart, width or 0, measurement.fact.value is None, number,
        )  # fmt: skip
        ranked.append((order, _suspect(measurement, reach, kind)))
    return Suspects(suspect for _, suspect in sorted(ranked, key=lambda pair: pair[0]))


def reconciling(system: System, measurement: Measurement, freed: Collection[int]) -> Range:
    """The values that a figure could print and agree with all others, in ulps of its own last place."""
    low, high = Propagation(system, freed).bounds(measurement.node)
    ulp = system.ulp_of(measurement.fact)

    def reach(value: int) -> tuple[int, int]:
        return ends(value * ulp, ulp, system.rounding, closed=False, exact=measurement.is_exact)

    first = last = None
    if low is not None:
        first = low // ulp - 2
        while reach(first)[1] < low:
            first += 1
    if high is not None:
        last = high // ulp + 3
        while reach(last)[0] > high:
            last -= 1
    return Range(first, last)


def _smallest_slip(
    system: System, measurement: Measurement, reach: Range, neighbours: Collection[int]
) -> tuple[Slip, int]:
    printed = measurement.in_ulps
    if reach.low is None or reach.high is None or reach.high - reach.low > _TRIED:
        return Slip.OTHER, 0
    kinds = [
        (LIKELIHOOD.index(kind), digits_apart(value, printed), kind)
        for value in range(reach.low, reach.high + 1)
        for kind in (slip(value, printed, neighbours),)
    ]
    if not kinds:
        return Slip.OTHER, 0
    _, apart, kind = min(kinds)
    return kind, apart


def _suspect(measurement: Measurement, reach: Range, kind: Slip) -> Suspect:
    places = measurement.fact.places

    def amount(value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-places)

    return Suspect(figure=measurement.fact.figure, low=amount(reach.low), high=amount(reach.high), slip=kind)


class Neighbours:
    """The figures printed around each figure, in ulps: the line above and below, the column before and after."""

    def __init__(self, system: System) -> None:
        self._by_cell: dict[tuple[int, int, str], int] = {}
        self._lines: dict[tuple[int, str], list[int]] = {}
        self._columns: dict[tuple[int, int], list[str]] = {}
        for measurement in system.measurements:
            fact = measurement.fact
            if measurement.in_ulps is not None:
                self._by_cell[fact.table, fact.line, fact.column] = measurement.in_ulps
            self._lines.setdefault((fact.table, fact.column), []).append(fact.line)
            self._columns.setdefault((fact.table, fact.line), []).append(fact.column)

    def of(self, measurement: Measurement) -> tuple[int, ...]:
        """The figures around one."""
        fact = measurement.fact
        lines = sorted(self._lines[fact.table, fact.column])
        columns = self._columns[fact.table, fact.line]
        row, column = lines.index(fact.line), columns.index(fact.column)
        cells = [(fact.table, lines[at], fact.column) for at in (row - 1, row + 1) if 0 <= at < len(lines)]
        cells += [(fact.table, fact.line, columns[at]) for at in (column - 1, column + 1) if 0 <= at < len(columns)]
        return tuple(self._by_cell[cell] for cell in cells if cell in self._by_cell)
