"""Residuals: what each sum leaves over, in units of the last place, and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from budgetschema.cube.facts import Fact, State
from budgetschema.cube.identities import Identity
from budgetschema.cube.rounding import Verdict, judge


@attrs.frozen(slots=True)
class Residual:
    """Total minus parts of an identity in ``ulps``; ``parts`` is the number of its printed figures, less one."""

    identity: Identity
    ulps: int
    parts: int
    verdict: Verdict


def residuals(identities: Iterable[Identity]) -> Iterator[Residual]:
    """The residual of every identity all of whose figures are known and printed with the same last place."""
    for identity in identities:
        if any(fact.state is State.UNKNOWN for fact in identity.facts):
            continue
        terms = [(fact, sign) for fact, (_, sign) in zip(identity.facts, identity.terms, strict=True)]
        printed = [(fact, sign) for fact, sign in terms if fact.value is not None]
        exponents = {fact.exponent for fact, _ in printed}
        if {sign for _, sign in printed} != {1, -1} or len(exponents) > 1:
            continue
        ulps = int(difference(terms) / Fraction(10) ** exponents.pop())
        # Each printed figure is off by half a unit at most, and which of them is the total makes no difference.
        yield Residual(identity, ulps, len(printed) - 1, judge(ulps, len(printed) - 1))


def difference(terms: Iterable[tuple[Fact, int]]) -> Fraction:
    """What printed figures add up to in yuan, each with its sign."""
    return sum((sign * amount(fact) for fact, sign in terms), Fraction(0))


def amount(fact: Fact) -> Fraction:
    """A printed figure in yuan; a blank is zero."""
    return Fraction(fact.value or 0) * Fraction(10**fact.unit.exponent)
