"""Workbooks as people see them: formats, merged cells, what is hidden, formulas, margins."""

import datetime
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from budgetschema.reading.files import read_sources
from budgetschema.reading.grid import joined
from budgetschema.reading.readers.source import Source
from tests.reading.office.making import changed, grid, office, refused, texts, workbook

SHEET = "xl/worksheets/sheet1.xml"


def sample(book: Any, sheet: Any) -> None:
    """A sheet with everything that a table of a disclosure may have."""
    places, codes = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "0000000"})
    sheet.merge_range("B2:E2", "支出总表")
    sheet.write("B3", "部门：某局")
    sheet.write("E3", "单位：万元")
    sheet.merge_range("B4:B5", "编码")
    sheet.merge_range("C4:C5", "名称")
    sheet.merge_range("D4:E4", "预算数")
    sheet.write("D5", "合计")
    sheet.write("E5", "占比")
    sheet.write("B6", 201, codes)
    sheet.write("C6", "一般公共服务支出")
    sheet.write("D6", 1280, places)
    sheet.write("E6", 0.5, book.add_format({"num_format": "0.0%"}))
    sheet.write("B7", "2010301")
    sheet.write("C7", "  行政运行")
    sheet.write("D7", 1284.6600000000001)
    sheet.write_formula("E7", "=1/0", None, "#DIV/0!")
    sheet.write_datetime("D8", datetime.datetime(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_boolean("E8", True)


SAMPLE = [
    ["支出总表", "^", "^", "^"],
    ["部门：某局", "", "", "单位：万元"],
    ["编码", "名称", "预算数", "^"],
    ["^", "^", "合计", "占比"],
    ["0000201", "一般公共服务支出", "1,280.00", "50.0%"],
    ["2010301", "  行政运行", "1284.66", "#DIV/0!"],
    ["", "", "2026-03-01", "TRUE"],
]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_sheet_reads_the_same_from_every_kind_of_workbook(suffix: str):
    data = workbook(sample)
    found = grid(data if suffix == "xlsx" else office(data, "t.xlsx", suffix))

    assert texts(found) == SAMPLE
    assert {row.region for row in found.rows} == {0}
    assert [row.place.line for row in found.rows] == [2, 3, 4, 5, 6, 7, 8]
    assert {row.place.sheet for row in found.rows} == {"表一"}
    # The blank column at the left is left out, and the place of a cell still says where it stands.
    assert found.rows[4].cell_place(2).cell == 4
    assert found.rows[3].over(3) == "占比"
    assert found.rows[2].cells[3].covered_by is found.rows[2].cells[2]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_what_is_hidden_is_not_read_and_told(suffix: str):
    def fill(book: Any, sheet: Any) -> None:
        for row in range(8):
            for column in range(6):
                sheet.write(row, column, f"{row}.{column}.")
        for row in (2, 4, 5):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        hidden = book.add_worksheet("底稿")
        hidden.write(0, 0, "不公开")
        hidden.hide()

    data = workbook(fill)
    found = grid(data if suffix == "xlsx" else office(data, "t.xlsx", suffix))

    assert [row.place.line for row in found.rows if not row.is_blank] == [1, 2, 4, 7, 8]
    assert texts(found)[0] == ["0.0.", "0.2.", "0.3.", "0.4.", "0.5."]
    assert [found.rows[0].cell_place(column).cell for column in range(2)] == [1, 3]
    assert [(flag.kind, flag.text) for flag in found.flags] == [
        ("hidden_rows", "3, 5-6"),
        ("hidden_columns", "B"),
        ("hidden_sheet", "底稿"),
    ]


def test_flags_of_the_reader_reach_the_disclosure():
    def fill(book: Any, sheet: Any) -> None:
        for row, cells in enumerate((["某局2026年部门预算"], ["支出总表"], ["编码", "名称", "合计"], ["201", "甲", 1])):
            sheet.write_row(row, 0, cells)
        sheet.write(6, 0, "备查")
        sheet.set_row(6, None, None, {"hidden": True})

    source = Source(data=workbook(fill), name="t.xlsx")
    alone = read_sources([source]).disclosure
    second = joined([grid(source.data), grid(source.data)])

    assert [flag.kind for flag in alone.flags] == ["hidden_rows"]
    assert [flag.place.file for flag in second.flags if flag.place] == [1, 2]
    assert "备查" not in repr(alone)


def test_a_merged_cell_with_a_hidden_beginning_shows_its_text():
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 2, 2, "合并")
        sheet.write_row(3, 0, ["一", "二", "三"])
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_column(0, 0, None, None, {"hidden": True})

    assert texts(grid(workbook(fill))) == [["合并", "^"], ["", ""], ["二", "三"]]


def test_texts_below_a_merged_cell_are_not_seen():
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["标题", "旧文字"])
        sheet.write_row(1, 0, ["甲", "乙"])

    data = changed(
        workbook(fill),
        SHEET,
        lambda text: text.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
    )

    assert texts(grid(data)) == [["标题", "^"], ["甲", "乙"]]


