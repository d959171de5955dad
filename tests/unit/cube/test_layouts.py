"""What layouts mean: which lines and columns add up, and what must not be taken for a sum."""

from decimal import Decimal

import attrs
import pytest

from budgetschema.cube import Analysis, Cause, Cube, State
from budgetschema.model import Disclosure, LineRole, Mark, MarkKind, Moment, MoneyUnit, Scheme

from .sheets import column, disclosure, line, table, total


def troubles(document: Disclosure) -> list[tuple[Cause, str]]:
    """Cause and likeliest suspect of everything that is wrong."""
    return [(each.cause, each.suspects[0].figure.line) for each in Analysis(Cube(document)).troubles]


def changed(document: Disclosure, table_index: int, line_index: int, column_id: str, value: str | None) -> Disclosure:
    sheet = document.tables[table_index]
    row = sheet.lines[line_index]
    amounts = {name: amount for name, amount in row.amounts.items() if name != column_id}
    if value is not None:
        amounts[column_id] = Decimal(value)
    lines = (*sheet.lines[:line_index], attrs.evolve(row, amounts=amounts), *sheet.lines[line_index + 1 :])
    tables = list(document.tables)
    tables[table_index] = attrs.evolve(sheet, lines=lines)
    return attrs.evolve(document, tables=tuple(tables))


UNITS = disclosure(
    table(
        "project_expenditure",
        [column("total")],
        [
            total("30.00", label="示例县示例局", coordinate={"organisation": "示例县示例局"}),
            total("10.00", label="示例站", level=1, coordinate={"organisation": "示例站"}),
            line("修缮", "4.00", level=2, coordinate={"project": "修缮"}),
            line("培训", "6.00", level=2, coordinate={"project": "培训"}),
            total("20.00", label="示例所", level=1, coordinate={"organisation": "示例所"}),
            line("修缮", "13.00", level=2, coordinate={"project": "修缮"}),
            line("修缮", "7.00", level=2, coordinate={"project": "修缮"}),
        ],
    )
)


def test_units_add_up_to_the_department_and_projects_to_their_unit() -> None:
    assert troubles(UNITS) == []
    assert troubles(changed(UNITS, 0, 2, "total", "4.50")) == [(Cause.SUM, "修缮")]
    assert troubles(changed(UNITS, 0, 4, "total", "21.00")) == [(Cause.SUM, "示例所")]
    assert troubles(changed(UNITS, 0, 0, "total", "31.00")) == [(Cause.SUM, "示例县示例局")]


@pytest.mark.parametrize("role", [LineRole.DETAIL, LineRole.TOTAL])
def test_codes_below_a_unit_are_part_of_the_unit(role: LineRole) -> None:
    lines = [
        total("30.00"),
        line("示例站", "10.00", level=1, role=role, coordinate={"organisation": "示例站"}),
        line("甲", "10.00", code="201", level=1), line("甲一", "10.00", code="20101", level=2),
        line("示例所", "20.00", level=1, role=role, coordinate={"organisation": "示例所"}),
        line("甲", "8.00", code="201", level=1), line("乙", "12.00", code="208", level=1),
    ]  # fmt: skip
    document = disclosure(table("expenditure_summary", [column("total")], lines))
    assert troubles(document) == []
    assert troubles(changed(document, 0, 5, "total", "9.00")) == [(Cause.SUM, "甲")]
    assert troubles(changed(document, 0, 1, "total", "11.00")) == [(Cause.SUM, "示例站")]


def test_projects_of_one_name_are_several() -> None:
    keys = [fact.key for fact in Cube(UNITS).facts]
    assert len(set(keys)) == len(keys)


FUNDS = "总 gpb carry"
CARRIED = disclosure(
    table(
        "income_summary",
        [
            column("总", flow="income"),
            column("gpb", flow="income", fund_source="fiscal_appropriation"),
            column("unit", flow="income", fund_source="unit_funds"),
            column("carry", flow="income", layer="carry_over"),
        ],
        [
            total("100.00", "60.00", "15.00", "25.00", columns="总 gpb unit carry"),
            line("甲", "70.00", "40.00", "15.00", "15.00", columns="总 gpb unit carry", code="201", level=1),
            line("乙", "30.00", "20.00", "", "10.00", columns="总 gpb unit carry", code="208", level=1),
        ],
    )
)


def test_a_total_that_includes_the_carry_over_is_funds_and_carry_over() -> None:
    assert troubles(CARRIED) == []
    assert troubles(changed(CARRIED, 0, 1, "carry", "19.00")) == [(Cause.SUM, "甲")]


