"""A performance form while its rows are read. Cells are told by their labels, for they shift from form to form."""

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
from budgetschema.reading.recognise.cells import reaching
from budgetschema.reading.recognise.folding import is_exact
from budgetschema.reading.recognise.form_rows import FORM_YEAR, PLAIN_FIELDS, field_of, form_year
from budgetschema.reading.recognise.funding import FundingPart, funding_lines
from budgetschema.reading.recognise.indicators import IndicatorTable
from budgetschema.reading.recognise.meanings import UNITS
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import compact, rejoin

_DEPARTMENT = re.compile(r"(?P<code>[0-9A-Za-z]+)\s*[-—–]\s*(?P<name>.+)")
_FILED = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_UNIT = re.compile(r".*\((元|千元|万元|亿元)\)")
_OF_THE_YEAR = re.compile("年度|当年|本年")
# Fields of the model that some forms print in two cells.
_COMPOSED = (("attribute", ("attribute", "category"), "；"), ("period", ("period", "period_start", "period_end"), "—"))
_FLAGGED_MARKS = {MarkKind.UNREADABLE: "unreadable_amount", MarkKind.PLACEHOLDER: "placeholder"}


class FormReading:
    """A form while its rows are read."""

    def __init__(self, title: Row) -> None:
        self.title = title
        found = FORM_YEAR.search(compact(title.text))
        self.year: int | None = int(found["year"]) if found else None
        self.values: dict[str, Any] = {}
        self.funding: list[Funding] = []
        self.unit: MoneyUnit | None = None
        self.goal_columns: dict[str, int] = {}
        self.goal_awaited = False
        self.year_column: int | None = None
        self.indicators = IndicatorTable()
        self.flags: list[Flag] = []

    def begins_again(self, row: Row) -> bool:
        """Whether a row begins another form, whose title was taken for one repeated on a new page."""
        first = field_of(row.filled[0].text)
        named = "name" in self.values
        return named and (
            (first == "name" and len(row.filled) > 1) or (form_year(row) is not None and self.indicators.begun)
        )

    def read(self, state: State, row: Row) -> None:
        """Read one row of the form, booking the cells it understands; the rest is kept and flagged."""
        filled = row.filled
        named = [(cell, field_of(cell.text)) for cell in filled]
        first = named[0][1] if named else None
        above = self._above(row)
        goals = {field for _, field in named} - {"goal"}
        funding = alias_table("funding_lines")
        if self.indicators.is_header([field for _, field in named]):
            self.indicators.begin(row)
            state.ledger.book(row, Use.LABEL, [cell.column for cell, field in named if field])
        elif first == "funding" or (self.funding and not self.indicators.begun and filled[0].text in funding):
            self._funding(state, row, filled[1:] if first == "funding" else filled)
            if first == "funding":
                self._funding_unit(filled[0])
                state.ledger.book(row, Use.LABEL, [filled[0].column])
        elif goals and goals <= {"period_goal_header", "year_goal_header"}:
            self.goal_columns = {field: cell.column for cell, field in named if field and field != "goal"}
            self.goal_awaited = first == "goal"
            state.ledger.book(row, Use.LABEL)
        elif first in ("goal", "period_goal_header", "year_goal_header"):
            if first == "year_goal_header":
                self.goal_columns = {first: 0}
            state.ledger.book(row, Use.LABEL, [filled[0].column])
            self._goals(state, row, filled[1:])
        elif self.goal_awaited or (above == "goal" and first is None):
            self.goal_awaited = False
            self._goals(state, row, filled)
        elif first in PLAIN_FIELDS:
            self._plain(state, row, named)
        elif self.indicators.begun:
            labels = [cell.column for cell, field in named if field == "indicators"]
            state.ledger.book(row, Use.LABEL, labels)
            state.ledger.book(row, Use.DATA, self.indicators.read(row))
            levels = alias_table("indicator_levels")
            state.ledger.book(row, Use.LABEL, [cell.column for cell in filled if cell.text in levels])
        left = state.ledger.unbooked(row)
        if left:
            text = "\t".join(cell.stripped for cell in left)
            self.flags.append(Flag(kind="unknown_form_cell", text=text, place=row.place))
            state.keep(row, FragmentKind.UNPLACED)

    @staticmethod
    def _above(row: Row) -> str | None:
        """The field whose label is merged downwards into the row."""
        for cell in row.cells:
            if not cell.is_blank:
                return None
            if (origin := reaching(row, cell.column)) is not None:
                return field_of(origin.text)
        return None

    def _plain(self, state: State, row: Row, named: Sequence[tuple[Cell, str | None]]) -> None:
        """Labels followed by their values; a label followed by a label has a blank value."""
        label: tuple[Cell, str] | None = None
        for cell, field in named:
            if field in PLAIN_FIELDS and not (label and label[1] not in self.values and label[1] == "name"):
                label = (cell, field)
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif label is not None and label[1] not in self.values:
                self.values[label[1]] = rejoin(cell.stripped)
                state.ledger.book(row, Use.DATA, [cell.column])
                if has_placeholder(cell.stripped):
                    place = row.cell_place(cell.column)
                    self.flags.append(Flag(kind="placeholder", text=cell.stripped, place=place))

    def _funding_unit(self, cell: Cell) -> None:
        match = _UNIT.fullmatch(compact(cell.text))
        self.unit = UNITS[match[1]] if match else None

    def _funding(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        """One line of the funding block: label and figure for the period, the same again for the year."""
        parts: list[FundingPart] = []
        for cell in cells:
            meaning = alias_table("funding_lines").find(cell.text)
            if meaning is not None:
                if len(parts) == len(Side):
                    break
                side = self._side(row, cell, parts)
                parts.append(FundingPart(FundingSource(meaning["source"]), cell.stripped, side))
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif parts and (figure := read_figure(cell.text)) is not None and parts[-1].figure is None:
                parts[-1].figure = figure
                state.ledger.book(row, Use.DATA, [cell.column])
                mark = figure.mark
                if mark is not None and mark.kind in _FLAGGED_MARKS:
                    place = row.cell_place(cell.column)
                    self.flags.append(Flag(kind=_FLAGGED_MARKS[mark.kind], text=mark.text, place=place))
        self.funding += funding_lines(parts, row.place)

    def _side(self, row: Row, cell: Cell, parts: Sequence[FundingPart]) -> Side:
        """The half of the form a funding label is in: the second label of a row is the year's, and so is what says so.

        Where the source says which cells are merged, what stands below the year's labels is the year's too.
        """
        if parts:
            if self.year_column is None:
                self.year_column = cell.column
            return Side.YEAR
        exact = is_exact(row) and self.year_column is not None and cell.column >= self.year_column
        if exact or (not self.funding and _OF_THE_YEAR.match(compact(cell.text))):
            self.year_column = self.year_column if exact else 0
            return Side.YEAR
        return Side.PERIOD if self.year_column != 0 else Side.YEAR

    def _goals(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        """The goals: for the period up to the column where the header prints 年度目标, from there for the year."""
        boundary = self.goal_columns.get("year_goal_header", len(row.cells))
        for cell in cells:
            field = "year_goal" if cell.column >= boundary else "period_goal"
            if field not in self.values:
                self.values[field] = rejoin(cell.stripped)
                state.ledger.book(row, Use.DATA, [cell.column])

    def project(self) -> Project:
        """The form as a project."""
        values = dict(self.values)
        for field, pieces, between in _COMPOSED:
            texts = [text for piece in pieces if (text := values.pop(piece, None))]
            if texts:
                values[field] = between.join(texts)
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
            weight_total=self.indicators.weight_total,
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
