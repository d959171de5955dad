"""Layouts of other provinces, of central departments and of final accounts, in made-up documents.

Each file of ``layouts/`` has the table forms of one tradition; coverage is complete in all of them
(``test_coverage.py``), here is what they must mean.
"""

from decimal import Decimal

import pytest

from budgetschema.model import MarkKind, Moment, MoneyUnit, Scheme, Scope
from tests.reading.looking import codes, disclosure, figures, meanings, table
from tests.reading.sources import LAYOUTS

KINDS = {
    "shanghai": [
        "income_expenditure_summary", "expenditure_summary", "basic_expenditure_by_economic",
        "three_public_and_agency_operating", "government_fund_expenditure",
    ],
    "jiangsu": ["income_expenditure_summary", "expenditure_summary", "three_public_meeting_training", "procurement"],
    "sichuan": ["income_expenditure_summary", "income_summary", "expenditure_summary", "three_public_expenses"],
    "central": ["general_public_expenditure", "three_public_expenses"],
    "final_accounts": [
        "final_income_expenditure_summary", "final_expenditure", "final_basic_expenditure_by_economic",
        "final_three_public_expenses",
    ],
    "pages": ["expenditure_summary", "income_summary", "unknown"],
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_kinds_of_tables(name: str):
    assert [table.kind for table in disclosure(name).tables] == KINDS[name]


def test_every_layout_is_tested():
    assert sorted(KINDS) == sorted(path.stem for path in LAYOUTS.glob("*.txt"))


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("jiangsu", ["1", "3", "10", "12"]),
        ("sichuan", ["1", "1-1", "1-2", "4-1"]),
        ("central", ["5", "7"]),
        ("final_accounts", ["1", "3", "6", "9"]),
        ("shanghai", [None] * 5),
    ],
)
def test_numbers(name: str, numbers: list[str | None]):
    assert [table.number for table in disclosure(name).tables] == numbers


@pytest.mark.parametrize(
    ("name", "publisher", "year", "moment", "scope"),
    [
        ("shanghai", "东海市云桥区水务局", 2025, Moment.BUDGET, Scope.DEPARTMENT),
        ("jiangsu", "江东省湖滨市档案馆", 2024, Moment.BUDGET, Scope.UNIT),
        ("central", "国家档案标准中心", 2026, Moment.BUDGET, Scope.DEPARTMENT),
        ("final_accounts", "临水市体育局", 2024, Moment.FINAL_ACCOUNTS, Scope.DEPARTMENT),
    ],
)
def test_covers(name: str, publisher: str, year: int, moment: Moment, scope: Scope):
    found = disclosure(name)

    assert (found.publisher.name, found.fiscal_year, found.moment, found.scope) == (publisher, year, moment, scope)


class TestShanghai:
    def test_units_differ_between_tables(self):
        units = [table.unit for table in disclosure("shanghai").tables]

        assert units == [MoneyUnit.YUAN, MoneyUnit.YUAN, MoneyUnit.YUAN, MoneyUnit.WAN_YUAN, MoneyUnit.YUAN]
        assert [table.decimals for table in disclosure("shanghai").tables] == [0, 0, 0, 2, None]

    def test_caption_in_one_row_of_cells(self):
        first, second = table("shanghai", "expenditure_summary").captions

        assert (first.label, first.value) == ("编制部门", "东海市云桥区水务局")
        assert (second.label, second.value) == ("单位", "元")
        assert second.place is not None
        assert second.place.cell == 7

    def test_code_split_over_three_columns(self):
        lines = {line.label: line for line in table("shanghai", "expenditure_summary").lines}
        pension = lines["机关事业单位基本养老保险缴费支出"]

        assert codes(pension) == [("function", "2080505")]
        assert pension.level == 3
        assert {key: pension.printed[key] for key in ("code_class", "code_section", "code_item")} == {
            "code_class": "208", "code_section": "05", "code_item": "05",
        }  # fmt: skip
        assert codes(lines["社会保障和就业支出"]) == [("function", "208")]

    def test_upper_parts_of_a_code_may_stand_on_the_line_above(self):
        lines = {line.label: line for line in table("shanghai", "expenditure_summary").lines}

        assert codes(lines["水利"]) == [("function", "21303")]
        assert codes(lines["水利行业业务管理"]) == [("function", "2130304")]
        assert [flag.kind for flag in lines["水利"].flags] == ["inherited_code"]

    def test_a_part_that_lost_its_zero(self):
        (line,) = (line for line in table("shanghai", "expenditure_summary").lines if line.label == "行政运行")

        assert codes(line) == [("function", "2130301")]
        assert line.printed["code_item"] == "1"

    def test_economic_codes(self):
        found = table("shanghai", "basic_expenditure_by_economic")

        assert [codes(line) for line in found.lines[:3]] == [
            [("economic_department", "301")], [("economic_department", "30101")], [("economic_department", "30102")],
        ]  # fmt: skip
        assert {column.scheme for column in found.columns if column.role != "amount"} == {Scheme.ECONOMIC_DEPARTMENT}

    def test_header_of_four_rows(self):
        columns = {column.id: column.header for column in table("shanghai", "income_expenditure_summary").columns}

        assert columns["expenditure_personnel"] == ("本年支出", "预算数", "基本支出", "人员经费")
        assert columns["expenditure_project"] == ("本年支出", "预算数", "项目支出")

    def test_three_public_expenses_as_columns(self):
        found = table("shanghai", "three_public_and_agency_operating")
        (line,) = found.lines

        assert [meaning["item"] for meaning in meanings(found).values()] == [
            "three_public_expenses", "abroad_travel", "official_reception", "official_vehicles",
            "vehicle_purchase", "vehicle_operation", "agency_operating_funds",
        ]  # fmt: skip
        assert (line.label, figures(line)["agency_operating_funds"]) == (None, "113.00")
        assert (figures(line)["abroad_travel"], line.marks["vehicle_purchase"].text) == ("0", "--")

    def test_empty_table(self):
        assert table("shanghai", "government_fund_expenditure").is_stated_empty