def summary(*, year_end: str, spent: str = "90.00", grand: str = "100.00") -> Disclosure:
    income, expenditure = {"block": "income", "columns": "income"}, {"block": "expenditure", "columns": "spent"}
    return disclosure(
        table(
            "income_expenditure_summary",
            [column("income", "income", flow="income"), column("spent", "expenditure", flow="expenditure")],
            [
                line("一般公共预算", "70.00", level=1, coordinate={"fund_source": "general_public_budget"}, **income),
                line("事业收入", "5.00", level=1, coordinate={"fund_source": "business_income"}, **income),
                total("75.00", label="本年收入合计", coordinate={"item": "current_year_income"}, **income),
                line("使用非财政拨款结余", "5.00", coordinate={"fund_source": "non_appropriation_surplus"}, **income),
                line("年初结转和结余", "20.00", coordinate={"layer": "carry_over", "item": "carry_over"}, **income),
                total("100.00", label="总计", **income),
                line("甲", "60.00", code="201", level=1, **expenditure),
                line("乙", "30.00", code="208", level=1, **expenditure),
                total(spent, label="本年支出合计", coordinate={"item": "current_year_expenditure"}, **expenditure),
                line("结余分配", "2.00", coordinate={"item": "surplus_distribution"}, **expenditure),
                line("年末结转和结余", year_end, coordinate={"item": "year_end_carry_over"}, **expenditure),
                total(grand, label="总计", **expenditure),
            ],
            blocks="income expenditure",
        )
    )


def test_opening_and_closing_balances_stand_outside_the_year() -> None:
    assert troubles(summary(year_end="8.00")) == []
    assert troubles(summary(year_end="8.00", grand="101.00")) == [(Cause.SUM, "总计")]
    # The sums of both sides hold, so two figures of one side must be wrong.
    assert {cause for cause, _ in troubles(summary(year_end="9.00", grand="101.00"))} == {Cause.BALANCE}


LEFT, RIGHT = ({"columns": side, "block": side} for side in ("left", "right"))
BLOCKS = disclosure(
    table(
        "final_basic_expenditure_by_economic",
        [column("left", "left"), column("right", "right")],
        [
            line("工资福利支出", "95.36", code="301", scheme=Scheme.ECONOMIC_DEPARTMENT, **LEFT),
            total("95.36", label="人员经费合计", coordinate={"expenditure_kind": "personnel"}, **LEFT),
            line("商品和服务支出", "10.23", code="302", scheme=Scheme.ECONOMIC_DEPARTMENT, **RIGHT),
            total("10.23", label="公用经费合计", coordinate={"expenditure_kind": "public_use"}, **RIGHT),
        ],
        blocks="left right",
    ),
    table(
        "final_general_public_expenditure",
        [
            column("total"),
            column("basic", expenditure_kind="basic"),
            column("project", expenditure_kind="project"),
        ],
        [
            total("307.82", "105.58", "202.24", columns="total basic project"),
            line("甲", "307.82", "105.58", "202.24", columns="total basic project", code="201", level=1),
        ],
    ),
    moment=Moment.FINAL_ACCOUNTS,
)


def test_people_and_public_use_make_basic_expenditure_across_tables() -> None:
    assert troubles(BLOCKS) == []
    assert troubles(changed(BLOCKS, 0, 3, "right", "10.43")) == [(Cause.SUM, "公用经费合计")]
    # Both figures of one table moved alike: only the other table shows it.
    again = changed(changed(BLOCKS, 0, 2, "right", "10.43"), 0, 3, "right", "10.43")
    assert len(troubles(again)) == 2


def test_a_line_named_without_the_others_is_no_part() -> None:
    lines = [
        total("10.00"),
        line("甲", "6.00", code="201", level=1),
        line("乙", "4.00", code="208", level=1),
        line("其中：丙", "1.00", role=LineRole.OF_WHICH),
    ]
    assert troubles(disclosure(table("expenditure_summary", [column("total")], lines))) == []


def test_what_cannot_be_read_is_unknown_and_what_is_dashed_is_nothing() -> None:
    def with_mark(kind: MarkKind) -> Disclosure:
        marked = attrs.evolve(line("乙", "", code="208", level=1), marks={"total": Mark(kind=kind, text="?")})
        lines = [total("10.00"), line("甲", "6.00", code="201", level=1), marked]
        return disclosure(table("expenditure_summary", [column("total")], lines))

    assert troubles(with_mark(MarkKind.UNREADABLE)) == []
    assert troubles(with_mark(MarkKind.NOT_APPLICABLE)) == []
    assert len(troubles(with_mark(MarkKind.DASH))) == 1


