"""Performance targets of whole departments. Their cells are told by their labels, as those of project forms are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.model import (
    Coordinate,
    DepartmentTarget,
    DepartmentTask,
    ExpenditureKind,
    Flag,
    FragmentKind,
    MoneyUnit,
    TargetBudget,
)
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.figures import has_placeholder, read_figure
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.banner import is_title
from budgetschema.reading.recognise.form_rows import is_form_title
from budgetschema.reading.recognise.indicators import IndicatorTable
from budgetschema.reading.recognise.meanings import UNITS
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import compact, rejoin

_KIND = "department_performance_target"
_LOOKAHEAD = 6
_YEAR = re.compile(r".*\((?P<year>20[0-9]{2})年度?\).*|(?P<bare>20[0-9]{2})年度?")
_UNIT = re.compile(r"(?:.*\(|单位:)(?P<unit>元|千元|万元|亿元)\)?")
_CODED = re.compile(r"\[?(?P<code>[0-9A-Za-z]{3,})(?:\]|\s*[-—–])\s*(?P<name>.+)")
# What stands before the name of an amount: numbers, 其中, and the group that it opens.
_BEFORE = re.compile(
    r"^(?:其中:?|资金(?:来源|结构):|[0-9]+[、.]|[(][0-9一二三四五六七八九]+[)]|[一二三四五六七八九]、)+"
)
_SPOKEN = re.compile(r"(?P<label>[^:：]*?)\s*[:：]?\s*(?P<figure>[0-9][0-9,]*(?:[.][0-9]+)?)\s*(?P<unit>元|千元|万元)?")
_WORDS = ("department_fields", "department_budget", "form_fields", "indicator_levels")
_TEXTS = ("name", "code", "overview")
_GOALS = ("period_goal", "year_goal")


def department_form(state: State) -> bool:
    """Read the performance form of one department."""
    if not _is_department_title(state.row) or not _has_fields(state):
        return False
    reading = _DepartmentReading(state.take())
    region = None
    while not state.done:
        row = state.row
        if is_form_title(row) or _is_department_title(row) or _ends(row):
            break
        if state.skip_page_number():
            continue
        if region is not None and row.region != region and not _goes_on(row):
            break
        if not row.is_tabular and not reading.caption(row):
            break
        region = row.region
        if row.is_tabular:
            reading.read(state, row)
        else:
            state.ledger.book(row, Use.DATA)
        state.position += 1
    state.draft.department_targets.append(reading.target())
    return True


def _is_department_title(row: Row) -> bool:
    return row.is_lone and (alias_table("table_titles").find(row.text) or {}).get("kind") == _KIND


def _has_fields(state: State) -> bool:
    """Whether a label of such a form stands first in one of the rows below."""
    for ahead in range(1, _LOOKAHEAD):
        row = state.peek(ahead)
        if row is not None and row.is_tabular and _field(row.filled[0]) is not None:
            # A table of many departments heads its columns with the same words.
            return any(cell for cell in row.filled[1:] if _field(cell) is None) or _field(row.filled[0]) == "tasks"
    return False


def _ends(row: Row) -> bool:
    return row.is_lone and (match_heading(row.text) is not None if not row.is_tabular else is_title(row.text))


def _field(cell: Cell) -> str | None:
    return (alias_table("department_fields").find(cell.text) or {}).get("field")


def _goes_on(row: Row) -> bool:
    """Whether a row begins with a word of such forms, as the rest of one on the next page does."""
    return any(row.filled[0].text in alias_table(name) for name in _WORDS)


@attrs.frozen(slots=True)
class _Label:
    """What an amount is of: its printed name, and its coordinate (None: the whole)."""

    text: str
    coordinate: Coordinate | None


def _budget_label(text: str) -> _Label | None:
    name = _BEFORE.sub("", compact(text)).rstrip(":")
    meaning = alias_table("department_budget").find(name) if name else None
    if meaning is None:
        return None
    kind = meaning.get("expenditure_kind")
    coordinate = Coordinate(
        fund_source=meaning.get("fund_source"), expenditure_kind=ExpenditureKind(kind) if kind else None
    )
    return _Label(text.strip(), coordinate if coordinate != Coordinate() else None)


class _DepartmentReading:
    """A form while its rows are read; ``part`` is what the rows are about until another label comes."""

    def __init__(self, title: Row) -> None:
        self.title = title
        self.year = _year(title.text)
        self.unit: MoneyUnit | None = _unit(title.text)
        self.texts: dict[str, list[str]] = {}
        self.budget: list[TargetBudget] = []
        self.tasks: list[DepartmentTask] = []
        self.indicators = IndicatorTable()
        self.flags: list[Flag] = []
        self.part: str | None = None
        self.columns: dict[str, int] = {}
        self.amounts: dict[int, _Label] = {}

    def caption(self, row: Row) -> bool:
        """Take a line of text above or in the form: the year, the unit, the department."""
        year, unit = _year(row.text), _unit(row.text)
        label, colon, value = row.text.replace("：", ":").partition(":")
        named = (alias_table("department_fields").find(label) or {}).get("field") == "name"
        if year is not None and row.is_lone:
            self.year = self.year or year
        elif unit is not None:
            self.unit = self.unit or unit
        elif colon and named and value.strip():
            self.texts.setdefault("name", [value.strip()])
        else:
            return False
        return True

    def read(self, state: State, row: Row) -> None:
        """Read one row, booking the cells that are understood; the rest is kept and flagged."""
        levels = [(alias_table("form_fields").find(cell.text) or {}).get("field") for cell in row.filled]
        lead = _field(row.filled[0])
        if self.indicators.is_header(levels):
            self.indicators.begin(row)
            named = [cell.column for cell, level in zip(row.filled, levels, strict=True) if level or _field(cell)]
            state.ledger.book(row, Use.LABEL, named)
        elif self.indicators.begun and lead in (None, "indicators"):
            state.ledger.book(row, Use.LABEL, [cell.column for cell in row.filled if _field(cell) == "indicators"])
            state.ledger.book(row, Use.DATA, self.indicators.read(row))
            known = alias_table("indicator_levels")
            state.ledger.book(row, Use.LABEL, [cell.column for cell in row.filled if cell.text in known])
        elif row.is_lone and lead is None and self.caption(row):
            state.ledger.book(row, Use.DATA)
        else:
            self._field_row(state, row, lead)
        left = state.ledger.unbooked(row)
        if left:
            text = "\t".join(cell.stripped for cell in left)
            self.flags.append(Flag(kind="unknown_form_cell", text=text, place=row.place))
            state.keep(row, FragmentKind.UNPLACED)
        self._placeholders(row)

    def _placeholders(self, row: Row) -> None:
        if not self.indicators.begun:
            for cell in row.filled:
                if has_placeholder(cell.stripped):
                    self.flags.append(Flag(kind="placeholder", text=cell.stripped, place=row.cell_place(cell.column)))

    def _field_row(self, state: State, row: Row, lead: str | None) -> None:
        cells: Sequence[Cell] = row.filled
        if lead in ("task_name", "task_content"):
            self.part = "tasks"
        elif lead is not None:
            self.part = lead
            if lead not in _TEXTS:
                state.ledger.book(row, Use.LABEL, [cells[0].column])
                self.unit = self.unit or _unit(cells[0].text)
                cells = cells[1:]
        elif self.part not in ("tasks", *_GOALS) and any(_budget_label(cell.text) for cell in cells):
            self.part = "budget"
        if self.part in _GOALS:
            self.texts.setdefault(self.part, []).extend(rejoin(cell.stripped) for cell in cells)
            state.ledger.book(row, Use.DATA, [cell.column for cell in cells])
        elif self.part == "tasks":
            self._task(state, row, cells)
        elif self.part == "budget":
            self._budget(state, row, cells)
        else:
            self._labels(state, row)

    def _labels(self, state: State, row: Row) -> None:
        """Labels followed by their values; a label followed by a label has a blank value."""
        label: str | None = None
        for cell in row.filled:
            field = _field(cell)
            if field in _TEXTS and field not in self.texts and label != "name":
                label = field
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif label is not None:
                self.texts.setdefault(label, []).append(rejoin(cell.stripped))
                state.ledger.book(row, Use.DATA, [cell.column])
                label = None

    def _task(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        fields = {_field(cell): cell.column for cell in cells}
        labels = {cell.column: _budget_label(cell.text) for cell in cells}
        if "task_name" in fields or ("task_content" in fields and not self.columns):
            self._task_header(state, row, cells)
        elif labels and all(labels.values()) and not self.tasks:
            self.amounts = {column: label for column, label in labels.items() if label is not None}
            state.ledger.book(row, Use.LABEL, labels)
        elif not self.columns:
            text = "\n".join(rejoin(cell.stripped) for cell in cells)
            if text:
                self.tasks.append(DepartmentTask(content=text, place=row.place))
            state.ledger.book(row, Use.DATA, [cell.column for cell in cells])
        else:
            self._task_row(state, row, cells)

    def _task_header(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        for cell in cells:
            field = _field(cell)
            if field in ("task_name", "task_content"):
                self.columns[field] = cell.column
            elif field == "budget" or (label := _budget_label(cell.text)) is not None:
                label = _budget_label(cell.text) if field != "budget" else None
                # A group over several columns is followed by their names.
                self.amounts[cell.column] = label or _Label(cell.stripped, None)
                self.unit = self.unit or _unit(cell.text)
            else:
                continue
            state.ledger.book(row, Use.LABEL, [cell.column])

    def _task_row(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        texts = {field: row.at(column) for field, column in self.columns.items() if row.at(column)}
        found = [(cell, self.amounts[cell.column]) for cell in cells if cell.column in self.amounts]
        budget = [self._amount(row, cell, label) for cell, label in found]
        first = next(iter(texts.values()), "")
        total = _budget_label(first)
        if total is not None and total.coordinate is None and len(texts) == 1 and budget:
            self.budget += budget
        elif texts or budget:
            self.tasks.append(
                DepartmentTask(
                    name=rejoin(texts.get("task_name", "")) or None,
                    content=rejoin(texts.get("task_content", "")) or None,
                    budget=tuple(budget),
                    place=row.place,
                )
            )
        state.ledger.book(row, Use.DATA, [*self.columns.values(), *(cell.column for cell, _ in found)])

    def _budget(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        """Names of amounts with the figure behind them, within the same cell, or below them."""
        pending: _Label | None = None
        names: dict[int, _Label] = {}
        for cell in cells:
            label = _budget_label(cell.text)
            spoken = _SPOKEN.fullmatch(_BEFORE.sub("", compact(cell.text)))
            said = _budget_label(spoken["label"]) if spoken else None
            if label is not None:
                pending = names[cell.column] = label
                self.unit = self.unit or _unit(cell.text)
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif spoken and said is not None:
                self.budget.append(self._amount(row, cell, said, spoken["figure"]))
                self.unit = self.unit or (UNITS[spoken["unit"]] if spoken["unit"] else None)
                state.ledger.book(row, Use.DATA, [cell.column])
            elif _field(cell) == "budget":
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif (own := pending or self.amounts.get(cell.column)) is not None:
                self.budget.append(self._amount(row, cell, own))
                state.ledger.book(row, Use.DATA, [cell.column])
                names = {}
                pending = None
        self.amounts = names

    def _amount(self, row: Row, cell: Cell, label: _Label, text: str | None = None) -> TargetBudget:
        figure = read_figure(text or cell.text)
        return TargetBudget(
            label=label.text,
            coordinate=label.coordinate,
            amount=figure.amount if figure else None,
            mark=figure.mark if figure else None,
            printed=cell.stripped if text else figure.printed if figure else None,
            place=row.cell_place(cell.column),
        )

    def target(self) -> DepartmentTarget:
        """The form as a target."""
        texts = {field: "\n".join(found) for field, found in self.texts.items() if found}
        name, code = texts.pop("name", None), texts.pop("code", None)
        coded = _CODED.fullmatch(name or "")
        flags = list(self.flags)
        if name is None:
            flags.append(Flag(kind="missing_name", place=self.title.place))
        return DepartmentTarget(
            name=coded["name"] if coded else name or self.title.text,
            code=code or (coded["code"] if coded else None),
            form_title=self.title.text,
            year=self.year,
            funding_unit=self.unit,
            budget=tuple(self.budget),
            tasks=tuple(self.tasks),
            indicators=self.indicators.indicators(),
            weight_total=self.indicators.weight_total,
            flags=tuple(flags),
            place=self.title.place,
            overview=texts.get("overview"),
            period_goal=texts.get("period_goal"),
            year_goal=texts.get("year_goal"),
        )


def _year(text: str) -> int | None:
    match = _YEAR.fullmatch(compact(text))
    return int(match["year"] or match["bare"]) if match else None


def _unit(text: str) -> MoneyUnit | None:
    match = _UNIT.fullmatch(compact(text))
    return UNITS[match["unit"]] if match else None
