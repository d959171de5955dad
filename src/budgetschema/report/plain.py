"""Findings as plain data: the only place that knows what a finding consists of for programs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from budgetschema.checks import BaselineEntry
from budgetschema.convert import make_converter
from budgetschema.findings import Equation, Figure, Finding, Skipped, Suspect
from budgetschema.model import Place
from budgetschema.report.results import Result, xpath


def plain_finding(result: Result, finding: Finding) -> dict[str, Any]:
    """A finding, in both languages. What it does not have is left out."""
    return _given({
        "rule": finding.rule_id,
        "slug": finding.rule.slug,
        "severity": finding.severity.value,
        "layer": finding.rule.layer,
        "plugin": finding.rule.plugin,
        "fingerprint": result.fingerprint(finding),
        "pointer": finding.pointer,
        "xpath": xpath(finding),
        "named": list(result.named(finding)) or None,
        "line": finding.line,
        "place": _place(finding.place),
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "params": dict(finding.params),
        "equations": [_equation(each) for each in finding.equations] or None,
        "suspects": [_suspect(each) for each in finding.suspects] or None,
    })  # fmt: skip


def plain_result(result: Result) -> dict[str, Any]:
    """A file with everything that was found out about it."""
    report = result.report
    return {
        "file": result.name,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "findings": [plain_finding(result, finding) for finding in report.findings],
        "skipped": [plain_skipped(each) for each in report.skipped],
        "baseline": {
            "known": len(report.known),
            "stale": [_entry(each) for each in report.stale],
            "unexplained": [_entry(each) for each in report.unexplained],
        },
    }


def plain_skipped(skipped: Skipped) -> dict[str, Any]:
    """A rule that was not applied, with the reason in both languages."""
    return {"rule": skipped.rule_id, "reason": {"zh": skipped.message("zh"), "en": skipped.message("en")}}


def _entry(entry: BaselineEntry) -> dict[str, Any]:
    return {"rule": entry.rule, "fingerprint": entry.fingerprint, "place": entry.place}


def _place(place: Place | None) -> Any:
    return None if place is None else make_converter().unstructure(place)


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _figure(figure: Figure) -> dict[str, Any]:
    return _given({
        "table": figure.table,
        "line": figure.line,
        "column": figure.column,
        "value": _amount(figure.value),
        "unit": None if figure.unit is None else figure.unit.value,
        "pointer": figure.pointer or None,
        "place": _place(figure.place),
    })  # fmt: skip


def _equation(equation: Equation) -> dict[str, Any]:
    return {
        "total": _figure(equation.total),
        "terms": [{"sign": term.sign, **_figure(term.figure)} for term in equation.terms],
        "residual": _amount(equation.residual),
        "tolerance": _amount(equation.tolerance),
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return _given({
        **_figure(suspect.figure),
        "low": _amount(suspect.low),
        "high": _amount(suspect.high),
        "reconciling": _amount(suspect.value),
        "slip": suspect.slip.value,
    })  # fmt: skip


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
