"""CSV for spreadsheets: a row for each finding, no cell a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from budgetschema.findings import Finding
from budgetschema.report.results import Result, Style
from budgetschema.report.safe import csv_cell

COLUMNS = (
    "file", "line", "severity", "rule", "slug", "layer", "place", "pointer", "source_page", "source_sheet",
    "source_line",
    "message", "suspects", "fingerprint",
)  # fmt: skip


def write(results: Sequence[Result], style: Style) -> str:
    """The report as CSV with a header."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in results:
        for finding in result.report.findings:
            writer.writerow([csv_cell(each) for each in _row(result, finding, style)])
    return stream.getvalue()


def _row(result: Result, finding: Finding, style: Style) -> tuple[object, ...]:
    place = finding.place
    return (
        result.name,
        finding.line,
        finding.severity.value,
        finding.rule_id,
        finding.rule.slug,
        finding.rule.layer,
        " / ".join(result.named(finding)),
        result.spot(finding),
        None if place is None else place.page,
        None if place is None else place.sheet,
        None if place is None else place.line,
        finding.message(style.lang),
        str(finding.suspects),
        result.fingerprint(finding),
    )
