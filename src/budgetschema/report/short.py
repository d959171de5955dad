"""One line for each finding: file, line, place, severity, rule, sentence."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.findings import Finding, message
from budgetschema.report.results import Result, Style, word


def write(results: Sequence[Result], style: Style) -> str:
    """The report, a line a finding; nothing for a file without findings."""
    lines = [finding_line(result, finding, style) for result in results for finding in result.report.findings]
    return "".join(f"{line}\n" for line in lines)


def finding_line(result: Result, finding: Finding, style: Style) -> str:
    """One finding on one line."""
    where = [result.shown_name if finding.line is None else f"{result.shown_name}:{finding.line}"]
    spot = result.spot(finding)
    if spot:
        where.append(spot)
    source = source_place(finding, style)
    if source:
        where.append(source)
    head = style.paint(f"{word(finding.severity, style.lang)} {finding.rule_id}", finding.severity)
    return f"{': '.join(where)}: {head} {finding.message(style.lang)}"


def source_place(finding: Finding, style: Style) -> str:
    """Page and line in the source that the document was read from, unless that is the file itself."""
    place = finding.place
    if place is None or (place.line is not None and place.line == finding.line):
        return ""
    parts = []
    if place.page is not None:
        parts.append(message("report.page", style.lang, {"page": place.page}))
    if place.line is not None:
        parts.append(message("cli.source_line", style.lang, {"line": place.line}))
    return " ".join(parts)
