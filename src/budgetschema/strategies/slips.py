"""Slips: one figure of a sound disclosure moved further than rounding could."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from budgetschema.model import Disclosure


@attrs.frozen(slots=True)
class Moved:
    """A disclosure with one wrong figure, and where it stands."""

    disclosure: Disclosure
    table: int
    line: int
    column: str
    was: Decimal
    now: Decimal | None


@st.composite
def slips(draw: st.DrawFn, sound: st.SearchStrategy[Disclosure]) -> Moved:
    """Draw a disclosure from ``sound`` and move one of its figures, or wipe it, by more than its table's sums allow.

    A sum of n parts forgives n/2 units of the last place; a figure is moved by more than its table has lines and
    columns.
    """
    disclosure = draw(sound)
    cells = [
        (table, line, column)
        for table, each in enumerate(disclosure.tables)
        for line, row in enumerate(each.lines)
        for column in row.amounts
    ]
    assume(cells)
    table, line, column = draw(st.sampled_from(cells))
    sheet = disclosure.tables[table]
    was = sheet.lines[line].amounts[column]
    ulp = Decimal(1).scaleb(int(was.as_tuple().exponent))
    slack = (len(sheet.lines) + len(sheet.columns) + 2) * ulp
    now = draw(st.one_of(st.just(None), st.integers(1, 10**6).map(lambda by: was + slack + by * ulp)))
    assume(now is not None or was > slack)
    return Moved(put(disclosure, table, line, column, now), table, line, column, was, now)


def put(disclosure: Disclosure, table: int, line: int, column: str, value: Decimal | None) -> Disclosure:
    """The disclosure with another figure in one cell; None leaves it blank."""
    sheet = disclosure.tables[table]
    row = sheet.lines[line]
    amounts = {name: amount for name, amount in row.amounts.items() if name != column}
    if value is not None:
        amounts[column] = value
    lines = (*sheet.lines[:line], attrs.evolve(row, amounts=amounts), *sheet.lines[line + 1 :])
    tables = (*disclosure.tables[:table], attrs.evolve(sheet, lines=lines), *disclosure.tables[table + 1 :])
    return attrs.evolve(disclosure, tables=tables)
