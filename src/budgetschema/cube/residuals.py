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
    """Total minus parts of an identity in ``ulps``, with the number of non-blank ``parts``."""

    identity: Identity
    ulps: int
    parts: int
    verdict: Verdict


def residuals(identities: Iterable[Identity]) -> Iterator[Residual]:
    """The residual of every identity all of whose figures are known and printed with the same last place."""
    for identity in identities:
        total, *parts = identity.facts
        if any(fact.state is State.UNKNOWN for fact in identity.facts):
            continue
        printed = [fact for fact in parts if fact.value is not None]
        if total.value is None or len({fact.exponent for fact in (total, *printed)}) > 1:
            continue
        difference = amount(total) - sum((amount(part) for part in parts), Fraction(0))
        ulps = int(difference / Fraction(10) ** total.exponent)
        yield Residual(identity, ulps, len(printed), judge(ulps, len(printed)))


def amount(fact: Fact) -> Fraction:
    """A printed figure in yuan; a blank is zero."""
    return Fraction(fact.value or 0) * Fraction(10**fact.unit.exponent)
