"""Suspects: the figures that may be wrong, each with what it would have to be, the likeliest slip first."""

from __future__ import annotations

from decimal import Decimal

import attrs

from budgetschema.cube.conflicts import Cluster, Oracle
from budgetschema.cube.propagation import Propagation
from budgetschema.cube.rounding import places_of
from budgetschema.cube.slips import LIKELIHOOD, digits_apart, slip
from budgetschema.cube.system import Measurement, System, ends, tightest
from budgetschema.findings import Slip, Suspect, Suspects

_TRIED = 200
"""Values of an interval that are tried."""


@attrs.frozen(slots=True)
class Range:
    """The printable values, in ulps, that would reconcile a figure; None is unbounded."""

    low: int | None
    high: int | None

    @property
    def width(self) -> int | None:
        """Number of values, less one."""
        return None if self.low is None or self.high is None else self.high - self.low


class Search:
    """The search for suspects in one system, with what it needs to know of every figure."""

    def __init__(self, system: System, oracle: Oracle) -> None:
        self._system = system
        self._oracle = oracle
        self._neighbours = Neighbours(system)
        bounds = tightest(system.measurements)
        self._centres = {node: (low.low + high.high) // 2 for node, (low, high) in bounds.items()}

    def suspects(self, cluster: Cluster, wrong: frozenset[int]) -> Suspects:
        """The suspects of a cluster, where all clusters together take the figures ``wrong`` to be wrong."""
        ranked = []
        for number in (cluster.wrong, *cluster.others):
            measurement = self._system.measurements[number]
            reach = self._reach(measurement, wrong - {cluster.wrong})
            kind, apart, value = self._smallest_slip(measurement, reach)
            fact = measurement.fact
            # A figure printed with fewer places than its table lost a digit, whatever the digits say.
            odd = fact.value is not None and fact.value != 0 and places_of(fact.value) < fact.places
            rank = LIKELIHOOD.index(kind)
            strain = self._strain(measurement, value)
            order = (not odd, rank, reach.width is None, strain, apart, reach.width or 0, fact.value is None, number)
            ranked.append((order, _suspect(measurement, reach, kind)))
        return Suspects(suspect for _, suspect in sorted(ranked, key=lambda pair: pair[0]))

    def _reach(self, measurement: Measurement, freed: frozenset[int]) -> Range:
        """The values that a figure could print and agree with all others, in ulps of its own last place."""
        low, high = Propagation(self._system, freed | {measurement.number}).bounds(measurement.node)
        ulp = self._system.ulp_of(measurement.fact)
        first = last = None
        if low is not None:
            first = low // ulp - 2
            while self._ends(measurement, first)[1] < low:
                first += 1
        if high is not None:
            last = high // ulp + 3
            while self._ends(measurement, last)[0] > high:
                last -= 1
        printed = measurement.in_ulps or 0
        if first is None or last is None or not first <= printed <= last:
            return Range(first, last)
        # What is printed is ruled out, so the bounds are too wide: values are tried from both ends.
        possible = [
            value
            for value in range(first, last + 1)
            if last - first > _TRIED or self._agrees(measurement, value, freed)
        ]
        return Range(possible[0], possible[-1]) if possible else Range(first, last)

    def _ends(self, measurement: Measurement, value: int) -> tuple[int, int]:
        ulp = self._system.ulp_of(measurement.fact)
        return ends(value * ulp, ulp, self._system.rounding, closed=False, exact=measurement.is_exact)

    def _agrees(self, measurement: Measurement, value: int, freed: frozenset[int]) -> bool:
        """Whether a value in place of the printed one leaves no conflict."""
        low, high = self._ends(measurement, value)
        measurements = list(self._system.measurements)
        measurements[measurement.number] = attrs.evolve(measurement, low=low, high=high)
        return self._oracle(attrs.evolve(self._system, measurements=tuple(measurements)), freed) is None

    def _smallest_slip(self, measurement: Measurement, reach: Range) -> tuple[Slip, int, int]:
        """The smallest slip from the range to what is printed, the digits it changes, and where it starts from."""
        printed = measurement.in_ulps
        if reach.low is None or reach.high is None or not 0 <= reach.high - reach.low <= _TRIED:
            return Slip.OTHER, 0, next((end for end in (reach.low, reach.high) if end is not None), 0)
        neighbours = self._neighbours.of(measurement)
        kinds = []
        for value in range(reach.low, reach.high + 1):
            rank = LIKELIHOOD.index(slip(value, printed, neighbours))
            off_centre = abs(2 * value - reach.low - reach.high)
            kinds.append((rank, digits_apart(value, printed), off_centre, value))
        rank, apart, _, value = min(kinds)
        return LIKELIHOOD[rank], apart, value

    def _strain(self, measurement: Measurement, value: int) -> int:
        """What all sums around a figure would leave over if it were ``value``, in ulps: honest residuals are small."""
        right = value * self._system.ulp_of(measurement.fact)
        left = 0
        for equation in self._system.in_node[measurement.node]:
            if all(node in self._centres for node, _ in equation.terms):
                sides = (
                    sign * (right if node == measurement.node else self._centres[node]) for node, sign in equation.terms
                )
                left += abs(sum(sides)) // self._system.ulp
        return left


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
