"""Frictionless Table Schemas of relations (specs.frictionlessdata.io, Data Package 2.0)."""

from __future__ import annotations

from typing import Any

from budgetschema.export.relation import Column, Relation
from budgetschema.findings.spreadsheet import plain_cell
from budgetschema.model.formats import Format
from budgetschema.schema.names import bilingual

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"string": "string", "integer": "integer", "decimal": "number", "money": "number", "date": "date"}
# Forms that tell something of a value beyond that it is text.
_TELLING = (Format.DIVISION, Format.SHA256, Format.ID, Format.LOCAL_TIME)


def table_schema(relation: Relation, names: frozenset[str] | None = None) -> dict[str, Any]:
    """The schema of a relation; with ``names`` only with the foreign keys into these resources."""
    schema: dict[str, Any] = {
        "$schema": PROFILE,
        "name": relation.name,
        "title": bilingual(relation.zh, relation.en),
        "description": "\n".join(filter(None, (relation.zh_about, relation.en_about))),
        "fields": [_field(column) for column in relation.columns],
        "missingValues": [""],
    }
    if not schema["description"]:
        del schema["description"]
    if relation.keys:
        schema["primaryKey"] = list(relation.keys)
    keys = [
        _foreign(each.columns, each.relation) for each in relation.references if names is None or each.relation in names
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _foreign(columns: tuple[str, ...], relation: str) -> dict[str, Any]:
    return {"fields": list(columns), "reference": {"resource": relation, "fields": list(columns)}}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name, "type": _TYPES[column.type], "title": bilingual(column.zh, column.en)
    }  # fmt: skip
    about = "\n".join(filter(None, (column.zh_about, column.en_about)))
    if about:
        field["description"] = about
    if column.missing:
        field["missingValues"] = ["", *map(plain_cell, column.missing)]
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    for bound in ("minimum", "maximum"):
        if getattr(column, bound) is not None:
            constraints[bound] = getattr(column, bound)
    if column.format in _TELLING:
        constraints["pattern"] = column.format.pattern
    return field | ({"constraints": constraints} if constraints else {})
