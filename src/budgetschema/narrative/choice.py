"""Of what is it a change? In 总计A，其中：甲，乙，比上年减少B，下降p% it may be the total's or the last part's.

Language leaves it open; the figures mostly do not. Where the rate fits only one of the two, that one is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import Direction, Layer, StatementKind
from budgetschema.narrative.claims import Claim, Topic
from budgetschema.narrative.rates import Fit, Quantity, base_of, judge_rate, quantity

_VALUES = (StatementKind.TOTAL, StatementKind.PART)


def settle(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a paragraph, each change with the topic that its rate fits; by default that of the whole list."""
    settled: list[Claim] = []
    for index, claim in enumerate(claims):
        before = claims[index - 1] if index else None
        if claim.kind is StatementKind.RATE and before is not None and _goes_with(before, claim):
            settled.append(_moved(claim, settled[-1].topic))
        elif claim.unsure and not _is_sure(claim, claims[:index], claims[index + 1 : index + 2]):
            settled.append(attrs.evolve(claim, topic=Topic(text=claim.topic.text), base=None))
        elif claim.head is not None and _is_of_head(claim, claims[:index], claims[index + 1 : index + 2]):
            settled.append(_moved(claim, claim.head))
        else:
            settled.append(claim)
    return tuple(_with_layers(settled))


def _with_layers(claims: Sequence[Claim]) -> list[Claim]:
    """Beside 上年结转 as a part of its own, the other fund sources of a list are those of the year."""
    carried = {
        each.base for each in claims
        if each.kind is StatementKind.PART and each.base is not None and each.base.layer is None
        and each.topic.coordinate == attrs.evolve(each.base, layer=Layer.CARRY_OVER)
    }  # fmt: skip
    current: dict[Topic, Topic] = {}
    for each in claims:
        own = each.topic.coordinate
        if each.base not in carried or own is None or each.kind is not StatementKind.PART:
            continue
        if own.layer is None and own == attrs.evolve(each.base, fund_source=own.fund_source):
            coordinates = tuple(attrs.evolve(one, layer=Layer.CURRENT_YEAR) for one in each.topic.coordinates)
            current[each.topic] = attrs.evolve(each.topic, coordinates=coordinates)
    return [attrs.evolve(each, topic=current.get(each.topic, each.topic)) for each in claims]


def _goes_with(change: Claim, rate: Claim) -> bool:
    return change.kind is StatementKind.CHANGE and rate.kind is StatementKind.RATE and change.topic == rate.topic


def _is_sure(claim: Claim, before: Sequence[Claim], after: Sequence[Claim]) -> bool:
    """Whether the rate shows that a change is of the last thing that the sentence before spoke of."""
    rate = next((each for each in after if _goes_with(claim, each)), None)
    return rate is not None and claim.direction is not None and _fits(_value(claim.topic, before), claim, rate)


def _is_of_head(claim: Claim, before: Sequence[Claim], after: Sequence[Claim]) -> bool:
    rate = next((each for each in after if _goes_with(claim, each)), None)
    if rate is None or claim.direction is None:
        return True
    part, whole = _value(claim.topic, before), _value(claim.head, before)
    return not (_fits(part, claim, rate) and not _fits(whole, claim, rate))


def _value(topic: Topic | None, before: Sequence[Claim]) -> Quantity | None:
    for each in reversed(before):
        if each.kind in _VALUES and each.topic == topic and each.value is not None and each.unit is not None:
            return quantity(each.value, each.unit)
    return None


def _fits(this: Quantity | None, change: Claim, rate: Claim) -> bool:
    if this is None or change.value is None or change.unit is None or rate.value is None:
        return False
    direction = change.direction or Direction.INCREASE
    last = base_of(this, quantity(change.value, change.unit), direction)
    return judge_rate(this, last, rate.value, rate.measure, rate.direction) in (Fit.FITS, Fit.TRUNCATED)


def _moved(claim: Claim, topic: Topic) -> Claim:
    """The claim about another topic; its base follows."""
    base = claim.base
    if topic.coordinate is None:
        base = None
    elif base is not None:
        base = attrs.evolve(topic.coordinate, moment=base.moment, fiscal_year=base.fiscal_year)
    return attrs.evolve(claim, topic=topic, base=base, head=None)
