"""Blank workbooks: what they hold, and what reading makes of them."""

import io
from pathlib import Path

import openpyxl
import pytest

import budgetschema
from budgetschema.codelists import codelist
from budgetschema.findings import UnreadableError
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source
from budgetschema.template import Settings, kinds, template_bytes
from budgetschema.template.layouts import comparisons, words
from budgetschema.template.places import class_lines, placed

SETTINGS = Settings(year=2025, publisher="某县某局", unit="yuan", lines=5)


@pytest.fixture(scope="module", params=kinds())
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def blank(kind: str) -> bytes:
    return template_bytes(kinds()[kind], SETTINGS)


def test_a_blank_workbook_reads_as_empty_tables(kind: str, blank: bytes):
    reading = read_sources([Source(data=blank, name="blank.xlsx")])
    disclosure = reading.disclosure

    assert reading.coverage is not None
    assert reading.coverage.share == 1
    assert len(disclosure.tables) == len(kinds()[kind].tables)
    assert "unknown" not in {table.kind for table in disclosure.tables}
    for table in disclosure.tables:
        assert not any(line.amounts or line.marks or line.printed for line in table.lines), table.title
        assert not table.flags, table.title
        assert [note.kind.value for note in table.notes] == ["no_data"]
        assert table.unit is not None
        assert table.unit.value == "yuan"
    assert (disclosure.fiscal_year, disclosure.publisher.name) == (2025, "某县某局")
    assert disclosure.moment.value == ("final_accounts" if kind == "final-accounts" else "budget")
    assert disclosure.scope.value == ("unit" if kind == "unit-budget" else "department")


def test_a_blank_workbook_has_no_fault(blank: bytes):
    disclosure = read_sources([Source(data=blank, name="blank.xlsx")]).disclosure
    found = [finding for finding in budgetschema.check(disclosure).findings if finding.severity != "info"]
    assert [finding.message("zh") for finding in found] == []


def test_the_same_settings_give_the_same_bytes(kind: str, blank: bytes):
    assert template_bytes(kinds()[kind], SETTINGS) == blank


def test_sheets_in_their_order(kind: str, blank: bytes):
    book = openpyxl.load_workbook(io.BytesIO(blank))
    tables = [table.sheet for table in placed(kinds()[kind], 2025, 5).values()]
    names = words()
    assert book.sheetnames == [names["guide"], names["cover"], *tables, names["comparisons"], names["codes"]]
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_only_what_is_filled_in_is_open(kind: str, blank: bytes):
    book = openpyxl.load_workbook(io.BytesIO(blank))
    for table in placed(kinds()[kind], 2025, 5).values():
        sheet = book[table.sheet]
        assert sheet.protection.sheet
        for _, index, column in table.amount_columns():
            for row in table.entries:
                assert sheet.cell(row + 1, index + 1).protection.locked == bool(column.sum)
                assert sheet.cell(row + 1, index + 1).number_format == "0.00"
        assert sheet.cell(2, 1).protection.locked
        assert sheet.freeze_panes == f"B{table.top + 1}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == f"$2:${table.top}"


def test_titles_follow_the_settings(kind: str, blank: bytes):
    book = openpyxl.load_workbook(io.BytesIO(blank))
    defined = {name: one.attr_text for name, one in book.defined_names.items()}
    assert {"budget_year", "budget_publisher", "budget_unit"} <= set(defined)
    for table in placed(kinds()[kind], 2025, 5).values():
        assert "budget_year" in str(book[table.sheet].cell(2, 1).value)
        assert "budget_publisher" in str(book[table.sheet].cell(3, 1).value)


def test_codes_to_choose_from_are_those_of_the_year():
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(kinds()["department-budget"], SETTINGS)))
    sheet = book["代码"]
    listed = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True) if row[0]}
    assert listed["20805"] == codelist("function").get("20805", 2025).zh
    assert all(isinstance(code, str) for code in listed)
    table = placed(kinds()["department-budget"], 2025, 5)["income_summary"]
    rules = book[table.sheet].data_validations.dataValidation
    assert "function_codes" in {rule.formula1 for rule in rules}


def test_classes_have_their_numbers_and_names():
    lines = class_lines(2026)
    assert [line.label for line in (lines[0], lines[9], lines[19], lines[29])] == [
        "一、一般公共服务支出", "十、卫生健康支出", "二十、住房保障支出", "三十、抗疫特别国债安排的支出",
    ]  # fmt: skip


def test_every_comparison_is_of_some_kind():
    """A misspelt term would leave its comparison out silently."""
    names = {table.id for kind in kinds().values() for table in kind.tables}
    for comparison in comparisons():
        for term in (comparison.left + " + " + comparison.right).split(" + "):
            assert term.split()[1].split(".")[0] in names, term


def test_the_reader_knows_the_sheets_beside_the_tables():
    path = Path(budgetschema.__file__).parent / "reading" / "readers" / "workbook" / "auxiliary_sheets.csv"
    known = {line.split(",")[0] for line in path.read_text("utf-8").splitlines()[1:]}
    assert {words()["guide"], words()["comparisons"], words()["codes"]} <= known
    assert words()["cover"] not in known


def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(UnreadableError) as caught:
        template_bytes(kinds()["unit-budget"], SETTINGS)
    assert caught.value.key == "template.missing_extra"
    assert "budgetschema[office]" in caught.value.message("en")
