"""Our verdict on each identity, the one that Calculations 1.1 must give, and why the two may differ (docs/en/xbrl.md).

All of it follows from intervals and from what is printed where; nothing here asks Arelle.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

import attrs

from budgetschema.cube import Cube, Fact, State
from budgetschema.cube.identities import Identity
from budgetschema.cube.rounding import Interval, Rounding, printed
from budgetschema.export.xbrl.concepts import Concept, Concepts, Slice
from budgetschema.export.xbrl.labels import Namer
from budgetschema.export.xbrl.networks import Network, networks, sum_of
from budgetschema.export.xbrl.report import place_of
from budgetschema.model import Disclosure


class Cause(StrEnum):
    """Why a processor may judge a sum in another way than we do."""

    UNREADABLE = "unreadable"
    """A figure of the identity cannot be read: we hold nothing against it, so it is not exported."""
    APART = "apart"
    """The figures of the identity are of several moments or years."""
    NOT_REPORTED = "not reported"
    """The total or all parts are blank: no facts, so nothing is judged; for us they are zero."""
    ELSEWHERE = "elsewhere"
    """A coordinate of the identity is printed elsewhere, too, and says something else there."""
    ENDS = "ends"
    """The intervals have one end in common that does not belong to both."""


@attrs.frozen
class Range:
    """An interval whose ends are a processor's."""

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True

    def __add__(self, other: Range) -> Range:
        return Range(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def scaled(self, weight: int) -> Range:
        return attrs.evolve(self, low=self.low * weight, high=self.high * weight)

    def meets(self, other: Range) -> bool:
        """An end is taken to belong to both where it belongs to either."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        closed = (self.low_closed or other.low_closed) and (self.high_closed or other.high_closed)
        return low < high or (low == high and closed)


def interval_of(fact: Fact, rounding: Rounding) -> Interval:
    """What a fact says by our own reading."""
    if fact.value is None or rounding is Rounding.HALF_UP:
        return fact.interval
    return printed(fact.value, fact.unit, fact.places, rounding)


def range_of(fact: Fact, rounding: Rounding) -> Range:
    """What a fact says to Calculations 1.1: rounded figures have closed ends."""
    interval = interval_of(fact, rounding)
    assert interval.low is not None
    assert interval.high is not None
    if rounding is Rounding.HALF_UP:
        return Range(interval.low, interval.high)
    return Range(interval.low, interval.high, not interval.low_open, not interval.high_open)


@attrs.frozen(eq=False)
class Comparison:
    """Both verdicts on the identities of a disclosure."""

    disclosure: Disclosure = attrs.field(repr=False)
    rounding: Rounding = Rounding.HALF_UP

    @functools.cached_property
    def cube(self) -> Cube:
        return Cube(self.disclosure)

    @functools.cached_property
    def concepts(self) -> Concepts:
        return Concepts(self.cube.printed, Namer(self.disclosure))

    @functools.cached_property
    def networks(self) -> tuple[Network, ...]:
        return networks(self.cube.web.identities, self.concepts)

    @functools.cached_property
    def reported(self) -> dict[tuple[Concept, Slice], list[Fact]]:
        found: dict[tuple[Concept, Slice], list[Fact]] = {}
        for fact in self.cube.printed:
            found.setdefault((self.concepts.of(fact), Slice.of(fact.key)), []).append(fact)
        return found

    def said_by(self, facts: Iterable[Fact]) -> Range | None:
        """What facts of one coordinate say together, None if they contradict each other.

        Of facts with the same precision Arelle takes the first; of others, what they have in common.
        """
        firsts = {}
        for fact in facts:
            firsts.setdefault("exact" if fact.is_exact else fact.exponent, range_of(fact, self.rounding))
        ranges = list(firsts.values())
        low, high = max(each.low for each in ranges), min(each.high for each in ranges)
        at_low = any(each.low_closed for each in ranges if each.low == low)
        at_high = any(each.high_closed for each in ranges if each.high == high)
        if low > high or (low == high and not (at_low and at_high)):
            return None
        return Range(low, high, at_low, at_high)

    def sums(self) -> Iterator[tuple[str, Concept, Slice, bool]]:
        """All sums that are judged, and whether they hold: network, total, slice."""
        for network in self.networks:
            for total, parts in network.sums.items():
                for aspects in self.concepts.slices:
                    whole = self.reported.get((total, aspects))
                    pieces = [
                        (self.said_by(self.reported[part, aspects]), weight)
                        for part, weight in parts
                        if (part, aspects) in self.reported
                    ]
                    if not whole or not pieces:
                        continue
                    said = self.said_by(whole)
                    if said is None or any(piece is None for piece, _ in pieces):
                        continue
                    added = Range(Fraction(0), Fraction(0))
                    for piece, weight in pieces:
                        added += piece.scaled(weight)
                    yield network.name, total, aspects, said.meets(added)

    @functools.cached_property
    def broken(self) -> frozenset[tuple[str, str]]:
        """The sums that a processor must report, as Arelle names them."""
        return frozenset(
            (network, place_of(self.reported[total, aspects][0]))
            for network, total, aspects, holds in self.sums()
            if not holds
        )

    @functools.cached_property
    def contradicted(self) -> frozenset[str]:
        """First facts of the coordinates whose facts are no consistent duplicates: of one precision, not the same
        figure; of several, no amount in common, rounded to nearest with closed ends.
        """
        found = set()
        for facts in self.reported.values():
            ranges = [range_of(fact, Rounding.HALF_UP) for fact in facts]
            precisions = {None if fact.is_exact else fact.exponent for fact in facts}
            apart = max(each.low for each in ranges) > min(each.high for each in ranges)
            if apart or len(set(ranges)) > len(precisions):
                found.add(place_of(facts[0]))
        return frozenset(found)

    def name_of(self, identity: Identity) -> tuple[str, str] | None:
        """The sum of an identity as Arelle names it; None where it is not exported or not reported."""
        said = sum_of(identity, self.concepts)
        if said is None:
            return None
        facts = self.reported.get((said.total, Slice.of(identity.facts[0].key)))
        own = [
            network
            for network in self.networks
            if said.total in network.sums and frozenset(network.sums[said.total]) == frozenset(said.parts)
        ]
        (network,) = own
        return None if facts is None else (network.name, place_of(facts[0]))

    def holds(self, identity: Identity) -> bool:
        """Our verdict."""
        total, *parts = (interval_of(fact, self.rounding) for fact in identity.facts)
        return total.meets(Interval.total(parts))

    def cause(self, identity: Identity) -> Cause | None:
        """Why a processor may say something else; None where it must say the same."""
        facts = identity.facts
        if any(fact.state is State.UNKNOWN for fact in facts):
            return Cause.UNREADABLE
        concepts = [self.concepts.get(fact) for fact in facts]
        if len({Slice.of(fact.key) for fact in facts}) > 1:
            return Cause.APART
        # One coordinate may stand in a sum twice; then its facts are its own.
        aspects = Slice.of(facts[0].key)
        at = [self.reported.get((concept, aspects), []) for concept in concepts]
        if any(self._is_told_otherwise(fact, others) for fact, others in zip(facts, at, strict=True)):
            return Cause.ELSEWHERE
        if not at[0] or not any(at[1:]):
            return Cause.NOT_REPORTED
        total, *parts = (
            range_of(fact, self.rounding) if fact.value is not None else Range(Fraction(0), Fraction(0))
            for fact in facts
        )
        meets = total.meets(functools.reduce(Range.__add__, parts))
        return Cause.ENDS if meets != self.holds(identity) else None

    def _is_told_otherwise(self, fact: Fact, others: Iterable[Fact]) -> bool:
        own = interval_of(fact, self.rounding)
        return any(interval_of(other, self.rounding) != own for other in others)

    def expected_differences(self) -> dict[Identity, Cause]:
        """The identities on which the verdicts must differ, with the cause."""
        found = {}
        for identity in self.cube.web.identities:
            cause = self.cause(identity)
            if cause is Cause.ENDS:
                found[identity] = cause
            elif cause in (Cause.NOT_REPORTED, Cause.APART):
                if not self.holds(identity):
                    found[identity] = cause
            elif cause is Cause.ELSEWHERE and self.holds(identity) == (self.name_of(identity) in self.broken):
                found[identity] = cause
        return found
