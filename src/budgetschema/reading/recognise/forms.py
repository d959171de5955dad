"""Performance forms. Their cells shift from form to form, so cells are told by their labels, not by their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from budgetschema.model import (
    DepartmentReference,
    Flag,
    FragmentKind,
    Funding,
    FundingSource,
    MarkKind,
    MoneyUnit,
    Project,
    Side,
)
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.figures import has_placeholder, read_figure
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.banner import is_title
from budgetschema.reading.recognise.indicators import IndicatorTable
from budgetschema.reading.recognise.meanings import UNITS
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import compact

_FORM_TITLE = re.compile(r".*(项目)(支出)?绩效目标(申报)?表(\([0-9]{4}年度?\))?")
_FORM_YEAR = re.compile(r"\((?P<year>20[0-9]{2})年度?\)")
_DEPARTMENT = re.compile(r"(?P<code>[0-9A-Za-z]+)\s*[-—–]\s*(?P<name>.+)")
_FILED = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_UNIT = re.compile(r".*\((元|万元|亿元)\)")
_FLAGGED_MARKS = {MarkKind.UNREADABLE: "unreadable_amount", MarkKind.PLACEHOLDER: "placeholder"}
_PLAIN_FIELDS = (
    "name", "competent_department", "implementing_unit", "attribute", "period",
    "overview", "basis", "necessity", "measures", "plan",
    "responsible_person", "handler", "telephone", "filed_as_printed",
)  # fmt: skip


def form(state: State) -> bool:
    """Read one performance form."""
    if not _is_title(state.row):
        return False
    following = state.peek(1)
    if following is None or not (following.is_tabular or _year(following)):
        return False
    reading = _FormReading(state.take())
    while not state.done and not _is_title(state.row):
        row = state.row
        year = _year(row)
        if state.skip_page_number():
            continue
        if year is not None and reading.year is None:
            reading.year = year
            state.take()
            continue
        if row.is_tabular and not (row.is_lone and is_title(row.text)):
            reading.read(state, row)
        elif _is_stray(state):
            state.keep(row, FragmentKind.UNPLACED)
        else:
            break
        state.position += 1
    state.draft.projects.append(reading.project())
    return True


def _is_title(row: Row) -> bool:
    return row.is_lone and _FORM_TITLE.fullmatch(compact(row.text)) is not None


def _year(row: Row) -> int | None:
    match = _FORM_YEAR.fullmatch(compact(row.text)) if row.is_lone else None
    return int(match["year"]) if match else None


def _is_stray(state: State) -> bool:
    """Whether a row of text interrupts a form that goes on right after it."""
    after = state.peek(1)
    if after is None or not after.is_tabular or match_heading(state.row.text) is not None:
        return False
    return any(
        cell.text in alias_table(name)
        for cell in after.filled
        for name in ("form_fields", "funding_lines", "indicator_levels")
    )


class _FormReading:
    """A form while its rows are read."""

    def __init__(self, title: Row) -> None:
        self.title = title
        found = _FORM_YEAR.search(compact(title.text))
        self.year: int | None = int(found["year"]) if found else None
        self.values: dict[str, Any] = {}
        self.funding: list[Funding] = []
        self.unit: MoneyUnit | None = None
        self.goal_columns: dict[str, int] = {}
        self.indicators = IndicatorTable()
        self.flags: list[Flag] = []

    def read(self, state: State, row: Row) -> None:
        """Read one row of the form, booking the cells it understands; the rest is kept and flagged."""
        fields = alias_table("form_fields")
        filled = row.filled
        named = [(cell, (fields.find(cell.text) or {}).get("field")) for cell in filled]
        first = named[0][1] if named else None
        funding = alias_table("funding_lines")
        if self.indicators.is_header([field for _, field in named]):
            self.indicators.begin(row)
            state.ledger.book(row, Use.LABEL, [cell.column for cell, field in named if field])
        elif first == "funding" or (self.funding and not self.indicators.begun and filled[0].text in funding):
            self._funding(state, row, filled[1:] if first == "funding" else filled)
            if first == "funding":
                self._funding_unit(filled[0])
                state.ledger.book(row, Use.LABEL, [filled[0].column])
        elif {field for _, field in named} <= {"period_goal_header", "year_goal_header"}:
            self.goal_columns = {field: cell.column for cell, field in named if field}
            state.ledger.book(row, Use.LABEL)
        elif first == "goal":
            self._goals(state, row, filled)
        elif first in _PLAIN_FIELDS:
            self._plain(state, row, named)
        elif self.indicators.begun:
            state.ledger.book(row, Use.DATA, self.indicators.read(row))
            levels = alias_table("indicator_levels")
            state.ledger.book(row, Use.LABEL, [cell.column for cell in filled if cell.text in levels])
        left = state.ledger.unbooked(row)
        if left:
            text = "\t".join(cell.stripped for cell in left)
            self.flags.append(Flag(kind="unknown_form_cell", text=text, place=row.place))
            state.keep(row, FragmentKind.UNPLACED)

    def _plain(self, state: State, row: Row, named: Sequence[tuple[Cell, str | None]]) -> None:
        """Labels followed by their values; a label followed by a label has a blank value."""
        label: tuple[Cell, str] | None = None
        for cell, field in named:
            if field in _PLAIN_FIELDS and not (label and label[1] not in self.values and label[1] == "name"):
                label = (cell, field)
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif label is not None and label[1] not in self.values:
                self.values[label[1]] = cell.stripped
                state.ledger.book(row, Use.DATA, [cell.column])
                if has_placeholder(cell.stripped):
                    place = row.cell_place(cell.column)
                    self.flags.append(Flag(kind="placeholder", text=cell.stripped, place=place))

    def _funding_unit(self, cell: Cell) -> None:
        match = _UNIT.fullmatch(compact(cell.text))
        self.unit = UNITS[match[1]] if match else None

    def _funding(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        """One line of the funding block: label and figure for the period, the same again for the year."""
        sides = iter(Side)
        label: str | None = None
        side: Side | None = None
        source: FundingSource | None = None
        amounts, marks, printed = {}, {}, {}
        for cell in cells:
            meaning = alias_table("funding_lines").find(cell.text)
            if meaning is not None:
                side = next(sides, None)
                label = label or cell.stripped
                source = FundingSource(meaning["source"])
                state.ledger.book(row, Use.LABEL, [cell.column])
                continue
            if side is None:
                continue
            figure = read_figure(cell.text)
            if figure is None or side.value in amounts or side.value in marks:
                continue
            if figure.amount is not None:
                amounts[side.value] = figure.amount
            elif figure.mark is not None:
                marks[side.value] = figure.mark
                if figure.mark.kind in _FLAGGED_MARKS:
                    place = row.cell_place(cell.column)
                    self.flags.append(Flag(kind=_FLAGGED_MARKS[figure.mark.kind], text=figure.mark.text, place=place))
            if figure.printed is not None:
                printed[side.value] = figure.printed
            state.ledger.book(row, Use.DATA, [cell.column])
        if source is not None and label is not None:
            self.funding.append(
                Funding(source=source, label=label, amounts=amounts, marks=marks, printed=printed, place=row.place)
            )

    def _goals(self, state: State, row: Row, filled: Sequence[Cell]) -> None:
        """The goals: for the period up to the column where the header prints 年度目标, from there for the year."""
        state.ledger.book(row, Use.LABEL, [filled[0].column])
        boundary = self.goal_columns.get("year_goal_header", len(row.cells))
        for cell in filled[1:]:
            field = "year_goal" if cell.column >= boundary else "period_goal"
            if field not in self.values:
                self.values[field] = cell.stripped
                state.ledger.book(row, Use.DATA, [cell.column])

    def project(self) -> Project:
        """The form as a project."""
        values = dict(self.values)
        department = values.pop("competent_department", None)
        name = values.pop("name", None) or self.title.text
        flags = list(self.flags)
        if "name" not in self.values:
            flags.append(Flag(kind="missing_name", place=self.title.place))
        return Project(
            name=name,
            form_title=self.title.text,
            year=self.year,
            competent_department=_department(department) if department else None,
            funding_unit=self.unit,
            funding=tuple(self.funding),
            indicators=self.indicators.indicators(),
            filed_at=_filed_at(values.get("filed_as_printed")),
            flags=tuple(flags),
            place=self.title.place,
            **values,
        )


def _department(text: str) -> DepartmentReference:
    match = _DEPARTMENT.fullmatch(text)
    return DepartmentReference(name=match["name"], code=match["code"]) if match else DepartmentReference(name=text)


def _filed_at(text: str | None) -> str | None:
    match = _FILED.fullmatch(text or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    plausible = (
        1 <= int(month) <= 12 and 1 <= int(day) <= 31 and int(hour) < 24 and int(minute) < 60 and int(second) < 60
    )
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}" if plausible else None
