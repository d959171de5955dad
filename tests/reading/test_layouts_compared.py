"""Tables that compare years: central departments, final accounts; and tables that go on over pages."""

from budgetschema.model import Moment
from tests.reading.looking import codes, disclosure, figures, meanings, table


class TestCentral:
    def test_compared_with_last_years_execution(self):
        found = table("central", "general_public_expenditure")

        assert meanings(found) == {
            "prior_year_execution": {"moment": Moment.PRIOR_YEAR_EXECUTION},
            "budget_total": {"moment": Moment.BUDGET},
            "budget_basic": {"expenditure_kind": "basic", "moment": Moment.BUDGET},
            "budget_project": {"expenditure_kind": "project", "moment": Moment.BUDGET},
        }

    def test_changes_are_kept_as_text(self):
        line = table("central", "general_public_expenditure").lines[0]

        assert line.texts == {"change": "120.00", "change_rate": "8.00%"}

    def test_two_years_of_three_public_expenses(self):
        found = meanings(table("central", "three_public_expenses"))

        assert {meaning["moment"] for meaning in found.values()} == {Moment.PRIOR_YEAR_BUDGET, Moment.BUDGET}
        assert [meaning["item"] for meaning in found.values()][:6] == [meaning["item"] for meaning in found.values()][
            6:
        ]
        assert found["budget_total"]["item"] == "three_public_expenses"

    def test_number_before_the_title(self):
        first, second = disclosure("central").tables

        assert (first.label, first.title) == ("表五：", "一般公共预算支出表")
        assert (second.label, second.title) == ("表七：", "财政拨款预算“三公”经费支出表")


class TestFinalAccounts:
    def test_moment_is_that_of_the_document_where_columns_do_not_differ(self):
        assert meanings(table("final_accounts", "final_income_expenditure_summary")) == {
            "income_amount": {}, "expenditure_amount": {},
        }  # fmt: skip

    def test_budget_and_actual_pairs(self):
        found = meanings(table("final_accounts", "final_three_public_expenses"))

        assert [meaning["moment"] for meaning in found.values()] == [Moment.BUDGET] * 6 + [Moment.FINAL_ACCOUNTS] * 6
        assert found["final_accounts_vehicle_operation"]["item"] == "vehicle_operation"

    def test_line_numbers_are_no_figures(self):
        found = table("final_accounts", "final_income_expenditure_summary")

        assert [column.ordinal for column in found.columns] == ["栏次", None, "1", "栏次", None, "2"]
        assert found.lines[0].texts == {"income_line_number": "1"}
        assert figures(found.lines[0]) == {"income_amount": "812.33"}

    def test_column_numbers_beside_column_names(self):
        found = table("final_accounts", "final_expenditure")

        assert [(column.header[-1], column.ordinal) for column in found.columns[:5]] == [
            ("类", None), ("款", None), ("项", None), ("科目名称", "栏次"), ("本年支出合计", "1"),
        ]  # fmt: skip
        assert [codes(line) for line in found.lines[1:4]] == [
            [("function", "207")], [("function", "20703")], [("function", "2070307")],
        ]  # fmt: skip

    def test_economic_codes_in_groups_beside_each_other(self):
        found = table("final_accounts", "final_basic_expenditure_by_economic")

        assert [(block.id, block.title) for block in found.blocks] == [
            ("personnel", "人员经费"), ("public_use", "公用经费"),
        ]  # fmt: skip
        assert [codes(line)[0][1] for line in found.lines if line.codes] == [
            "301", "30101", "30102", "302", "30201", "30211",
        ]  # fmt: skip
        assert [line.role for line in found.lines if not line.codes] == ["total", "total"]

    def test_notes_that_count(self):
        notes = table("final_accounts", "final_income_expenditure_summary").notes

        assert [(note.kind.value, note.text[:4]) for note in notes] == [("general", "注：1."), ("rounding", "2.本套")]

    def test_opening_and_closing_balances(self):
        items = {
            line.label: line.coordinate.item
            for line in table("final_accounts", "final_income_expenditure_summary").lines
            if line.coordinate and line.label
        }

        assert items["年初结转和结余"] == "carry_over"
        assert items["年末结转和结余"] == "year_end_carry_over"


class TestPages:
    def test_a_table_goes_on_over_pages(self):
        found = table("pages", "expenditure_summary")
        fragments = [(fragment.kind.value, fragment.text) for fragment in disclosure("pages").fragments]

        assert [line.place.line for line in found.lines if line.place] == [7, 8, 9, 10, 16, 17, 18, 19]
        assert fragments == [
            ("page_number", "- 7 -"),
            ("repeated_header", "2026年部门支出总表（续表）"),
            ("repeated_header", "部门名称：北原县统计局"),
            ("repeated_header", "单位：万元"),
            ("repeated_header", "科目编码\t科目名称\t合计\t基本支出\t项目支出"),
        ]

    def test_a_name_broken_over_two_rows(self):
        line = table("pages", "expenditure_summary").lines[-1]

        assert line.label == line.codes[0].name == "机关事业单位基本养老保险缴费支出"
        assert line.printed == {"label": "机关事业单位基本养老保险缴\n费支出"}
        assert [flag.kind for flag in line.flags] == ["rejoined_text"]
        assert line.place is not None
        assert (line.place.line, line.place.end_line) == (19, 20)

    def test_figures_on_the_second_row_of_a_name(self):
        line = table("pages", "income_summary").lines[-1]

        assert line.label == "其他统计信息事务支出"
        assert figures(line) == {"total": "120.00", "general_public_budget": "100.00", "column_5": "20.00"}
        assert {place.line for place in line.places.values()} == {26}

    def test_unknown_column(self):
        found = table("pages", "income_summary")

        assert [(flag.kind, flag.text) for flag in found.flags] == [("unknown_column", "column_5")]
        assert found.columns[4].header == ("彩票公益金安排",)

    def test_unknown_table(self):
        found = table("pages", "unknown")

        assert (found.title, found.flags[0].kind) == ("抽样调查员名额表", "unknown_table")
        assert [(line.label, figures(line), line.texts) for line in found.lines] == [
            ("一队", {"column_2": "12"}, {"column_3": "含兼职"}),
            ("二队", {"column_2": "8"}, {}),
        ]
