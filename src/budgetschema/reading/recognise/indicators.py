"""The indicator rows of a performance form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

import attrs

from budgetschema.model import (
    Flag,
    IndicatorCategory,
    IndicatorSubcategory,
    Operator,
    PerformanceIndicator,
    Place,
    Side,
)
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import has_placeholder, parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.cells import text_at
from budgetschema.reading.recognise.folding import is_exact
from budgetschema.reading.spelling import compact, rejoin

W = TypeVar("W", IndicatorCategory, IndicatorSubcategory)

_WEIGHT_FIELD = "indicator_weight"
_HEADER = ["indicator_level_1", "indicator_level_2", "indicator_level_3", "indicator_value"]
_OPERATORS = {"≥": Operator.GE, ">=": Operator.GE, "≧": Operator.GE, "≤": Operator.LE, "<=": Operator.LE,
              "≦": Operator.LE, ">": Operator.GT, "<": Operator.LT, "=": Operator.EQ}  # fmt: skip
# Operator, figure, unit of measure. A unit may stand in brackets; it has no digits, and no word that makes a point in
# time of it.
_VALUE = re.compile(
    r"(?P<operator>[≥≤≧≦]|>=|<=|[><=])?(?P<figure>-?[0-9][0-9,]*(\.[0-9]+)?)"
    r"(?:\((?P<bracketed>[^0-9()]+)\)|(?P<unit>[^0-9]*))"
)
_WEIGHT = re.compile(r"\(?(?P<figure>[0-9]{1,6}(\.[0-9]{1,8})?)(分|%)?\)?")
_TIME = re.compile(r"[年月日号].*(前|内|底|末|止)|.*(前|内|底|末)$")


@attrs.frozen(kw_only=True)
class Value:
    """An indicator's value as read."""

    operator: Operator | None = None
    figure: str | None = None
    unit: str | None = None
    text: str | None = None


