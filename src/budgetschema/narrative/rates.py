"""Changes, rates and shares against their operands: exact interval division.

A rate may have been computed from the printed or from the unrounded amounts, so it is held against every pair of
amounts that print as the operands do. Ends count as reached. A bare 0 means nothing at all; 0.00 is an interval.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from budgetschema.cube.rounding import Interval, Rounding, places_of, printed
from budgetschema.model import Direction, MoneyUnit

_PER = {"%": 100, "倍": 1}


class Fit(StrEnum):
    """How a printed rate, share or change stands to its operands."""

    FITS = "fits"
    TRUNCATED = "truncated"  # right if its places were cut off, not rounded
    CONTRADICTS = "contradicts"
    UNDEFINED = "undefined"  # the base is zero
    UNCHECKABLE = "uncheckable"  # the base is so small that any rate fits


@attrs.frozen(kw_only=True, slots=True)
class Quantity:
    """A printed amount: what it says about the amount behind it, and whether it is a zero."""

    interval: Interval
    is_zero: bool

    @property
    def middle(self) -> Fraction:
        """The amount as printed."""
        low, high = _closed(self.interval)
        return (low + high) / 2


def quantity(value: Decimal, unit: MoneyUnit, places: int = 0) -> Quantity:
    """A printed amount as an interval in yuan; ``places`` are those it counts as printed with, if more than its own."""
    is_zero = value == 0
    exact = is_zero and places_of(value) == 0
    return Quantity(interval=Interval.point(0) if exact else printed(value, unit, places), is_zero=is_zero)


def truncated(value: Decimal, unit: MoneyUnit) -> Interval:
    """The amounts in yuan of which ``value`` is left when their further places are cut off."""
    return printed(value, unit, rounding=Rounding.TRUNCATION)


def _closed(interval: Interval) -> tuple[Fraction, Fraction]:
    if interval.low is None or interval.high is None:
        raise ValueError("a printed amount is bounded")
    return interval.low, interval.high


def _quotient(part: Interval, base: Interval) -> Interval | None:
    """Part over base, or None where the base may be zero."""
    low, high = _closed(base)
    if low <= 0 <= high:
        return None
    ends = [end / bound for end in _closed(part) for bound in (low, high)]
    return Interval(min(ends), max(ends))


def ratio(part: Quantity, base: Quantity) -> Interval | None:
    """The interval of part over base, or None where it is not known at all."""
    return _quotient(part.interval, base.interval)


def _printed_rate(value: Decimal, measure: str | None, rounding: Rounding) -> Interval:
    scaled = printed(value, MoneyUnit.YUAN, rounding=rounding)
    if scaled.low == scaled.high:
        # Amounts in yuan to the fen are exact; percentages are not.
        half = Fraction(1, 2 * 10 ** places_of(value))
        step = 2 * half
        exact = Fraction(value)
        scaled = Interval(exact - half, exact + half)
        if rounding is Rounding.TRUNCATION:
            scaled = Interval(exact if exact > 0 else exact - step, exact + step if exact >= 0 else exact)
    per = _PER.get(measure or "%", 100)
    low, high = _closed(scaled)
    return Interval(low / per, high / per)


def _judge(true: Interval | None, value: Decimal, measure: str | None, *, is_zero: bool) -> Fit:
    if is_zero:
        return Fit.UNDEFINED
    if true is None:
        return Fit.UNCHECKABLE
    if _printed_rate(value, measure, Rounding.HALF_UP).meets(true):
        return Fit.FITS
    if _printed_rate(value, measure, Rounding.TRUNCATION).meets(true):
        return Fit.TRUNCATED
    return Fit.CONTRADICTS


def judge_share(part: Quantity, whole: Quantity, value: Decimal, measure: str | None = "%") -> Fit:
    """A printed share (or degree of completion) against part and whole."""
    if whole.is_zero and part.is_zero and value == 0:
        return Fit.FITS
    return _judge(ratio(part, whole), value, measure, is_zero=whole.is_zero)


def is_next_to(part: Quantity, whole: Quantity, value: Decimal, measure: str | None = "%") -> bool:
    """Whether a printed share is only one unit of its last place from the true one."""
    ulp = Decimal(1).scaleb(-places_of(value))
    return any(
        judge_share(part, whole, near, measure) is Fit.FITS for near in (value - ulp, value + ulp)
    )  # fmt: skip


def judge_rate(this: Quantity, last: Quantity, value: Decimal, measure: str | None, direction: Direction | None) -> Fit:
    """A printed rate of change against this year's and last year's amount."""
    if this.is_zero and last.is_zero and value == 0:
        return Fit.FITS
    quotient = ratio(this, last)
    true = None if quotient is None else quotient - Interval.point(1)
    signed = {Direction.INCREASE: (1,), Direction.DECREASE: (-1,)}.get(direction, (1, -1)) if direction else (1, -1)
    fits = {_judge(true, value * sign, measure, is_zero=last.is_zero) for sign in signed}
    return next(fit for fit in Fit if fit in fits)


def base_of(this: Quantity, change: Quantity, direction: Direction) -> Quantity:
    """Last year's amount, from this year's and the change."""
    signed = change.interval if direction is Direction.INCREASE else -change.interval
    interval = this.interval - signed
    low, high = _closed(interval)
    return Quantity(interval=interval, is_zero=low + high == 0)


def judge_change(this: Quantity, last: Quantity, change: Quantity, direction: Direction | None) -> Fit:
    """A printed change against both years' amounts."""
    difference = this.interval - last.interval
    signs = {Direction.INCREASE: (1,), Direction.DECREASE: (-1,)}.get(direction, (1, -1)) if direction else (1, -1)
    met = any((change.interval if sign > 0 else -change.interval).meets(difference) for sign in signs)
    return Fit.FITS if met else Fit.CONTRADICTS


def is_negative(quantity_: Quantity) -> bool:
    """Whether an amount is certainly below zero."""
    return _closed(quantity_.interval)[1] < 0


def in_unit(amount: Fraction, unit: MoneyUnit, places: int) -> Decimal:
    """An amount in yuan as it would be printed in a unit with so many places, half-up."""
    scaled = amount / Fraction(10) ** (unit.exponent - places)
    whole = int(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1)
    return Decimal(whole).scaleb(-places)
