"""From sheets to the grid: what is visible, row by row, with merged cells covered and blank margins trimmed."""

from __future__ import annotations

import csv
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from importlib.resources import files

from budgetschema.findings import UnreadableError
from budgetschema.model import Flag, Place, SourceFile
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.limits import MOST_CHARACTERS, too_large
from budgetschema.reading.readers.paragraphs import apart, printable
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.workbook.sheets import Budget, Range, Sheet

_SHOWN = 12


def grid_of(source: Source, described: SourceFile, sheets: Sequence[Sheet]) -> Grid:
    """The grid of a workbook: one region a sheet. What is hidden is left out and flagged, as are auxiliary sheets.

    Raises :class:`UnreadableError` where nothing is printed, or no formula was ever calculated.
    """
    _refuse_uncalculated(source, sheets)
    if sum(len(text) for sheet in sheets for text in sheet.texts.values()) > MOST_CHARACTERS:
        raise too_large(source.name)
    budget = Budget(source.name)
    rows: list[Row] = []
    flags: list[Flag] = []
    region = 0
    for sheet in sheets:
        if sheet.hidden:
            if sheet.texts:
                flags.append(Flag(kind="hidden_sheet", text=sheet.name, place=Place(sheet=sheet.name)))
            continue
        if sheet.name.strip() in _auxiliary():
            flags.append(Flag(kind="auxiliary_sheet", text=sheet.name, place=Place(sheet=sheet.name)))
            continue
        seen = _Seen(sheet, budget)
        flags += seen.flags()
        if seen.rows:
            rows += seen.grid_rows(len(rows), region)
            region += 1
    if not rows:
        raise UnreadableError("file.empty" if not flags else "workbook.hidden", {"name": source.name})
    return Grid((described,), tuple(rows), flags=tuple(flags))


