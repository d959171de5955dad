"""Looking into what was read from the layouts: tables by kind, the meaning of columns, codes and figures of lines."""

from typing import Any

from budgetschema.model import Column, Disclosure, Line, Table
from tests.reading.sources import LAYOUTS, printed_at


def disclosure(name: str) -> Disclosure:
    return printed_at(LAYOUTS / f"{name}.txt").disclosure


def table(name: str, kind: str) -> Table:
    return next(table for table in disclosure(name).tables if table.kind == kind)


def meaning(column: Column) -> dict[str, Any]:
    names = ("fund_source", "layer", "expenditure_kind", "item", "moment", "fiscal_year")
    return {name: getattr(column.coordinate, name) for name in names if getattr(column.coordinate, name, None)}


def meanings(found: Table) -> dict[str, dict[str, Any]]:
    return {column.id: meaning(column) for column in found.columns if column.role == "amount"}


def codes(line: Line) -> list[tuple[str, str | None]]:
    return [(code.scheme.value, code.code) for code in line.codes]


def figures(line: Line) -> dict[str, str]:
    return {column: str(amount) for column, amount in line.amounts.items()}
