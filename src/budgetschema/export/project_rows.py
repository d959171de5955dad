"""Rows from performance forms: their funding, and the lines of the project tables they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.export.cube_rows import in_yuan
from budgetschema.export.given import Given
from budgetschema.export.relation import Relation, Row, Value
from budgetschema.projects import link_projects


def funding(content: Given, relation: Relation) -> Iterator[Row]:
    """Every figure of the funding blocks."""
    for project_no, project in enumerate(content.disclosure.projects, 1):
        unit = project.funding_unit
        for funding_no, line in enumerate(project.funding, 1):
            for side, amount in line.amounts.items():
                values: dict[str, Value] = {
                    "project_no": project_no, "funding_no": funding_no, "side": side, "source": line.source.value,
                    "label": line.label, "amount": amount, "unit": None if unit is None else unit.value,
                    "yuan": None if unit is None else in_yuan(amount, unit),
                }  # fmt: skip
                yield tuple(values[name] for name in relation.names)


def lines(content: Given, relation: Relation) -> Iterator[Row]:
    """Which form belongs to which line."""
    for link in link_projects(content.disclosure).links:
        values: dict[str, Value] = {
            "project_no": link.form + 1, "table_no": link.line.table + 1, "line_no": link.line.line + 1,
            "column_id": link.line.column, "basis": link.kind.value, "score": link.score,
        }  # fmt: skip
        yield tuple(values[name] for name in relation.names)
