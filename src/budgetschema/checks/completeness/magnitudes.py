"""Figures that agree with those of another table only when moved by four places: 元 for 万元."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.data import data
from budgetschema.model import Disclosure, Table

TEN_THOUSAND = Decimal(10000)
# More digits than any amount has in yuan and fen.
_PRECISION = 100


@attrs.frozen(kw_only=True, slots=True)
class Sums:
    """The telling figures of a table in yuan, and the value of its last printed place."""

    number: int
    table: Table
    values: frozenset[Decimal]
    ulp: Decimal

    def agreement(self, other: Sums, factor: Decimal) -> int:
        """How many figures, times ``factor``, the other table prints, too; the finer printed one is rounded."""
        if self.ulp * factor < other.ulp:
            return sum(1 for value in self.values if other.has(value * factor))
        return sum(1 for value in other.values if self.has(value / factor))

    def has(self, value: Decimal) -> bool:
        """Whether the table prints a value, exactly or rounded to its places."""
        if value in self.values:
            return True
        with localcontext(prec=_PRECISION):
            return (value / self.ulp).quantize(Decimal(1), ROUND_HALF_UP) * self.ulp in self.values


def digits(value: Decimal) -> int:
    """The number of significant digits."""
    return len(value.normalize().as_tuple().digits) if value else 0


@once
def sums_of(case: Case) -> tuple[Sums, ...]:
    """The telling figures of every table that has any."""
    return tuple(_sums(case.disclosure))


def _sums(disclosure: Disclosure) -> Iterator[Sums]:
    least = data("wording")["units"]["telling_digits"]
    for number, table in enumerate(disclosure.tables):
        units = {column.id: column.unit or table.unit for column in table.columns}
        values: set[Decimal] = set()
        places: Counter[int] = Counter()
        for line in table.lines:
            for column, amount in line.amounts.items():
                unit = units.get(column)
                if unit is not None and digits(amount) >= least:
                    values.add(amount.scaleb(unit.exponent))
                    places[int(amount.as_tuple().exponent) + unit.exponent] += 1
        if values:
            last = places.most_common(1)[0][0]
            yield Sums(number=number, table=table, values=frozenset(values), ulp=Decimal(1).scaleb(last))


@once
def unit_slips(case: Case) -> tuple[tuple[Sums, Sums, int], ...]:
    """Tables whose figures agree with another table's only four places further, with that table and how many do."""
    return tuple(_slips(sums_of(case)))


def _slips(tables: Sequence[Sums]) -> Iterator[tuple[Sums, Sums, int]]:
    least = data("wording")["units"]["agreeing_figures"]
    pairs: list[tuple[Sums, Sums, int]] = []
    for small in tables:
        for large in tables:
            if small is not large:
                moved = small.agreement(large, TEN_THOUSAND)
                if moved >= least and moved > small.agreement(large, Decimal(1)):
                    pairs.append((small, large, moved))
    # The table that disagrees with most others is the odd one; of two alike, the later.
    counted = Counter(each.number for small, large, _ in pairs for each in (small, large))
    told: set[int] = set()
    for small, large, moved in pairs:
        odd, other = sorted((small, large), key=lambda each: (-counted[each.number], -each.number))
        if odd.number not in told and not (counted[odd.number] == counted[other.number] and other.number in told):
            told.add(odd.number)
            yield odd, other, moved