def test_a_blank_heading_is_no_zero_but_a_forgotten_total_is() -> None:
    headings = [
        total("10.00"),
        line("甲", "", code="201", level=1), line("甲一", "6.00", code="20101", level=2),
        line("乙", "", code="208", level=1), line("乙一", "4.00", code="20801", level=2),
    ]  # fmt: skip
    document = disclosure(table("expenditure_summary", [column("total")], headings))
    assert {fact.state for fact in Cube(document).facts if fact.value is None} == {State.UNKNOWN}
    assert troubles(document) == []
    forgotten = changed(document, 0, 1, "total", "6.00")
    assert troubles(forgotten) == [(Cause.BLANK, "乙")]


def test_columns_that_nothing_tells_apart_are_not_one_figure() -> None:
    columns = [column("one"), column("two")]
    lines = [
        total("10.00", "7.00", columns="one two"),
        line("甲", "6.00", "7.00", columns="one two", code="201"),
        line("乙", "4.00", "", columns="one two", code="208"),
    ]
    assert troubles(disclosure(table("expenditure_summary", columns, lines))) == []


def test_an_unknown_table_is_compared_with_no_other() -> None:
    known = table("expenditure_summary", [column("total")], [total("10.00"), line("甲", "10.00", code="201")])
    unknown = table("something_else", [column("total")], [total("7.00"), line("甲", "7.00", code="201")])
    assert troubles(disclosure(known, unknown)) == []


def test_a_fund_below_the_carry_over_is_the_carry_over() -> None:
    income = {"block": "income", "columns": "income"}
    fund = {"coordinate": {"fund_source": "general_public_budget"}}
    lines = [
        total("100.00", label="一、本年收入", coordinate={"item": "current_year_income"}, **income),
        line("一般公共预算拨款", "100.00", **fund, **income),
        line("二、上年结转", "27.00", coordinate={"item": "carry_over"}, **income),
        line("一般公共预算拨款", "27.00", **fund, **income),
        total("127.00", label="收入总计", coordinate={"item": "total_income"}, **income),
    ]
    document = disclosure(
        table("appropriation_summary", [column("income", "income", flow="income")], lines, blocks="income")
    )
    assert troubles(document) == []
    assert {fact.key.values.get("layer") for fact in Cube(document).facts} == {"current_year", "carry_over", None}
    assert len(troubles(changed(document, 0, 4, "income", "172.00"))) == 1


def test_a_total_may_stand_above_its_parts() -> None:
    income = {"block": "income", "columns": "income"}
    lines = [
        total("100.00", label="一、本年收入", coordinate={"item": "current_year_income"}, **income),
        line("一般公共预算拨款", "100.00", level=2, coordinate={"fund_source": "general_public_budget"}, **income),
        line("1.经费拨款", "100.00", level=3, **income),
        line("二、上年结转", "5.00", level=1, coordinate={"item": "carry_over"}, **income),
        total("105.00", label="收入总计", coordinate={"item": "total_income"}, **income),
    ]
    document = disclosure(
        table("appropriation_summary", [column("income", "income", flow="income")], lines, blocks="income")
    )
    assert troubles(document) == []
    assert len(troubles(changed(document, 0, 4, "income", "150.00"))) == 1


def test_codes_that_one_table_lacks_speak_against_a_tie() -> None:
    """A fund with functions of its own: all codes that both tables print agree, and the totals rightly do not."""
    everything = ["70.00", "20.00", "10.00", "70.00", "", ""]
    document = disclosure(
        by_function("expenditure_summary", "支出", everything, "170.00"),
        by_function("general_public_expenditure", "一般公共", [*everything[:3], "", "", ""], "100.00"),
    )
    assert troubles(document) == []


@pytest.mark.parametrize(("year", "found"), [(2025, 0), (2026, 1)])
def test_a_title_may_name_another_year(year: int, found: int) -> None:
    first = by_function("expenditure_summary", "2026年支出", ["1.00", "2.00", "", "", "", ""], "3.00")
    second = by_function("expenditure_summary", f"{year}年支出", ["1.00", "7.00", "", "", "", ""], "8.00")
    assert bool(troubles(disclosure(first, second))) is bool(found)


