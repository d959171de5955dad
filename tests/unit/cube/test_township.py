"""The township's figures: all tied, none contradicted, and each slip found and named."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from budgetschema.cube import Analysis, Cube, State
from budgetschema.model import Disclosure
from budgetschema.strategies.slips import put

Slip = tuple[int, int, str, Decimal | None]


def test_every_figure_is_tied_and_nothing_is_wrong(township: Disclosure) -> None:
    cube = Cube(township)
    assert len(cube.printed) == 422
    assert cube.tied == 422
    assert cube.web.doubtful == ()
    for solver in (True, False):
        assert Analysis(cube, solver=solver).troubles == ()


def test_naive_sums_would_raise_alarms(township: Disclosure) -> None:
    """The document does have rounding residuals; a check that compares for equality is not good enough."""
    residuals = 0
    for identity in Cube(township).web.identities:
        if all(fact.state is not State.UNKNOWN for fact in identity.facts):
            total, *parts = [fact.value or Decimal(0) for fact in identity.facts]
            residuals += total != sum(parts)
    assert residuals > 20


def slips(disclosure: Disclosure) -> Iterator[Slip]:
    """Every fifth figure wiped, its first digit raised, its last two swapped or its point shifted, in turn."""
    cells = [(fact.table, fact.line, fact.column, fact.value) for fact in Cube(disclosure).printed]
    for number, (table, line, column, value) in enumerate(cells[::5]):
        text = format(value, "f")
        kinds: tuple[Decimal | None, ...] = (
            None,
            Decimal(str((int(text[0]) % 9) + 1) + text[1:]),
            Decimal(text[:-2] + text[-1] + text[-2]),
            (value * 10).quantize(value),
        )
        wrong = kinds[number % 4]
        if wrong != value and (wrong is None or abs(wrong - value) > Decimal("0.20")):
            yield table, line, column, wrong


def test_a_slip_is_found_and_the_right_figure_named_first(township: Disclosure) -> None:
    tried = 0
    for table, line, column, wrong in slips(township):
        tried += 1
        (trouble,) = Analysis(Cube(put(township, table, line, column, wrong)), solver=False).troubles
        sheet = township.tables[table]
        first = trouble.suspects[0]
        where = (sheet.title, sheet.lines[line].label, "/".join(sheet.column(column).header))
        assert (first.figure.table, first.figure.line, first.figure.column) == where, str(trouble.suspects)
        assert first.figure.value == wrong
        assert first.low is not None
        assert first.high is not None
        assert first.low <= sheet.lines[line].amounts[column] <= first.high
        for name in where:
            assert str(name) in str(trouble.suspects)
    assert tried > 60


def test_two_slips_far_apart_are_two_findings(township: Disclosure) -> None:
    twice = put(township, 2, 3, "basic", Decimal("264.98"))
    twice = put(twice, 12, 9, "total", Decimal("24.50"))
    troubles = Analysis(Cube(twice), solver=False).troubles
    assert [trouble.suspects[0].value for trouble in troubles] == [Decimal("264.89"), Decimal("2.45")]


@pytest.mark.parametrize("solver", [True, False])
def test_a_document_with_many_errors_ends_in_reasonable_time(township: Disclosure, in_time, *, solver: bool) -> None:
    """Every third figure of one table is wrong: hopeless to say which, but it must be said soon."""
    wild = township
    for number, line in enumerate(township.tables[2].lines):
        for column, value in line.amounts.items():
            if number % 3 == 0:
                wild = put(wild, 2, number, column, value + Decimal(number * 7 + 1))
    with in_time():
        assert Analysis(Cube(wild), solver=solver).troubles or Cube(wild).web.misread
