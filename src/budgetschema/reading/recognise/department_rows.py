"""The rows of a department's performance form, made into its target: captions, labels, tasks, amounts, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetschema.model import DepartmentTarget, DepartmentTask, Flag, FragmentKind, MoneyUnit, TargetBudget
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.figures import has_placeholder
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.department_labels import (
    AmountLabel,
    amount_at,
    budget_label,
    field_of,
    spoken_amount,
    unit_of,
    year_of,
)
from budgetschema.reading.recognise.indicators import IndicatorTable
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import rejoin

_CODED = re.compile(r"\[?(?P<code>[0-9A-Za-z]{3,})(?:\]|\s*[-—–])\s*(?P<name>.+)")
_TEXTS = ("name", "code", "overview")
_GOALS = ("period_goal", "year_goal")


class DepartmentReading:
    """A form while its rows are read; ``part`` is what the rows are about until another label comes."""

    def __init__(self, title: Row) -> None:
        self.title = title
        self.year = year_of(title.text)
        self.unit: MoneyUnit | None = unit_of(title.text)
        self.texts: dict[str, list[str]] = {}
        self.budget: list[TargetBudget] = []
        self.tasks: list[DepartmentTask] = []
        self.indicators = IndicatorTable()
        self.flags: list[Flag] = []
        self.part: str | None = None
        self.columns: dict[str, int] = {}
        self.amounts: dict[int, AmountLabel] = {}

    def caption(self, row: Row) -> bool:
        """Take a line of text above or in the form: the year, the unit, the department."""
        year, unit = year_of(row.text), unit_of(row.text)
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
        lead = field_of(row.filled[0])
        if self.indicators.is_header(levels):
            self.indicators.begin(row)
            named = [cell.column for cell, level in zip(row.filled, levels, strict=True) if level or field_of(cell)]
            state.ledger.book(row, Use.LABEL, named)
        elif self.indicators.begun and lead in (None, "indicators"):
            state.ledger.book(row, Use.LABEL, [cell.column for cell in row.filled if field_of(cell) == "indicators"])
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
                self.unit = self.unit or unit_of(cells[0].text)
                cells = cells[1:]
        elif self.part not in ("tasks", *_GOALS) and any(budget_label(cell.text) for cell in cells):
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
            field = field_of(cell)
            if field in _TEXTS and field not in self.texts and label != "name":
                label = field
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif label is not None:
                self.texts.setdefault(label, []).append(rejoin(cell.stripped))
                state.ledger.book(row, Use.DATA, [cell.column])
                label = None

    def _task(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        fields = {field_of(cell): cell.column for cell in cells}
        labels = {cell.column: budget_label(cell.text) for cell in cells}
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
            field = field_of(cell)
            if field in ("task_name", "task_content"):
                self.columns[field] = cell.column
            elif field == "budget" or (label := budget_label(cell.text)) is not None:
                label = budget_label(cell.text) if field != "budget" else None
                # A group over several columns is followed by their names.
                self.amounts[cell.column] = label or AmountLabel(cell.stripped, None)
                self.unit = self.unit or unit_of(cell.text)
            else:
                continue
            state.ledger.book(row, Use.LABEL, [cell.column])

    def _task_row(self, state: State, row: Row, cells: Sequence[Cell]) -> None:
        texts = {field: row.at(column) for field, column in self.columns.items() if row.at(column)}
        found = [(cell, self.amounts[cell.column]) for cell in cells if cell.column in self.amounts]
        budget = [amount_at(row, cell, label) for cell, label in found]
        first = next(iter(texts.values()), "")
        total = budget_label(first)
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
        pending: AmountLabel | None = None
        names: dict[int, AmountLabel] = {}
        for cell in cells:
            label = budget_label(cell.text)
            spoken = spoken_amount(cell.text)
            if label is not None:
                pending = names[cell.column] = label
                self.unit = self.unit or unit_of(cell.text)
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif spoken is not None:
                self.budget.append(amount_at(row, cell, spoken.label, spoken.figure))
                self.unit = self.unit or spoken.unit
                state.ledger.book(row, Use.DATA, [cell.column])
            elif field_of(cell) == "budget":
                state.ledger.book(row, Use.LABEL, [cell.column])
            elif (own := pending or self.amounts.get(cell.column)) is not None:
                self.budget.append(amount_at(row, cell, own))
                state.ledger.book(row, Use.DATA, [cell.column])
                names = {}
                pending = None
        self.amounts = names

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
