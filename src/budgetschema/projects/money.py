"""Amounts of money in the words of a form, and when two printed amounts may be the same."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext

import attrs

from budgetschema.cube.rounding import Interval, Rounding, printed
from budgetschema.model import MoneyUnit, PerformanceIndicator, Project
from budgetschema.model.spelling import compact
from budgetschema.projects.data_files import pattern, rows

_LOOK_BEHIND = 24
_PRECISION = 60
"""Digits: more than any amount has in yuan, so that no context of the caller rounds it."""


@attrs.frozen(kw_only=True, slots=True)
class Money:
    """A printed amount, or the sum of several: the figure in yuan, and what may lie behind it by either rounding."""

    yuan: Decimal
    half_up: Interval
    cut_off: Interval
    text: str = attrs.field(default="", eq=False)

    @classmethod
    def of(cls, value: Decimal, unit: MoneyUnit, text: str = "") -> Money:
        """The amount ``value``, printed in ``unit``."""
        with localcontext(prec=_PRECISION):
            return cls(
                yuan=value.scaleb(unit.exponent),
                half_up=printed(value, unit),
                cut_off=printed(value, unit, rounding=Rounding.TRUNCATION),
                text=text or f"{value:f}{unit.zh}",
            )

    @classmethod
    def sum(cls, parts: Sequence[Money]) -> Money:
        """The sum of amounts."""
        with localcontext(prec=_PRECISION):
            return cls(
                yuan=sum((each.yuan for each in parts), Decimal(0)),
                half_up=Interval.total(each.half_up for each in parts),
                cut_off=Interval.total(each.cut_off for each in parts),
            )

    def agrees(self, other: Money) -> bool:
        """Whether both may be the same amount, each rounded half up, or each cut off, at its last printed place."""
        return self.half_up.meets(other.half_up) or self.cut_off.meets(other.cut_off)

    def __str__(self) -> str:
        return self.text or f"{self.yuan.scaleb(-4).normalize():f}{MoneyUnit.WAN_YUAN.zh}"


@functools.cache
def _mention() -> re.Pattern[str]:
    units = "|".join(row["pattern"] for row in rows("money") if row["kind"] == "unit")
    # 1万人 and 1亿次 are no money: a unit without 元 ends the clause.
    return re.compile(
        rf"(?<![0-9.,])(?P<figure>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]{{1,8}})?|[0-9]{{1,16}}(?:\.[0-9]{{1,8}})?)"
        rf"(?P<unit>{units})(?:(?<=元)|(?=[,。;、)）:.]|$))"
    )


@functools.cache
def _units() -> dict[str, MoneyUnit]:
    return {row["pattern"]: MoneyUnit(row["unit"]) for row in rows("money") if row["kind"] == "unit"}


@functools.cache
def _not_the_sum() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('money', 'not_the_sum_before').pattern})$")


def mentions(text: str | None) -> tuple[Money, ...]:
    """The sums of money a text names, in its order, without prices for one of many (每人每月500元), parts and gains."""
    plain = compact(text or "")
    return tuple(_mentions(plain))


def _mentions(plain: str) -> Iterator[Money]:
    for match in _mention().finditer(plain):
        before = plain[max(0, match.start() - _LOOK_BEHIND) : match.start()]
        if _not_the_sum().search(before) or pattern("money", "price_after").match(plain, match.end()):
            continue
        value = Decimal(match["figure"].replace(",", ""))
        yield Money.of(value, _units()[match["unit"]], match[0])


def indicator_money(indicator: PerformanceIndicator) -> Money | None:
    """The sum that an indicator's value states, or None where it states something else."""
    unit = compact(indicator.unit or "")
    if indicator.value is None or unit not in _units():
        return None
    return Money.of(indicator.value, _units()[unit], f"{indicator.value:f}{indicator.unit}")


def funding_amounts(project: Project) -> tuple[Money, ...]:
    """The funding totals of a form that are not zero, for the period and for the year."""
    return tuple(
        Money.of(amount, project.funding_unit or MoneyUnit.YUAN)
        for line in project.funding
        if line.source.value == "total"
        for amount in line.amounts.values()
        if amount != 0
    )


def form_amounts(project: Project) -> tuple[Money, ...]:
    """Every sum that a form names: funding totals, overview, goals, indicators, in this order."""
    texts = (project.overview, project.period_goal, project.year_goal)
    spoken = [found for text in texts for found in mentions(text)]
    measured = [found for found in map(indicator_money, project.indicators) if found is not None]
    return (*funding_amounts(project), *spoken, *measured)
