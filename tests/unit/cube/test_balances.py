"""Balances within a table: what was there and came in is what was spent and is left."""

from typing import Any

import attrs
import pytest

from budgetschema.cube import Analysis, Cause, Cube
from budgetschema.cube.identities import Identity, Origin
from budgetschema.cube.rounding import Rounding
from budgetschema.findings import Equation
from budgetschema.model import Column, Disclosure, Line, MoneyUnit

from .sheets import column, disclosure, line, table, total

OPENING = column("opening", layer="carry_over")
INCOME = column("income", flow="income", layer="current_year")
SPENT = column("total", flow="expenditure")
BASIC = column("basic", flow="expenditure", expenditure_kind="basic")
PROJECT = column("project", flow="expenditure", expenditure_kind="project")
CLOSING = column("closing", flow="expenditure", item="year_end_carry_over")
COLUMNS = [OPENING, INCOME, SPENT, CLOSING]


def of(label: str, figures: str, columns: list[Column]) -> Line:
    """A line of a code, or the total; a stop is a blank cell."""
    values = ["" if each == "." else each for each in figures.split()]
    names = " ".join(each.id for each in columns)
    if label == "合计":
        return total(*values, columns=names)
    return line(label, *values, columns=names, code=label)


def fund(*lines: tuple[str, str], columns: list[Column] = COLUMNS, kind: str = "final_government_fund", **fields: Any):
    """A document with one table: its lines as label and figures."""
    return disclosure(table(kind, columns, [of(label, text, columns) for label, text in lines], **fields))


def balanced(document: Disclosure) -> list[Identity]:
    return [each for each in Cube(document).web.identities if each.origin is Origin.BALANCE]


def troubles(document: Disclosure) -> list[tuple[Cause, str, str]]:
    """Cause, line and column of everything that is wrong."""
    found = [(each.cause, each.suspects[0].figure) for each in Analysis(Cube(document)).troubles]
    return [(cause, figure.line, figure.column) for cause, figure in found]


def test_what_is_left_follows_from_the_rest_of_the_line() -> None:
    assert troubles(fund(("合计", "5.00 10.00 12.00 3.00"))) == []
    (slip,) = Analysis(Cube(fund(("合计", "5.00 10.00 21.00 3.00")))).troubles
    assert slip.cause is Cause.BALANCE
    assert {suspect.figure.column: suspect.reconciling for suspect in slip.suspects} == {
        "opening": "13.99～14.01", "income": "18.99～19.01", "total": "11.99～12.01", "closing": "-6.01～-5.99"
    }  # fmt: skip
    assert slip.suspects[0].figure.column == "total"


def test_a_balance_is_told_as_one() -> None:
    (slip,) = Analysis(Cube(fund(("合计", "5.00 10.00 21.00 3.00")))).troubles
    (equation,) = slip.equations
    assert [(term.figure.column, term.sign) for term in equation.terms] == [
        ("opening", 1), ("income", 1), ("total", -1)
    ]  # fmt: skip
    assert str(equation) == (
        "《final_government_fund》“合计”“closing” 3.00 ≠ “opening” 5.00 + “income” 10.00 − “total” 21.00"
    )
    assert (str(equation.residual), str(equation.tolerance)) == ("9.00", "0.01")
    alone = Equation(
        total=equation.total, terms=equation.terms[2:], residual=equation.residual, tolerance=equation.tolerance
    )
    assert str(alone).endswith("3.00 ≠ − “total” 21.00")


@pytest.mark.parametrize(
    ("closing", "found"),
    [
        ("3.00", []), ("3.01", []), ("2.99", []), ("3.02", [Cause.TIES]), ("2.98", [Cause.TIES]),
        ("3.03", [Cause.BALANCE]), ("2.97", [Cause.BALANCE]),
    ],
)  # fmt: skip
def test_four_rounded_figures_may_be_off_by_one(closing: str, found: list[Cause]) -> None:
    assert [cause for cause, *_ in troubles(fund(("合计", f"5.00 10.00 12.00 {closing}")))] == found