@functools.cache
def _auxiliary() -> frozenset[str]:
    """Names of sheets that stand beside a disclosure: instructions, lists to choose from."""
    text = files("budgetschema.reading.readers.workbook").joinpath("auxiliary_sheets.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in csv.DictReader(text.splitlines()))


def _refuse_uncalculated(source: Source, sheets: Sequence[Sheet]) -> None:
    seen = [sheet for sheet in sheets if not sheet.hidden and sheet.name.strip() not in _auxiliary()]
    missing = [(sheet, cell) for sheet in seen for cell in sheet.uncalculated]
    if missing and len(missing) == sum(sheet.formulas for sheet in seen):
        sheet, (row, column) = missing[0]
        params = {"name": source.name, "count": len(missing), "sheet": sheet.name, "cell": cell_name(row, column)}
        raise UnreadableError("workbook.not_calculated", params)


def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets print it: B7."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Seen:
    """The part of a sheet that a person sees: the visible rows and columns in which something is printed."""

    def __init__(self, sheet: Sheet, budget: Budget) -> None:
        self.sheet = sheet
        self.texts = _visible(sheet)
        self.rows = sorted({row for row, _ in self.texts})
        self.columns = sorted({column for _, column in self.texts})
        budget.pass_over(len(self.rows) * len(self.columns))
        self.origins = self._origins(budget)

    def _origins(self, budget: Budget) -> dict[tuple[int, int], tuple[int, int]]:
        """For every position that a merged cell covers the position in which its text stands."""
        origins: dict[tuple[int, int], tuple[int, int]] = {}
        for merged in self.sheet.merged:
            rows = self.rows[bisect_left(self.rows, merged.top) : bisect_right(self.rows, merged.bottom)]
            columns = self.columns[bisect_left(self.columns, merged.left) : bisect_right(self.columns, merged.right)]
            budget.spend(len(rows) * len(columns) + 1)
            cells = [(row, column) for row in rows for column in columns]
            origins |= dict.fromkeys(cells[1:], cells[0]) if cells else {}
        return origins

    def flags(self) -> Iterator[Flag]:
        """What is not seen though something stands there, and formulas without a result."""
        sheet = self.sheet
        hidden = [cell for cell in sheet.texts if _is_hidden(sheet, *cell)]
        rows = sorted({row for row, _ in hidden if row in sheet.hidden_rows})
        columns = sorted({column for row, column in hidden if row not in sheet.hidden_rows})
        if rows:
            place = Place(sheet=sheet.name, line=rows[0] + 1)
            yield Flag(kind="hidden_rows", text=_spans([str(row + 1) for row in rows], rows), place=place)
        if columns:
            place = Place(sheet=sheet.name, cell=columns[0] + 1)
            names = [column_name(column) for column in columns]
            yield Flag(kind="hidden_columns", text=_spans(names, columns), place=place)
        for row, column in sheet.uncalculated:
            if not _is_hidden(sheet, row, column):
                place = Place(sheet=sheet.name, line=row + 1, cell=column + 1)
                yield Flag(kind="uncalculated_formula", text=sheet.texts.get((row, column)), place=place)

    def grid_rows(self, index: int, region: int) -> Iterator[Row]:
        """The rows, numbered from ``index``; one blank row stands for a gap."""
        made: dict[tuple[int, int], Cell] = {}
        before = self.rows[0]
        for number in self.rows:
            for each in (before + 1, number) if number > before + 1 else (number,):
                place = Place(sheet=self.sheet.name, line=each + 1)
                cells = tuple(self._cell(each, column, at, made) for at, column in enumerate(self.columns))
                for part in apart(cells):
                    yield Row(index, place, part, region=region)
                    index += 1
            before = number

    def _cell(self, row: int, column: int, at: int, made: dict[tuple[int, int], Cell]) -> Cell:
        place = None if column == at else Place(sheet=self.sheet.name, line=row + 1, cell=column + 1)
        origin = self.origins.get((row, column))
        if origin is not None:
            return Cell("", at, place=place, covered_by=made[origin])
        made[row, column] = Cell(self.texts.get((row, column), ""), at, place=place)
        return made[row, column]


def _is_hidden(sheet: Sheet, row: int, column: int) -> bool:
    return row in sheet.hidden_rows or sheet.is_hidden_column(column)


def _visible(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The texts that are seen. That of a merged cell stands in the first position of it that is visible.

    Other positions of a merged cell may hold texts of before it was merged; nobody sees them.
    """
    cleaned = {cell: printable(text) for cell, text in sheet.texts.items()}
    texts = {cell: text for cell, text in cleaned.items() if text.strip() and not _is_hidden(sheet, *cell)}
    printed: dict[int, list[int]] = {}
    for row, column in texts:
        printed.setdefault(row, []).append(column)
    for merged in sheet.merged:
        text = cleaned.get((merged.top, merged.left), "")
        rows = range(merged.top, merged.bottom + 1)
        for row in rows if len(rows) < len(printed) else [row for row in printed if row in rows]:
            for column in printed.get(row, ()):
                if merged.left <= column <= merged.right:
                    texts.pop((row, column), None)
        first = _first_seen(sheet, merged)
        if text.strip() and first is not None:
            texts[first] = text
    return texts


def _first_seen(sheet: Sheet, merged: Range) -> tuple[int, int] | None:
    row = next((row for row in range(merged.top, merged.bottom + 1) if row not in sheet.hidden_rows), None)
    column, moved = merged.left, True
    while moved:
        after = [last + 1 for first, last in sheet.hidden_columns if first <= column <= last]
        column, moved = max([column, *after]), bool(after)
    return (row, column) if row is not None and column <= merged.right else None


def _spans(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Names in order, with those that follow each other written as a span: 3, 5-7. Few of many are written."""
    spans: list[list[str]] = []
    for index, name in enumerate(names):
        if index and numbers[index] == numbers[index - 1] + 1:
            spans[-1][1:] = [name]
        else:
            spans.append([name])
    shown = ["-".join(span) for span in spans[:_SHOWN]]
    return ", ".join(shown + ["…"] * (len(spans) > _SHOWN))
