"""Sheets: one block of a table with its amount columns and its lines, each with what it says about its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from budgetschema.cube.dimensions import kind_defaults, plain_headers, values_of
from budgetschema.cube.rows import Row, rows_of
from budgetschema.model import Column, ColumnRole, Disclosure, LineRole, Table

_YEAR = re.compile("((?:19|20)[0-9]{2})年")


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
    rows = rows_of(disclosure, table, block)
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
