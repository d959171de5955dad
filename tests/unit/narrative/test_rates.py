"""Interval division: what a printed rate, share or change may be, against a search over unrounded amounts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetschema.model import Direction, MoneyUnit
from budgetschema.narrative.rates import (
    Fit,
    base_of,
    in_unit,
    is_negative,
    is_next_to,
    judge_change,
    judge_rate,
    judge_share,
    quantity,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def wan(value: str):
    return quantity(Decimal(value), MoneyUnit.WAN_YUAN)


@pytest.mark.parametrize(
    ("this", "last", "rate", "direction", "fit"),
    [
        ("120.00", "100.00", "20.00", UP, Fit.FITS),
        ("120.00", "100.00", "20.01", UP, Fit.FITS),  # 120.004 over 99.996
        ("120.00", "100.00", "20.03", UP, Fit.CONTRADICTS),
        ("120.00", "100.00", "20.00", DOWN, Fit.CONTRADICTS),
        ("80.00", "100.00", "20.00", DOWN, Fit.FITS),
        ("120.00", "100.00", "20.00", None, Fit.FITS),
        ("80.00", "100.00", "20.00", None, Fit.FITS),
        ("1150.00", "1070.00", "7.47", UP, Fit.TRUNCATED),  # 7.4766
        ("1150.00", "1070.00", "7.48", UP, Fit.FITS),
        ("1150.00", "1070.00", "7.46", UP, Fit.CONTRADICTS),
        ("1150.00", "1070.00", "7.5", UP, Fit.FITS),
        ("120.00", "0", "100.00", UP, Fit.UNDEFINED),
        ("120.00", "0.00", "100.00", UP, Fit.UNDEFINED),
        ("0", "0", "0", UP, Fit.FITS),
        ("0", "147.20", "100", DOWN, Fit.FITS),
        ("3.00", "0.01", "29900.00", UP, Fit.FITS),  # of 0.005 to 0.015
        ("3.00", "0.01", "100.00", UP, Fit.CONTRADICTS),
    ],
)
def test_rates(this: str, last: str, rate: str, direction: Direction | None, fit: Fit) -> None:
    assert judge_rate(wan(this), wan(last), Decimal(rate), "%", direction) is fit


def test_a_multiple_is_no_percentage() -> None:
    assert judge_rate(wan("340.00"), wan("20.00"), Decimal(16), "倍", UP) is Fit.FITS
    assert judge_rate(wan("340.00"), wan("20.00"), Decimal(16), "%", UP) is Fit.CONTRADICTS


@pytest.mark.parametrize(
    ("part", "whole", "share", "fit"),
    [
        ("30.00", "90.00", "33.33", Fit.FITS),
        ("3000.00", "9000.00", "33.34", Fit.CONTRADICTS),
        ("0", "90.00", "0", Fit.FITS),
        ("0", "0", "0", Fit.FITS),
        ("90.00", "90.00", "100", Fit.FITS),
        ("5.00", "0", "50.00", Fit.UNDEFINED),
    ],
)
def test_shares(part: str, whole: str, share: str, fit: Fit) -> None:
    assert judge_share(wan(part), wan(whole), Decimal(share)) is fit


@pytest.mark.parametrize(
    ("change", "direction", "fit"),
    [
        ("20.00", UP, Fit.FITS),
        ("20.01", UP, Fit.FITS),
        ("20.02", UP, Fit.CONTRADICTS),
        ("20.00", DOWN, Fit.CONTRADICTS),
        ("20.00", None, Fit.FITS),
        ("20", UP, Fit.FITS),
        ("21", UP, Fit.CONTRADICTS),
    ],
)
def test_changes(change: str, direction: Direction | None, fit: Fit) -> None:
    assert judge_change(wan("120.00"), wan("100.00"), wan(change), direction) is fit


def test_a_base_that_may_be_nothing_lets_any_rate_pass() -> None:
    base = base_of(wan("120.00"), wan("119.98"), UP)
    assert not base.is_zero
    assert judge_rate(wan("120.00"), base, Decimal("50.00"), "%", UP) is Fit.CONTRADICTS
    base = base_of(wan("120.00"), wan("120.01"), UP)
    assert judge_rate(wan("120.00"), base, Decimal("50.00"), "%", UP) is Fit.UNCHECKABLE


def test_units_may_differ() -> None:
    yuan = quantity(Decimal(1200049), MoneyUnit.YUAN)
    assert judge_change(yuan, wan("100.00"), wan("20.00"), UP) is Fit.FITS
    assert judge_change(yuan, wan("100.00"), wan("20.03"), UP) is Fit.CONTRADICTS


def test_the_base_follows_from_the_change() -> None:
    base = base_of(wan("120.00"), wan("20.00"), UP)
    assert base.middle == 1_000_000
    assert not base.is_zero
    assert base_of(wan("120.00"), wan("120.00"), UP).is_zero
    assert base_of(wan("100.00"), wan("20.00"), DOWN).middle == 1_200_000
    assert is_negative(base_of(wan("0"), wan("20.00"), UP))
    assert not is_negative(base_of(wan("20.00"), wan("20.01"), UP))


def test_closing_zeros_that_were_left_out() -> None:
    assert judge_change(wan("34.11"), wan("100"), wan("65.99"), DOWN) is Fit.FITS
    exact = quantity(Decimal(100), MoneyUnit.WAN_YUAN, 2)
    assert judge_change(wan("34.11"), exact, wan("65.99"), DOWN) is Fit.CONTRADICTS


def test_next_to_is_one_unit_of_the_last_place() -> None:
    assert is_next_to(wan("3000.00"), wan("9000.00"), Decimal("33.34"))
    assert not is_next_to(wan("3000.00"), wan("9000.00"), Decimal("33.35"))


@pytest.mark.parametrize("this", ["1.00", "2.37", "99.99"])
@pytest.mark.parametrize("last", ["0.97", "3.00", "50.00"])
def test_no_rate_that_some_amounts_give_is_called_wrong(this: str, last: str) -> None:
    """Brute force: unrounded amounts on a fine grid within both printed ones, their rate rounded half-up."""
    step = Fraction(1, 1000)
    for i in range(-5, 5):
        for k in range(-5, 5):
            rate = ((Fraction(this) + i * step) / (Fraction(last) + k * step) - 1) * 100
            printed = in_unit(abs(rate), MoneyUnit.YUAN, 2)
            direction = UP if rate >= 0 else DOWN
            assert judge_rate(wan(this), wan(last), printed, "%", direction) is Fit.FITS


def test_in_unit_rounds_half_up() -> None:
    assert in_unit(Fraction(12_345_50, 100), MoneyUnit.WAN_YUAN, 2) == Decimal("1.23")
    assert in_unit(Fraction(12_350), MoneyUnit.WAN_YUAN, 2) == Decimal("1.24")
    assert in_unit(Fraction(-12_350), MoneyUnit.WAN_YUAN, 2) == Decimal("-1.24")
