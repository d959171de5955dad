"""The analysis: what is wrong with the figures of a cube, one root cause at a time."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from budgetschema.cube.conflicts import Cluster, Conflict, by_propagation, localise
from budgetschema.cube.cube import Cube
from budgetschema.cube.facts import Fact, State
from budgetschema.cube.identities import Identity, Node, Origin
from budgetschema.cube.program import by_program, is_available
from budgetschema.cube.rounding import Rounding
from budgetschema.cube.suspects import Neighbours, suspects
from budgetschema.cube.system import Propagation, System, build
from budgetschema.findings import Equation, Suspects, Term


class Cause(StrEnum):
    """What kind of contradiction shows an error."""

    SUM = "sum"
    """A total and its parts."""
    SAME = "same"
    """One figure printed twice, differently."""
    BALANCE = "balance"
    """Income and expenditure in total."""
    BLANK = "blank"
    """A blank cell where other figures ask for one."""
    TIES = "ties"
    """Possible only if every part was rounded at an exact tie."""
    JOINT = "joint"
    """Several sums together; each by itself could be true."""


@attrs.frozen(slots=True, eq=False)
class Trouble:
    """One root cause: how it shows, what does not hold, and who may be wrong."""

    cause: Cause
    equations: tuple[Equation, ...]
    suspects: Suspects
    figures: tuple[Fact, ...]
    """All figures that take part."""


@attrs.frozen(eq=False)
class Analysis:
    """What the figures of a cube contradict each other in.

    ``solver`` says whether the linear program may be asked (default: if it is installed).
    """

    cube: Cube = attrs.field(repr=False)
    solver: bool = attrs.field(factory=is_available)

    @functools.cached_property
    def system(self) -> System:
        """The system of the document, rounded as its figures suggest."""
        return build(self.cube.web, self.rounding)

    @functools.cached_property
    def rounding(self) -> Rounding:
        """Half-up, unless all residuals have one sign, as those of cut-off figures do, and cutting explains them."""
        residuals = [residual for residual in map(_residual_sign, self.cube.web.identities) if residual]
        if len(residuals) < _TELLING or any(residual < 0 for residual in residuals):
            return Rounding.HALF_UP
        half_up, cut = (build(self.cube.web, rounding) for rounding in (Rounding.HALF_UP, Rounding.TRUNCATION))
        if Propagation(half_up).conflict and not Propagation(cut).conflict:
            return Rounding.TRUNCATION
        return Rounding.HALF_UP

    @functools.cached_property
    def troubles(self) -> tuple[Trouble, ...]:
        """The root causes of all contradictions, in the order of the document."""
        oracle = by_program if self.solver else by_propagation
        clusters = localise(self.system, oracle)
        wrong = {cluster.wrong for cluster in clusters}
        neighbours = Neighbours(self.system)
        found = [self._trouble(cluster, wrong, neighbours) for cluster in clusters]
        return tuple(sorted(found, key=lambda trouble: _order(trouble.figures[0])))

    def _trouble(self, cluster: Cluster, wrong: set[int], neighbours: Neighbours) -> Trouble:
        ranked = suspects(self.system, cluster, wrong, neighbours)
        broken: dict[object, Equation] = {}
        single: list[Identity | None] = []
        for conflict in sorted(cluster.conflicts, key=len):
            identities = self._identities(conflict)
            shown = [identity for identity in identities if len(identities) == 1 or not identity.holds]
            for identity in shown or identities:
                broken.setdefault(identity.total.number, self._sum(identity, conflict))
            if not identities:
                broken.setdefault(conflict, self._same(conflict))
            if len(identities) <= 1:
                single.append(identities[0] if identities else None)
        facts = tuple(self.system.measurements[number].fact for number in sorted(frozenset().union(*cluster.conflicts)))
        first = ranked[0].figure
        figures = tuple(sorted(facts, key=lambda fact: (fact.figure.pointer != first.pointer, _order(fact))))
        return Trouble(self._cause(cluster, ranked, single), tuple(broken.values()), ranked, figures)

    def _cause(self, cluster: Cluster, ranked: Suspects, single: list[Identity | None]) -> Cause:
        if ranked[0].figure.value is None:
            return Cause.BLANK
        if not single:
            return Cause.JOINT
        if None in single:
            return Cause.SAME
        if all(identity is not None and identity.origin is Origin.BALANCE for identity in single):
            return Cause.BALANCE
        if self._only_ties(cluster):
            return Cause.TIES
        return Cause.SUM

    def _only_ties(self, cluster: Cluster) -> bool:
        """Whether closed ends would let every conflict of a cluster pass."""
        closed = build(self.cube.web, self.rounding, closed=True)
        return not any(
            Propagation(closed, (), [closed.measurements[number] for number in conflict]).conflict
            for conflict in cluster.conflicts
        )

    def _identities(self, conflict: Conflict) -> list[Identity]:
        """The identities through which the figures of a conflict meet."""
        measurements = [self.system.measurements[number] for number in sorted(conflict)]
        if len({each.node for each in measurements}) == 1:
            return []
        nodes = {each.node for each in measurements}
        near = {number.number: number for node in nodes for number in self.system.in_node[node]}
        inside = [each for each in near.values() if {node for node, _ in each.terms} <= nodes]
        result = Propagation(self.system, (), measurements, inside)
        if not result.conflict:
            result = Propagation(self.system, (), measurements)
        used = sorted(result.used) if result.conflict else [each.number for each in inside]
        return [self.cube.web.identities[number] for number in used]

    def _sum(self, identity: Identity, conflict: Conflict) -> Equation:
        chosen = {self.system.measurements[number].node: self.system.measurements[number].fact for number in conflict}
        total = _fact_of(identity.total, chosen)
        parts = [_fact_of(part, chosen) for part in identity.parts]
        return _equation(total, parts)

    def _same(self, conflict: Conflict) -> Equation:
        first, second = sorted((self.system.measurements[number].fact for number in conflict), key=_order)[:2]
        return _equation(first, [second])


_TELLING = 3
"""Residuals that it takes to tell how figures were cut."""


def _order(fact: Fact) -> tuple[int, int, str]:
    return fact.table, fact.line, fact.column


def _fact_of(node: Node, chosen: dict[int, Fact]) -> Fact:
    known = (fact for fact in node.facts if fact.state is not State.UNKNOWN)
    return chosen.get(node.number) or next(known, node.facts[0])


def _amount(fact: Fact) -> Fraction:
    return Fraction(fact.value or 0) * Fraction(10**fact.unit.exponent)


def _ulp(fact: Fact) -> Fraction:
    return Fraction(Decimal(1).scaleb(fact.exponent))


def _equation(total: Fact, parts: list[Fact]) -> Equation:
    """An equation with its residual and what rounding can explain, in the unit of the total."""
    telling = [part for part in parts if not (part.value is None and len(parts) > 1)] or parts[:1]
    residual = _amount(total) - sum((_amount(part) for part in parts), Fraction(0))
    ulp = max(_ulp(fact) for fact in (total, *parts))
    halves = sum(
        (Fraction(10) ** fact.exponent / 2 for fact in (total, *telling) if fact.value is not None), Fraction(0)
    )
    # Open ends: the residual must stay below the sum of the half ulps.
    tolerance = max((-(-halves // ulp) - 1) * ulp, Fraction(0))
    return Equation(
        total=total.figure,
        terms=tuple(Term(figure=part.figure) for part in telling),
        residual=_in_unit(residual, total),
        tolerance=_in_unit(tolerance, total),
    )


def _in_unit(amount: Fraction, fact: Fact) -> Decimal:
    scaled = amount / Fraction(10) ** (fact.unit.exponent - 8)
    return Decimal(round(scaled)).scaleb(-8).normalize() + Decimal(0).scaleb(-fact.places)


def _residual_sign(identity: Identity) -> int:
    """The sign of total minus parts; 0 where something is unknown or nothing is left over."""
    nodes: Iterator[Node] = iter((identity.total, *identity.parts))
    facts = [next((fact for fact in node.facts if fact.state is not State.UNKNOWN), None) for node in nodes]
    if None in facts:
        return 0
    total, *parts = [_amount(fact) for fact in facts if fact is not None]
    residual = total - sum(parts, Fraction(0))
    return (residual > 0) - (residual < 0)
