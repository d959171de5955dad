"""Comparisons with another time: what a sentence says of a change, held against the amounts it compares."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

import attrs

from budgetschema.model import Direction, Moment, MoneyUnit, StatementKind
from budgetschema.narrative.evidence import Amount, Evidence, Said
from budgetschema.narrative.listings import whole_of_parts
from budgetschema.narrative.rates import (
    Fit,
    Quantity,
    base_of,
    in_unit,
    is_negative,
    judge_change,
    judge_rate,
    judge_share,
)

_CONVENTION = 100
_GOOD = (Fit.FITS, Fit.TRUNCATED, Fit.UNCHECKABLE)
_BUDGETS = (Moment.BUDGET, Moment.ADJUSTED_BUDGET)
_NAMED = ("年初", "全年", "调整")


Spots = Collection[tuple[int, int, int, int] | None]


class Fault(StrEnum):
    """What is wrong with a comparison."""

    CHANGE = "change"
    RATE = "rate"
    DIRECTION = "direction"
    UNCHANGED = "unchanged"
    ZERO_BASE = "zero_base"
    ZERO_BASE_CONVENTION = "zero_base_convention"
    IMPOSSIBLE = "impossible"


@attrs.frozen(eq=False, slots=True, kw_only=True)
class Comparison:
    """The change, rate and comparison that one sentence states of one thing against one base."""

    change: Said | None = None
    rate: Said | None = None
    plain: Said | None = None

    @property
    def said(self) -> Said:
        """The first of its statements."""
        found = self.change or self.rate or self.plain
        assert found is not None  # noqa: S101  (it is made of at least one)
        return found


@attrs.frozen(eq=False, slots=True, kw_only=True)
class Verdict:
    """What is wrong, the statement that is wrong, and the amounts that it was held against.

    ``base`` is last year's amount, printed as ``last`` or, where that is None, the one that follows from the change.
    """

    fault: Fault
    said: Said
    this: Amount
    last: Amount | None = None
    base: Quantity | None = None


def comparisons(evidence: Evidence) -> Iterator[Comparison]:
    """The comparisons of the text: statements that follow each other about the same thing belong together."""
    run: list[Said] = []
    for each in evidence.said:
        if each.statement.kind not in (StatementKind.CHANGE, StatementKind.RATE, StatementKind.COMPARISON):
            continue
        if run and not _together(run, each):
            yield _comparison(run)
            run = []
        run.append(each)
    if run:
        yield _comparison(run)


def _together(run: Sequence[Said], said: Said) -> bool:
    one, other = run[0].statement, said.statement
    fresh = other.kind not in {each.statement.kind for each in run}
    return fresh and (one.section, one.paragraph, one.subject, one.coordinate, one.base) == (
        other.section, other.paragraph, other.subject, other.coordinate, other.base,
    )  # fmt: skip


def _comparison(run: Sequence[Said]) -> Comparison:
    found = {each.statement.kind: each for each in run}
    return Comparison(
        change=found.get(StatementKind.CHANGE), rate=found.get(StatementKind.RATE),
        plain=found.get(StatementKind.COMPARISON),
    )  # fmt: skip


def judge(evidence: Evidence, comparison: Comparison, disputed: Spots = frozenset()) -> Verdict | None:
    """What is wrong with a comparison, the root before its consequences; None where nothing is.

    Amounts that are known to be wrong (``disputed``) prove nothing.
    """
    this = evidence.about(comparison.said)
    last = last_amounts(evidence, comparison.said)
    if not this or any(each.spot in disputed for each in (*this, *last)):
        return None
    return (
        _plain(comparison.plain, this, last)
        or _change(comparison.change, this, last)
        or _rate(comparison.rate, this, last, comparison.change)
    )


def last_amounts(evidence: Evidence, said: Said) -> tuple[Amount, ...]:
    """The amounts of the base. A bare 预算数 beside an adjusted budget may be either."""
    base = said.statement.base
    found = list(evidence.compared(said))
    if base is not None and base.moment in _BUDGETS and not any(word in said.statement.text for word in _NAMED):
        for moment in _BUDGETS:
            if moment is not base.moment:
                found += evidence.amounts_at(attrs.evolve(base, moment=moment))
    return tuple(found)


def _pairs(this: Sequence[Amount], last: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    return [(one, other) for other in last for one in this]


def _plain(said: Said | None, this: Sequence[Amount], last: Sequence[Amount]) -> Verdict | None:
    """持平, 小于, 大于 against both amounts."""
    pairs = _pairs(this, last)
    if said is None or not pairs:
        return None
    direction = said.statement.direction
    if any(_is_so(one.quantity, other.quantity, direction) for one, other in pairs):
        return None
    fault = Fault.UNCHANGED if direction is Direction.UNCHANGED else Fault.DIRECTION
    return Verdict(fault=fault, said=said, this=pairs[0][0], last=pairs[0][1], base=pairs[0][1].quantity)


def _is_so(this: Quantity, last: Quantity, direction: Direction | None) -> bool:
    difference = this.interval - last.interval
    if direction is Direction.INCREASE:
        return difference.high is None or difference.high > 0
    if direction is Direction.DECREASE:
        return difference.low is None or difference.low < 0
    return this.interval.meets(last.interval)


def _change(said: Said | None, this: Sequence[Amount], last: Sequence[Amount]) -> Verdict | None:
    quantity = said.quantity if said is not None else None
    if said is None or quantity is None:
        return None
    direction = said.statement.direction
    pairs = _pairs(this, last)
    if pairs:
        if any(judge_change(a.quantity, b.quantity, quantity, direction) is Fit.FITS for a, b in pairs):
            return None
        turned = [(a, b) for a, b in pairs if judge_change(a.quantity, b.quantity, quantity, None) is Fit.FITS]
        if turned:
            return Verdict(
                fault=Fault.DIRECTION, said=said, this=turned[0][0], last=turned[0][1], base=turned[0][1].quantity
            )
        return Verdict(fault=Fault.CHANGE, said=said, this=pairs[0][0], last=pairs[0][1], base=pairs[0][1].quantity)
    if direction is Direction.INCREASE and all(
        is_negative(base_of(each.quantity, quantity, direction)) for each in this
    ):  # fmt: skip
        return Verdict(fault=Fault.IMPOSSIBLE, said=said, this=this[0])
    return None


def _rate(
    said: Said | None, this: Sequence[Amount], last: Sequence[Amount], change: Said | None
) -> Verdict | None:  # fmt: skip
    """A rate against both amounts; where last year's is not given, it follows from the change."""
    if said is None or said.statement.value is None:
        return None
    value, measure, direction = said.statement.value, said.statement.measure, said.statement.direction
    pairs = _pairs(this, last)
    told: list[tuple[Fit, Amount, Amount | None, Quantity]]
    if not pairs:
        derived = _derived(this, change, direction)
        fits = [judge_rate(one.quantity, base, value, measure, direction) for one, base in derived]
        told = [(fit, one, None, base) for fit, (one, base) in zip(fits, derived, strict=True)]
    else:
        told = [
            (judge_rate(one.quantity, other.quantity, value, measure, direction), one, other, other.quantity)
            for one, other in pairs
        ]
    if not told or any(fit in _GOOD for fit, *_ in told):
        return None
    fit, one, other, base = told[0]
    if fit is Fit.UNDEFINED:
        convention = value == _CONVENTION and direction is Direction.INCREASE
        fault = Fault.ZERO_BASE_CONVENTION if convention else Fault.ZERO_BASE
        return Verdict(fault=fault, said=said, this=one, last=other, base=base)
    turned = pairs and any(judge_rate(a.quantity, b.quantity, value, measure, None) in _GOOD for a, b in pairs)
    return Verdict(fault=Fault.DIRECTION if turned else Fault.RATE, said=said, this=one, last=other, base=base)


