"""The analysis: what is wrong with the figures of a cube, one root cause at a time."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from budgetschema.cube.conflicts import Cluster, Conflict, bounded, by_propagation, localise
from budgetschema.cube.cube import Cube
from budgetschema.cube.facts import Fact
from budgetschema.cube.identities import Identity, Origin
from budgetschema.cube.program import by_program, is_available
from budgetschema.cube.propagation import Propagation
from budgetschema.cube.residuals import difference, residuals
from budgetschema.cube.rounding import Rounding, Verdict
from budgetschema.cube.suspects import Search
from budgetschema.cube.system import System, build
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
        sums = [identity for identity in self.cube.web.identities if identity.is_sum]
        left = [residual.ulps for residual in residuals(sums) if residual.ulps]
        if len(left) < _TELLING or min(left) < 0:
            return Rounding.HALF_UP
        half_up, cut = (build(self.cube.web, rounding) for rounding in (Rounding.HALF_UP, Rounding.TRUNCATION))
        if Propagation(half_up).conflict and not Propagation(cut).conflict:
            return Rounding.TRUNCATION
        return Rounding.HALF_UP

    @functools.cached_property
    def troubles(self) -> tuple[Trouble, ...]:
        """The root causes of all contradictions, in the order of the document."""
        oracle = bounded(by_program if self.solver else by_propagation, self.system)
        clusters = localise(self.system, oracle)
        wrong = frozenset(cluster.wrong for cluster in clusters)
        search = Search(self.system, oracle)
        found = [self._trouble(cluster, search.suspects(cluster, wrong)) for cluster in clusters]
        return tuple(sorted(found, key=lambda trouble: _order(trouble.figures[0])))

    def _trouble(self, cluster: Cluster, ranked: Suspects) -> Trouble:
        broken: dict[object, Equation] = {}
        for conflict in sorted(cluster.conflicts, key=lambda each: (len(each.equations), len(each.figures))):
            identities = [self.cube.web.identities[number] for number in sorted(conflict.equations)]
            for identity in [each for each in identities if not each.holds] or identities:
                broken.setdefault(identity, self._sum(identity, conflict))
            if not identities:
                broken.setdefault(conflict, self._same(conflict))
        numbers = sorted(frozenset().union(*(conflict.figures for conflict in cluster.conflicts)))
        facts = [self.system.measurements[number].fact for number in numbers]
        first_pointer = ranked[0].figure.pointer
        figures = tuple(sorted(facts, key=lambda fact: (fact.figure.pointer != first_pointer, _order(fact))))
        return Trouble(self._cause(cluster, ranked), tuple(broken.values()), ranked, figures)

    def _cause(self, cluster: Cluster, ranked: Suspects) -> Cause:
        if ranked[0].figure.value is None:
            return Cause.BLANK
        identities = {
            self.cube.web.identities[number] for conflict in cluster.conflicts for number in conflict.equations
        }
        identities = {identity for identity in identities if not identity.holds}
        if any(not conflict.equations for conflict in cluster.conflicts):
            return Cause.SAME
        if not identities:
            return Cause.JOINT
        if {residual.verdict for residual in residuals(identities)} == {Verdict.TIE_ONLY}:
            return Cause.TIES
        return Cause.BALANCE if all(each.origin is Origin.BALANCE for each in identities) else Cause.SUM

    def _sum(self, identity: Identity, conflict: Conflict) -> Equation:
        measurements = [self.system.measurements[number] for number in sorted(conflict.figures)]
        return equation_of(identity, {each.node: each.fact for each in measurements})

    def _same(self, conflict: Conflict) -> Equation:
        first, second = sorted((self.system.measurements[number].fact for number in conflict.figures), key=_order)[:2]
        return _equation([(first, 1), (second, -1)])


_TELLING = 8
"""Residuals of one sign that it takes to tell that figures were cut off: by chance, one document in 256."""


def _order(fact: Fact) -> tuple[int, int, str]:
    return fact.table, fact.line, fact.column


def equation_of(identity: Identity, chosen: Mapping[int, Fact] | None = None) -> Equation:
    """An identity with its figures; ``chosen`` says which of several at one coordinate is meant, by node."""
    pairs = zip(identity.terms, identity.facts, strict=True)
    return _equation([((chosen or {}).get(node.number, fact), sign) for (node, sign), fact in pairs])


def _ulp(fact: Fact) -> Fraction:
    return Fraction(Decimal(1).scaleb(fact.exponent))


def _equation(terms: list[tuple[Fact, int]]) -> Equation:
    """An equation of figures that add up to zero, the total first, with its residual and what rounding can explain."""
    (total, _), *parts = terms
    telling = [part for part in parts if not (part[0].value is None and len(parts) > 1)] or parts[:1]
    ulp = max(_ulp(fact) for fact, _ in terms)
    halves = sum((_ulp(fact) / 2 for fact, _ in terms if fact.value is not None), Fraction(0))
    # Open ends: the residual must stay below the sum of the half ulps.
    tolerance = max((-(-halves // ulp) - 1) * ulp, Fraction(0))
    return Equation(
        total=total.figure,
        terms=tuple(Term(figure=part.figure, sign=-sign) for part, sign in telling),
        residual=_in_unit(difference(terms), total),
        tolerance=_in_unit(tolerance, total),
    )


def _in_unit(amount: Fraction, fact: Fact) -> Decimal:
    scaled = amount / Fraction(10) ** (fact.unit.exponent - 8)
    return Decimal(round(scaled)).scaleb(-8).normalize() + Decimal(0).scaleb(-fact.places)
