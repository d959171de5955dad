"""Rows from findings: each finding, and the figures it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from budgetschema.export.given import Given
from budgetschema.export.relation import Relation, Row, Value
from budgetschema.findings import Figure, Finding
from budgetschema.model import Place

_TABLE = re.compile(r"/tables/(?P<table>[0-9]+)(?:/lines/(?P<line>[0-9]+)(?:/[a-z]+/(?P<column>[a-z][a-z0-9_]*))?)?")
_PROJECT = re.compile(r"/projects/(?P<project>[0-9]+)")


def spot(pointer: str | None) -> dict[str, Value]:
    """Table, line, column and project that a JSON pointer leads to, numbered from 1."""
    found = _TABLE.match(pointer or "")
    project = _PROJECT.match(pointer or "")
    return {
        "table_no": None if found is None else int(found["table"]) + 1,
        "line_no": None if found is None or found["line"] is None else int(found["line"]) + 1,
        "column_id": None if found is None else found["column"],
        "project_no": None if project is None else int(project["project"]) + 1,
    }


def findings(content: Given, relation: Relation) -> Iterator[Row]:
    """Every finding."""
    for number, finding in enumerate(content.findings, 1):
        place = finding.place or Place()
        values: dict[str, Value] = {
            "finding_no": number,
            "rule": finding.rule_id,
            "slug": finding.rule.slug,
            "layer": finding.rule.layer,
            "severity": finding.severity.value,
            "message_zh": content.message(finding, "zh"),
            "message_en": content.message(finding, "en"),
            "pointer": finding.pointer,
            **spot(finding.pointer),
            **{f"place_{field.name}": getattr(place, field.name) for field in attrs.fields(Place)},
        }
        yield tuple(values.get(name) for name in relation.names)


def figures(content: Given, relation: Relation) -> Iterator[Row]:
    """The figures of every finding: totals and terms of its equations, then its suspects."""
    for number, finding in enumerate(content.findings, 1):
        for figure_no, (part, figure, bounds) in enumerate(_figures(finding), 1):
            values: dict[str, Value] = {
                "finding_no": number, "figure_no": figure_no, "part": part, "value": figure.value, **bounds,
                **spot(figure.pointer),
            }  # fmt: skip
            yield tuple(values.get(name) for name in relation.names)


def _figures(finding: Finding) -> Iterator[tuple[str, Figure, dict[str, Value]]]:
    for equation in finding.equations:
        yield "total", equation.total, {}
        yield from (("term", term.figure, {}) for term in equation.terms)
    for suspect in finding.suspects:
        yield "suspect", suspect.figure, {"low": suspect.low, "high": suspect.high}