def test_what_is_printed_to_the_fen_is_exact() -> None:
    yuan = {"unit": MoneyUnit.YUAN}
    assert troubles(fund(("合计", "5.00 10.00 12.00 3.00"), **yuan)) == []
    assert [cause for cause, *_ in troubles(fund(("合计", "5.00 10.00 12.00 3.01"), **yuan))] == [Cause.BALANCE]


def test_a_blank_is_nothing_where_other_lines_are_filled() -> None:
    lines = [("合计", "5.00 30.00 32.00 3.00"), ("212", "5.00 10.00 12.00 3.00"), ("229", ". 20.00 20.00 .")]
    assert troubles(fund(*lines)) == []
    assert len(balanced(fund(*lines))) == 3
    document = fund(lines[0], lines[1], ("229", ". 20.00 22.00 ."))
    assert [each.holds for each in balanced(document)] == [True, True, False]
    assert troubles(document) == [(Cause.SUM, "229", "total")]


def test_a_column_that_is_absent_or_that_nobody_filled_in_gives_no_alarm() -> None:
    lines = ["5.00 10.00 21.00 3.00", "5.00 10.00 21.00 3.00"]
    for missing in range(4):
        kept = [each for at, each in enumerate(COLUMNS) if at != missing]
        cut = [" ".join(each for at, each in enumerate(text.split()) if at != missing) for text in lines]
        assert troubles(fund(("合计", cut[0]), ("212", cut[1]), columns=kept)) == []
        blank = [" ".join("." if at == missing else each for at, each in enumerate(text.split())) for text in lines]
        assert troubles(fund(("合计", blank[0]), ("212", blank[1]))) == []
    # One line against three that hold is a slip all the same.
    path = [("合计", ". 10.00 10.00 ."), ("212", ". 10.00 10.00 ."), ("21208", ". 10.00 10.00 .")]
    assert troubles(fund(*path, ("2120899", ". 10.00 10.00 ."))) == []
    assert [each[1] for each in troubles(fund(*path, ("2120899", ". 10.00 19.00 .")))] == ["2120899"]


def test_basic_and_project_expenditure_have_balances_of_their_own() -> None:
    kinds = ("basic", "project")
    columns = [*COLUMNS, *(
        column(f"{each.id}_{kind}", expenditure_kind=kind, **{
            name: value for name, value in attrs.asdict(each.coordinate).items() if value is not None
        })
        for each in COLUMNS for kind in kinds
    )]  # fmt: skip
    whole = "5.00 10.00 12.00 3.00 1.00 4.00 6.00 4.00 7.00 5.00 . 3.00"
    document = fund(("合计", whole), ("201", whole), columns=columns)
    assert troubles(document) == []
    assert {identity.facts[0].column for identity in balanced(document)} == {
        "closing", "closing_basic", "closing_project"
    }  # fmt: skip
    assert all(identity.holds for identity in balanced(document))


def test_use_and_distribution_of_a_surplus_belong_to_it_where_there_can_be_any() -> None:
    used = column("used", flow="income", fund_source="non_appropriation_surplus")
    distributed = column("distributed", flow="expenditure", item="surplus_distribution")
    columns = [OPENING, used, INCOME, SPENT, distributed, CLOSING]
    text = "5.00 2.00 10.00 12.00 1.00 4.00"
    assert troubles(fund(("合计", text), columns=columns, kind="final_income_expenditure_summary")) == []
    wrong = "5.00 2.00 10.00 21.00 1.00 4.00"
    found = troubles(fund(("合计", wrong), columns=columns, kind="final_income_expenditure_summary"))
    assert found == [(Cause.BALANCE, "合计", "total")]
    # Of all money, what is not printed may be what is missing; of a fund, nothing is.
    assert troubles(fund(("合计", "5.00 10.00 21.00 3.00"), kind="final_income_expenditure_summary")) == []


LIST = ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
MEANINGS = [
    {"flow": "income", "layer": "carry_over", "item": "carry_over"},
    {"flow": "income", "layer": "current_year", "item": "current_year_income"},
    {"flow": "expenditure", "item": "current_year_expenditure"},
    {"flow": "expenditure", "item": "year_end_carry_over"},
]


