"""Rows from tables: every cell, and every figure as a fact of the cube."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetschema.export.given import Given
from budgetschema.export.relation import Relation, Row, Value
from budgetschema.model import Line, MoneyUnit


def in_yuan(value: Decimal, unit: MoneyUnit) -> Decimal:
    """An amount in yuan, exact."""
    return value.scaleb(unit.exponent) if unit.exponent else value


def places_of(value: Decimal) -> int:
    """The decimal places that a figure is printed with."""
    return max(0, -int(value.as_tuple().exponent))


def cells(content: Given, relation: Relation) -> Iterator[Row]:
    """The cells that are not blank, line by line, in the order of the columns."""
    for table_no, table in enumerate(content.disclosure.tables, 1):
        declared = dict.fromkeys(column.id for column in table.columns)
        for line_no, line in enumerate(table.lines, 1):
            given = {**line.amounts, **line.marks, **line.texts, **line.printed}
            for column in declared | dict.fromkeys(given):
                if column in given:
                    keys: dict[str, Value] = {"table_no": table_no, "line_no": line_no, "column_id": column}
                    values = keys | _cell(line, column)
                    yield tuple(values.get(name) for name in relation.names)


def _cell(line: Line, column: str) -> dict[str, Value]:
    amount, mark = line.amounts.get(column), line.marks.get(column)
    return {
        "amount": amount,
        "places": None if amount is None else places_of(amount),
        "mark_kind": None if mark is None else mark.kind.value,
        "text": line.texts.get(column) if mark is None else mark.text,
        "printed": line.printed.get(column),
    }


def facts(content: Given, relation: Relation) -> Iterator[Row]:
    """The printed figures with their coordinates, each cell once though two columns should bear one id."""
    cube = content.cube
    once = {(fact.table, fact.line, fact.column): fact for fact in reversed(cube.printed)}
    for number, fact in enumerate(reversed(once.values()), 1):
        assert fact.value is not None  # noqa: S101  (that is what printed means)
        coordinate: dict[str, Value] = dict(fact.key.values)
        if "fiscal_year" in coordinate:
            coordinate["fiscal_year"] = int(str(coordinate["fiscal_year"]))
        values: dict[str, Value] = {
            **coordinate,
            "fact_no": number,
            "table_no": fact.table + 1,
            "line_no": fact.line + 1,
            "column_id": fact.column,
            "table_kind": fact.source.kind,
            "label": fact.source.lines[fact.line].label,
            "value": fact.value,
            "unit": fact.unit.value,
            "places": fact.places,
            "yuan": in_yuan(fact.value, fact.unit),
            "identities": cube.identities_of[fact],
        }
        yield tuple(values.get(name) for name in relation.names)
