"""What rounding allows, by brute force where the mathematics could be wrong."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.cube.rounding import Interval, Rounding, Verdict, chance, judge, printed
from budgetschema.model import MoneyUnit


@pytest.mark.parametrize(
    ("residual", "parts", "verdict"),
    [
        (0, 1, Verdict.EXACT), (0, 7, Verdict.EXACT),
        (1, 1, Verdict.CONTRADICTION), (-1, 1, Verdict.CONTRADICTION),
        (1, 2, Verdict.RESIDUAL), (-1, 2, Verdict.RESIDUAL), (2, 2, Verdict.CONTRADICTION),
        (1, 3, Verdict.RESIDUAL), (2, 3, Verdict.TIE_ONLY), (-2, 3, Verdict.TIE_ONLY), (3, 3, Verdict.CONTRADICTION),
        (2, 4, Verdict.RESIDUAL), (3, 4, Verdict.CONTRADICTION),
        (4, 20, Verdict.RESIDUAL), (5, 20, Verdict.IMPLAUSIBLE),
        (6, 40, Verdict.RESIDUAL), (7, 40, Verdict.IMPLAUSIBLE),
        (8, 80, Verdict.RESIDUAL), (9, 80, Verdict.IMPLAUSIBLE), (40, 80, Verdict.IMPLAUSIBLE),
        (41, 80, Verdict.CONTRADICTION), (1, 0, Verdict.CONTRADICTION),
    ],
)  # fmt: skip
def test_verdicts(residual: int, parts: int, verdict: Verdict) -> None:
    assert judge(residual, parts) is verdict


@pytest.mark.parametrize("parts", [1, 2, 3, 4])
def test_chance_agrees_with_counting_all_cases(parts: int) -> None:
    """Errors on a grid of 1/40 ulp approach the uniform law; no tie falls on the grid."""
    steps = [Fraction(2 * k + 1 - 40, 80) for k in range(40)]
    if parts == 4:
        steps = steps[::4]
    sums = [sum(errors) for errors in product(steps, repeat=parts)]
    for residual in range(1, parts // 2 + 1):
        counted = Fraction(sum(1 for each in sums if abs(each) >= residual - Fraction(1, 2)), len(sums))
        assert abs(counted - chance(residual, parts)) < Fraction(1, 20)


def test_chance_is_a_probability_and_falls() -> None:
    for parts in (2, 5, 20, 200):
        values = [chance(residual, parts) for residual in range(1, parts // 2 + 2)]
        assert all(0 <= value <= 1 for value in values)
        assert values == sorted(values, reverse=True)
        assert chance(parts, parts) == 0


amounts = st.integers(-(10**7), 10**7).map(lambda thousandths: Fraction(thousandths, 1000))


def half_up(amount: Fraction, places: int) -> Decimal:
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@given(amount=amounts, other=amounts, places=st.integers(0, 2))
def test_an_interval_holds_exactly_the_amounts_that_print_so(amount: Fraction, other: Fraction, places: int) -> None:
    value = half_up(amount, places)
    interval = printed(value, MoneyUnit.WAN_YUAN)
    assert amount * 10_000 in interval
    assert (other * 10_000 in interval) == (half_up(other, places) == value)


@given(amount=amounts, other=amounts)
def test_truncated_intervals_hold_exactly_what_is_cut_so(amount: Fraction, other: Fraction) -> None:
    value = Decimal(int(amount * 100)).scaleb(-2)
    interval = printed(value, MoneyUnit.WAN_YUAN, rounding=Rounding.TRUNCATION)
    assert amount * 10_000 in interval
    assert (other * 10_000 in interval) == (int(other * 100) == int(amount * 100))


def test_the_fen_is_exact_and_dropped_zeros_count() -> None:
    assert printed(Decimal("605049.00"), MoneyUnit.YUAN) == Interval.point(605049)
    assert printed(Decimal("605049"), MoneyUnit.YUAN) == Interval(
        Fraction(6050485, 10), Fraction(6050495, 10), high_open=True
    )
    assert printed(Decimal("267.8"), MoneyUnit.WAN_YUAN, places=2) == printed(Decimal("267.80"), MoneyUnit.WAN_YUAN)


bounds = st.none() | st.integers(-4, 4).map(Fraction)
intervals = st.builds(Interval, bounds, bounds, st.booleans(), st.booleans())
GRID = [Fraction(k, 4) for k in range(-60, 61)]


@given(one=intervals, two=intervals)
def test_interval_arithmetic_agrees_with_points(one: Interval, two: Interval) -> None:
    ones, twos = ([each for each in GRID if each in interval] for interval in (one, two))
    both = one & two
    for each in GRID:
        assert (each in both) == (each in one and each in two)
        assert (-each in -one) == (each in one)
    for first in ones[::5]:
        for second in twos[::5]:
            assert first + second in one + two
            assert first - second in one - two
    if not any(each in both for each in GRID):
        assert both.is_empty or (
            both.low is not None and both.high is not None and both.high - both.low < Fraction(1, 4)
        )
    assert one.meets(two) == (not both.is_empty)


def test_a_sum_of_intervals_is_as_open_as_its_parts() -> None:
    closed, half_open = Interval(Fraction(0), Fraction(1)), Interval(Fraction(0), Fraction(1), high_open=True)
    assert Fraction(2) in Interval.total([closed, closed])
    assert Fraction(2) not in Interval.total([closed, half_open])
    assert Interval.total([]) == Interval.point(0)
    assert Interval.total([closed, Interval()]) == Interval()
