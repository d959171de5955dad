"""GitHub annotations: workflow commands that put a finding beside the line of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from budgetschema.findings import Finding, Severity, printable
from budgetschema.report.arithmetic import arithmetic
from budgetschema.report.results import Result, Style

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def write(results: Sequence[Result], style: Style) -> str:
    """The report as annotations, one on a line."""
    return "".join(_annotation(result, finding, style) for result in results for finding in result.report.findings)


def _annotation(result: Result, finding: Finding, style: Style) -> str:
    properties = {"file": result.shown_name}
    if finding.line is not None:
        properties["line"] = str(finding.line)
    properties["title"] = f"{finding.rule_id} {finding.rule.slug}"
    given = ",".join(f"{name}={_escaped(value, _IN_PROPERTIES)}" for name, value in properties.items())
    lines = [f"{finding.message(style.lang)} ({result.spot(finding)})", *arithmetic(finding, style.lang)]
    data = "\n".join(printable(line) for line in lines)
    return f"::{_COMMANDS[finding.severity]} {given}::{_escaped(data, _IN_DATA)}\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
