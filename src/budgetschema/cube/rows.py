"""The lines of a block: what each is in the arithmetic, and what it says about its figures."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import attrs

from budgetschema.cube.dimensions import hierarchies, values_of
from budgetschema.model import Disclosure, Line, LineRole, Scheme, Table

_CODED = {
    Scheme.FUNCTION: "function",
    Scheme.ECONOMIC_DEPARTMENT: "economic_department",
    Scheme.ECONOMIC_GOVERNMENT: "economic_government",
    Scheme.INCOME: "row",
}
_YEAR_TOTALS = {"current_year_income", "current_year_expenditure"}
_GRAND_TOTALS = {"total_income", "total_expenditure"}
_BALANCES = {"carry_over", "year_end_carry_over", "surplus_distribution"}
_LAYER_OF = {"current_year_income": "current_year", "carry_over": "carry_over"}
_OUTSIDE_THE_YEAR = "non_appropriation_surplus"


class Part(StrEnum):
    """What a line is in the arithmetic of its block."""

    GRAND = "grand"
    """The total of everything, carry-over included."""
    YEAR = "year"
    """The total of the year, where the block has a grand total beside it."""
    SUBTOTAL = "subtotal"
    """A total that names what it is the total of."""
    BALANCE = "balance"
    """Carry-over from or to another year: outside the total of the year, inside the grand total."""
    DETAIL = "detail"
    ASIDE = "aside"
    """Named without the others (其中), or a heading: no part of any sum."""


@attrs.define(slots=True, eq=False)
class Row:
    """A line: its position, what it is in the arithmetic, and its values by dimension."""

    index: int
    line: Line
    part: Part
    values: dict[str, str]
    dimension: str | None = None
    """The dimension along which the line is one of several: function, fund_source …"""
    code: str | None = None
    parent: Row | None = None
    certain: bool = True
    """Whether it is known (not guessed) what the line is part of."""

    @property
    def is_outer(self) -> bool:
        """Whether it is the total of the year or of everything."""
        return self.part in (Part.YEAR, Part.GRAND)

    @property
    def level(self) -> int | None:
        """The printed level."""
        return self.line.level

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blank cells is printed."""
        return not self.line.amounts and not self.line.marks


def rows_of(disclosure: Disclosure, table: Table, block: str | None) -> tuple[Row, ...]:
    """The lines of a block in printed order; those of a table without blocks are all its lines."""
    found = [
        _row(position, line)
        for position, line in enumerate(table.lines)
        if line.block == block or len(table.blocks) < 1
    ]
    whole = disclosure.publisher.name
    organisations = {row.values["organisation"] for row in found if "organisation" in row.values}
    for row in found:
        named = row.values.get("organisation")
        if row.line.role is LineRole.TOTAL and named is not None and (named == whole or len(organisations) == 1):
            del row.values["organisation"]
            row.dimension = None
    _grade_totals(found)
    _number_the_nameless(found)
    _inherit_organisation(found)
    _tell_apart(found)
    return tuple(found)


def _row(position: int, line: Line) -> Row:
    values = values_of(line.coordinate)
    item = values.get("item", "")
    part = Part.SUBTOTAL if line.role is LineRole.TOTAL else Part.DETAIL
    if line.role in (LineRole.OF_WHICH, LineRole.HEADING):
        part = Part.ASIDE
    elif item in _YEAR_TOTALS:
        part = Part.YEAR
    elif item in _GRAND_TOTALS:
        part = Part.GRAND
    elif item in _BALANCES or (values.get("fund_source") == _OUTSIDE_THE_YEAR and "layer" not in values):
        part = Part.BALANCE
    if item in _YEAR_TOTALS | _GRAND_TOTALS | {"carry_over"}:
        del values["item"]
        values.setdefault("flow", "expenditure" if item.endswith("expenditure") else "income")
        if item in _LAYER_OF:
            values.setdefault("layer", _LAYER_OF[item])
    row = Row(position, line, part, values)
    _name(row)
    return row


def _name(row: Row) -> None:
    """Find the dimension along which the line is one of several, and its code."""
    for reference in row.line.codes:
        if reference.code is not None and reference.scheme in _CODED:
            row.dimension = _CODED[reference.scheme]
            row.code = reference.code
            row.values[row.dimension] = reference.code
            if "organisation" in row.values and row.values["organisation"] == row.line.label:
                del row.values["organisation"]
            return
    for dimension in ("function", "economic_department", "economic_government"):
        if dimension in row.values:
            row.dimension, row.code = dimension, row.values[dimension]
            return
    for dimension in ("project", "item", "expenditure_kind", "fund_source", "organisation"):
        if dimension in row.values:
            row.dimension = dimension
            return
    if row.part in (Part.DETAIL, Part.ASIDE) and row.line.label is not None:
        row.dimension = "row"
        row.values["row"] = row.line.label


