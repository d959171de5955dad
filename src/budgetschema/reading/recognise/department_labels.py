"""What the labels in performance forms of departments say: which field follows, and of what an amount is."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import Coordinate, ExpenditureKind, MoneyUnit, TargetBudget
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.meanings import UNITS
from budgetschema.reading.spelling import compact

_YEAR = re.compile(r".*\((?P<year>20[0-9]{2})年度?\).*|(?P<bare>20[0-9]{2})年度?")
_UNIT = re.compile(r"(?:.*\(|单位:)(?P<unit>元|千元|万元|亿元)\)?")
# What stands before the name of an amount: numbers, 其中, and the group that it opens.
_BEFORE = re.compile(
    r"^(?:其中:?|资金(?:来源|结构):|[0-9]+[、.]|[(][0-9一二三四五六七八九]+[)]|[一二三四五六七八九]、)+"
)
_SPOKEN = re.compile(r"(?P<label>[^:：]*?)\s*[:：]?\s*(?P<figure>[0-9][0-9,]*(?:[.][0-9]+)?)\s*(?P<unit>元|千元|万元)?")


@attrs.frozen(slots=True)
class AmountLabel:
    """What an amount is of: its printed name, and its coordinate (None: the whole)."""

    text: str
    coordinate: Coordinate | None


@attrs.frozen(slots=True)
class SpokenAmount:
    """An amount whose name, figure and unit stand in one cell."""

    label: AmountLabel
    figure: str
    unit: MoneyUnit | None


def field_of(cell: Cell) -> str | None:
    """The field that a cell names, if it is a label."""
    return (alias_table("department_fields").find(cell.text) or {}).get("field")


def budget_label(text: str) -> AmountLabel | None:
    """What an amount named ``text`` is of; None if that is not the name of an amount."""
    name = _BEFORE.sub("", compact(text)).rstrip(":")
    meaning = alias_table("department_budget").find(name) if name else None
    if meaning is None:
        return None
    kind = meaning.get("expenditure_kind")
    coordinate = Coordinate(
        fund_source=meaning.get("fund_source"), expenditure_kind=ExpenditureKind(kind) if kind else None
    )
    return AmountLabel(text.strip(), coordinate if coordinate != Coordinate() else None)


def spoken_amount(text: str) -> SpokenAmount | None:
    """Name, figure and unit in one cell, such as 基本支出：120万元."""
    spoken = _SPOKEN.fullmatch(_BEFORE.sub("", compact(text)))
    label = budget_label(spoken["label"]) if spoken else None
    if spoken is None or label is None:
        return None
    return SpokenAmount(label, spoken["figure"], UNITS[spoken["unit"]] if spoken["unit"] else None)


def amount_at(row: Row, cell: Cell, label: AmountLabel, text: str | None = None) -> TargetBudget:
    """The amount in a cell, or in ``text``, a part of it."""
    figure = read_figure(text or cell.text)
    return TargetBudget(
        label=label.text,
        coordinate=label.coordinate,
        amount=figure.amount if figure else None,
        mark=figure.mark if figure else None,
        printed=cell.stripped if text else figure.printed if figure else None,
        place=row.cell_place(cell.column),
    )


def year_of(text: str) -> int | None:
    """The year that a title or a line beside it gives."""
    match = _YEAR.fullmatch(compact(text))
    return int(match["year"] or match["bare"]) if match else None


def unit_of(text: str) -> MoneyUnit | None:
    """The unit of money at the end of a label, or in a line of its own."""
    match = _UNIT.fullmatch(compact(text))
    return UNITS[match["unit"]] if match else None
