"""XLSX and XLSM: sheets read from the package itself, with number formats, cached results and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.archives import Archive
from budgetschema.reading.readers.packages import attribute, local, main_part, relations
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.workbook.formats import Formats
from budgetschema.reading.readers.workbook.numbers import number
from budgetschema.reading.readers.workbook.rows import cell_name, grid_of
from budgetschema.reading.readers.workbook.sheets import Budget, Range, Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEANS = {"0": "FALSE", "1": "TRUE"}
_MOST_COLUMNS = 16_384
_TRUE = ("1", "true", "on")


def read(source: Source) -> Grid:
    """Make a grid of a workbook. Raises :class:`UnreadableError`."""
    workbook = _Workbook(source)
    return grid_of(source, source.described(MEDIA_TYPE), workbook.sheets())


class _Workbook:
    """A package with a workbook as its main part."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._archive = Archive(source)
        self._part = main_part(self._archive, source, fallback="xl/workbook.xml")
        self._root = self._archive.tree(self._part)
        self._related = relations(self._archive, self._part)
        settings = next(self._all(self._root, "workbookPr"), None)
        calculation = next(self._all(self._root, "calcPr"), None)
        self._stale = calculation is not None and calculation.get("fullCalcOnLoad", "") in _TRUE
        since_1904 = settings is not None and settings.get("date1904", "") in _TRUE
        self._formats = self._read_formats(since_1904=since_1904)
        self._strings = self._read_strings()

    @staticmethod
    def _all(root: Any, name: str) -> Iterator[Any]:
        return (element for element in root.iter("{*}" + name))

    def _related_part(self, kind: str) -> str | None:
        return next((one.target for one in self._related.values() if one.kind == kind), None)

    def _read_formats(self, *, since_1904: bool) -> Formats:
        part = self._related_part("styles")
        formats = Formats(since_1904=since_1904)
        if part is None or part not in self._archive:
            return formats
        root = self._archive.tree(part)
        for element in self._all(root, "numFmt"):
            formats.define(element.get("numFmtId", ""), element.get("formatCode", ""))
        for group in self._all(root, "cellXfs"):
            for style in group.iterchildren("{*}xf"):
                formats.add_style(style.get("numFmtId", ""))
        return formats

    def _read_strings(self) -> list[str]:
        part = self._related_part("sharedStrings")
        if part is None or part not in self._archive:
            return []
        budget = Budget(self._source.name)
        strings = []
        for item in self._archive.elements(part, "{*}si"):
            budget.spend()
            strings.append(_text(item))
        return strings

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order; sheets of charts and macros hold no cells."""
        budget = Budget(self._source.name)
        result = []
        for element in self._all(self._root, "sheet"):
            related = self._related.get(attribute(element, "id"))
            if related is None or related.kind != "worksheet":
                continue
            if related.target not in self._archive:
                raise UnreadableError("file.damaged", {"name": self._source.name})
            hidden = element.get("state", "") in ("hidden", "veryHidden")
            sheet = Sheet(name=element.get("name", ""), hidden=hidden)
            _SheetReading(sheet, self._strings, self._formats, budget).read(self._archive, related.target)
            result.append(sheet)
        if self._stale:
            _distrust_zeros(result)
        return result


def _distrust_zeros(sheets: list[Sheet]) -> None:
    """Take back results that were never calculated: all of them zero, where the file says it has yet to be calculated.

    Programs that write workbooks without calculating them leave such zeros. Sums of nothing but zeros may be true.
    """
    results = [zero for sheet in sheets for zero in sheet.zeros]
    figures = any(sheet.has_figures for sheet in sheets)
    if not figures or len(results) != sum(sheet.formulas - len(sheet.uncalculated) for sheet in sheets):
        return
    for sheet in sheets:
        for cell, formula in sheet.zeros.items():
            sheet.texts[cell] = formula
            sheet.uncalculated.append(cell)


@attrs.define
class _SheetReading:
    """One sheet as it is parsed, row by row."""

    sheet: Sheet
    strings: list[str]
    formats: Formats
    budget: Budget
    row: int = -1
    shows_zeros: bool = True
    hides_rows: bool = False

    def read(self, archive: Archive, part: str) -> None:
        """Read the part of a sheet."""
        tags = ("row", "col", "mergeCell", "sheetView", "sheetFormatPr")
        for element in archive.elements(part, *("{*}" + tag for tag in tags)):
            match local(element):
                case "row":
                    self._row(element)
                case "col":
                    self._column(element)
                case "mergeCell":
                    self.budget.spend()
                    if found := _range(element.get("ref", "")):
                        self.sheet.merged.append(found)
                case "sheetView":
                    self.shows_zeros = element.get("showZeros", "") not in ("0", "false", "off")
                case _:
                    self.hides_rows = element.get("zeroHeight", "") in _TRUE

    def _row(self, element: Any) -> None:
        given = element.get("r", "")
        self.row = int(given) - 1 if given.isdecimal() and len(given) < 9 else self.row + 1
        self.budget.pass_over()
        height = element.get("ht", "")
        shown = element.get("hidden", "")
        if shown in _TRUE or (self.hides_rows and shown not in ("0", "false")) or height in ("0", "0.0"):
            self.sheet.hidden_rows.add(self.row)
        column = -1
        for cell in element.iterchildren("{*}c"):
            at = _position(cell.get("r", ""))
            column = at[1] if at is not None else column + 1
            if len(cell):
                self.budget.spend()
                self._cell(cell, (self.row, column))
            else:
                self.budget.pass_over()

    def _column(self, element: Any) -> None:
        first, last = element.get("min", ""), element.get("max", "")
        hidden = element.get("hidden", "") in _TRUE or element.get("width", "") in ("0", "0.0")
        if hidden and first.isdecimal() and last.isdecimal() and len(self.sheet.hidden_columns) < _MOST_COLUMNS:
            self.sheet.hidden_columns.append((int(first) - 1, min(int(last), _MOST_COLUMNS) - 1))

    def _cell(self, cell: Any, at: tuple[int, int]) -> None:
        kind, value, formula = cell.get("t", "n"), "", None
        for child in cell:
            match local(child):
                case "v":
                    value = child.text or ""
                case "is":
                    value = _text(child)
                case "f":
                    formula = child
        if formula is not None:
            self.sheet.formulas += 1
            if not value and kind != "str":
                self.sheet.texts[at] = _formula(formula, at)
                self.sheet.uncalculated.append(at)
                return
        text = self._shown(kind, value, cell.get("s", ""), at, formula)
        if text:
            self.sheet.texts[at] = text

    def _shown(self, kind: str, value: str, style: str, at: tuple[int, int], formula: Any) -> str:
        match kind:
            case "s":
                index = int(value) if value.isdecimal() and len(value) < 10 else -1
                return self.strings[index] if 0 <= index < len(self.strings) else ""
            case "b":
                return _BOOLEANS.get(value, value)
            case "n":
                return self._figure(value, style, at, formula)
            case "d":
                return value
            case _:
                return _unescaped(value)

    def _figure(self, value: str, style: str, at: tuple[int, int], formula: Any) -> str:
        amount = number(value)
        if amount is None:
            return value
        if formula is not None and amount == 0:
            self.sheet.zeros[at] = _formula(formula, at)
        self.sheet.has_figures = self.sheet.has_figures or (formula is None and amount != 0)
        if amount == 0 and not self.shows_zeros:
            return ""
        return self.formats.shown(Decimal(amount), style)


def _formula(element: Any, at: tuple[int, int]) -> str:
    """The text of a formula; those that are shared with another cell have none of their own."""
    return f"={element.text}" if element.text else f"={cell_name(*at)}"


def _text(item: Any) -> str:
    """The text of a string item: plain or of several runs, without the reading aids above characters."""
    parts = []
    for element in item.iter("{*}t"):
        if not any(local(above) == "rPh" for above in element.iterancestors("{*}rPh")):
            parts.append(element.text or "")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, where they print something, and with line ends of one kind."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text


def _position(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _range(reference: str) -> Range | None:
    first, _, last = reference.replace("$", "").partition(":")
    start, end = _position(first), _position(last or first)
    if start is None or end is None:
        return None
    return Range(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
