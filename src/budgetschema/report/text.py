"""Text for people: by file, by layer, the gravest first, with the arithmetic laid out and a summary at the end."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.findings import LAYERS, Finding, Severity, message, rule
from budgetschema.report.arithmetic import arithmetic
from budgetschema.report.columns import folded
from budgetschema.report.results import Result, Style, word
from budgetschema.report.short import source_place

_INDENT = "    "
_OUTER = 2
"""Columns by which a finding is indented as a whole."""
_ENTRIES = 5
"""So many entries of a baseline are named; a new one has no reasons at all."""


def write(results: Sequence[Result], style: Style) -> str:
    """The report for a terminal or a mail."""
    blocks = [_file(result, style) for result in results]
    if len(results) > 1:
        counts = {each: sum(result.report.counts[each] for result in results) for each in Severity}
        total = {"errors": counts[Severity.ERROR], "warnings": counts[Severity.WARNING], "infos": counts[Severity.INFO]}
        blocks.append([message("report.total_summary", style.lang, {"files": len(results), **total})])
    if any(result.report.findings for result in results):
        blocks.append([message("report.explain", style.lang)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _file(result: Result, style: Style) -> list[str]:
    lines = [" · ".join(filter(None, (result.shown_name, result.subject)))]
    order = list(Severity)
    for layer in LAYERS:
        found = [finding for finding in result.report.findings if finding.rule.layer == layer]
        if found:
            lines += ["", f"{message(f'layer.{layer}', style.lang)} ({len(found)})"]
            for finding in sorted(found, key=lambda each: order.index(each.severity)):
                lines += [f"{' ' * _OUTER}{line}".rstrip() for line in _finding(result, finding, style)]
    return [*lines, "", *(line for each in summary(result, style) for line in folded(each, style.width))]


def _finding(result: Result, finding: Finding, style: Style) -> list[str]:
    head = f"{word(finding.severity, style.lang)} {finding.rule_id}"
    room = None if style.width is None else style.width - _OUTER
    said = folded(f"{head} {finding.message(style.lang)}", room, len(_INDENT))
    inner = None if room is None else room - len(_INDENT)
    spot = result.spot(finding)
    where = [spot] if finding.line is None else [f"{result.shown_name}:{finding.line}", spot]
    where.append(source_place(finding, style))
    below = [
        # Not folded: a path or pointer is there to be copied.
        " · ".join(filter(None, where)),
        *arithmetic(finding, style.lang, inner),
        *(
            line
            for each in finding.consequences
            for line in folded(
                f"{message('report.consequence', style.lang)} {each.rule_id} {each.message(style.lang)}", inner, _OUTER
            )
        ),
    ]
    painted = said[0].replace(head, style.paint(head, finding.severity), 1)
    return [painted, *said[1:], *(f"{_INDENT}{each}".rstrip() for each in below)]


def summary(result: Result, style: Style) -> list[str]:
    """What was found in a file in numbers, what was not looked at and why, and what the baseline has to do with it."""
    report, lang = result.report, style.lang
    counts = {f"{severity.value}s": count for severity, count in report.counts.items()}
    lines = [message("report.summary", lang, counts) if report.findings else message("report.clean", lang)]
    if not result.subject:
        lines.append(message("report.valid_only", lang))
    by_reason: dict[str, list[str]] = {}
    for skipped in report.skipped:
        name = f"{skipped.rule_id} {rule(skipped.rule_id).slug}"
        by_reason.setdefault(skipped.message(lang), []).append(name)
    for reason, names in by_reason.items():
        params = {"rules": " · ".join(dict.fromkeys(names)), "reason": reason}
        lines.append(message("report.skipped", lang, params))
    return lines + baseline_lines(result, style)


def baseline_lines(result: Result, style: Style) -> list[str]:
    """How many findings the baseline hides, and what is wrong with it."""
    report, lang = result.report, style.lang
    lines = []
    if report.known:
        lines.append(message("report.known", lang, {"count": len(report.known)}))
    for key, entries in (("baseline.stale", report.stale), ("baseline.unexplained", report.unexplained)):
        for entry in entries[:_ENTRIES]:
            params = {"rule": entry.rule, "fingerprint": entry.fingerprint, "place": entry.place}
            lines.append(message(key, lang, params))
        if len(entries) > _ENTRIES:
            lines.append(f"  {message('report.more', lang, {'count': len(entries) - _ENTRIES})}")
    return lines
