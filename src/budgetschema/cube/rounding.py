"""What a printed figure says about the amount behind it: intervals, and the verdict on a sum of printed figures.

The one place that knows how rounding works. Everything is exact: :class:`~fractions.Fraction` and integers, no floating
point. After XBRL International, Calculations 1.1 (2023), with the ends that half-up rounding really has.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import comb, factorial
from typing import Self

import attrs

from budgetschema.model import MoneyUnit

IMPLAUSIBLE = Fraction(1, 1000)
"""A rounding residual less likely than this is reported though rounding could just produce it."""
FEN = -2
"""Power of ten of the smallest coin in yuan: what is printed to the fen is exact."""


class Rounding(StrEnum):
    """How a publisher cut its figures to the printed places."""

    HALF_UP = "half_up"
    TRUNCATION = "truncation"


class Verdict(StrEnum):
    """What the difference between a printed total and its printed parts means."""

    EXACT = "exact"
    RESIDUAL = "residual"
    TIE_ONLY = "tie_only"
    IMPLAUSIBLE = "implausible"
    CONTRADICTION = "contradiction"


@attrs.frozen(slots=True)
class Interval:
    """The amounts between two ends; an end of None is unbounded, an open end does not belong to it."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Fraction | Decimal | int) -> Self:
        """One amount, known exactly."""
        exact = Fraction(value)
        return cls(exact, exact)

    @property
    def is_empty(self) -> bool:
        """Whether no amount lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: Fraction | Decimal | int) -> bool:
        exact = Fraction(value)
        above = self.low is None or exact > self.low or (exact == self.low and not self.low_open)
        below = self.high is None or exact < self.high or (exact == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __and__(self, other: Interval) -> Interval:
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, lower=True)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, lower=False)
        return Interval(low, high, low_open, high_open)

    def meets(self, other: Interval) -> bool:
        """Whether some amount lies in both."""
        return not (self & other).is_empty

    @staticmethod
    def total(intervals: Iterable[Interval]) -> Interval:
        """The interval of a sum."""
        result = Interval.point(0)
        for interval in intervals:
            result += interval
        return result


def _tighter(
    one: Fraction | None, one_open: bool, two: Fraction | None, two_open: bool, *, lower: bool
) -> tuple[Fraction | None, bool]:
    if one is None:
        return two, two_open
    if two is None or (one > two if lower else one < two):
        return one, one_open
    return (two, two_open) if one != two else (one, one_open or two_open)


def places_of(value: Decimal) -> int:
    """The printed decimal places of an amount."""
    return max(-int(value.as_tuple().exponent), 0)


def printed(
    value: Decimal, unit: MoneyUnit = MoneyUnit.YUAN, places: int | None = None, rounding: Rounding = Rounding.HALF_UP
) -> Interval:
    """The amounts in yuan that print as ``value`` of ``unit`` with ``places`` decimal places (default: its own).

    Half-up: [v−½, v+½) ulp above zero, mirrored below, (−½, ½) for a printed 0.00. Truncation: [v, v+1), mirrored,
    (−1, 1). What is printed in yuan to the fen is exact.
    """
    places = max(places_of(value), places or 0)
    exponent = unit.exponent - places
    amount = Fraction(value) * 10**unit.exponent
    if exponent <= FEN and unit is MoneyUnit.YUAN:
        return Interval.point(amount)
    ulp = Fraction(10) ** exponent
    inner, outer = (ulp / 2, ulp / 2) if rounding is Rounding.HALF_UP else (Fraction(0), ulp)
    if amount > 0:
        return Interval(amount - inner, amount + outer, low_open=False, high_open=True)
    if amount < 0:
        return Interval(amount - outer, amount + inner, low_open=True, high_open=False)
    return Interval(-outer, outer, low_open=True, high_open=True)


def judge(residual: int, parts: int) -> Verdict:
    """The verdict on ``residual`` = total − parts, in ulps, for ``parts`` non-blank parts of one sign, half-up.

    ==============================  ==========================================================
    residual = 0                    exact
    one part, residual ≠ 0          contradiction: it is the same number
    abs(residual) ≤ floor(n/2)      residual; implausible if less likely than one in a thousand
    n odd, abs(residual) = (n+1)/2  tie_only: possible only if every part sits on an exact tie
    beyond                          contradiction
    ==============================  ==========================================================
    """
    size = abs(residual)
    if size == 0:
        return Verdict.EXACT
    if parts > 1 and size <= parts // 2:
        return Verdict.IMPLAUSIBLE if chance(size, parts) < IMPLAUSIBLE else Verdict.RESIDUAL
    if parts > 1 and parts % 2 == 1 and size == (parts + 1) // 2:
        return Verdict.TIE_ONLY
    return Verdict.CONTRADICTION


@functools.cache
def chance(residual: int, parts: int) -> Fraction:
    """Probability that rounding alone makes a residual of at least ``residual`` ulps (either way) from ``parts`` parts.

    The sum of ``parts`` errors uniform on [−½, ½] follows the Irwin–Hall law; the printed residual is that sum rounded,
    so it is the chance that the sum is ``residual`` − ½ or more, twice.
    """
    # P(S ≥ r − ½) = F(n/2 − r + ½) of the sum of n uniforms on [0, 1], by symmetry; doubled to stay in integers.
    twice = parts - 2 * residual + 1
    if twice <= 0:
        return Fraction(0)
    tail = sum((-1) ** k * comb(parts, k) * (twice - 2 * k) ** parts for k in range((twice + 1) // 2))
    return min(Fraction(2 * tail, factorial(parts) * 2**parts), Fraction(1))
