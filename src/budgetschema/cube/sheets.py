"""Sheets: one block of a table with its amount columns and its lines, each with what it says about its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

import attrs

from budgetschema.cube.dimensions import hierarchies, kind_defaults, plain_headers, values_of
from budgetschema.model import Column, ColumnRole, Disclosure, Line, LineRole, Scheme, Table

_YEAR = re.compile("((?:19|20)[0-9]{2})年")
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


@attrs.frozen(slots=True, eq=False)
class Sheet:
    """One block of one table."""

    index: int
    table: Table
    block: str | None
    columns: tuple[tuple[Column, dict[str, str]], ...]
    """Amount columns with their values by dimension (table and kind included)."""
    rows: tuple[Row, ...]
    ambiguous: frozenset[str]
    """Columns that nothing tells apart from another: what they mean is not known."""


def sheets(disclosure: Disclosure) -> Iterator[Sheet]:
    """All sheets of a disclosure, in printed order."""
    for index, table in enumerate(disclosure.tables):
        blocks = dict.fromkeys(column.block for column in table.columns if column.role is ColumnRole.AMOUNT)
        for block in blocks:
            yield _sheet(disclosure, index, table, block)


def _sheet(disclosure: Disclosure, index: int, table: Table, block: str | None) -> Sheet:
    base = {"moment": disclosure.moment.value, "fiscal_year": str(disclosure.fiscal_year)}
    base |= _other_year(disclosure, table)
    base |= kind_defaults().get(table.kind, {"item": f"table {index + 1}"}) | values_of(table.coordinate)
    columns = tuple(
        (column, base | values_of(column.coordinate) | _apart(index, table, column))
        for column in table.columns
        if column.role is ColumnRole.AMOUNT and column.block == block
    )
    _tell_years_apart([values for _, values in columns])
    _tell_what_is_there([values for _, values in columns])
    counted = Counter(tuple(sorted(values.items())) for _, values in columns)
    alike = {column.id for column, values in columns if counted[tuple(sorted(values.items()))] > 1}
    plain = [column.id for column, _ in columns if column.id in alike and is_plain_total(column)]
    ambiguous = frozenset(alike - set(plain) if len(plain) == 1 else alike)
    ambiguous |= {column.id for column, _ in columns if _goes_on(table, column)}
    rows = _rows(disclosure, table, block)
    return Sheet(index, table, block, columns, rows, ambiguous)


def _goes_on(table: Table, column: Column) -> bool:
    """Whether another block goes on with the lines of the column's and has no total: one may add up both."""
    totalled = {line.block for line in table.lines if line.role is LineRole.TOTAL and line.amounts}
    return any(
        other.header == column.header and other.block != column.block and other.block not in totalled
        for other in table.columns
        if other.role is ColumnRole.AMOUNT
    )


def _other_year(disclosure: Disclosure, table: Table) -> dict[str, str]:
    """The year in a title, where the same kind of table stands there for the disclosure's own year as well.

    A table that has no twin was given another year's title by mistake, and is compared.
    """
    found = _YEAR.search(table.title)
    if found is None or found[1] == str(disclosure.fiscal_year):
        return {}
    own = f"{disclosure.fiscal_year}年"
    twins = (each for each in disclosure.tables if each.kind == table.kind and each is not table)
    return {"fiscal_year": found[1]} if any(own in each.title for each in twins) else {}


def _apart(index: int, table: Table, column: Column) -> dict[str, str]:
    """Figures of which nobody knows whether they are 元 or 万元 are compared with those of no other table."""
    return {} if column.unit or table.unit else {"item": f"table {index + 1}"}


def is_plain_total(column: Column) -> bool:
    """Whether a header says no more than 合计 or 金额."""
    return bool(column.header) and column.header[-1].strip() in plain_headers()


def _tell_years_apart(columns: list[dict[str, str]]) -> None:
    """Beside a column for the carry-over, columns of fund sources are those of the year, though no header says so."""
    layers = {values.get("layer") for values in columns}
    if "carry_over" in layers and "current_year" not in layers:
        for values in columns:
            if "fund_source" in values:
                values.setdefault("layer", "current_year")


def _tell_what_is_there(columns: list[dict[str, str]]) -> None:
    """Beside a column for what is left at the end, the carry-over is what was there at the beginning: income."""
    if any(values.get("item") == "year_end_carry_over" for values in columns):
        for values in columns:
            if values.get("layer") == "carry_over":
                values["flow"] = "income"


def _rows(disclosure: Disclosure, table: Table, block: str | None) -> tuple[Row, ...]:
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
