"""The system: nodes, figures and identities in integers, for the judges of what cannot all be true.

Every amount is counted in grains: half the finest printed place, times a large number, so that an open end is one grain
short of a closed one. Comparing integers then decides strict and weak inequalities alike, and exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from budgetschema.cube.facts import Fact, State
from budgetschema.cube.identities import Node, Web
from budgetschema.cube.rounding import Rounding

GRAIN = 1 << 60
"""Grains to half of the finest ulp; open ends of far fewer figures than this can add up in one derivation."""


@attrs.frozen(slots=True, eq=False)
class Measurement:
    """A fact as bounds on its node, in grains."""

    number: int
    fact: Fact
    node: int
    low: int
    high: int

    @property
    def in_ulps(self) -> int | None:
        """The printed figure in units of its last place; None is a blank."""
        return None if self.fact.value is None else int(self.fact.value.scaleb(self.fact.places))

    @property
    def is_exact(self) -> bool:
        """Whether the figure is printed to the smallest coin and so not rounded."""
        return self.fact.is_exact


@attrs.frozen(slots=True, eq=False)
class Equation:
    """The sum of coefficient times node is zero."""

    number: int
    terms: tuple[tuple[int, int], ...]

    @property
    def weights(self) -> dict[int, int]:
        """Coefficients by node."""
        merged: dict[int, int] = {}
        for node, sign in self.terms:
            merged[node] = merged.get(node, 0) + sign
        return merged


@attrs.frozen(slots=True, eq=False)
class System:
    """The measurements and equations of a document, for one way of rounding.

    ``closed`` ends turn every open end into a closed one: what is impossible then is impossible for every way of
    rounding ties.
    """

    nodes: tuple[Node, ...]
    measurements: tuple[Measurement, ...]
    equations: tuple[Equation, ...]
    exponent: int
    """Power of ten, in yuan, of the finest printed place."""
    rounding: Rounding
    in_node: tuple[tuple[Equation, ...], ...]

    @property
    def ulp(self) -> int:
        """Grains to the finest printed place."""
        return 2 * GRAIN

    def ulp_of(self, fact: Fact) -> int:
        """Grains to the last printed place of a figure."""
        return int(self.ulp * 10 ** (fact.exponent - self.exponent))


def build(web: Web, rounding: Rounding = Rounding.HALF_UP, *, closed: bool = False) -> System:
    """The system of a document."""
    told = [[fact for fact in node.facts if _says_something(fact, web)] for node in web.nodes]
    known = [fact for facts in told for fact in facts]
    exponent = min((fact.exponent for fact in known), default=0)
    measurements: list[Measurement] = []
    for node in web.nodes:
        for fact in told[node.number]:
            low, high = bounds(fact, exponent, rounding, closed=closed)
            measurements.append(Measurement(len(measurements), fact, node.number, low, high))
    equations = tuple(
        Equation(number, tuple((node.number, sign) for node, sign in identity.terms))
        for number, identity in enumerate(web.identities)
    )
    in_node: list[list[Equation]] = [[] for _ in web.nodes]
    for equation in equations:
        for node_number, _ in equation.terms:
            in_node[node_number].append(equation)
    return System(
        web.nodes, tuple(measurements), equations, exponent, rounding, tuple(tuple(each) for each in in_node)
    )  # fmt: skip


def _says_something(fact: Fact, web: Web) -> bool:
    return fact.state is not State.UNKNOWN and fact.table not in web.misread


def bounds(fact: Fact, exponent: int, rounding: Rounding, *, closed: bool = False) -> tuple[int, int]:
    """The ends of a figure in grains of ``10**exponent`` yuan; see :func:`budgetschema.cube.rounding.printed`."""
    if fact.value is None:
        return 0, 0
    scale = 2 * GRAIN * 10 ** (fact.exponent - exponent)
    value = int(fact.value.scaleb(fact.places)) * scale
    return ends(value, scale, rounding, closed=closed, exact=fact.is_exact)


def ends(value: int, ulp: int, rounding: Rounding, *, closed: bool, exact: bool) -> tuple[int, int]:
    """The ends of what prints as ``value`` with a last place of ``ulp`` grains."""
    if exact:
        return value, value
    shy = 0 if closed else 1
    inner, outer = (ulp // 2, ulp // 2) if rounding is Rounding.HALF_UP else (0, ulp)
    if value > 0:
        return value - inner, value + outer - shy
    if value < 0:
        return value - outer + shy, value + inner
    return -outer + shy, outer - shy


Tight = Mapping[int, tuple[Measurement, Measurement]]
"""By node: the measurement with the highest lower end, and the one with the lowest upper end."""


def tightest(measurements: Iterable[Measurement]) -> Tight:
    """The measurements that bound each node most."""
    tight: dict[int, tuple[Measurement, Measurement]] = {}
    for each in measurements:
        low, high = tight.get(each.node, (each, each))
        tight[each.node] = (each if each.low > low.low else low, each if each.high < high.high else high)
    return tight


def excess(tight: Tight, weights: Mapping[int, int]) -> frozenset[int]:
    """The measurements that keep the sum of weight times node away from zero; none where it can be zero."""
    if not weights or not weights.keys() <= tight.keys():
        return frozenset()
    # The sum times −1 says the same: one of the two must lie above zero even at its lowest.
    for side in (1, -1):
        ends = [(side * weight, tight[node][side * weight < 0]) for node, weight in weights.items()]
        if sum(weight * (each.low if weight > 0 else each.high) for weight, each in ends) > 0:
            return frozenset(each.number for _, each in ends)
    return frozenset()
