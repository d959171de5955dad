"""The workbook: an overview, the tables as printed, then facts, projects and findings as plain lists."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from budgetschema import __version__
from budgetschema.export.content import Content
from budgetschema.export.finding_rows import spot
from budgetschema.export.kinds import Options
from budgetschema.export.printed import printed_tables
from budgetschema.export.relation import Filled
from budgetschema.export.workbook.printed_sheet import PrintedSheet
from budgetschema.export.workbook.words import Styles, fitting, sheet_name, word
from budgetschema.findings import UnreadableError

LISTS = ("facts", "projects", "funding", "indicators", "catalog_entries", "findings")
_WRITTEN = datetime.datetime(2000, 1, 1)
"""Stands as date of the file, so that the same content gives the same bytes."""
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_DIGITS = 15
_A4 = 9
_ROWS = 1_000_000
"""Fewer than a sheet has (1,048,576), so that headers find room."""


def workbook_bytes(content: Content, options: Options) -> bytes:
    """The bytes of an XLSX file. Raises :class:`UnreadableError` where a list is too long for a sheet."""
    longest = max(len(each.rows) for each in content.relations)
    if longest > _ROWS:
        raise UnreadableError("export.too_long", {"count": str(longest)})
    stream = io.BytesIO()
    with Workbook(stream, _SETTINGS) as book:
        title = content.disclosure.title or content.disclosure.publisher.name
        book.set_properties({"title": title[:255], "comments": f"budgetschema {__version__}", "created": _WRITTEN})
        book.set_calc_mode("auto")
        _Book(book, content, options).write()
    return stream.getvalue()


class _Book:
    def __init__(self, book: Any, content: Content, options: Options) -> None:
        self.book, self.content, self.lang = book, content, options.lang
        self.styles = Styles(book)
        self.taken: set[str] = set()

    def write(self) -> None:
        """Write all sheets."""
        overview = self._sheet(word("overview", self.lang))
        listing: list[tuple[str, str]] = []
        notes = self._notes()
        for printed in printed_tables(self.content.disclosure):
            name = f"{word('table', self.lang, number=printed.number)} {printed.table.title}"
            sheet = self._sheet(name)
            PrintedSheet(sheet, printed, self.styles, self.lang).write(self.content.cube, notes.get(printed.number, {}))
            listing.append((sheet.get_name(), printed.table.title))
        for each in self.content.relations:
            if each.relation.name in LISTS and each.rows:
                sheet = self._sheet(each.relation.name)
                self._list(sheet, each)
                listing.append((sheet.get_name(), getattr(each.relation, self.lang)))
        self._overview(overview, listing)

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(sheet_name(name, self.taken))
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    def _overview(self, sheet: Any, listing: list[tuple[str, str]]) -> None:
        disclosure, lang = self.content.disclosure, self.lang
        facts = [
            ("publisher", disclosure.publisher.name), ("fiscal_year", str(disclosure.fiscal_year)),
            ("moment", getattr(disclosure.moment, lang)), ("scope", getattr(disclosure.scope, lang)),
            *(("source", each.name) for each in disclosure.sources),
            ("findings", str(len(self.content.findings))),
        ]  # fmt: skip
        rows = [(word(key, lang), text) for key, text in facts]
        rows += [(word("sheet", lang), word("title", lang)), *listing]
        self._text(sheet, 0, 0, disclosure.title or disclosure.publisher.name, "title")
        for row, (left, right) in enumerate(rows, 2):
            self._text(sheet, row, 0, left, "plain")
            self._text(sheet, row, 1, right, "plain")
        self._text(sheet, len(rows) + 3, 1, word("formulas", lang), "wrapped")
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 60)

    def _list(self, sheet: Any, filled: Filled) -> None:
        """A relation: titles, names, rows. Codes are text; figures are numbers, unless a spreadsheet would cut them."""
        for column, field in enumerate(filled.relation.columns):
            self._text(sheet, 0, column, getattr(field, self.lang), "header")
            self._text(sheet, 1, column, field.name, "header")
        for row, values in enumerate(filled, 2):
            for column, value in enumerate(values):
                exact = isinstance(value, Decimal) and len(value.as_tuple().digits) <= _DIGITS
                if isinstance(value, int) or exact:
                    sheet.write_number(row, column, value)
                elif value is not None:
                    text = format(value, "f") if isinstance(value, Decimal) else str(value)
                    self._text(sheet, row, column, text, "plain")
        sheet.freeze_panes(2, 0)
        sheet.autofilter(1, 0, len(filled.rows) + 1, len(filled.relation.columns) - 1)

    def _text(self, sheet: Any, row: int, column: int, text: str, *style: str) -> None:
        sheet.write_string(row, column, fitting(text, self.lang), self.styles(*style))

    def _notes(self) -> dict[int, dict[tuple[int | None, str | None], list[str]]]:
        """What findings say, by table number and cell."""
        found: dict[int, dict[tuple[int | None, str | None], list[str]]] = {}
        for finding in self.content.findings:
            text = f"{finding.rule_id} {self.content.message(finding, self.lang)}"
            for pointer in dict.fromkeys(_pointers(finding)):
                at = spot(pointer)
                table, line, column = at["table_no"], at["line_no"], at["column_id"]
                if isinstance(table, int):
                    key = line - 1 if isinstance(line, int) else None, None if column is None else str(column)
                    found.setdefault(table, {}).setdefault(key, []).append(text)
        return found


def _pointers(finding: Any) -> Iterator[str]:
    """Every cell a finding speaks of."""
    yield finding.pointer or ""
    for equation in finding.equations:
        yield equation.total.pointer
        yield from (term.figure.pointer for term in equation.terms)
    yield from (suspect.figure.pointer for suspect in finding.suspects)
