"""JSON: an array with an object for each file."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.report.plain import plain_result
from budgetschema.report.results import Result, Style
from budgetschema.report.safe import json_text


def write(results: Sequence[Result], style: Style) -> str:
    """The report as JSON, whatever the language."""
    return json_text([plain_result(result) for result in results])
