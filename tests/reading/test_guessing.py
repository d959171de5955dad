"""Kinds of tables that no title tells."""

import pytest

from tests.reading.grids import Frame, read
from tests.reading.sources import read_source

BOTH = (
    "单位：万元\n收入→→支出→\n项目→预算数→项目→预算数\n一、{fund}→5.00→一、教育支出→5.00\n收入总计→5.00→支出总计→5.00\n"
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (BOTH.format(fund="一般公共预算拨款收入"), "appropriation_summary"),
        (BOTH.format(fund="事业收入"), "income_expenditure_summary"),
        ("单位：万元\n合计→因公出国（境）费→公务接待费\n3.00→1.00→2.00\n", "three_public_expenses"),
        (
            "单位：万元\n科目编码→科目名称→合计→人员经费→公用经费\n301→工资福利支出→3.00→3.00→\n",
            "basic_expenditure_by_economic",
        ),
        ("单位：万元\n科目编码→科目名称→合计→一般公共预算→事业收入\n201→甲→3.00→2.00→1.00\n", "income_summary"),
        ("序号→单位名称→备注\n1→甲中心→\n", "organisation_units"),
    ],
)
def test_kind_by_structure(body: str, kind: str):
    (table,) = read_source(f"某局2026年部门预算\n{body}").disclosure.tables

    assert table.kind == kind
    assert "table_kind_guessed" in [flag.kind for flag in table.flags]


def test_in_final_accounts_it_is_the_kind_of_final_accounts():
    body = BOTH.format(fund="事业收入").replace("预算数", "决算数")
    (table,) = read_source(f"某局2026年部门决算\n{body}").disclosure.tables

    assert table.kind == "final_income_expenditure_summary"


def test_a_kind_is_guessed_once():
    body = BOTH.format(fund="事业收入")
    other = body.replace("单位：万元", "单位：元")
    first, second = read_source(f"某局2026年部门预算\n收支总表\n{body}\n{other}").disclosure.tables

    assert (first.kind, second.kind) == ("income_expenditure_summary", "unknown")


def test_years_set_columns_apart():
    (table,) = read_source(
        "某局2026年部门预算\n支出总表\n单位：万元\n科目编码→科目名称→2025年→2026年\n201→一般公共服务支出→3.00→4.00\n"
    ).disclosure.tables

    assert [(column.id, column.coordinate and column.coordinate.fiscal_year) for column in table.columns[2:]] == [
        ("amount_2025", 2025), ("amount", None),
    ]  # fmt: skip


def test_headings_may_name_the_publisher():
    text = "目录\n一、主要职能\n二、机构设置\n某县某局（单位）主要职能\n管理某事。\n支出总表\n单位：万元"
    disclosure, _ = read(text, Frame("科目编码|金额\n201|1.00"))

    assert [(section.role, section.title) for section in disclosure.sections] == [
        ("duties", "某县某局（单位）主要职能"),
    ]  # fmt: skip
