"""The linear program: conflicts that only several sums together show, found by HiGHS and proven exactly.

Bound propagation decides trees; a table with row and column margins can be impossible although every bound is met. The
program asks for amounts that fulfil all equations and print as the figures do, with as much room ``t`` at open ends
as possible. Where there is none, its dual values combine the equations into one that no amounts can fulfil. That is
checked in integers before it is believed, so floating point can lose a conflict but never invent one.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from importlib import metadata
from typing import Any

import attrs

from budgetschema.cube.conflicts import Conflict, by_propagation
from budgetschema.cube.system import GRAIN, Equation, Measurement, System, Tight, excess, tightest

_ROOM = 0.25
"""Room at open ends, in ulps, that is more than enough."""
_PENALTY = 100.0
"""What an ulp outside a figure's interval costs against an ulp of room."""
_TOLERANCE = 1e-7
_NOISY = {"1.16.0"}
_DENOMINATORS = (1, 2, 6, 12, 60, 420, 27720)
"""Denominators that the multipliers of such equations have; tried in turn until the proof holds."""


@functools.cache
def is_available() -> bool:
    """Whether the solver (extra ``solver``) is installed, in a release that leaves standard output alone."""
    try:
        return metadata.version("highspy") not in _NOISY
    except metadata.PackageNotFoundError:
        return False


def by_program(system: System, freed: Collection[int] = ()) -> Conflict | None:
    """A conflict that bound propagation or else the linear program sees; None where neither does."""
    found = by_propagation(system, freed)
    if found is not None:
        return found
    measurements = [each for each in system.measurements if each.number not in freed]
    found = _conflict(system, measurements, system.equations)
    return None if found is None else _shrink(system, found)


def _shrink(system: System, conflict: Conflict) -> Conflict:
    """Drop every measurement without which the rest still conflict under the same equations."""
    equations = [system.equations[number] for number in sorted(conflict.equations)]
    kept = conflict
    for number in sorted(conflict.figures):
        if number in kept.figures:
            rest = [system.measurements[each] for each in sorted(kept.figures) if each != number]
            kept = _conflict(system, rest, equations) or kept
    return kept


def _conflict(system: System, measurements: Iterable[Measurement], equations: Sequence[Equation]) -> Conflict | None:
    tight = tightest(measurements)
    nodes = sorted({node for equation in equations for node, _ in equation.terms})
    if not nodes:
        return None
    multipliers = _multipliers(system, tight, nodes, equations)
    return _proof(tight, equations, multipliers) if multipliers else None


def _multipliers(system: System, tight: Tight, nodes: Sequence[int], equations: Sequence[Equation]) -> list[float]:
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


def _rows(system: System, tight: Tight, nodes: Sequence[int], equations: Sequence[Equation]) -> list[_Row]:
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


def _proof(tight: Tight, equations: Sequence[Equation], multipliers: Sequence[float]) -> Conflict | None:
    """The measurements whose ends the combined equation cannot meet, if exact arithmetic confirms it."""
    largest = max((abs(each) for each in multipliers), default=0.0)
    if largest <= _TOLERANCE:
        return None
    for denominator in _DENOMINATORS:
        factors = [round(Fraction(each) / Fraction(largest) * denominator) for each in multipliers]
        weights: dict[int, int] = {}
        for equation, factor in zip(equations, factors, strict=True):
            for node, sign in equation.terms:
                weights[node] = weights.get(node, 0) + sign * factor
        weights = {node: weight for node, weight in weights.items() if weight}
        figures = excess(tight, weights)
        if figures:
            used = (equation.number for equation, factor in zip(equations, factors, strict=True) if factor)
            return Conflict(figures, frozenset(used))
    return None
