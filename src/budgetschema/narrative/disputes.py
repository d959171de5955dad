"""Disputes: amounts that the text states and that cannot be right, by the tables or by another statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from budgetschema.cube import Fact
from budgetschema.model import Coordinate
from budgetschema.narrative.evidence import Evidence, Said, agree, less
from budgetschema.narrative.items import copied


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
        others = [each for each in stated if each not in wrong]
        near = [each for each in others if each.statement.section == home]
        other = next(iter(near), None if fact is not None else next(iter(others), None))
        yield Dispute(wrong=tuple(wrong), fact=fact, other=other)


def _wrong(evidence: Evidence, coordinate: Coordinate, stated: Sequence[Said]) -> list[Said]:
    near = evidence.near(coordinate)
    if not near:
        return _minority(stated)
    doubtful = [each for each in stated if not any(agree(each, fact) for fact in near)]
    sure = bool(evidence.exact(coordinate))
    return [each for each in doubtful if sure or _is_out_of_bounds(evidence, coordinate, each)]


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
    """Statements of one section that differ from the amount stated most often, or stated first."""
    groups: list[list[Said]] = []
    for each in stated:
        for group in groups:
            if _same(group[0], each):
                group.append(each)
                break
        else:
            groups.append([each])
    if len(groups) <= 1:
        return []
    most = max(groups, key=len)
    home = {each.statement.section for each in most}
    return [each for group in groups if group is not most for each in group if each.statement.section in home]


def _same(one: Said, other: Said) -> bool:
    return one.quantity is None or other.quantity is None or one.quantity.interval.meets(other.quantity.interval)


def disputed(evidence: Evidence) -> frozenset[tuple[int, int, int, int]]:
    """Where the statements stand that are known to be wrong."""
    wrong = {each.spot for dispute in disputes(evidence) for each in dispute.wrong}
    return frozenset(wrong | {each.spot for copy in copied(evidence) for each in copy.said})
