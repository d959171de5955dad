"""The sheet of a table: titles, header, lines, formulas, validation, and what turns red."""

from __future__ import annotations

from typing import Any

import attrs

from budgetschema.template.formulas import BLANK, PUBLISHER, UNIT, Formulas, blank_or_sum, cell, cells, header_formula
from budgetschema.template.layouts import Column, Kind, Line, words
from budgetschema.template.places import CAPTION_ROW, HEADER_ROW, LABEL_ROW, TITLE_ROW, PlacedBlock, PlacedTable
from budgetschema.template.styles import Styles

_TALL = 32
_LARGEST = 10**14
_PAPER_A4 = 9


@attrs.frozen(kw_only=True)
class Values:
    """What the cells of the first sheet hold when the workbook is written."""

    year: int
    publisher: str
    unit: str


@attrs.frozen
class TableSheet:
    """Writes one table."""

    sheet: Any
    placed: PlacedTable
    kind: Kind
    formulas: Formulas
    styles: Styles
    values: Values

    def write(self) -> None:
        """Write everything."""
        self._top()
        self._header()
        for placed in self.placed.blocks:
            self._fixed_lines(placed)
        if self.placed.total is not None:
            self._total_line(self.placed.total)
            for row in self.placed.entries:
                self._entry_line(row)
        self._note()
        self._validation()
        self._conditions()
        self._page()

    def _formula(self, row: int, column: int, formula: str, style: Any, value: str = BLANK) -> None:
        self.sheet.write_formula(row, column, formula, style, value)

    def _text(self, row: int, column: int, text: str, style: Any) -> None:
        """A text in which {year} is taken from the first sheet."""
        text = text.replace("{scope}", self.kind.scope)
        formula = header_formula(text)
        if formula is None:
            self.sheet.write_string(row, column, text, style)
        else:
            self._formula(row, column, formula, style, text.replace("{year}", str(self.values.year)))

    def _merged(self, row: int, column: int, last_row: int, last_column: int, style: Any) -> None:
        if (row, column) != (last_row, last_column):
            self.sheet.merge_range(row, column, last_row, last_column, "", style)

    def _top(self) -> None:
        last = self.placed.width - 1
        right = max(1, last - 1)
        plain, aside = self.styles(), self.styles("right")
        self.sheet.write_string(LABEL_ROW, 0, f"{self.kind.label}{self.placed.number}", plain)
        self._merged(TITLE_ROW, 0, TITLE_ROW, last, self.styles("title"))
        self._text(TITLE_ROW, 0, self.placed.table.title, self.styles("title"))
        self.sheet.set_row(TITLE_ROW, _TALL)
        publisher = self.kind.publisher
        self._merged(CAPTION_ROW, 0, CAPTION_ROW, right - 1, plain)
        self._formula(CAPTION_ROW, 0, f'="{publisher}："&{PUBLISHER}', plain, f"{publisher}：{self.values.publisher}")
        self._merged(CAPTION_ROW, right, CAPTION_ROW, last, aside)
        unit = words()["unit"]
        self._formula(CAPTION_ROW, right, f'="{unit}："&{UNIT}', aside, f"{unit}：{self.values.unit}")

    def _header(self) -> None:
        """Header cells: equal steps side by side are merged, and a last step goes down to the lines."""
        columns = self.placed.table.columns
        depth, style = self.placed.depth, self.styles("header")
        for level in range(depth):
            column = 0
            while column < len(columns):
                path = columns[column].header
                if level >= len(path):
                    column += 1
                    continue
                last = column
                own = path[: level + 1]
                below = level + 1 < len(path)
                while below and last + 1 < len(columns) and columns[last + 1].header[: level + 1] == own:
                    last += 1
                bottom = HEADER_ROW + (level if below else depth - 1)
                self._merged(HEADER_ROW + level, column, bottom, last, style)
                self._text(HEADER_ROW + level, column, path[level], style)
                column = last + 1
        for index, each in enumerate(columns):
            self.sheet.set_column(index, index, each.width)

    def _fixed_lines(self, placed: PlacedBlock) -> None:
        taken = {row for row, _ in placed.lines}
        for row, line in placed.lines:
            closing = line in placed.block.closing
            self.sheet.write_string(row, placed.column, line.label, self.styles("label", *["total"] * closing))
            for index, column in enumerate(placed.block.columns[1:], placed.column + 1):
                formula = self._fixed_formula(placed, row, line, column, index)
                if formula is None:
                    self.sheet.write_blank(row, index, None, self.styles("number", "entry"))
                else:
                    self._formula(row, index, formula, self.styles("number", "calculated", *["total"] * closing))
        if not self.placed.table.entry:
            for row in set(range(self.placed.top, self.placed.end)) - taken:
                for index in range(placed.column, placed.column + len(placed.block.columns)):
                    self.sheet.write_blank(row, index, None, self.styles("label", "calculated"))

    def _fixed_formula(self, placed: PlacedBlock, row: int, line: Line, column: Column, index: int) -> str | None:
        if column.id in line.cells:
            terms = self.formulas.terms(line.cells[column.id])
            return blank_or_sum(terms) if terms else None
        if column.sum:
            return blank_or_sum([cell(row, self.placed.column(each, placed.block.id)) for each in column.sum])
        if line.sum:
            return blank_or_sum(_runs([each for name in line.sum for each in placed.named(name)], index))
        if column.by_code and line.code:
            return self.formulas.by_code(column.by_code, line.code)
        return None

    def _total_line(self, row: int) -> None:
        label, number = self.styles("label", "total", "calculated"), self.styles("number", "calculated", "total")
        self.sheet.write_string(row, 0, self.placed.table.total or words()["total"], label)
        if self.placed.table.entry == "codes":
            self.sheet.write_blank(row, 1, None, label)
        for placed, index, column in self.placed.amount_columns():
            if column.sum:
                formula = blank_or_sum([cell(row, self.placed.column(each, placed.block.id)) for each in column.sum])
            elif self.placed.table.entry == "codes":
                formula = self.formulas.total_by_code(self.placed, index)
            else:
                formula = blank_or_sum([cells(self.placed.entries, index)])
            self._formula(row, index, formula, number)

    def _entry_line(self, row: int) -> None:
        by_code = self.placed.table.entry == "codes"
        self.sheet.write_blank(row, 0, None, self.styles("code" if by_code else "label", "entry"))
        if by_code:
            # A local code is in no list: its name may be filled in over the formula.
            self._formula(row, 1, self.formulas.name_of(self.placed, row), self.styles("label", "entry"))
        for placed, index, column in self.placed.amount_columns():
            if column.sum:
                formula = blank_or_sum([cell(row, self.placed.column(each, placed.block.id)) for each in column.sum])
                self._formula(row, index, formula, self.styles("number", "calculated"))
            elif by_code and row + 1 < self.placed.entries.stop:
                self._formula(row, index, self.formulas.below(self.placed, row, index), self.styles("number", "entry"))
            else:
                self.sheet.write_blank(row, index, None, self.styles("number", "entry"))

    def _note(self) -> None:
        """The statement that the table has no data, as long as it has none."""
        ranges = [cells(range(self.placed.top, self.placed.end), index) for _, index, _ in self.placed.amount_columns()]
        note = words()["no_data"]
        self._merged(self.placed.end, 0, self.placed.end, self.placed.width - 1, self.styles())
        self._formula(self.placed.end, 0, f'=IF(COUNT({",".join(ranges)})=0,"{note}","")', self.styles(), note)

    def _validation(self) -> None:
        prompts = words()["prompts"]
        amount = {
            "validate": "decimal", "criteria": "between", "minimum": -_LARGEST, "maximum": _LARGEST,
            "error_type": "warning", "error_message": prompts["amount"],
        }  # fmt: skip
        for _, index, _ in self.placed.amount_columns():
            self.sheet.data_validation(self.placed.top, index, self.placed.end - 1, index, amount)
        if self.placed.table.entry == "codes":
            rows = self.placed.entries
            listed = {
                "validate": "list", "source": f"={self.placed.table.scheme}_codes", "error_type": "warning",
                "error_message": prompts["unknown"], "input_message": prompts["code"],
            }  # fmt: skip
            self.sheet.data_validation(rows[0], 0, rows[-1], 0, listed)

    def _conditions(self) -> None:
        rows = self.placed.entries
        wrong = self.styles.condition("wrong")
        if self.placed.table.entry == "codes":
            for _, index, column in self.placed.amount_columns():
                if not column.sum:
                    rule = {"type": "formula", "criteria": self.formulas.wrong_below(self.placed, index)}
                    self.sheet.conditional_format(rows[0], index, rows[-1], index, rule | {"format": wrong})
            code = cell(rows[0], 0, fixed_column=True)
            lowest = self.formulas.lowest_of(self.placed, range(rows[0], rows[0] + 1)).split(":")[0].replace("$", "")
            sheet, _, reference = lowest.partition("!")
            upper = f'=AND({code}<>"",{sheet}!${reference}=0)'
            rule = {"type": "formula", "criteria": upper, "format": self.styles.condition("upper")}
            self.sheet.conditional_format(rows[0], 0, rows[-1], self.placed.width - 1, rule)
        for placed, index, column in self.placed.amount_columns():
            if column.agrees:
                for row, line in placed.lines:
                    if line.code:
                        other = self.formulas.by_code(column.agrees, line.code).removeprefix("=")
                        rule = {"type": "formula", "criteria": f"=ROUND(N({cell(row, index)})-N({other}),2)<>0"}
                        self.sheet.conditional_format(row, index, row, index, rule | {"format": wrong})

    def _page(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes(self.placed.top, 1)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.fit_to_pages(1, 0 if self.placed.table.entry else 1)
        sheet.repeat_rows(TITLE_ROW, self.placed.top - 1)
        sheet.center_horizontally()
        sheet.print_area(0, 0, self.placed.end, self.placed.width - 1)
        sheet.set_footer(f"&C{words()['page']}")
        sheet.protect("", {"format_columns": True, "format_rows": True})


def _runs(rows: list[int], column: int) -> list[str]:
    """The cells of a column at some rows; those that follow each other as a range."""
    found: list[str] = []
    start = 0
    for index, row in enumerate(rows):
        if index + 1 == len(rows) or rows[index + 1] != row + 1:
            first, last = cell(rows[start], column), cell(row, column)
            found.append(first if first == last else f"{first}:{last}")
            start = index + 1
    return found
