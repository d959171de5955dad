"""Tables of another year than the disclosure's, and years in titles that are slips."""

import pytest

import budgetschema
from budgetschema.model import Disclosure, Moment
from tests.reading.sources import read_source

COVER = "某县某局\n2026年部门预算\n"


def supply(title: str, figure: str, columns: str = "合计→基本支出→项目支出") -> str:
    lines = "".join(
        f"{code}→{name}→{figure}→{figure}→0.00\n" for code, name in (("", "合计"), ("201", "一般公共服务支出"))
    )
    return f"{title}\n单位：万元\n科目编码→科目名称→{columns}\n{lines}"


def read(*tables: str, cover: str = COVER) -> Disclosure:
    return read_source(cover + "".join(tables)).disclosure


def coordinates(disclosure: Disclosure) -> list[tuple[int | None, Moment | None]]:
    found = [table.coordinate for table in disclosure.tables]
    return [(None, None) if each is None else (each.fiscal_year, each.moment) for each in found]


def rules(disclosure: Disclosure) -> set[str]:
    return {one.rule_id for one in budgetschema.check(disclosure).findings}


def contradictions(disclosure: Disclosure) -> list[str]:
    return [one.rule_id for one in budgetschema.check(disclosure).findings if one.rule_id.startswith("A")]


def test_final_accounts_of_the_year_before_stand_apart_from_the_budget():
    found = read(supply("2026年支出预算表", "3.00"), supply("2025年支出决算表", "5.00"))

    assert coordinates(found) == [(None, None), (2025, Moment.FINAL_ACCOUNTS)]
    assert contradictions(found) == []
    assert not {"D302", "D303"} & rules(found)


def test_a_budget_beside_final_accounts_stands_apart():
    found = read(
        supply("2024年支出决算表", "3.00"), supply("2025年支出预算表", "5.00"), cover="某县某局\n2024年部门决算\n"
    )

    assert coordinates(found) == [(None, None), (2025, Moment.BUDGET)]
    assert contradictions(found) == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_table_of_two_years_is_two_tables(order: int):
    tables = [supply("表1 2026年支出总表", "3.00"), supply("表2 2025年支出总表", "5.00")]
    found = read(*tables[::order])

    assert coordinates(found)[::order] == [(None, None), (2025, None)]
    assert contradictions(found) == []
    assert "D302" not in rules(found)
    assert {line.codes[0].edition for line in found.tables[order].lines if line.codes} == {2025 if order == 1 else 2026}


def test_columns_of_the_year_before_are_those_of_the_year_before_the_table():
    columns = "2025年预算数→2025年基本支出→2024年决算数"
    found = read(supply("2026年支出总表", "3.00"), supply("2025年支出总表", "5.00", columns))
    amounts = [column.coordinate for column in found.tables[1].columns if column.role == "amount"]

    assert amounts[0] is not None
    assert (amounts[0].moment, amounts[0].fiscal_year) == (Moment.BUDGET, None)
    assert amounts[2] is not None
    assert amounts[2].moment is Moment.PRIOR_YEAR_EXECUTION


@pytest.mark.parametrize(
    "title", ["2025年支出总表", "2025年一般公共预算支出表", "2025—2026年支出总表", "2026年支出预算表（2025年决算）"]
)
def test_a_year_that_nothing_bears_out_is_a_slip_and_is_compared(title: str):
    other = supply("2026年部门收支总表", "5.00")
    assert coordinates(read(supply(title, "3.00"), other))[0] == (None, None)


def test_a_title_in_the_contents_is_no_table():
    contents = "目录\n第一部分 预算报表\n附件2026年支出总表\n第一部分 预算报表\n"
    assert coordinates(read(contents, supply("附件2025年支出总表", "3.00"))) == [(None, None)]
