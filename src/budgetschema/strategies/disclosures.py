"""Disclosures whose figures come from one budget and are each rounded by itself, as publishers do."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from hypothesis import strategies as st

from budgetschema.model import (
    SPEC_VERSION,
    Block,
    Column,
    Coordinate,
    Disclosure,
    ExpenditureKind,
    Flow,
    Layer,
    Line,
    LineRole,
    Moment,
    Publisher,
    Scope,
    Table,
)
from budgetschema.strategies.amounts import Amounts, amounts
from budgetschema.strategies.printing import Style, amount_column, function_lines, label_column, styles, table

Printer = Callable[[Amounts, Style, int], Table]

_FUND_NAMES = {
    "general_public_budget": "一般公共预算", "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算", "unit_funds": "单位资金",
}  # fmt: skip


@st.composite
def disclosures(draw: st.DrawFn, *, max_tables: int = 5) -> Disclosure:
    """Draw a disclosure that contradicts itself nowhere: one to ``max_tables`` tables printed from one budget."""
    budget = draw(amounts())
    year = draw(st.integers(2018, 2026))
    printers = draw(st.lists(st.sampled_from(PRINTERS), min_size=1, max_size=max_tables, unique=True))
    same = draw(st.booleans())
    style = draw(styles())
    tables = tuple(printer(budget, style if same else draw(styles()), year) for printer in printers)
    return Disclosure(
        spec_version=SPEC_VERSION,
        fiscal_year=year,
        moment=Moment.BUDGET,
        scope=Scope.DEPARTMENT,
        publisher=Publisher(name="示例县示例局"),
        tables=tables,
    )


def _expenditure_summary(budget: Amounts, style: Style, year: int) -> Table:
    columns = [
        amount_column("total", ("合计",), Coordinate(flow=Flow.EXPENDITURE)),
        amount_column("basic", ("基本支出",), Coordinate(expenditure_kind=ExpenditureKind.BASIC)),
        amount_column("project", ("项目支出",), Coordinate(expenditure_kind=ExpenditureKind.PROJECT)),
    ]

    def fen(code: str, column: str) -> int:
        return budget.total(code, kind="" if column == "total" else column)

    lines = function_lines(style, budget.codes, columns, fen, year)
    return table("expenditure_summary", "支出总表", style, [label_column(), *columns], lines)


def _general_public_expenditure(budget: Amounts, style: Style, year: int) -> Table:
    fund, layer = "general_public_budget", "current_year"
    columns = [
        amount_column(name, (header,), Coordinate(fund_source=fund, layer=Layer.CURRENT_YEAR, expenditure_kind=kind))
        for name, header, kind in (
            ("total", "合计", None),
            ("basic", "基本支出", ExpenditureKind.BASIC),
            ("project", "项目支出", ExpenditureKind.PROJECT),
        )
    ]

    def fen(code: str, column: str) -> int:
        return budget.total(code, fund, layer, "" if column == "total" else column)

    codes = [code for code in budget.codes if fen(code, "total")]
    lines = function_lines(style, codes, columns, fen, year)
    return table("general_public_expenditure", "一般公共预算支出表", style, [label_column(), *columns], lines)


def _income_summary(budget: Amounts, style: Style, year: int) -> Table:
    columns = [
        amount_column("year", ("本年收入", "合计"), Coordinate(flow=Flow.INCOME, layer=Layer.CURRENT_YEAR)),
        *(
            amount_column(
                fund, ("本年收入", _FUND_NAMES[fund]),
                Coordinate(flow=Flow.INCOME, layer=Layer.CURRENT_YEAR, fund_source=fund),
            )
            for fund in _FUND_NAMES
        ),
        amount_column("carry", ("上年结转",), Coordinate(flow=Flow.INCOME, layer=Layer.CARRY_OVER)),
    ]  # fmt: skip

    def fen(code: str, column: str) -> int:
        if column == "carry":
            return budget.total(code, layer="carry_over")
        return budget.total(code, "" if column == "year" else column, "current_year")

    lines = function_lines(style, budget.codes, columns, fen, year)
    return table("income_summary", "收入总表", style, [label_column(), *columns], lines)


def _appropriation(budget: Amounts, style: Style, year: int) -> Table:
    funds = [fund for fund in _FUND_NAMES if fund != "unit_funds"]
    columns = [
        amount_column("total", ("小计",), Coordinate(flow=Flow.EXPENDITURE, fund_source="fiscal_appropriation")),
        *(amount_column(fund, (_FUND_NAMES[fund],), Coordinate(fund_source=fund)) for fund in funds),
    ]

    def fen(code: str, column: str) -> int:
        return budget.total(code, "fiscal_appropriation" if column == "total" else column)

    lines = function_lines(style, budget.codes, columns, fen, year)
    return table("appropriation_expenditure", "财政拨款支出表", style, [label_column(), *columns], lines)


def _final_accounts(budget: Amounts, style: Style, year: int) -> Table:
    """What was there, came in, was spent and is left: here, projects out of the carry-over were not carried out."""
    fund, spent = "general_public_budget", Flow.EXPENDITURE
    columns = [
        amount_column("opening", ("年初结转和结余",), Coordinate(layer=Layer.CARRY_OVER)),
        amount_column("income", ("本年收入",), Coordinate(flow=Flow.INCOME, layer=Layer.CURRENT_YEAR)),
        amount_column("total", ("本年支出", "小计"), Coordinate(flow=spent)),
        amount_column("basic", ("本年支出", "基本支出"), Coordinate(expenditure_kind=ExpenditureKind.BASIC)),
        amount_column("project", ("本年支出", "项目支出"), Coordinate(expenditure_kind=ExpenditureKind.PROJECT)),
        amount_column("closing", ("年末结转和结余",), Coordinate(flow=spent, item="year_end_carry_over")),
    ]

    def fen(code: str, column: str) -> int:
        amounts = {
            "opening": budget.total(code, fund, "carry_over"),
            "income": budget.total(code, fund, "current_year"),
            "basic": budget.total(code, fund, kind="basic"),
            "project": budget.total(code, fund, "current_year", "project"),
            "closing": budget.total(code, fund, "carry_over", "project"),
        }
        return amounts["basic"] + amounts["project"] if column == "total" else amounts[column]

    codes = [code for code in budget.codes if budget.total(code, fund)]
    lines = function_lines(style, codes, columns, fen, year)
    title = "一般公共预算财政拨款收入支出决算表"
    return table("final_general_public_expenditure", title, style, [label_column(), *columns], lines)


def _income_expenditure_summary(budget: Amounts, style: Style, year: int) -> Table:
    income = amount_column("income", ("收入", "金额"), Coordinate(flow=Flow.INCOME), "income")
    spent: list[Column] = [
        amount_column("total", ("支出", "合计"), Coordinate(flow=Flow.EXPENDITURE), "expenditure"),
        amount_column(
            "current_year", ("支出", "本年安排"),
            Coordinate(flow=Flow.EXPENDITURE, layer=Layer.CURRENT_YEAR), "expenditure",
        ),
        amount_column(
            "carry_over", ("支出", "上年结转安排"),
            Coordinate(flow=Flow.EXPENDITURE, layer=Layer.CARRY_OVER), "expenditure",
        ),
    ]  # fmt: skip

    def fen(code: str, column: str) -> int:
        return budget.total(code, layer="" if column == "total" else column)

    def line(label: str, role: LineRole, amount: int, coordinate: Coordinate, level: int = 0) -> Line:
        printed = style.printed(amount)
        figures = {} if printed is None else {"income": printed}
        return Line(label=label, role=role, block="income", level=level, coordinate=coordinate, amounts=figures)

    left = [
        line(name, LineRole.DETAIL, budget.total("", fund, "current_year"), Coordinate(fund_source=fund), 1)
        for fund, name in _FUND_NAMES.items()
    ]
    left += [
        line(
            "本年收入合计", LineRole.TOTAL, budget.total(layer="current_year"),
            Coordinate(flow=Flow.INCOME, layer=Layer.CURRENT_YEAR, item="current_year_income"),
        ),
        line(
            "上年结转", LineRole.DETAIL, budget.total(layer="carry_over"),
            Coordinate(flow=Flow.INCOME, layer=Layer.CARRY_OVER, item="carry_over"),
        ),
        line("收入总计", LineRole.TOTAL, budget.total(), Coordinate(flow=Flow.INCOME, item="total_income")),
    ]  # fmt: skip
    classes = [code for code in budget.codes if len(code) == 3]
    right = [_on_the_right(each) for each in function_lines(style, classes, spent, fen, year)]
    columns = [label_column("left", "income"), income, label_column("right", "expenditure"), *spent]
    return table(
        "income_expenditure_summary", "收支总表", style, columns, [*left, *right], Block(id="income"),
        Block(id="expenditure"),
    )  # fmt: skip


def _on_the_right(line: Line) -> Line:
    if line.role is LineRole.TOTAL:
        coordinate = Coordinate(flow=Flow.EXPENDITURE, item="total_expenditure")
        return attrs.evolve(line, label="支出总计", block="expenditure", coordinate=coordinate)
    return attrs.evolve(line, block="expenditure")


PRINTERS: tuple[Printer, ...] = (
    _expenditure_summary, _general_public_expenditure, _income_summary, _appropriation, _income_expenditure_summary,
    _final_accounts,
)  # fmt: skip
"""The tables that are drawn from."""