class IndicatorTable:
    """Reads indicator rows by the columns of their header, and displaced rows by what their cells say."""

    def __init__(self) -> None:
        self._columns: dict[Side, dict[str, int]] = {}
        self._others: set[int] = set()
        self._level_1: str | None = None
        self.weight_total: Decimal | None = None
        self._found: list[PerformanceIndicator] = []

    @property
    def begun(self) -> bool:
        """Whether the header was seen."""
        return bool(self._columns)

    @staticmethod
    def is_header(fields: Sequence[str | None]) -> bool:
        """Whether the fields of a row are those of the indicator header."""
        return all(name in fields for name in _HEADER)

    def begin(self, row: Row) -> None:
        """Learn the columns from the header; the second group of levels is that of the year."""
        fields = alias_table("form_fields")
        columns: dict[Side, dict[str, int]] = {Side.PERIOD: {}, Side.YEAR: {}}
        for cell in row.filled:
            field = (fields.find(cell.text) or {}).get("field", "")
            if field in (*_HEADER, _WEIGHT_FIELD):
                # A weight belongs to the value before it.
                known = field if field != _WEIGHT_FIELD else "indicator_value"
                side = Side.YEAR if known in columns[Side.PERIOD if known == field else Side.YEAR] else Side.PERIOD
                columns[side].setdefault(field, cell.column)
        if not set(_HEADER[1:]) <= columns[Side.YEAR].keys():
            columns[Side.YEAR] = {}
        self._columns = columns
        named = {column for each in columns.values() for column in each.values()}
        self._others = {cell.column for cell in row.filled} - named

    def indicators(self) -> tuple[PerformanceIndicator, ...]:
        """What was read so far."""
        return tuple(self._found)

    def read(self, row: Row) -> set[int]:
        """Read a row: as the header says where its level names stand in their columns, else by content.

        Returns the columns of the cells that became data; level names without an indicator are labels only.
        """
        level_1 = text_at(row, self._columns[Side.PERIOD]["indicator_level_1"])
        if (total := self._total_of_weights(row)) is not None:
            return total
        if level_1:
            self._level_1 = level_1
        if not self._is_regular(row):
            self._displaced(row)
            return {cell.column for cell in row.filled} - self._weight_columns
        used: set[int] = set()
        for side in Side:
            if self._regular(row, side):
                used |= set(self._columns[side].values())
        return used | ({self._columns[Side.PERIOD]["indicator_level_1"]} if used else set())

    @property
    def _weight_columns(self) -> set[int]:
        return {columns[_WEIGHT_FIELD] for columns in self._columns.values() if _WEIGHT_FIELD in columns}

    def _total_of_weights(self, row: Row) -> set[int] | None:
        """The columns that became data where a row prints the total of the weights and nothing else; else None.

        A total that its figure does not spell is left to be kept as text.
        """
        words = [cell for cell in row.filled if cell.column not in self._weight_columns]
        meaning = alias_table("lines").find(words[0].text) if len(words) == 1 < len(row.filled) else None
        if (meaning or {}).get("role") != "total":
            return None
        weights = [read_weight(cell.stripped) for cell in row.filled if cell is not words[0]]
        if self.weight_total is not None or len(weights) > 1 or weights[0][1] is not None:
            return set()
        self.weight_total = weights[0][0]
        return {cell.column for cell in row.filled}

    def _is_regular(self, row: Row) -> bool:
        levels = alias_table("indicator_levels")
        if not text_at(row, self._columns[Side.PERIOD]["indicator_level_2"]):
            return False
        for columns in filter(None, self._columns.values()):
            level_2 = text_at(row, columns["indicator_level_2"])
            if level_2 and level_2 not in levels and not is_exact(row):
                return False
        known = {column for columns in self._columns.values() for column in columns.values()} | self._others
        return all(cell.column in known for cell in row.filled if cell.text not in alias_table("form_fields"))

    def _regular(self, row: Row, side: Side) -> bool:
        """Read one side of a row; whether it prints an indicator."""
        columns = self._columns[side]
        if not columns:
            return False
        name = row.at(columns["indicator_level_3"])
        printed = row.at(columns["indicator_value"])
        if not name and not printed:
            return False
        place = row.cell_place(columns["indicator_level_3"])
        weight = row.at(columns[_WEIGHT_FIELD]) if _WEIGHT_FIELD in columns else ""
        self._add(side, text_at(row, columns["indicator_level_2"]), name, printed, place, weight=weight)
        return True

    def _displaced(self, row: Row) -> None:
        """Read what the cells say, in their order: a level name, an indicator name, a value. Nothing is repaired.

        Which side of the form an indicator belongs to follows from the column in which its name is printed.
        """
        levels = alias_table("indicator_levels")
        year = self._columns[Side.YEAR].get("indicator_level_2", len(row.cells))
        flag = Flag(kind="displaced_cells", text="\t".join(cell.stripped for cell in row.cells), place=row.place)
        level_2 = name = ""
        name_column = 0
        added = False
        first = self._columns[Side.PERIOD]["indicator_level_1"]
        for cell in row.filled:
            text = cell.stripped
            if cell.column == first or cell.text in alias_table("form_fields") or cell.column in self._weight_columns:
                continue
            if text in levels:
                if name:
                    side = Side.YEAR if name_column >= year else Side.PERIOD
                    self._add(side, level_2, name, "", row.cell_place(name_column), (flag,))
                    added = True
                level_2, name = text, ""
            elif not name:
                name, name_column = text, cell.column
            else:
                side = Side.YEAR if name_column >= year else Side.PERIOD
                self._add(side, level_2, name, text, row.cell_place(name_column), (flag,))
                name, added = "", True
        if name or not added:
            side = Side.YEAR if name_column >= year else Side.PERIOD
            self._add(side, level_2, name, "", row.cell_place(name_column), (flag,))

    def _add(
        self,
        side: Side,
        level_2: str,
        name: str,
        printed: str,
        place: Place,
        flags: tuple[Flag, ...] = (),
        weight: str = "",
    ) -> None:
        value = read_value(printed)
        points, points_printed = read_weight(weight)
        if has_placeholder(printed):
            flags = (*flags, Flag(kind="placeholder", text=printed, place=place))
        self._found.append(
            PerformanceIndicator(
                side=side,
                category=_word(self._level_1, IndicatorCategory),
                subcategory=_word(level_2, IndicatorSubcategory),
                level_1=self._level_1,
                level_2=rejoin(level_2) or None,
                level_3=rejoin(name) or None,
                operator=value.operator,
                value=parse_amount(value.figure) if value.figure else None,
                unit=value.unit,
                text=value.text,
                printed=None if _spelled(value) == printed else printed,
                weight=points,
                weight_printed=points_printed,
                flags=flags,
                place=place,
            )
        )


def _word(level: str | None, words: type[W]) -> W | None:
    found = alias_table("indicator_levels").find(level) if level else None
    return words(found["word"]) if found and found["word"] in list(words) else None


def read_value(printed: str) -> Value:
    """Read a value such as ≥98% or 及时; blank gives an empty value."""
    if not printed:
        return Value()
    text = compact(printed)
    match = _VALUE.fullmatch(text)
    unit = (match["bracketed"] or match["unit"]) if match else None
    if match is None or _TIME.fullmatch(unit or "") or has_placeholder(printed):
        return Value(text=printed)
    figure = match["figure"]
    if parse_amount(figure) is None:
        return Value(text=printed)
    operator = _OPERATORS[match["operator"]] if match["operator"] else None
    return Value(operator=operator, figure=figure, unit=unit or None)


def read_weight(printed: str) -> tuple[Decimal | None, str | None]:
    """Read what an indicator counts for, such as 10, 10分 or 10%, and its text where the figure does not spell it."""
    match = _WEIGHT.fullmatch(compact(printed))
    weight = parse_amount(match["figure"]) if match else None
    return weight, (printed or None) if weight is None or format(weight, "f") != printed else None


def _spelled(value: Value) -> str:
    """The value as it would be printed from what was read."""
    if value.text is not None:
        return value.text
    amount = parse_amount(value.figure) if value.figure else None
    operator = value.operator.zh if value.operator else ""
    return f"{operator}{format(amount, 'f') if amount is not None else ''}{value.unit or ''}"
