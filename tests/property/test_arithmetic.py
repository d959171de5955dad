"""Figures that were each rounded by itself never contradict each other; one that was moved always does.

Documents come from :mod:`budgetschema.strategies`: a budget in fen is drawn first and printed in tables after.
"""

import random
import subprocess
import sys
from decimal import Decimal

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import budgetschema
from budgetschema.cube import Analysis, Cube
from budgetschema.model import Block, Coordinate, Disclosure, Flow, Layer, Moment, MoneyUnit, Publisher, Scope
from budgetschema.strategies import disclosures, slips
from budgetschema.strategies.printing import amount_column, function_lines, label_column, styles
from budgetschema.strategies.printing import table as printed_table
from budgetschema.strategies.slips import put

ARITHMETIC = {"A101", "A102", "A103", "A105", "A106", "A107"}


def contradictions(disclosure: Disclosure) -> list[budgetschema.Finding]:
    return [each for each in budgetschema.check(disclosure).findings if each.rule_id in ARITHMETIC]


@pytest.mark.parametrize("solver", [True, False], ids=["solver", "bounds"])
@given(disclosure=disclosures())
def test_what_was_rounded_honestly_is_never_contradicted(solver: bool, disclosure: Disclosure) -> None:
    analysis = Analysis(Cube(disclosure), solver=solver)
    assert analysis.troubles == ()
    assert analysis.cube.web.doubtful == ()
    assert analysis.cube.web.misread == frozenset()


@given(moved=slips(disclosures()))
def test_a_moved_figure_is_always_found_and_suspected(moved) -> None:
    table = moved.disclosure.tables[moved.table]
    label = table.lines[moved.line].label or "—"
    column = "/".join(table.column(moved.column).header)
    suspects = [suspect for each in contradictions(moved.disclosure) for suspect in each.suspects]
    named = {(suspect.figure.table, suspect.figure.line, suspect.figure.column) for suspect in suspects}
    assert (table.title, label, column) in named
    right = [
        suspect
        for suspect in suspects
        if (suspect.figure.table, suspect.figure.line, suspect.figure.column) == (table.title, label, column)
    ]
    assert any(
        (suspect.low is None or suspect.low <= moved.was) and (suspect.high is None or moved.was <= suspect.high)
        for suspect in right
    )


@given(disclosure=disclosures())
def test_every_figure_is_tied_to_another(disclosure: Disclosure) -> None:
    cube = Cube(disclosure)
    assert cube.tied == len(cube.printed)


@given(moved=slips(disclosures()))
def test_both_faces_say_the_same(moved) -> None:
    findings = budgetschema.check(moved.disclosure).findings
    for file_format in ("json", "xml"):
        again = budgetschema.loads(budgetschema.dumps(moved.disclosure, file_format=file_format))
        assert budgetschema.check(again).findings == findings


def told(disclosure: Disclosure) -> set[tuple[str, str, frozenset[str]]]:
    """What is found, without regard to places and order."""
    return {
        (each.rule_id, each.suspects[0].figure.line, frozenset(str(suspect.figure) for suspect in each.suspects))
        for each in contradictions(disclosure)
    }


@given(moved=slips(disclosures()), shuffled=st.randoms())
def test_the_order_of_lines_and_columns_is_of_no_account(moved, shuffled: random.Random) -> None:
    tables = []
    for table in moved.disclosure.tables:
        lines, columns = list(table.lines), list(table.columns)
        shuffled.shuffle(columns)
        if not table.blocks:
            shuffled.shuffle(lines)
        tables.append(attrs.evolve(table, lines=tuple(lines), columns=tuple(columns)))
    again = attrs.evolve(moved.disclosure, tables=tuple(tables))
    assert {suspects for _, _, suspects in told(again)} == {suspects for _, _, suspects in told(moved.disclosure)}


@given(disclosure=slips(disclosures()).map(lambda moved: moved.disclosure) | disclosures())
def test_the_unit_of_money_is_of_no_account(disclosure: Disclosure) -> None:
    """万元 with n places and 亿元 with n + 4 say the same."""
    tables = tuple(
        attrs.evolve(
            table,
            unit=MoneyUnit.YI_YUAN,
            decimals=(table.decimals or 0) + 4,
            lines=tuple(
                attrs.evolve(line, amounts={name: value.scaleb(-4) for name, value in line.amounts.items()})
                for line in table.lines
            ),
        )
        if table.unit is MoneyUnit.WAN_YUAN and (table.decimals or 0) <= 4
        else table
        for table in disclosure.tables
    )
    scaled = attrs.evolve(disclosure, tables=tables)
    assert told(scaled) == told(disclosure)