def _grade_totals(rows: list[Row]) -> None:
    """Tell the total of the year from the grand total, and a plain 合计 from one that names what it adds up."""
    for row in rows:
        if row.part is Part.SUBTOTAL and row.dimension is None:
            row.part = Part.GRAND
    flows = {row.values.get("flow") for row in rows if row.part is Part.YEAR}
    # Of income and expenditure in one list, neither is the total of everything.
    if not any(row.part is Part.GRAND for row in rows) and len(flows) < 2:
        for row in rows:
            if row.part is Part.YEAR:
                row.part = Part.GRAND
    _set_balances_apart(rows)
    if any(row.part is Part.YEAR and row.values.get("flow") == "expenditure" for row in rows):
        for row in rows:
            if row.part is Part.GRAND:
                row.values["item"] = "total_expenditure"
    _tell_layers(rows)


def _set_balances_apart(rows: list[Row]) -> None:
    """What is unknown below the total of the year stands outside it; what is deeper is a part printed below it."""
    year: Row | None = None
    for row in rows:
        year = row if row.part is Part.YEAR else year
        unknown = year is not None and row.part is Part.DETAIL and row.dimension == "row"
        if unknown and (row.level is None or year is None or row.level <= (year.level or 0)):
            row.part = Part.BALANCE


def _tell_layers(rows: list[Row]) -> None:
    """Beside a line for the carry-over, fund sources are the year's above it and the carry-over's below it."""
    if not any(row.part in (Part.YEAR, Part.BALANCE) for row in rows):
        return
    seen: set[str] = set()
    below = False
    for row in rows:
        if row.part in (Part.YEAR, Part.BALANCE):
            below = row.values.get("layer") == "carry_over"
        elif row.part is Part.DETAIL and row.dimension == "fund_source":
            fund = row.values["fund_source"]
            again = below and (fund in seen or row.level is None)
            row.values.setdefault("layer", "carry_over" if again else "current_year")
            seen.add(fund)


def _number_the_nameless(rows: list[Row]) -> None:
    """A table of one line without a name is about the whole; of several, each is something of its own."""
    nameless = [row for row in rows if row.part is Part.DETAIL and row.dimension is None]
    if len(rows) > 1:
        for row in nameless:
            _set_apart(row, Part.DETAIL)
    totals = [row for row in rows if row.part is Part.GRAND]
    plain = [row for row in totals if row.line.coordinate is None]
    # A total at the top and one at the bottom are the same. Of more, or beside one that says what it is the total of, a
    # plain one adds up something smaller.
    for row in plain if len(plain) < len(totals) else plain[1:] if len(plain) > 2 else ():
        _set_apart(row, Part.ASIDE)


def _set_apart(row: Row, part: Part) -> None:
    row.part, row.dimension, row.certain = part, "row", False
    row.values["row"] = f"line {row.index + 1}"


def _inherit_organisation(rows: list[Row]) -> None:
    """Lines below a unit's own line are that unit's: those of a deeper level, and those with a code."""
    unit: Row | None = None
    for row in rows:
        if "organisation" in row.values:
            unit = row
        elif row.part in (Part.GRAND, Part.YEAR):
            unit = None
        elif unit is not None:
            deeper = unit.level is not None and row.level is not None and row.level > unit.level
            if deeper or row.code is not None:
                row.values["organisation"] = unit.values["organisation"]
            elif row.level is not None:
                unit = None


def _tell_apart(rows: list[Row]) -> None:
    """Number details of the same name: two projects of one name are two projects, not one printed twice."""
    counted = Counter(_identity(row) for row in rows if row.part is Part.DETAIL)
    seen: Counter[tuple[tuple[str, str], ...]] = Counter()
    for row in rows:
        if row.part is not Part.DETAIL or row.dimension is None:
            continue
        identity = _identity(row)
        if counted[identity] > 1 and row.dimension not in hierarchies():
            seen[identity] += 1
            row.values[row.dimension] += f"#{seen[identity]}"


def _identity(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(row.values.items()))