def test_an_unknown_column_leaves_the_total_beside_it_known() -> None:
    columns = [column("合计"), column("basic", expenditure_kind="basic"), column("odd"),
               column("project", expenditure_kind="project")]  # fmt: skip
    names = "合计 basic odd project"
    columns[2] = attrs.evolve(columns[2], header=("其中：人员经费",))
    lines = [
        total("300.00", "200.00", "150.00", "100.00", columns=names),
        line("甲", "250.00", "200.00", "150.00", "50.00", columns=names, code="201"),
        line("乙", "50.00", "", "", "50.00", columns=names, code="205"),
    ]
    document = disclosure(table("expenditure_summary", columns, lines))
    assert troubles(document) == []
    assert troubles(changed(document, 0, 0, "合计", "999.00")) == [(Cause.SUM, "合计")]


def test_figures_without_a_unit_are_compared_within_their_table_only() -> None:
    known = table("expenditure_summary", [column("total")], [total("10.00"), line("甲", "10.00", code="201")])
    unit_lost = attrs.evolve(known, unit=None, lines=(total("100000"), line("甲", "100000", code="201")))
    assert troubles(disclosure(known, unit_lost)) == []
    assert len(troubles(changed(disclosure(known, unit_lost), 1, 0, "total", "200000"))) == 1


CODES = ("201", "204", "205", "206", "208", "210")


def by_function(kind: str, title: str, figures: list[str], grand: str, **coordinate: object) -> object:
    lines = [total(grand)] + [
        line(code, value, code=code, level=1) for code, value in zip(CODES, figures, strict=True) if value
    ]
    return table(kind, [column("total", **coordinate)], lines, title=title)


def test_income_is_tied_to_expenditure_only_where_the_document_shows_it() -> None:
    figures = ["1.10", "2.20", "3.30", "4.40", "5.50", "6.60"]
    same = disclosure(
        by_function("expenditure_summary", "支出", figures, "23.10"),
        by_function("income_summary", "收入", figures, "23.10"),
    )
    assert troubles(same) == []
    # 收入 prints 4.00 for one code and keeps the total: the two tables then contradict each other in one figure.
    slipped = changed(same, 1, 4, "total", "4.00")
    assert troubles(slipped) == [(Cause.SAME, "206")] or troubles(slipped) == [(Cause.SUM, "206")]
    other = disclosure(
        by_function("expenditure_summary", "支出", figures, "23.10"),
        by_function("income_summary", "收入", ["2.10", "2.20", "3.30", "4.40", "5.50", "7.60"], "25.10"),
    )
    assert troubles(other) == []


def test_one_fund_is_not_taken_for_all_where_another_is_used() -> None:
    everything = ["1.10", "2.20", "3.30", "4.40", "5.50", "6.60"]
    public = ["1.10", "2.20", "3.30", "4.40", "5.50", "1.60"]
    document = disclosure(
        by_function("expenditure_summary", "支出", everything, "23.10"),
        by_function("general_public_expenditure", "一般公共", public, "18.10"),
    )
    assert troubles(document) == []


@pytest.mark.parametrize(
    ("value", "unit", "places", "right"),
    [
        ("605049", MoneyUnit.YUAN, 0, True), ("605051", MoneyUnit.YUAN, 0, False),
        ("604950.00", MoneyUnit.YUAN, 2, True), ("605050.00", MoneyUnit.YUAN, 2, False),
        ("605049.99", MoneyUnit.YUAN, 2, True), ("0.00605", MoneyUnit.YI_YUAN, 5, True),
        ("0.0061", MoneyUnit.YI_YUAN, 4, True), ("0.0062", MoneyUnit.YI_YUAN, 4, False),
    ],
)  # fmt: skip
def test_one_figure_in_two_units(value: str, unit: MoneyUnit, places: int, *, right: bool) -> None:
    coarse = table(
        "general_public_expenditure",
        [column("total"), column("basic", expenditure_kind="basic"), column("project", expenditure_kind="project")],
        [total("100.00", "60.50", "39.50", columns="total basic project")],
    )
    fine = table("basic_expenditure_by_economic", [column("total")], [total(value)], unit=unit, decimals=places)
    assert bool(troubles(disclosure(coarse, fine))) is not right


def test_a_table_in_which_nothing_adds_up_is_not_understood() -> None:
    wild = [("201", "10.00", "75.00", "31.00"), ("208", "12.00", "4.00", "91.00"), ("210", "55.00", "1.00", "2.00")]
    columns = [
        column("total"),
        column("basic", expenditure_kind="basic"),
        column("project", expenditure_kind="project"),
    ]
    lines = [line(code, *values, columns="total basic project", code=code) for code, *values in wild]
    cube = Cube(disclosure(table("expenditure_summary", columns, lines)))
    assert cube.web.misread == {0}
    assert cube.tied == 0
    assert Analysis(cube).troubles == ()
