"""Disputes: amounts that the text states and that cannot be right, by the tables or by another statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from budgetschema.cube import Fact, State
from budgetschema.cube.slips import slip
from budgetschema.findings import Slip
from budgetschema.model import Coordinate
from budgetschema.narrative.evidence import Evidence, Said, agree, interval_of, less
from budgetschema.narrative.items import copied
from budgetschema.narrative.rates import Quantity

_SLIPS = (Slip.DIGIT, Slip.SWAPPED, Slip.SHIFTED, Slip.DROPPED, Slip.ADDED)


@attrs.frozen(eq=False, slots=True, kw_only=True)
class Dispute:
    """Statements of one amount that cannot be right, and what says so: a fact, or another statement."""

    wrong: tuple[Said, ...]
    fact: Fact | None
    other: Said | None


def disputes(evidence: Evidence) -> Iterator[Dispute]:
    """Every coordinate at which statements contradict the tables or each other."""
    told: set[tuple[int, int, int, int]] = set()
    by_copy = {each.spot for copy in copied(evidence) for each in copy.said}
    for coordinate in dict.fromkeys(each.statement.coordinate for each in evidence.values):
        if coordinate is None:
            continue
        stated = [each for each in evidence.stated(coordinate) if each.spot not in by_copy]
        # 收、支总计各: one phrase, two coordinates, one fault.
        wrong = [each for each in _wrong(evidence, coordinate, stated) if each.spot not in told]
        if not wrong:
            continue
        told |= {each.spot for each in wrong}
        below, above = evidence.bounds(coordinate)
        fact = next(iter((*evidence.exact(coordinate), *below, *above)), None)
        home = wrong[0].statement.section
        known = set(wrong)
        others = [each for each in stated if each not in known]
        near = [each for each in others if each.statement.section == home]
        other = next(iter(near), None if fact is not None else next(iter(others), None))
        yield Dispute(wrong=tuple(wrong), fact=fact, other=other)


def _wrong(evidence: Evidence, coordinate: Coordinate, stated: Sequence[Said]) -> list[Said]:
    near = evidence.near(coordinate)
    # A blank says nothing for the amount but at this very coordinate.
    exact = evidence.exact(coordinate)
    known = [*exact, *(fact for fact in near if fact.state is State.PRINTED)]
    doubtful = [each for each in stated if not any(agree(each, fact) for fact in known)]
    if exact:
        return doubtful
    outside = [each for each in doubtful if _is_out_of_bounds(evidence, coordinate, each)]
    odd = set(_minority(stated))
    return outside or [each for each in doubtful if each in odd]


def _is_out_of_bounds(evidence: Evidence, coordinate: Coordinate, said: Said) -> bool:
    """Whether a part of the amount is printed greater, or a whole smaller."""
    quantity = said.quantity
    if quantity is None:
        return False
    below, above = evidence.bounds(coordinate)
    return any(less(quantity.interval, fact.interval) for fact in below) or any(
        less(fact.interval, quantity.interval) for fact in above
    )


def _minority(stated: Iterable[Said]) -> list[Said]:
    """Statements that differ from the amount stated most often, or first: in its section, or by a slip of the pen.

    In another section the same words may stand for another scope; then the amounts are not one slip apart.
    """
    groups: dict[Quantity, list[Said]] = {}
    for each in stated:
        if each.quantity is not None:
            groups.setdefault(each.quantity, []).append(each)
    if len(groups) <= 1:
        return []
    most = max(groups.values(), key=len)
    amount = interval_of(most[0])
    home = {each.statement.section for each in most}
    return [
        each
        for group in groups.values()
        for each in group
        if not interval_of(each).meets(amount) and (each.statement.section in home or _is_slip(most[0], each))
    ]


def _is_slip(right: Said, said: Said) -> bool:
    """Whether an amount becomes another by one slip of the pen, both printed in one unit with the same places."""
    one, other = right.statement, said.statement
    if one.unit is not other.unit or one.value is None or other.value is None or right.places != said.places:
        return False
    meant, written = (int(value.scaleb(right.places)) for value in (one.value, other.value))
    return slip(meant, written) in _SLIPS


def disputed(evidence: Evidence, known: Iterable[Dispute]) -> frozenset[tuple[int, int, int, int]]:
    """Where the statements stand that are known to be wrong: those of ``known`` disputes, and copied ones."""
    wrong = {each.spot for dispute in known for each in dispute.wrong}
    return frozenset(wrong | {each.spot for copy in copied(evidence) for each in copy.said})