def test_sheets_are_regions_and_blank_ones_none():
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "一")
        book.add_worksheet("空")
        book.add_worksheet("表二").write(2, 0, "二")
        book.add_chartsheet("图")

    found = grid(workbook(fill))

    assert [(row.region, row.place.sheet, row.place.line) for row in found.rows] == [(0, "表一", 1), (1, "表二", 3)]
    assert [row.index for row in found.rows] == [0, 1]


def test_a_stray_cell_far_away_makes_no_million_rows():
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 0, "近")
        sheet.write(1_048_575, 16_383, "远")

    found = grid(workbook(fill))

    assert texts(found) == [["近", ""], ["", ""], ["", "远"]]
    assert found.rows[2].cell_place(1).cell == 16_384


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_formulas_that_were_never_calculated_are_refused(value: str):
    data = workbook(lambda _, sheet: (sheet.write(0, 0, 5), sheet.write_formula(1, 0, "=SUM(A1:A1)", None, 5)))
    data = changed(data, SHEET, lambda text: text.replace("</f><v>5</v>", f"</f>{value}"))

    assert refused(data) == "workbook.not_calculated"


def test_zeros_that_no_program_calculated_are_refused():
    written = workbook(lambda _, sheet: (sheet.write(0, 0, 5), sheet.write_formula(1, 0, "=SUM(A1:A1)")))

    assert refused(written) == "workbook.not_calculated"


def test_zeros_that_are_true_are_read():
    written = workbook(lambda _, sheet: (sheet.write(0, 0, 0), sheet.write_formula(1, 0, "=SUM(A1:A1)")))

    assert texts(grid(written)) == [["0"], ["0"]]


def test_a_formula_without_a_result_among_others_is_shown_and_flagged():
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(1, 0, "=1+2", None, 3)
        sheet.write_formula(2, 0, '=""', None, "无")

    data = changed(workbook(fill), SHEET, lambda text: text.replace("<v>3</v>", "").replace("<v>无</v>", "<v></v>"))
    found = grid(data)

    assert texts(found) == [["2"], ["=1+2"]]
    assert [(flag.kind, flag.place.line, flag.place.cell) for flag in found.flags if flag.place] == [
        ("uncalculated_formula", 2, 1)
    ]


def test_a_sheet_may_show_no_zeros():
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["合计", 0, 1])
        sheet.hide_zero()

    assert texts(grid(workbook(fill))) == [["合计", "1"]]


def test_strings_of_several_runs_are_joined_and_reading_aids_left_out():
    data = workbook(lambda _, sheet: sheet.write(0, 0, "原文"))
    runs = "<si><r><t>基本</t></r><r><t>支出</t></r><rPh sb='0' eb='1'><t>jiben</t></rPh></si>"
    data = changed(data, "xl/sharedStrings.xml", lambda text: text.replace("<si><t>原文</t></si>", runs))

    assert texts(grid(data)) == [["基本支出"]]


def test_escapes_of_what_xml_cannot_hold_print_nothing():
    data = workbook(lambda _, sheet: sheet.write(0, 0, "原文"))
    data = changed(data, "xl/sharedStrings.xml", lambda text: text.replace("原文", "甲_x000D_\n乙_x0007__xD800_\t丙"))

    assert texts(grid(data)) == [["甲\n乙 丙"]]


def test_running_text_in_one_cell_is_a_row_for_each_paragraph():
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "2026年\n支出总表")
        sheet.merge_range("A2:C2", "第一段。\n第二段。\n\n")
        sheet.write_row("A3", ["甲", "乙。\n丙。", "丁"])

    assert texts(grid(workbook(fill))) == [
        ["2026年\n支出总表", "^", "^"],
        ["第一段。", "^", "^"],
        ["第二段。", "^", "^"],
        ["甲", "乙。\n丙。", "丁"],
    ]


def test_nothing_in_a_workbook():
    assert refused(workbook(lambda _, sheet: None)) == "file.empty"


def test_everything_in_a_workbook_is_hidden():
    def fill(book: Any, sheet: Any) -> None:
        hidden = book.add_worksheet("藏")
        hidden.write(0, 0, "甲")
        hidden.very_hidden()

    assert refused(workbook(fill)) == "workbook.hidden"


values = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12).filter(str.strip),
    st.integers(-(10**14), 10**14),
    st.none(),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(values, min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_table_reads_back_cell_for_cell(rows: list[list[str | int | None]]):
    def fill(_: Any, sheet: Any) -> None:
        for number, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)

    expected = {
        (number, column): str(value)
        for number, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value is not None
    }
    data = workbook(fill)
    if not expected:
        assert refused(data) == "file.empty"
        return
    found = {(row.place.line, row.cell_place(cell.column).cell): cell.text for row, cell in grid(data).printed_cells()}
    assert found == expected
    # A reader of other people has to see the same numbers and texts.
    other = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert found == {
        (number, column): value if isinstance(value, str) else str(int(value))
        for number, cells in enumerate(other, 1)
        for column, value in enumerate(cells, 1)
        if value != ""
    }
