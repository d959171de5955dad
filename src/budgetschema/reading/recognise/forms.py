"""Performance forms. Their cells shift from form to form, so cells are told by their labels, not by their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

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
from budgetschema.reading.recognise.catalogs import is_catalogue_header
from budgetschema.reading.recognise.cells import reaching
from budgetschema.reading.recognise.folding import is_exact
from budgetschema.reading.recognise.funding import FundingPart, funding_lines
from budgetschema.reading.recognise.indicators import IndicatorTable
from budgetschema.reading.recognise.meanings import UNITS, header_alias
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number
from budgetschema.reading.spelling import compact, rejoin

_FORM_YEAR = re.compile(r"\((?P<year>20[0-9]{2})年度?\)")
_DEPARTMENT = re.compile(r"(?P<code>[0-9A-Za-z]+)\s*[-—–]\s*(?P<name>.+)")
_FILED = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_UNIT = re.compile(r".*\((元|千元|万元|亿元)\)")
_OF_THE_YEAR = re.compile("年度|当年|本年")
_LOOKAHEAD = 5
_WORDS = ("form_fields", "funding_lines", "indicator_levels")
# Fields of the model that some forms print in two cells.
_COMPOSED = (("attribute", ("attribute", "category"), "；"), ("period", ("period", "period_start", "period_end"), "—"))
_FLAGGED_MARKS = {MarkKind.UNREADABLE: "unreadable_amount", MarkKind.PLACEHOLDER: "placeholder"}
_PLAIN_FIELDS = (
    "name", "competent_department", "implementing_unit", "attribute", "category",
    "period", "period_start", "period_end",
    "overview", "basis", "necessity", "measures", "plan",
    "responsible_person", "handler", "telephone", "filed_as_printed",
)  # fmt: skip


def form(state: State) -> bool:
    """Read one performance form."""
    if not is_form_title(state.row):
        return False
    if not _has_fields(state):
        return False
    reading = _FormReading(state.take())
    region = None
    while not state.done and not is_form_title(state.row):
        row = state.row
        if reading.begins_again(row):
            state.draft.projects.append(reading.project())
            reading = _FormReading(attrs.evolve(reading.title, place=row.place))
        if row.region != region and region is not None and not is_page_number(row) and not _names_field(row):
            break
        region = row.region
        year = _year(row)
        if state.skip_page_number():
            continue
        if year is not None and reading.year is None:
            reading.year = year
            state.take()
            continue
        if row.is_tabular and not _ends(state):
            reading.read(state, row)
        elif _is_stray(state):
            state.keep(row, FragmentKind.UNPLACED)
        else:
            break
        state.position += 1
    state.draft.projects.append(reading.project())
    return True


def is_form_title(row: Row) -> bool:
    """Whether a row prints nothing but the title of a performance form."""
    return row.is_lone and row.text in alias_table("form_titles")


def _has_fields(state: State) -> bool:
    """Whether a label of a form with its value stands in one of the rows below, before a row that is none of a form."""
    for ahead in range(1, _LOOKAHEAD):
        row = state.peek(ahead)
        if row is None:
            return False
        first = alias_table("form_fields").find(row.filled[0].text) or {}
        if row.is_tabular and first.get("field") in _PLAIN_FIELDS:
            return len(row.filled) < 2 or header_alias(row.filled[1].text) is None
        if row.is_tabular and not row.is_lone:
            return False
    return False


def _year(row: Row) -> int | None:
    match = _FORM_YEAR.fullmatch(compact(row.text)) if row.is_lone else None
    return int(match["year"]) if match else None


def _is_stray(state: State) -> bool:
    """Whether a row of text interrupts a form that goes on right after it."""
    after = state.peek(1)
    if after is None or not after.is_tabular or match_heading(state.row.text) is not None:
        return False
    return any(cell.text in alias_table(name) for cell in after.filled for name in _WORDS)


def _names_field(row: Row) -> bool:
    """Whether a row begins with a word of forms, as the rest of one on the next page does."""
    return row.is_tabular and any(row.filled[0].text in alias_table(name) for name in _WORDS)


def _ends(state: State) -> bool:
    """Whether a padded row is the title of something else, which follows on the same sheet."""
    row, after = state.row, state.peek(1)
    return row.is_lone and (is_title(row.text) or (after is not None and is_catalogue_header(after)))


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
        self.goal_awaited = False
        self.year_column: int | None = None
        self.indicators = IndicatorTable()
        self.flags: list[Flag] = []

    def begins_again(self, row: Row) -> bool:
        """Whether a row begins another form, whose title was taken for one repeated on a new page."""
        first = (alias_table("form_fields").find(row.filled[0].text) or {}).get("field")
        named = "name" in self.values
        return named and (
            (first == "name" and len(row.filled) > 1) or (_year(row) is not None and self.indicators.begun)
        )

    def read(self, state: State, row: Row) -> None:
        """Read one row of the form, booking the cells it understands; the rest is kept and flagged."""
        fields = alias_table("form_fields")
        filled = row.filled
        named = [(cell, (fields.find(cell.text) or {}).get("field")) for cell in filled]
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
        elif first in _PLAIN_FIELDS:
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
                return (alias_table("form_fields").find(origin.text) or {}).get("field")
        return None

    def _plain(self, state: State, row: Row, named: Sequence[tuple[Cell, str | None]]) -> None:
        """Labels followed by their values; a label followed by a label has a blank value."""
        label: tuple[Cell, str] | None = None
        for cell, field in named:
            if field in _PLAIN_FIELDS and not (label and label[1] not in self.values and label[1] == "name"):
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