def _derived(
    this: Sequence[Amount], change: Said | None, direction: Direction | None
) -> list[tuple[Amount, Quantity]]:  # fmt: skip
    quantity = change.quantity if change is not None else None
    if change is None or quantity is None or change.statement.direction is None:
        return []
    bases = [(each, base_of(each.quantity, quantity, change.statement.direction)) for each in this]
    return [(each, base) for each, base in bases if not is_negative(base)]


def judge_portion(
    evidence: Evidence, said: Said, disputed: Spots = frozenset()
) -> tuple[Fit, Amount, Amount] | None:  # fmt: skip
    """A share or degree of completion against all parts and wholes it may mean; None where it fits or has none."""
    value = said.statement.value
    part, whole = evidence.about(said), last_amounts(evidence, said)
    if not whole:
        whole = _summed(evidence, said)
    if value is None or any(each.spot in disputed for each in (*part, *whole)):
        return None
    told = [
        (judge_share(one.quantity, other.quantity, value, said.statement.measure), one, other)
        for one, other in _pairs(part, whole)
    ]  # fmt: skip
    if not told or any(fit in _GOOD for fit, _, _ in told):
        return None
    return told[0]


def _summed(evidence: Evidence, said: Said) -> tuple[Amount, ...]:
    """The whole as the sum of all its parts, where nothing states it."""
    total = whole_of_parts(evidence, said)
    if total is None:
        return ()
    parts = evidence.beside(said)
    unit = parts[0].statement.unit or MoneyUnit.YUAN
    value = in_unit(total.middle, unit, parts[0].places)
    return (Amount(total, attrs.evolve(parts[0].figure, line="—", column="—", value=value, unit=unit)),)
