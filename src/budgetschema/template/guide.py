"""The sheets beside the tables: instructions with the settings, cover, comparisons, code lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from budgetschema.codelists import codelist
from budgetschema.template.formulas import BLANK, PUBLISHER, UNIT, YEAR, Formulas, blank_or_sum, cell, on_sheet
from budgetschema.template.layouts import Kind, comparisons, words
from budgetschema.template.places import PlacedTable
from budgetschema.template.sheets import Values
from budgetschema.template.styles import Styles

_SETTINGS = 3
_FIRST_YEAR, _LAST_YEAR = 2017, 2099
_PAPER_A4 = 9
_COVER = (8, 11)
"""Rows of publisher and title."""
LISTS = ("function", "economic_department")
_LIST_WIDTH = 3
FIRST_HELPER = len(LISTS) * _LIST_WIDTH
"""The column of the sheet of codes from which on it says which lines are on the lowest level."""


def write_guide(book: Any, sheet: Any, kind: Kind, styles: Styles, values: Values) -> None:
    """The first sheet: settings and instructions."""
    labels = words()["guide_labels"]
    name = words()["guide"]
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 84)
    sheet.merge_range(0, 0, 0, 1, labels["title"].replace("{kind}", kind.zh), styles("title"))
    sheet.set_row(0, 30)
    sheet.write_string(_SETTINGS - 1, 0, labels["settings"], styles("heading"))
    prompts = words()["prompts"]
    settings = (
        (labels["year"], YEAR, values.year, {
            "validate": "integer", "criteria": "between", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR,
            "error_message": prompts["year"],
        }),
        (labels["publisher"].replace("{publisher}", kind.publisher), PUBLISHER, values.publisher, None),
        (labels["unit"], UNIT, values.unit, {
            "validate": "list", "source": list(words()["units"].values()), "error_message": prompts["unit"],
        }),
    )  # fmt: skip
    for row, (label, defined, value, validation) in enumerate(settings, _SETTINGS):
        sheet.write_string(row, 0, label, styles("label"))
        if value == "":
            sheet.write_blank(row, 1, None, styles("setting"))
        elif isinstance(value, int):
            sheet.write_number(row, 1, value, styles("setting"))
        else:
            sheet.write_string(row, 1, value, styles("setting"))
        if validation:
            sheet.data_validation(row, 1, row, 1, validation)
        place = on_sheet(name, cell(row, 1, fixed_row=True, fixed_column=True))
        book.define_name(defined, f"={place}")
    row = _SETTINGS + len(settings) + 1
    sheet.write_string(row, 0, labels["colours"], styles("heading"))
    for each, style in (("entry", "entry"), ("formula", "calculated"), ("wrong", "wrong")):
        row += 1
        sheet.write_string(row, 0, labels[each], styles("label", style))
    row += 2
    for language in ("zh", "en"):
        for text in words()["instructions"][language]:
            sheet.merge_range(row, 0, row, 1, text, styles("text"))
            sheet.set_row(row, 30)
            row += 1
        row += 1
    _page(sheet)


def write_cover(sheet: Any, kind: Kind, styles: Styles, values: Values) -> None:
    """The cover that the disclosure begins with."""
    sheet.set_column(0, 0, 110)
    publisher, title = _COVER
    sheet.set_row(publisher, 48)
    sheet.set_row(title, 48)
    sheet.write_formula(publisher, 0, f'={PUBLISHER}&""', styles("cover"), values.publisher or BLANK)
    sheet.write_formula(title, 0, f'={YEAR}&"{kind.title}"', styles("cover"), f"{values.year}{kind.title}")
    _page(sheet)


def write_comparisons(sheet: Any, formulas: Formulas, styles: Styles) -> int:
    """What must agree between tables, with the difference. Returns how many comparisons there are."""
    labels = words()["comparison_labels"]
    sheet.write_string(0, 0, labels["title"], styles("heading"))
    for column, (key, width) in enumerate(
        {"what": 84, "left": 16, "right": 16, "difference": 14, "result": 12}.items()
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, labels[key], styles("header"))
    row = 2
    for comparison in comparisons():
        left, right = formulas.terms(comparison.left), formulas.terms(comparison.right)
        if left is None or right is None:
            continue
        row += 1
        sheet.write_string(row, 0, f"{comparison.zh}\n{comparison.en}", styles("label"))
        sheet.set_row(row, 30)
        for column, terms in ((1, left), (2, right)):
            sheet.write_formula(row, column, blank_or_sum(terms), styles("number", "calculated"), BLANK)
        a, b = cell(row, 1), cell(row, 2)
        difference = f'=IF(COUNT({a},{b})=0,"",ROUND(N({a})-N({b}),2))'
        sheet.write_formula(row, 3, difference, styles("number", "calculated"), BLANK)
        shown = f'=IF({cell(row, 3)}="","",IF({cell(row, 3)}=0,"{labels["agrees"]}","{labels["differs"]}"))'
        sheet.write_formula(row, 4, shown, styles("label"), BLANK)
    wrong = {"type": "formula", "criteria": f'=$E4="{labels["differs"]}"', "format": styles.condition("wrong")}
    sheet.conditional_format(3, 0, max(row, 3), 4, wrong)
    sheet.freeze_panes(3, 0)
    _page(sheet)
    return row - 2


def write_codes(
    book: Any, sheet: Any, tables: Mapping[str, PlacedTable], formulas: Formulas, styles: Styles, year: int
) -> None:
    """Codes and names of the year, and for each table of codes which of its lines are on the lowest level."""
    name = words()["codes"]
    for number, listed in enumerate(LISTS):
        column = number * _LIST_WIDTH
        entries = codelist(listed)
        chosen = sorted({each.code for each in entries if entries.get(each.code, year) is each})
        sheet.write_string(0, column, entries.title_zh, styles("heading"))
        sheet.set_column(column, column, 12)
        sheet.set_column(column + 1, column + 1, 44)
        for row, code in enumerate(chosen, 1):
            entry = entries.get(code, year)
            sheet.write_string(row, column, code, styles("code"))
            sheet.write_string(row, column + 1, entry.zh if entry else "", styles("label"))
        for part, offset in (("codes", 0), ("names", 1)):
            first = cell(1, column + offset, fixed_row=True, fixed_column=True)
            last = cell(len(chosen), column + offset, fixed_row=True, fixed_column=True)
            book.define_name(f"{listed}_{part}", f"={on_sheet(name, f'{first}:{last}')}")
    for table, column in formulas.lowest.items():
        sheet.write_string(0, column, tables[table].table.sheet, styles("heading"))
        for row in tables[table].entries:
            sheet.write_formula(row, column, formulas.lowest_formula(tables[table], row), styles(), BLANK)
    sheet.freeze_panes(1, 0)
    sheet.print_area(0, 0, len(codelist(LISTS[0])), FIRST_HELPER - 1)
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.protect("")


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
