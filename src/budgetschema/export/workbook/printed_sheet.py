"""The sheet of a table: title, unit, headers as printed, lines with blocks beside each other, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from budgetschema.cube import Cube
from budgetschema.export.cube_rows import places_of
from budgetschema.export.printed import PrintedTable
from budgetschema.export.workbook.formulas import Cell, Spot, Total, formula, totals
from budgetschema.export.workbook.words import Styles, fitting, word
from budgetschema.findings import Language
from budgetschema.model import Column, LineRole

_TOP = 2
"""Rows above the header: title, and what is said of the whole table."""
_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; a longer figure stands as text."""
_WIDEST, _NARROWEST = 48, 10
Notes = Mapping[tuple[int | None, str | None], Sequence[str]]
"""What findings say, by line (from 0, None: the table) and column (None: the line)."""


@attrs.frozen
class PrintedSheet:
    """A table on its sheet."""

    sheet: Any
    printed: PrintedTable
    styles: Styles
    lang: Language

    def write(self, cube: Cube, notes: Notes) -> None:
        """Write everything."""
        table, lang = self.printed.table, self.lang
        self._text(0, 0, table.title, "title")
        if table.unit is not None:
            self._text(1, 0, word("unit", lang, unit=getattr(table.unit, lang)), "plain")
        depth = max((len(column.header) for column in self.printed.columns), default=0) or 1
        self._headers(depth)
        spots = self._spots(_TOP + depth)
        said = self._lines(spots, totals(cube, self.printed.number - 1))
        self._notes(spots, notes, said)
        self.sheet.freeze_panes(_TOP + depth, 0)
        for position, column in enumerate(self.printed.columns):
            self.sheet.set_column(position, position, self._width(column))

    def _text(self, row: int, column: int, text: str, *style: str) -> None:
        self.sheet.write_string(row, column, fitting(text, self.lang), self.styles(*style))

    def _headers(self, depth: int) -> None:
        """Steps that neighbours share stand in one cell, and a short header reaches down to the lines."""
        columns = self.printed.columns
        for level in range(depth):
            start = 0
            while start < len(columns):
                path = columns[start].header[: level + 1] or (columns[start].id,)
                end = start + 1
                last = len(columns[start].header) <= level + 1
                while not last and end < len(columns) and columns[end].header[: level + 1] == path:
                    end += 1
                if len(columns[start].header) > level or level == 0:
                    bottom = depth - 1 if last else level
                    self._merge((_TOP + level, start), (_TOP + bottom, end - 1), path[-1])
                start = end

    def _merge(self, first: Spot, last: Spot, text: str) -> None:
        if first == last:
            self._text(*first, text, "header")
        else:
            self.sheet.merge_range(*first, *last, fitting(text, self.lang), self.styles("header"))

    def _spots(self, top: int) -> dict[Cell, Spot]:
        """Where the cells of all lines stand: the lines of each block from the top."""
        rows: dict[str | None, int] = {}
        spots: dict[Cell, Spot] = {}
        beside = self._has_sides()
        for index, line in enumerate(self.printed.table.lines):
            key = line.block if beside else None
            row = rows.setdefault(key, top)
            rows[key] = row + 1
            given = {*line.amounts, *line.marks, *line.texts, *line.printed}
            for position, column in enumerate(self.printed.columns):
                if column.block in (None, line.block) or column.id in given:
                    spots[index, column.id] = row, position
        return spots

    def _has_sides(self) -> bool:
        """Whether blocks stand beside each other: every line prints in columns of its own block only."""
        block_of = {column.id: column.block for column in self.printed.columns}
        return None not in block_of.values() and all(
            line.block is not None
            and all(block_of[each] == line.block for each in (*line.amounts, *line.marks, *line.texts, *line.printed))
            for line in self.printed.table.lines
        )

    def _lines(self, spots: Mapping[Cell, Spot], sums: Mapping[Cell, Total]) -> dict[Cell, str]:
        """Write the lines; returns what is to be said of rounding residuals."""
        said: dict[Cell, str] = {}
        for index, line in enumerate(self.printed.table.lines):
            bold = ("total",) if line.role is LineRole.TOTAL else ()
            for column in self.printed.columns:
                value = self.printed.cell(line, column)
                if (index, column.id) not in spots:
                    continue
                spot = spots[index, column.id]
                if isinstance(value, Decimal):
                    total = sums.get((index, column.id))
                    self._figure(spot, value, total, spots, bold)
                    if total is not None and total.residual:
                        said[index, column.id] = self._residual(total, value)
                else:
                    style = "text" if column.role != "amount" else "figure"
                    self._text(*spot, "" if value is None else str(value), style, *bold)
        return said

    def _figure(
        self, spot: Spot, value: Decimal, total: Total | None, spots: Mapping[Cell, Spot], bold: tuple[str, ...]
    ) -> None:
        places = places_of(value)
        if len(value.as_tuple().digits) > _DIGITS:
            self._text(*spot, format(value, "f"), "figure", *bold)
            return
        style = self.styles("figure", *bold, places=places)
        written = None if total is None else formula(total, spots, places)
        if written is None:
            self.sheet.write_number(*spot, value, style)
        else:
            self.sheet.write_formula(*spot, written, style, value)

    def _residual(self, total: Total, value: Decimal) -> str:
        facts = {"sum": f"{value - total.residual:f}", "printed": f"{value:f}", "residual": f"{total.residual:+f}"}
        return word("residual", self.lang, **facts)

    def _notes(self, spots: Mapping[Cell, Spot], notes: Notes, said: Mapping[Cell, str]) -> None:
        texts: dict[Spot, list[str]] = {}
        for (line, column), sentences in notes.items():
            texts.setdefault(self._spot(spots, line, column), []).extend(sentences)
        for cell, sentence in said.items():
            texts.setdefault(spots[cell], []).append(sentence)
        for spot, sentences in texts.items():
            note = fitting("\n".join(dict.fromkeys(sentences)), self.lang)
            self.sheet.write_comment(*spot, note, {"x_scale": 2.5, "y_scale": 1.5})

    def _spot(self, spots: Mapping[Cell, Spot], line: int | None, column: str | None) -> Spot:
        """Where a note goes: on its cell, else on the first cell of its line, else on the title."""
        if line is None:
            return 0, 0
        if column is not None and (line, column) in spots:
            return spots[line, column]
        return min((spot for (index, _), spot in spots.items() if index == line), default=(0, 0))

    def _width(self, column: Column) -> int:
        texts: Iterator[str] = (str(self.printed.cell(line, column) or "") for line in self.printed.table.lines)
        wide = max((len(text.encode("gb18030", "replace")) for text in texts), default=0)
        return max(_NARROWEST, min(_WIDEST, wide + 2))