@given(one=disclosures(), two=slips(disclosures()))
def test_what_is_wrong_in_one_document_stays_wrong_in_a_merged_one(one: Disclosure, two) -> None:
    """Merged under one publisher, the tables of another year keep their sums and their faults."""
    year = one.fiscal_year + 1
    later = [
        attrs.evolve(table, coordinate=budgetschema.model.Coordinate(fiscal_year=year), title=f"{year}年{table.title}")
        for table in two.disclosure.tables
    ]
    merged = attrs.evolve(one, tables=(*one.tables, *later))
    named = {each.suspects[0].figure.table for each in contradictions(merged)}
    assert contradictions(attrs.evolve(merged, tables=one.tables)) == []
    assert named
    assert named <= {table.title for table in later}


@given(disclosure=st.from_type(Disclosure))
def test_the_type_itself_is_drawn_once_the_package_is_installed(disclosure: Disclosure) -> None:
    assert disclosure.publisher.name == "示例县示例局"


@pytest.mark.parametrize("first", ["hypothesis", "budgetschema.strategies"])
def test_either_may_be_imported_first(first: str) -> None:
    code = f"import {first}, hypothesis, budgetschema.strategies as s; assert s.disclosures and s.slips"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_blocks_are_drawn_too() -> None:
    """The strategy does draw two-sided tables; otherwise balances would never be tried."""
    seen: list[tuple[Block, ...]] = []

    @given(disclosure=disclosures())
    def collect(disclosure: Disclosure) -> None:
        seen.extend(table.blocks for table in disclosure.tables)

    collect()
    assert any(seen)


FEN = st.integers(0, 10**9)


@st.composite
def final_accounts(draw: st.DrawFn) -> Disclosure:
    """One line of four figures that nothing but their balance ties."""
    opening, income, spent = draw(FEN), draw(FEN), draw(FEN)
    assume(spent <= opening + income)
    style = attrs.evolve(draw(styles()), zeros=True)
    fen = {"opening": opening, "income": income, "spent": spent, "closing": opening + income - spent}
    columns = [
        amount_column("opening", ("年初结转和结余",), Coordinate(layer=Layer.CARRY_OVER)),
        amount_column("income", ("本年收入",), Coordinate(flow=Flow.INCOME, layer=Layer.CURRENT_YEAR)),
        amount_column("spent", ("本年支出",), Coordinate(flow=Flow.EXPENDITURE)),
        amount_column("closing", ("年末结转和结余",), Coordinate(item="year_end_carry_over")),
    ]
    lines = function_lines(style, [], columns, lambda _, name: fen[name], 2025)
    own = printed_table("final_government_fund", "决算表", style, [label_column(), *columns], lines)
    return Disclosure(
        spec_version="1.0", fiscal_year=2025, moment=Moment.FINAL_ACCOUNTS, scope=Scope.UNIT,
        publisher=Publisher(name="示例县示例局"), tables=(own,),
    )  # fmt: skip


@given(document=final_accounts())
def test_a_balance_rounded_honestly_is_never_contradicted(document: Disclosure) -> None:
    assert budgetschema.check(document).findings == ()


@given(
    document=final_accounts(), name=st.sampled_from(["opening", "income", "spent", "closing"]), by=st.integers(4, 10**6)
)
def test_a_balance_moved_is_always_found(document: Disclosure, name: str, by: int) -> None:
    """Four figures forgive one unit of the last place, and three more that honest rounding may have left are enough."""
    was = document.tables[0].lines[0].amounts[name]
    now = was + by * Decimal(1).scaleb(int(was.as_tuple().exponent))
    (finding,) = budgetschema.check(put(document, 0, 0, name, now)).findings
    assert finding.rule_id == "A107"
    suspects = {suspect.figure.pointer.rpartition("/")[2]: suspect for suspect in finding.suspects}
    assert suspects.keys() == {"opening", "income", "spent", "closing"}
    assert suspects[name].low <= was <= suspects[name].high
