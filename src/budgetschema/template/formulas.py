"""Formulas: sums, roll-ups by code and comparisons, over cells of this and other sheets.

A sum of blanks is blank. Sums are rounded where binary numbers are not exact; how many places are shown is a matter of
the format, so that amounts may be entered more exactly than they are published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from budgetschema.template.layouts import words
from budgetschema.template.places import PlacedTable

YEAR, PUBLISHER, UNIT = "budget_year", "budget_publisher", "budget_unit"
"""Names of the cells that everything takes year, publisher and unit of money from."""

BLANK = " "
"""The result of a formula until somebody calculates it. Without one the file would say 0, and an empty text is written
like no result at all."""


def cell(row: int, column: int, *, fixed_row: bool = False, fixed_column: bool = False) -> str:
    """The name of a cell, rows and columns counted from 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{'$' * fixed_column}{letters}{'$' * fixed_row}{row + 1}"


def cells(rows: range, column: int) -> str:
    """A part of a column, fixed."""
    first, last = (cell(row, column, fixed_row=True, fixed_column=True) for row in (rows[0], rows[-1]))
    return f"{first}:{last}"


def on_sheet(sheet: str, reference: str) -> str:
    """A reference to another sheet."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{reference}"


def blank_or_sum(references: Sequence[str]) -> str:
    """The sum of cells and ranges; blank where no number stands in any."""
    joined = ",".join(references)
    return f'=IF(COUNT({joined})=0,"",ROUND(SUM({joined}),6))'


def header_formula(text: str) -> str | None:
    """A title or header with {year} as a formula; None where it needs none."""
    before, found, after = text.partition("{year}")
    parts = [f'"{before}"'] * bool(before) + [YEAR] + [f'"{after}"'] * bool(after)
    return "=" + "&".join(parts) if found else None


@attrs.frozen
class Formulas:
    """Formulas over all tables of a workbook. ``lowest`` has the column on the sheet of codes for each table of codes.

    That column says of each line to be filled in whether it is on the lowest level (1) or has lines below it (0).
    """

    tables: Mapping[str, PlacedTable]
    lowest: Mapping[str, int]

    def terms(self, text: str) -> list[str] | None:
        """The cells of a sum of terms; None where the workbook lacks one of the tables."""
        found = [self._term(term) for term in text.split(" + ")]
        return [each for each in found if each is not None] if all(found) else None

    def _term(self, term: str) -> str | None:
        word, _, path = term.partition(" ")
        name, *steps = path.split(".")
        table = self.tables.get(name)
        if table is None:
            return None
        if word == "total":
            row = table.total
            column = table.column(steps[0])
        else:
            block, line, name = steps
            row = next(each for each in table.blocks if each.block.id == block).row(line)
            column = table.column(name, block)
        if row is None:
            raise LookupError(term)
        return on_sheet(table.sheet, cell(row, column, fixed_row=True, fixed_column=True))

    def by_code(self, text: str, code: str) -> str:
        """What tables of codes print for a class and all below it, on their lowest level."""
        counts, sums = [], []
        for term in text.split(" + "):
            name, _, column = term.partition(".")
            table = self.tables[name]
            codes = on_sheet(table.sheet, cells(table.entries, 0))
            amounts = on_sheet(table.sheet, cells(table.entries, table.column(column)))
            chosen = f'({self.lowest_of(table)}=1)*(LEFT({codes},{len(code)})="{code}")'
            counts.append(f"SUMPRODUCT({chosen}*ISNUMBER({amounts}))")
            sums.append(f"SUMPRODUCT({chosen},{amounts})")
        return f'=IF({"+".join(counts)}=0,"",ROUND({"+".join(sums)},6))'

    def lowest_of(self, table: PlacedTable, rows: range | None = None) -> str:
        """Which of the lines of a table are on the lowest level."""
        return on_sheet(words()["codes"], cells(rows or table.entries, self.lowest[table.table.id]))

    def total_by_code(self, table: PlacedTable, column: int) -> str:
        """The sum of the lines on the lowest level."""
        amounts, chosen = cells(table.entries, column), f"({self.lowest_of(table)}=1)"
        return f'=IF(SUMPRODUCT({chosen}*ISNUMBER({amounts}))=0,"",ROUND(SUMPRODUCT({chosen}*1,{amounts}),6))'

    def below(self, table: PlacedTable, row: int, column: int) -> str:
        """The sum of the lines below a line, where it has any. The line's own cell may be filled in instead."""
        rows = range(row + 1, table.entries.stop)
        code = cell(row, 0, fixed_column=True)
        own = on_sheet(words()["codes"], cell(row, self.lowest[table.table.id], fixed_column=True))
        chosen = f'({self.lowest_of(table, rows)}=1)*(LEFT({cells(rows, 0)},LEN({code}))={code}&"")'
        amounts = cells(rows, column)
        return (
            f'=IF(OR({code}="",{own}<>0),"",IF(SUMPRODUCT({chosen}*ISNUMBER({amounts}))=0,"",'
            f"ROUND(SUMPRODUCT({chosen},{amounts}),6)))"
        )

    def wrong_below(self, table: PlacedTable, column: int) -> str:
        """Whether the first line's amount stands without a code, or is not the sum of the lines below it."""
        row = table.entries[0]
        code, own = cell(row, 0, fixed_column=True), cell(row, column)
        level = on_sheet(words()["codes"], cell(row, self.lowest[table.table.id], fixed_column=True))
        rows = table.entries
        chosen = f'({self.lowest_of(table)}=1)*(LEFT({cells(rows, 0)},LEN({code}))={code}&"")'
        parts = f"SUMPRODUCT({chosen},{cells(rows, column)})"
        return f'=AND(ISNUMBER({own}),OR({code}="",AND({level}=0,ROUND({own}-{parts},2)<>0)))'

    def lowest_formula(self, table: PlacedTable, row: int) -> str:
        """Whether a line of a table of codes is on the lowest level: no other code begins with its own."""
        codes = on_sheet(table.sheet, cells(table.entries, 0))
        code = on_sheet(table.sheet, cell(row, 0))
        return (
            f'=IF({code}="","",IF(SUMPRODUCT((LEN({codes})>LEN({code}))*(LEFT({codes},LEN({code}))={code}&""))=0,1,0))'
        )

    @staticmethod
    def name_of(table: PlacedTable, row: int) -> str:
        """The name of the code of a line."""
        code = cell(row, 0, fixed_column=True)
        scheme = table.table.scheme
        found = f'INDEX({scheme}_names,MATCH({code}&"",{scheme}_codes,0))'
        return f'=IF({code}="","",IFERROR({found},"{words()["unknown_code"]}"))'
