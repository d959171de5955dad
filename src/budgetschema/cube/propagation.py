"""Bound propagation: bounds drawn tighter through the equations until nothing changes, or two cross."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence

import attrs

from budgetschema.cube.system import Equation, Measurement, System

_ROUNDS = 40
"""How often one bound may be drawn tighter before a cycle that creeps is left to the linear program."""


@attrs.define(slots=True)
class _Step:
    """A bound that was derived: from a measurement, or by an equation from earlier steps."""

    value: int
    measurement: int | None
    equation: int | None
    reasons: tuple[int, ...]


class Propagation:
    """Bounds on every node that follow from a choice of measurements and equations, each with its reasons.

    ``conflict`` holds the measurements that cannot all be right, where bounds cross; it is empty where nothing was
    found, which in a document whose sums form a tree means that all is well.
    """

    def __init__(
        self,
        system: System,
        freed: Collection[int] = (),
        measurements: Iterable[Measurement] | None = None,
        equations: Iterable[Equation] | None = None,
    ) -> None:
        self._system = system
        self._steps: list[_Step] = []
        self._low: list[int | None] = [None] * len(system.nodes)
        self._high: list[int | None] = [None] * len(system.nodes)
        self._allowed = None if equations is None else {equation.number for equation in equations}
        self._tightened = [0] * (2 * len(system.nodes))
        self._queue: deque[Equation] = deque()
        self._queued = bytearray(len(system.equations))
        self.conflict: frozenset[int] = frozenset()
        self.used: frozenset[int] = frozenset()
        start = system.measurements if measurements is None else measurements
        self._run([each for each in start if each.number not in freed])

    def bounds(self, node: int) -> tuple[int | None, int | None]:
        """The bounds of a node in grains; None is unbounded."""
        low, high = self._low[node], self._high[node]
        return (
            None if low is None else self._steps[low].value,
            None if high is None else self._steps[high].value,
        )

    def _run(self, start: Sequence[Measurement]) -> None:
        for each in start:
            low = _Step(each.low, each.number, None, ())
            high = _Step(each.high, each.number, None, ())
            if self._tighten(each.node, low=low) or self._tighten(each.node, high=high):
                return
        if self._allowed is None:
            for equation in self._system.equations:
                self._enqueue(equation)
        else:
            for number in sorted(self._allowed):
                self._enqueue(self._system.equations[number])
        while self._queue:
            equation = self._queue.popleft()
            self._queued[equation.number] = 0
            if self._apply(equation):
                return

    def _enqueue(self, equation: Equation) -> None:
        if not self._queued[equation.number]:
            self._queued[equation.number] = 1
            self._queue.append(equation)

    def _tighten(self, node: int, low: _Step | None = None, high: _Step | None = None) -> bool:
        """Take over a bound if it is tighter; True if the bounds of the node now cross."""
        step, store, slot = (low, self._low, 0) if low is not None else (high, self._high, 1)
        if step is None:
            return False
        current = store[node]
        if current is not None:
            known = self._steps[current].value
            if step.value <= known if low is not None else step.value >= known:
                return False
            if self._tightened[2 * node + slot] > _ROUNDS:
                return False
        self._tightened[2 * node + slot] += 1
        self._steps.append(step)
        store[node] = len(self._steps) - 1
        for equation in self._system.in_node[node]:
            if self._allowed is None or equation.number in self._allowed:
                self._enqueue(equation)
        first, last = self._low[node], self._high[node]
        if first is not None and last is not None and self._steps[first].value > self._steps[last].value:
            self._explain((first, last))
            return True
        return False

    def _apply(self, equation: Equation) -> bool:
        """Bound each node of an equation by the others; True on a conflict."""
        low_sum = high_sum = 0
        low_open: list[int] = []
        high_open: list[int] = []
        for position, (node, sign) in enumerate(equation.terms):
            at_low, at_high = (self._low[node], self._high[node]) if sign > 0 else (self._high[node], self._low[node])
            if at_low is None:
                low_open.append(position)
            else:
                low_sum += sign * self._steps[at_low].value
            if at_high is None:
                high_open.append(position)
            else:
                high_sum += sign * self._steps[at_high].value
            if len(low_open) > 1 and len(high_open) > 1:
                return False
        # What the sum of the others leaves: the sum is zero, so sign·x ≤ −(low of the others), ≥ −(high of the others).
        for position, (node, sign) in enumerate(equation.terms):
            at_low, at_high = (self._low[node], self._high[node]) if sign > 0 else (self._high[node], self._low[node])
            if not low_open or low_open == [position]:
                own = sign * self._steps[at_low].value if at_low is not None and not low_open else 0
                if self._bound(equation, position, -(low_sum - own), upper=True):
                    return True
            if not high_open or high_open == [position]:
                own = sign * self._steps[at_high].value if at_high is not None and not high_open else 0
                if self._bound(equation, position, -(high_sum - own), upper=False):
                    return True
        return False

    def _bound(self, equation: Equation, position: int, value: int, *, upper: bool) -> bool:
        node, sign = equation.terms[position]
        as_high = upper == (sign > 0)
        current = self._high[node] if as_high else self._low[node]
        bound = sign * value
        if current is not None:
            known = self._steps[current].value
            if bound >= known if as_high else bound <= known:
                return False
        reasons = []
        for other, (each, each_sign) in enumerate(equation.terms):
            if other != position:
                side = self._low[each] if upper == (each_sign > 0) else self._high[each]
                if side is None:
                    return False
                reasons.append(side)
        step = _Step(bound, None, equation.number, tuple(reasons))
        return self._tighten(node, high=step) if as_high else self._tighten(node, low=step)

    def _explain(self, last: tuple[int, int]) -> None:
        seen: set[int] = set()
        stack = list(last)
        measurements: set[int] = set()
        equations: set[int] = set()
        while stack:
            index = stack.pop()
            if index in seen:
                continue
            seen.add(index)
            step = self._steps[index]
            if step.measurement is not None:
                measurements.add(step.measurement)
            if step.equation is not None:
                equations.add(step.equation)
            stack += step.reasons
        self.conflict = frozenset(measurements)
        self.used = frozenset(equations)
