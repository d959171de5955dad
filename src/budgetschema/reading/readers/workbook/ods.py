"""ODS: the file itself holds what each cell shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.archives import Archive
from budgetschema.reading.readers.packages import attribute, local
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.workbook.numbers import number, plain
from budgetschema.reading.readers.workbook.rows import grid_of
from budgetschema.reading.readers.workbook.sheets import Budget, Range, Sheet

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_BOOLEANS = {"true": "TRUE", "false": "FALSE"}
_NOT_SHOWN = ("collapse", "filter")
_MOST_ROWS, _MOST_COLUMNS, _MOST_SPACES = 2**20, 2**14, 100
_ASIDE = ("annotation", "frame", "custom-shape", "line", "rect", "ruby-text")


def read(source: Source) -> Grid:
    """Make a grid of a workbook. Raises :class:`UnreadableError`."""
    archive = Archive(source)
    if _CONTENT not in archive:
        raise UnreadableError("file.damaged", {"name": source.name})
    if _MANIFEST in archive and any(True for _ in archive.tree(_MANIFEST).iter("{*}encryption-data")):
        raise UnreadableError("file.encrypted", {"name": source.name})
    return grid_of(source, source.described(MEDIA_TYPE), _Reading(Budget(source.name)).sheets(archive))


@attrs.define
class _Reading:
    """The content as it is parsed."""

    budget: Budget
    found: list[Sheet] = attrs.Factory(list)
    hidden_styles: set[str] = attrs.Factory(set)
    row: int = 0
    column: int = 0
    table: Any = None

    def sheets(self, archive: Archive) -> list[Sheet]:
        """All sheets in their order."""
        for element in archive.elements(_CONTENT, "{*}style", "{*}table-column", "{*}table-row"):
            match local(element):
                case "style":
                    properties = element.find("{*}table-properties")
                    if properties is not None and attribute(properties, "display") == "false":
                        self.hidden_styles.add(attribute(element, "name"))
                case "table-column" if self._in_sheet(element):
                    self._column(element)
                case "table-row" if self._in_sheet(element):
                    self._row(element)
        return self.found

    def _in_sheet(self, element: Any) -> bool:
        """Whether an element belongs to a sheet, and not to a table inside a shape or a cell; opens a new sheet."""
        tables = list(element.iterancestors("{*}table"))
        if len(tables) != 1 or local(tables[0].getparent()) != "spreadsheet":
            return False
        if tables[0] is not self.table:
            self.table, self.row, self.column = tables[0], 0, 0
            hidden = attribute(self.table, "style-name") in self.hidden_styles
            self.found.append(Sheet(name=attribute(self.table, "name"), hidden=hidden))
        return True

    def _column(self, element: Any) -> None:
        self.budget.pass_over()
        count = _repeated(element, "number-columns-repeated", _MOST_COLUMNS)
        if attribute(element, "visibility") in _NOT_SHOWN:
            self.found[-1].hidden_columns.append((self.column, self.column + count - 1))
        self.column += count

    def _row(self, element: Any) -> None:
        count = _repeated(element, "number-rows-repeated", _MOST_ROWS)
        cells = list(self._cells(element))
        times = range(self.row, self.row + count) if cells else range(self.row, self.row + 1)
        sheet = self.found[-1]
        for row in times:
            self.budget.pass_over()
            self.budget.spend(len(cells))
            for column, cell in cells:
                self._cell(sheet, row, column, cell)
            if attribute(element, "visibility") in _NOT_SHOWN:
                sheet.hidden_rows.add(row)
        self.row += count

    def _cells(self, row: Any) -> Iterator[tuple[int, Any]]:
        """The cells of a row that hold or span anything, with their columns."""
        column = 0
        for cell in row:
            count = _repeated(cell, "number-columns-repeated", _MOST_COLUMNS)
            used = len(cell) or attribute(cell, "formula") or attribute(cell, "number-columns-spanned")
            if local(cell) == "table-cell" and (used or attribute(cell, "value-type")):
                self.budget.pass_over(count)
                yield from ((column + index, cell) for index in range(count))
            column += count

    @staticmethod
    def _cell(sheet: Sheet, row: int, column: int, cell: Any) -> None:
        across, down = (_repeated(cell, f"number-{what}-spanned", _MOST_ROWS) for what in ("columns", "rows"))
        if across > 1 or down > 1:
            sheet.merged.append(Range(row, column, row + down - 1, column + across - 1))
        text, formula = _shown(cell), attribute(cell, "formula")
        sheet.formulas += bool(formula)
        if formula and not text and not attribute(cell, "value-type"):
            sheet.uncalculated.append((row, column))
            text = "=" + formula.partition("=")[2]
        if text:
            sheet.texts[row, column] = text


def _repeated(element: Any, name: str, most: int) -> int:
    given = attribute(element, name)
    return max(1, min(int(given), most)) if given.isdecimal() and len(given) < 10 else 1


def _shown(cell: Any) -> str:
    """What a cell shows: its paragraphs; its value where a program wrote none."""
    paragraphs = [_text(child) for child in cell if local(child) == "p"]
    if paragraphs:
        return "\n".join(paragraphs)
    value = number(attribute(cell, "value")) if attribute(cell, "value") else None
    if value is not None:
        return plain(value)
    boolean = attribute(cell, "boolean-value")
    return attribute(cell, "string-value") or attribute(cell, "date-value") or _BOOLEANS.get(boolean, "")


def _text(element: Any) -> str:
    """The text of a paragraph: without notes and shapes, with its spaces, tabs and line breaks."""
    parts = [element.text or ""]
    for child in element:
        match local(child):
            case "s":
                parts.append(" " * _repeated(child, "c", _MOST_SPACES))
            case "tab":
                parts.append(" ")
            case "line-break":
                parts.append("\n")
            case name if name not in _ASIDE:
                parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
