"""Calculations 1.1 verdicts of Arelle against ours, identity by identity: the same, or different for a cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetschema
from budgetschema.cube import Cube, Fact
from budgetschema.cube.identities import Identity
from budgetschema.cube.rounding import Rounding
from budgetschema.export.xbrl.report import place_of
from budgetschema.model import ColumnRole, Coordinate, Disclosure, Mark, MarkKind, Moment, MoneyUnit, Table
from budgetschema.strategies import disclosures, slips
from budgetschema.strategies.slips import put
from tests.export.xbrl.arelle_runs import judge
from tests.export.xbrl.samples import by_function, document
from tests.export.xbrl.verdicts import Cause, Comparison

MODES = {Rounding.HALF_UP: "c11r", Rounding.TRUNCATION: "c11t"}


def compare(disclosure: Disclosure, folder: Path, rounding: Rounding = Rounding.HALF_UP) -> Counter[Cause]:
    """Hold both verdicts on every identity against each other; the causes of those that differ."""
    comparison = Comparison(disclosure, rounding)
    theirs = judge(disclosure, folder, MODES[rounding])
    assert theirs.errors == ()
    assert theirs.loaded == len(comparison.cube.printed)
    assert theirs.inconsistent == comparison.broken
    if rounding is Rounding.HALF_UP:
        assert theirs.duplicates == comparison.contradicted
    differing = {
        identity
        for identity in comparison.cube.web.identities
        if comparison.holds(identity) == (comparison.name_of(identity) in theirs.inconsistent)
    }
    expected = comparison.expected_differences()
    assert differing == set(expected)
    return Counter(expected.values())


def test_a_sound_disclosure_is_sound_to_everybody(township: Disclosure, folder: Path) -> None:
    comparison = Comparison(township)
    assert compare(township, folder) == {}
    judged = list(comparison.sums())
    assert len(judged) == len({comparison.name_of(each) for each in comparison.cube.web.identities} - {None}) > 300
    assert all(holds for *_, holds in judged)


def identity_where(disclosure: Disclosure, wanted: Callable[[Identity], bool]) -> Identity:
    return next(each for each in Cube(disclosure).web.identities if wanted(each))


def moved(disclosure: Disclosure, fact: Fact, ulps: int) -> Disclosure:
    assert fact.value is not None
    return put(disclosure, fact.table, fact.line, fact.column, fact.value + ulps * Decimal(1).scaleb(-fact.places))


def printed_parts(identity: Identity) -> int:
    return sum(part.value is not None for part in identity.facts[1:])


def is_alone(disclosure: Disclosure) -> Callable[[Fact], bool]:
    """Whether the coordinate of a figure is printed nowhere else."""
    cube = Cube(disclosure)
    return lambda fact: fact.value is not None and len(cube.at(fact.key)) == 1


def test_a_figure_beyond_tolerance_is_seen_by_both(township: Disclosure, folder: Path) -> None:
    alone = is_alone(township)
    identity = identity_where(township, lambda each: printed_parts(each) == 4 and alone(each.facts[0]))
    wrong = moved(township, identity.facts[0], 1000)
    compare(wrong, folder)
    comparison = Comparison(wrong)
    seen = [each for each in comparison.cube.web.identities if not comparison.holds(each)]
    assert any(comparison.cause(each) is None for each in seen)


def test_an_only_child_may_differ_by_one_place_for_arelle(township: Disclosure, folder: Path) -> None:
    alone = is_alone(township)
    identity = identity_where(
        township,
        lambda each: len(each.parts) == printed_parts(each) == 1 and alone(each.facts[0]) and alone(each.facts[1]),
    )
    assert compare(moved(township, identity.facts[1], 1), folder)[Cause.ENDS] >= 1
    assert compare(moved(township, identity.facts[1], 2), folder)[Cause.ENDS] == 0


@pytest.mark.parametrize("sign", [1, -1])
def test_exact_ties_are_enough_for_arelle(township: Disclosure, folder: Path, sign: int) -> None:
    alone = is_alone(township)
    identity = identity_where(township, lambda each: printed_parts(each) == 3 and alone(each.facts[0]))
    total, *parts = identity.facts
    left = sum((part.value for part in parts if part.value is not None), Decimal(0)) - total.value
    to_the_edge = int(left.scaleb(total.places)) + 2 * sign
    # Of three parts, two more than their sum is possible only if all were ties, and two less as well.
    causes = compare(moved(township, total, to_the_edge), folder)
    beyond = compare(moved(township, total, to_the_edge + sign), folder)
    within = compare(moved(township, total, to_the_edge - sign), folder)
    assert causes[Cause.ENDS] > max(beyond[Cause.ENDS], within[Cause.ENDS])


def test_what_is_blank_is_not_judged(township: Disclosure, folder: Path) -> None:
    alone = is_alone(township)
    identity = identity_where(township, lambda each: printed_parts(each) > 1 and alone(each.facts[0]))
    total = identity.facts[0]
    assert compare(put(township, total.table, total.line, total.column, None), folder)[Cause.NOT_REPORTED] >= 1


def test_one_coordinate_printed_differently_is_judged_as_one(township: Disclosure, folder: Path) -> None:
    cube = Cube(township)
    identity = identity_where(township, lambda each: printed_parts(each) > 1 and len(cube.at(each.facts[0].key)) > 1)
    last = cube.at(identity.facts[0].key)[-1]
    wrong = moved(township, last, 5000)
    compare(wrong, folder)
    first = cube.at(identity.facts[0].key)[0]
    theirs = judge(wrong, folder)
    assert theirs.duplicates == {f"t{first.table + 1}.l{first.line + 1}.{first.column}"}


def test_what_cannot_be_read_accuses_nobody(township: Disclosure, folder: Path) -> None:
    alone = is_alone(township)
    identity = identity_where(
        township, lambda each: printed_parts(each) > 2 and all(map(alone, each.facts)) and each.facts[1].value != 0
    )
    part = identity.facts[1]
    table = township.tables[part.table]
    line = table.lines[part.line]
    unread = attrs.evolve(
        line,
        amounts={name: value for name, value in line.amounts.items() if name != part.column},
        marks={part.column: Mark(kind=MarkKind.UNREADABLE, text="?")},
    )
    lines = (*table.lines[: part.line], unread, *table.lines[part.line + 1 :])
    tables = list(township.tables)
    tables[part.table] = attrs.evolve(table, lines=lines)
    smudged = attrs.evolve(township, tables=tuple(tables))
    assert compare(smudged, folder) == {}
    comparison = Comparison(smudged)
    assert Cause.UNREADABLE in {comparison.cause(each) for each in comparison.cube.web.identities}


def test_figures_that_were_cut_off_are_judged_in_the_other_mode(township: Disclosure, folder: Path) -> None:
    compare(township, folder, Rounding.TRUNCATION)
    assert judge(township, folder, MODES[Rounding.TRUNCATION]).inconsistent != judge(township, folder).inconsistent


@pytest.mark.parametrize("seed", range(2))
def test_many_slips_at_once(township: Disclosure, folder: Path, seed: int) -> None:
    """One figure in fifteen is moved by one place or two, moved far, or wiped."""
    chance = Random(seed)  # noqa: S311
    wrong = township
    for fact in chance.sample(Cube(township).printed, 28):
        assert fact.value is not None
        by = chance.choice([-2, -1, 1, 2, 12345, None])
        now = None if by is None else fact.value + by * Decimal(1).scaleb(-fact.places)
        wrong = put(wrong, fact.table, fact.line, fact.column, now)
    assert {Cause.ENDS, Cause.NOT_REPORTED} <= set(compare(wrong, folder))
    comparison = Comparison(wrong)
    broken = [each for each in comparison.cube.web.identities if not comparison.holds(each)]
    assert len([each for each in broken if each not in comparison.expected_differences()]) >= 3


@pytest.mark.parametrize(
    ("figures", "elsewhere", "cause"),
    [
        (("3.01", "1.00", "1.00", "1.00"), None, None),
        (("3.02", "1.00", "1.00", "1.00"), None, Cause.ENDS),
        (("2.98", "1.00", "1.00", "1.00"), None, Cause.ENDS),
        (("-3.02", "-1.00", "-1.00", "-1.00"), None, Cause.ENDS),
        (("3.02", "1.01", "1.00"), None, None),
        (("10.01", "10.00"), None, Cause.ENDS),
        (("10.02", "10.00"), None, None),
        (("", "1.00", "2.00"), None, Cause.NOT_REPORTED),
        (("3.00", "", ""), None, Cause.NOT_REPORTED),
        (("0.00", "", ""), None, None),
        (("3.00", "1.00", ""), None, None),
        (("3.00", "1.00", "2.00"), ("7.00",), Cause.ELSEWHERE),
        (("7.00", "1.00", "2.00"), ("3.00",), Cause.ELSEWHERE),
        (("3.00", "1.00", "2.00"), ("3.00", "2.00"), Cause.ELSEWHERE),
        (("3.00", "1.00", "?"), None, None),
    ],
)
def test_each_cause_by_example(
    figures: tuple[str, ...], elsewhere: tuple[str, ...] | None, cause: Cause | None, folder: Path
) -> None:
    codes = ("", "201", "202", "203")
    printed = [dict(zip(codes, each, strict=False)) for each in (elsewhere, figures) if each is not None]
    disclosure = document(*(by_function(each, decimals=2) for each in printed))
    assert set(compare(disclosure, folder)) == ({cause} - {None})


@pytest.mark.parametrize("name", ["final-accounts", "yuan-and-wan-yuan", "carry-over", "two-sided-summary"])
def test_examples_are_judged_as_predicted(name: str, root: Path, folder: Path) -> None:
    compare(budgetschema.load(root / "examples" / "features" / f"{name}.budget.json"), folder)


def test_years_are_not_added_up(folder: Path) -> None:
    table = by_function({"": "3.00", "201": "1.00", "202": "1.00"})
    total, first, second = table.lines
    older = attrs.evolve(first, coordinate=Coordinate(fiscal_year=2024))
    disclosure = document(attrs.evolve(table, lines=(total, older, second)))
    assert compare(disclosure, folder) == {Cause.APART: 1}


def test_a_sum_is_judged_in_every_moment(folder: Path) -> None:
    """What cannot be read at one moment is taken for nothing there, because the sum is exported for the other."""
    printed = {"": "3.00", "201": "1.00", "202": "2.00"}
    unread = by_function(printed | {"202": "?"}, coordinate=Coordinate(moment=Moment.FINAL_ACCOUNTS))
    disclosure = document(by_function(printed), unread)
    assert compare(disclosure, folder) == {}
    assert judge(disclosure, folder).inconsistent == {("function", "t2.l1.total")}


@settings(max_examples=20)
@given(data=st.data())
def test_drawn_disclosures_are_judged_as_predicted(folder: Path, data: st.DataObject) -> None:
    sound = disclosures(max_tables=3)
    disclosure = data.draw(st.one_of(sound, slips(sound).map(lambda each: each.disclosure)))
    compare(disclosure, folder, data.draw(st.sampled_from(list(Rounding))))


def test_contradicting_figures_of_several_precisions_stop_their_sums(township: Disclosure, folder: Path) -> None:
    cube = Cube(township)
    identity = identity_where(township, lambda each: printed_parts(each) > 1 and len(cube.at(each.facts[0].key)) == 1)
    total = identity.facts[0]
    for off, expected in ((Decimal("0.0049"), 0), (Decimal(50), 1)):
        twin = in_yuan(township.tables[total.table], total, off)
        both = attrs.evolve(township, tables=(*township.tables, twin))
        comparison = Comparison(both)
        assert len(comparison.contradicted) == expected
        compare(both, folder)
        name = comparison.name_of(identity_where(both, lambda each: each.facts[0].figure == total.figure))
        assert (name in set(named(comparison))) == (not expected)


def in_yuan(table: Table, fact: Fact, off: Decimal) -> Table:
    """One figure of a table again, to the fen, ``off`` by an amount in the unit of the table."""
    columns = tuple(each for each in table.columns if each.id == fact.column or each.role is not ColumnRole.AMOUNT)
    value = ((fact.value + off) * 10**fact.unit.exponent).quantize(Decimal("0.01"))
    line = attrs.evolve(table.lines[fact.line], amounts={fact.column: value}, marks={})
    return attrs.evolve(table, unit=MoneyUnit.YUAN, decimals=2, columns=columns, lines=(line,))


def named(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The sums that are judged, as Arelle names them."""
    for network, total, aspects, _ in comparison.sums():
        yield network, place_of(comparison.reported[total, aspects][0])
