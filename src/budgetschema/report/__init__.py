"""Reports: the findings of one or more files as text, JSON, SARIF, JUnit XML, GitHub annotations or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from budgetschema.findings import Language

if TYPE_CHECKING:
    from budgetschema.report.results import Result, Writer

__all__ = ["FORMATS", "render"]

FORMATS = {
    "text": "text",
    "short": "short",
    "json": "plain_json",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "csv": "spreadsheet",
}
"""The formats by name, and the module of each; its ``write`` is a :data:`~budgetschema.report.results.Writer`."""


def render(
    results: Sequence[Result],
    report_format: str,
    lang: Language = "zh",
    *,
    colour: bool = False,
    width: int | None = None,
) -> str:
    """The report on the results. Raises ``KeyError`` for a format that does not exist.

    Only text for people folds its lines to ``width`` columns.
    """
    from budgetschema.report.results import Style

    write: Writer = import_module(f"budgetschema.report.{FORMATS[report_format]}").write
    return write(results, Style(lang=lang, colour=colour, width=width))
