"""One line for each finding: file, line, place, severity, rule, sentence."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.findings import Finding, message, place_text
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
    """The place in the source that the document was read from, unless the line of the file says it."""
    place = finding.place
    if place is None or (place.line is not None and place.line == finding.line):
        return ""
    text = place_text(attrs.evolve(place, cell=None), style.lang)
    return message("report.source", style.lang, {"place": text}) if text else ""