class TestJiangsu:
    def test_third_block(self):
        found = table("jiangsu", "income_expenditure_summary")
        uses = {
            line.label: line.coordinate.expenditure_kind
            for line in found.lines
            if line.block == "expenditure_use" and line.label and line.coordinate
        }

        assert [(block.id, block.title) for block in found.blocks] == [
            ("income", "收入"), ("expenditure", "功能分类"), ("expenditure_use", "支出用途"),
        ]  # fmt: skip
        assert uses == {"一、基本支出": "basic", "二、项目支出": "project", "三、单位预留机动经费": "reserve"}

    def test_thousands_separators_and_full_width_digits(self):
        first = table("jiangsu", "income_expenditure_summary").lines[0]
        (line,) = table("jiangsu", "three_public_meeting_training").lines

        assert (figures(first), first.printed) == ({"income_amount": "1234.50"}, {"income_amount": "1,234.50"})
        assert (figures(line)["meeting"], line.printed["meeting"]) == ("1003.50", "１，００３．５０")

    def test_table_of_one_row(self):
        (line,) = table("jiangsu", "expenditure_summary").lines

        assert (line.label, figures(line)) == (
            None, {"total": "1434.50", "basic": "1034.50", "project": "390.00", "reserve": "10.00"},
        )  # fmt: skip

    def test_procurement_by_item(self):
        line = table("jiangsu", "procurement").lines[2]

        assert codes(line) == [("economic_department", None)]
        assert line.codes[0].name == "办公设备购置"
        assert list(line.texts.values()) == ["档案数字化", "扫描仪", "集中采购"]


class TestSichuan:
    def test_what_is_no_figure_is_told_apart(self):
        marks = {
            mark.text: mark.kind
            for found in disclosure("sichuan").tables
            for line in found.lines
            for mark in line.marks.values()
        }

        assert marks == {
            "不涉及": MarkKind.NOT_APPLICABLE, "XX": MarkKind.PLACEHOLDER, "单位不需填列": MarkKind.NOT_REQUIRED,
            "--": MarkKind.DASH, "—": MarkKind.DASH,
        }  # fmt: skip

    def test_zero_is_an_amount_and_a_blank_is_nothing(self):
        last, other = table("sichuan", "income_summary").lines[3], table("sichuan", "income_summary").lines[1]

        assert last.amounts["business_income"] == Decimal(0)
        assert "business_income" not in {**other.amounts, **other.marks, **other.texts}

    def test_code_of_a_unit_is_no_classification(self):
        line = table("sichuan", "income_summary").lines[2]

        assert (codes(line), line.texts) == ([("function", "2070109")], {"unit_code": "305601"})

    def test_fund_of_a_table_by_its_title(self):
        found = table("sichuan", "three_public_expenses")

        assert found.coordinate is not None
        assert found.coordinate.fund_source == "government_fund"
        assert found.is_stated_empty