def listed(figures: str, *more: Line) -> Disclosure:
    """The terms of a balance one below the other."""
    rows = zip(LIST, figures.split(), MEANINGS, strict=True)
    lines = [
        (total if at in (1, 2) else line)(
            *([] if at in (1, 2) else [label]), figure, coordinate=meaning, **({"label": label} if at in (1, 2) else {})
        )
        for at, (label, figure, meaning) in enumerate(rows)
    ]
    return disclosure(table("final_state_capital", [column("total")], [*lines, *more]))


def test_a_balance_may_stand_in_lines() -> None:
    assert troubles(listed("5.00 10.00 12.00 3.00")) == []
    assert troubles(listed("5.00 10.00 21.00 3.00")) == [(Cause.BALANCE, "本年支出", "total")]


def test_totals_of_one_list_are_of_income_or_of_expenditure() -> None:
    sums = [
        total("15.00", label="收入总计", coordinate={"item": "total_income"}),
        total("15.00", label="支出总计", coordinate={"item": "total_expenditure"}),
    ]
    assert troubles(listed("5.00 10.00 12.00 3.00", *sums)) == []
    wrong = [sums[0], total("51.00", label="支出总计", coordinate={"item": "total_expenditure"})]
    assert troubles(listed("5.00 10.00 12.00 3.00", *wrong)) == [(Cause.SUM, "支出总计", "total")]


def test_what_was_left_over_keeps_income_and_expenditure_apart() -> None:
    """Many codes agree, and so do the totals, because what one code kept another used up."""
    codes = ("201", "203", "204", "205", "206", "207", "208", "210", "211", "212")
    amounts = ("1.10", "2.20", "3.30", "4.40", "5.50", "6.60", "7.70", "8.80", "9.90", "10.10")
    same = [(code, f". {amount} {amount} .") for code, amount in zip(codes, amounts, strict=True)]
    kept = [("213", ". 20.00 15.00 5.00"), ("229", "5.00 15.00 20.00 .")]
    assert troubles(fund(("合计", "5.00 94.60 94.60 5.00"), *same, *kept)) == []


def test_the_same_balance_in_two_tables_is_one_figure() -> None:
    left = [column("income", "income", flow="income")]
    right = [column("fund", "spent", flow="expenditure", fund_source="government_fund")]
    here = {"block": "income", "columns": "income"}
    there = {"block": "spent", "columns": "fund"}
    summary = table(
        "final_appropriation_summary", [*left, *right],
        [
            total("10.00", label="本年收入合计", coordinate={"item": "current_year_income"}, **here),
            line("年初结转和结余", "5.00", coordinate={"layer": "carry_over", "item": "carry_over"}, **here),
            line("政府性基金", "5.00", coordinate={"fund_source": "government_fund"}, **here),
            total("15.00", label="总计", **here),
            total("12.00", label="本年支出合计", coordinate={"item": "current_year_expenditure"}, **there),
            line("年末结转和结余", "3.00", coordinate={"item": "year_end_carry_over"}, **there),
            total("15.00", label="总计", **there),
        ],
        blocks="income spent",
    )  # fmt: skip
    assert troubles(disclosure(summary, fund(("合计", "5.00 10.00 12.00 3.00")).tables[0])) == []
    for text in ("6.00 10.00 12.00 4.00", "5.00 10.00 11.00 4.00"):
        moved = fund(("合计", text))
        assert troubles(moved) == []
        assert troubles(disclosure(summary, *moved.tables))


def test_residuals_of_balances_say_nothing_about_cutting_off() -> None:
    left_over = fund(*((str(code), "5.00 10.00 12.00 3.01") for code in range(201, 211))).tables[0]
    assert all(each.holds for each in balanced(disclosure(left_over)))
    three = [total("9.02"), *(line(code, "3.00", code=code) for code in ("201", "203", "204"))]
    document = disclosure(left_over, table("expenditure_summary", [column("total")], three))
    assert Analysis(Cube(document)).rounding is Rounding.HALF_UP
    assert troubles(document) == [(Cause.TIES, "合计", "total")]
