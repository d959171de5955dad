"""What findings of the narrative have in common: amounts as text, and the statement under suspicion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from budgetschema.checks.case import Case, once
from budgetschema.cube.rounding import Interval, places_of
from budgetschema.cube.slips import slip
from budgetschema.findings import Figure, Suspect, Suspects
from budgetschema.narrative.disputes import Dispute, disputed, disputes
from budgetschema.narrative.evidence import Said
from budgetschema.narrative.rates import Quantity, in_unit

_HALF = Fraction(1, 2)


@once
def known_disputes(case: Case) -> tuple[Dispute, ...]:
    """Amounts of the text that cannot be right."""
    return tuple(disputes(case.evidence))


@once
def disputed_spots(case: Case) -> frozenset[tuple[int, int, int, int]]:
    """Where the statements stand that are known to be wrong; what they are compared with is told no more."""
    return disputed(case.evidence, known_disputes(case))


def amount_text(said: Said) -> str:
    """What a statement states, as in 441.25万元 or 60.54%."""
    value, unit = said.statement.value, said.statement.unit
    number = "—" if value is None else format(value, "f")
    return f"{number}{unit.zh if unit is not None else said.statement.measure or ''}"


def suspect(said: Said, true: Interval) -> Suspects:
    """The statement as the suspect, with the value that the amount behind it would be printed as."""
    value, unit = said.statement.value, said.statement.unit
    if value is None or unit is None or true.low is None or true.high is None:
        return Suspects()
    ulp = Fraction(10) ** (unit.exponent - places_of(value))
    low, high = floor(true.low / ulp + _HALF), ceil(true.high / ulp - _HALF)
    low, high = min(low, high), max(low, high)
    places = Decimal(1).scaleb(-places_of(value))
    likely = slip(low, int(value / places))
    return Suspects((Suspect(figure=said.figure, low=low * places, high=high * places, slip=likely),))


def expected_rate(said: Said, this: Quantity, last: Quantity, *, less: int) -> str:
    """The amount over last, less 1 for a rate of change, to the places of the printed rate; what the text should say.

    A change that the text tells by direction is given without its sign.
    """
    value, measure = said.statement.value, said.statement.measure or ""
    middle = last.middle
    if value is None or middle == 0:
        return "—"
    rate = (this.middle / middle - less) * (1 if measure == "倍" else 100)
    if said.statement.direction is not None:
        rate = abs(rate)
    scaled = rate * 10 ** places_of(value)
    whole = floor(abs(scaled) + _HALF) * (-1 if scaled < 0 else 1)
    return f"{Decimal(whole).scaleb(-places_of(value)):f}{measure}"


def amount_like(amount: Fraction, like: Figure) -> str:
    """An amount in yuan in the unit and with the places of a figure."""
    if like.value is None or like.unit is None:
        return "—"
    return f"{in_unit(amount, like.unit, places_of(like.value)):f}{like.unit.zh}"
