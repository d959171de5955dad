"""A workbook that is filled in and calculated reads back as a disclosure without a fault, figure by figure."""

from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pytest

import budgetschema
from budgetschema import Disclosure
from budgetschema.model import Coordinate, Table
from budgetschema.reading import read_document
from budgetschema.template import Settings, kinds, template_bytes
from budgetschema.template.places import PlacedTable, placed
from tests.template import invented
from tests.template.filling import calculated, fill, fill_cell, values

KIND = kinds()["department-budget"]
SETTINGS = Settings(year=2026, publisher="某县财政局", lines=30)


@attrs.frozen
class Filled:
    path: Path
    tables: dict[str, PlacedTable]
    disclosure: Disclosure
    share: float

    def table(self, name: str) -> Table:
        number = str(self.tables[name].number)
        return next(table for table in self.disclosure.tables if table.number == number)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    folder = tmp_path_factory.mktemp("template")
    blank, target = folder / "blank.xlsx", folder / "filled.xlsx"
    blank.write_bytes(template_bytes(KIND, SETTINGS))
    tables = placed(KIND, SETTINGS.year, SETTINGS.lines)
    fill(blank, target, tables, invented.BUDGET)
    for name, lines in invented.FIXED.items():
        (block,) = tables[name].blocks
        for line, amounts in lines.items():
            for column, amount in amounts.items():
                fill_cell(target, tables[name].sheet, block.row(line), tables[name].column(column), amount)
    path = calculated(target)
    reading = read_document(path)
    assert reading.coverage is not None
    return Filled(path, tables, reading.disclosure, reading.coverage.share)


def test_it_reads_back_whole(filled: Filled):
    assert filled.share == 1
    assert not filled.disclosure.fragments
    assert [table.title for table in filled.disclosure.tables] == [
        each.title.replace("{year}", "2026").replace("{scope}", "部门") for each in KIND.tables
    ]
    assert "unknown" not in {table.kind for table in filled.disclosure.tables}
    assert filled.disclosure.publisher.name == "某县财政局"
    assert (filled.disclosure.fiscal_year, filled.disclosure.scope.value) == (2026, "department")
    assert {table.unit and table.unit.value for table in filled.disclosure.tables} == {"wan_yuan"}


def test_it_has_no_fault(filled: Filled):
    found = [finding for finding in budgetschema.check(filled.disclosure).findings if finding.severity != "info"]
    assert [finding.message("zh") for finding in found] == []


@pytest.mark.parametrize("name", invented.BUDGET)
def test_every_figure_entered_is_read_at_its_column(filled: Filled, name: str):
    table, place = filled.table(name), filled.tables[name]
    by_key = {line.codes[0].code if line.codes else line.label: line for line in table.lines}
    for key, amounts in invented.BUDGET[name]:
        line = by_key[key]
        for column, amount in amounts.items():
            cell = place.column(column) + 1
            read = next(each for each in table.columns if each.place and each.place.cell == cell)
            assert line.amounts[read.id] == amount


def test_totals_are_those_added_by_hand(filled: Filled):
    for name, totals in invented.TOTALS.items():
        table, place = filled.table(name), filled.tables[name]
        by_cell = {column.place.cell: column.id for column in table.columns if column.place}
        for column, total in totals.items():
            assert table.lines[0].amounts[by_cell[place.column(column) + 1]] == Decimal(total), (name, column)


def test_lines_of_upper_codes_add_up_what_is_below(filled: Filled):
    lines = {line.codes[0].code: line.amounts for line in filled.table("expenditure_summary").lines if line.codes}
    assert lines["201"] == {"total": Decimal("387.45"), "basic": Decimal("310.50"), "project": Decimal("76.95")}
    assert lines["20805"] == {"total": Decimal("61.77"), "basic": Decimal("61.77")}


def test_names_follow_from_codes(filled: Filled):
    labels = {line.codes[0].code: line.label for line in filled.table("expenditure_summary").lines if line.codes}
    assert labels["2080505"] == "机关事业单位基本养老保险缴费支出"


def test_summaries_are_calculated(filled: Filled):
    table = filled.table("income_expenditure_summary")
    lines = {(line.block, line.label): sorted(line.amounts.values()) for line in table.lines}
    assert lines["income", "收入总计"] == [Decimal("647.04")]
    assert lines["expenditure", "一、一般公共服务支出"] == [Decimal("12.40"), Decimal("375.05"), Decimal("387.45")]
    appropriation = filled.table("appropriation_summary")
    (land,) = [line for line in appropriation.lines if line.label and line.label.endswith("城乡社区支出")]
    assert set(land.amounts) == {"expenditure_total", "expenditure_government_fund"}


def test_carry_over_is_a_layer_of_its_own(filled: Filled):
    table = filled.table("income_summary")
    coordinates = {column.place.cell: column.coordinate for column in table.columns if column.place}
    general, carried = coordinates[4], coordinates[10]
    assert general is not None
    assert carried is not None
    assert general.fund_source == carried.fund_source == "general_public_budget"
    assert carried.layer == "carry_over"
    assert carried != general != Coordinate()


def test_tables_without_data_say_so_and_others_do_not(filled: Filled):
    empty = {table.title for table in filled.disclosure.tables if table.notes}
    assert empty == {"2026年国有资本经营预算支出表（不含上年结转）"}


def test_all_comparisons_agree(filled: Filled):
    results = [row[4] for row in values(filled.path, "核对")[3:] if row[0]]
    assert len(results) == 9
    assert results.count("相符") == 8
    assert results[6] is None  # nothing is entered for state capital


def test_a_mistake_shows_in_the_comparisons(filled: Filled, tmp_path: Path):
    table = filled.tables["expenditure_summary"]
    target = tmp_path / "wrong.xlsx"
    book = openpyxl.load_workbook(filled.path)
    book.save(target)
    fill_cell(target, table.sheet, table.entries[2], table.column("basic"), Decimal("310.05"))
    assert values(calculated(target), "核对")[3] == [*values(filled.path, "核对")[3][:1], 646.59, 647.04, -0.45, "不符"]
