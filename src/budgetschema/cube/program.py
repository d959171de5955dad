"""The linear program: conflicts that only several sums together show, found by HiGHS and proven exactly.

Bound propagation decides trees; a table with row and column margins can be impossible although every bound is met. The
program asks for amounts that fulfil all equations and print as the figures do, with as much room ``t`` at open ends
as possible. Where there is none, its dual values combine the equations into one that no amounts can fulfil. That is
checked in integers before it is believed, so floating point can lose a conflict but never invent one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from importlib.util import find_spec
from typing import Any

import attrs

from budgetschema.cube.conflicts import Conflict, by_propagation
from budgetschema.cube.system import GRAIN, Equation, Measurement, System

_ROOM = 0.25
"""Room at open ends, in ulps, that is more than enough."""
_PENALTY = 100.0
"""What an ulp outside a figure's interval costs against an ulp of room."""
_TOLERANCE = 1e-7
_DENOMINATORS = (1, 2, 6, 12, 60, 420, 27720)
"""Denominators that the multipliers of such equations have; tried in turn until the proof holds."""


def is_available() -> bool:
    """Whether the solver (extra ``solver``) is installed."""
    return find_spec("highspy") is not None


def by_program(system: System, freed: Collection[int] = ()) -> Conflict:
    """A conflict that bound propagation or else the linear program sees; empty where neither does."""
    found = by_propagation(system, freed)
    if found:
        return found
    measurements = [each for each in system.measurements if each.number not in freed]
    return _shrink(system, _conflict(system, measurements, system.equations))


def _shrink(system: System, conflict: Conflict) -> Conflict:
    """Drop every measurement without which the rest still conflict."""
    kept = set(conflict)
    for number in sorted(conflict):
        if number in kept:
            rest = [system.measurements[each] for each in sorted(kept) if each != number]
            nodes = {each.node for each in rest}
            near = {equation.number: equation for node in nodes for equation in system.in_node[node]}
            smaller = _conflict(system, rest, list(near.values()))
            if smaller:
                kept = set(smaller)
    return frozenset(kept)


def _conflict(system: System, measurements: Iterable[Measurement], equations: Sequence[Equation]) -> Conflict:
    tight = _tightest(measurements)
    nodes = sorted({node for equation in equations for node, _ in equation.terms})
    if not nodes or not equations:
        return frozenset()
    multipliers = _multipliers(system, tight, nodes, equations)
    return _proof(tight, equations, multipliers) if multipliers else frozenset()


_Bounds = dict[int, tuple[Measurement, Measurement]]


def _tightest(measurements: Iterable[Measurement]) -> _Bounds:
    """By node: the measurement with the highest lower and the one with the lowest upper end."""
    tight: _Bounds = {}
    for each in measurements:
        low, high = tight.get(each.node, (each, each))
        tight[each.node] = (each if each.low > low.low else low, each if each.high < high.high else high)
    return tight


def _multipliers(system: System, tight: _Bounds, nodes: Sequence[int], equations: Sequence[Equation]) -> list[float]:
    """Dual values of the equations where the program has no room; nothing where it has."""
    import highspy
    import numpy

    rows = _rows(system, tight, nodes, equations)
    count = len(nodes)
    infinity = highspy.kHighsInf
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    # Variables: each node's distance from its figure in ulps; last, the room t and the trespass s.
    floor, ceiling = [-infinity] * count + [0.0, 0.0], [infinity] * count + [_ROOM, infinity]
    solver.addVars(count + 2, numpy.array(floor), numpy.array(ceiling))
    solver.changeColsCost(2, numpy.array([count, count + 1], dtype=numpy.int32), numpy.array([-1.0, _PENALTY]))
    entries = [entry for row in rows for entry in row.entries.items()]
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row.entries))
    solver.addRows(
        len(rows),
        numpy.array([-infinity if row.low is None else row.low for row in rows]),
        numpy.array([infinity if row.high is None else row.high for row in rows]),
        len(entries),
        numpy.array(starts, dtype=numpy.int32),
        numpy.array([column for column, _ in entries], dtype=numpy.int32),
        numpy.array([value for _, value in entries]),
    )
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return []
    solution = solver.getSolution()
    if solution.col_value[count + 1] <= _TOLERANCE and solution.col_value[count] > _TOLERANCE:
        return []
    return list(solution.row_dual[: len(equations)])


@attrs.frozen(slots=True)
class _Row:
    """low ≤ sum of coefficient times variable ≤ high, in ulps."""

    entries: dict[int, float]
    low: float | None
    high: float | None


def _rows(system: System, tight: _Bounds, nodes: Sequence[int], equations: Sequence[Equation]) -> list[_Row]:
    """The equations, then the ends of every figure with room at the open ones."""
    position = {node: at for at, node in enumerate(nodes)}
    room, trespass = len(nodes), len(nodes) + 1
    centre = {node: (low.low + high.high) // 2 for node, (low, high) in tight.items()}
    rows = []
    for equation in equations:
        entries: dict[int, float] = {}
        for node, sign in equation.terms:
            entries[position[node]] = entries.get(position[node], 0.0) + sign
        offset = -sum(sign * centre.get(node, 0) for node, sign in equation.terms) / system.ulp
        rows.append(_Row(entries, offset, offset))
    for node in nodes:
        if node in tight:
            low, high = tight[node]
            for end, side in ((low.low, 1.0), (high.high, -1.0)):
                entries = {position[node]: 1.0, trespass: side}
                if end % GRAIN:
                    entries[room] = -side
                bound = (end - centre[node]) / system.ulp
                rows.append(_Row(entries, bound if side > 0 else None, None if side > 0 else bound))
    return rows


def _proof(tight: _Bounds, equations: Sequence[Equation], multipliers: Sequence[float]) -> Conflict:
    """The measurements whose ends the combined equation cannot meet, if exact arithmetic confirms it."""
    largest = max((abs(each) for each in multipliers), default=0.0)
    if largest <= _TOLERANCE:
        return frozenset()
    for denominator in _DENOMINATORS:
        weights: dict[int, int] = {}
        for equation, multiplier in zip(equations, multipliers, strict=True):
            factor = round(Fraction(multiplier) / Fraction(largest) * denominator)
            for node, sign in equation.terms:
                weights[node] = weights.get(node, 0) + sign * factor
        weights = {node: weight for node, weight in weights.items() if weight}
        if not weights or not weights.keys() <= tight.keys():
            continue
        # Multiplied by −1 the combined equation says the same: one of the two sums must lie above zero.
        for side in (1, -1):
            ends = [
                (side * weight, tight[node][0] if side * weight > 0 else tight[node][1])
                for node, weight in weights.items()
            ]
            if sum(weight * (each.low if weight > 0 else each.high) for weight, each in ends) > 0:
                return frozenset(each.number for _, each in ends)
    return frozenset()
