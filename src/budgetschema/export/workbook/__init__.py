"""Workbooks: tables as printed with totals as formulas, findings as notes, and the facts."""

from __future__ import annotations

from pathlib import Path

from budgetschema.export.content import Content
from budgetschema.export.kinds import Options
from budgetschema.export.workbook.book import workbook_bytes


def write(content: Content, options: Options, target: Path) -> None:
    """Write the workbook."""
    target.write_bytes(workbook_bytes(content, options))
