"""Tables of final accounts that print what was there, came in, was spent and is left."""

import pytest

import budgetschema
from budgetschema.model import Flow, Layer, Table
from tests.reading.grids import Frame, read, tables

NESTED = """一般公共预算财政拨款收入支出决算表|<|<|<|<|<|<|<|<|<|<|<|<|<
单位：万元|<|<|<|<|<|<|<|<|<|<|<|<|<
项目|<|年初结转和结余|<|<|本年收入|<|<|本年支出|<|<|年末结转和结余|<|<
科目编码|科目名称|合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出|项目支出|合计|基本支出结转|项目支出结转和结余
|合计|15.00|5.00|10.00|110.00|70.00|40.00|112.00|72.00|40.00|13.00|3.00|10.00
201|一般公共服务支出|15.00|5.00|10.00|110.00|70.00|40.00|112.00|72.00|40.00|13.00|3.00|10.00"""

FLAT = """政府性基金预算财政拨款收入支出决算表|<|<|<|<|<|<
单位：万元|<|<|<|<|<|<
科目编码|科目名称|年初结转和结余|本年收入|本年支出|结余分配|年末结转和结余
|合计|15.00|110.00|112.00||13.00
212|城乡社区支出|15.00|110.00|112.00||13.00"""

LIST = """国有资本经营预算财政拨款收入支出决算表|<
单位：万元|<
项目|决算数
年初结转和结余|15.00
本年收入|110.00
本年支出|112.00
年末结转和结余|13.00"""


def meaning(table: Table, column_id: str) -> tuple[Flow | None, Layer | None, str | None, str | None]:
    coordinate = table.column(column_id).coordinate
    assert coordinate is not None
    kind = coordinate.expenditure_kind
    return coordinate.flow, coordinate.layer, coordinate.item, kind.value if kind else None


def test_every_column_of_the_groups_is_known() -> None:
    (table,) = tables(Frame(NESTED))

    assert table.kind == "final_general_public_expenditure"
    assert table.flags == ()
    assert [meaning(table, column.id) for column in table.columns[2:]] == [
        (None, Layer.CARRY_OVER, None, None),
        (None, Layer.CARRY_OVER, None, "basic"),
        (None, Layer.CARRY_OVER, None, "project"),
        (Flow.INCOME, Layer.CURRENT_YEAR, None, None),
        (Flow.INCOME, Layer.CURRENT_YEAR, None, "basic"),
        (Flow.INCOME, Layer.CURRENT_YEAR, None, "project"),
        (Flow.EXPENDITURE, None, None, None),
        (Flow.EXPENDITURE, None, None, "basic"),
        (Flow.EXPENDITURE, None, None, "project"),
        (Flow.EXPENDITURE, None, "year_end_carry_over", None),
        (Flow.EXPENDITURE, None, "year_end_carry_over", "basic"),
        (Flow.EXPENDITURE, None, "year_end_carry_over", "project"),
    ]


def test_columns_without_groups() -> None:
    (table,) = tables(Frame(FLAT))

    assert table.flags == ()
    assert [meaning(table, column.id)[::2] for column in table.columns[2:]] == [
        (None, None), (Flow.INCOME, None), (Flow.EXPENDITURE, None), (Flow.EXPENDITURE, "surplus_distribution"),
        (Flow.EXPENDITURE, "year_end_carry_over"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "slip"), [(NESTED, ("|112.00|72.00", "|121.00|72.00")), (FLAT, ("|13.00", "|31.00")),
                                            (LIST, ("13.00", "31.00"))], ids=["nested", "flat", "list"])  # fmt: skip
def test_what_is_read_is_held_against_itself(text: str, slip: tuple[str, str]) -> None:
    def errors(printed: str) -> set[str]:
        disclosure, _ = read(Frame(printed))
        return {each.rule_id for each in budgetschema.check(disclosure).findings if each.rule_id.startswith("A")}

    assert errors(text) == set()
    assert errors(text.replace(*slip)) & {"A101", "A107"}
