"""Inspections as text for people, as JSON for programs, and the alias rows that a reading lacks as CSV."""

from budgetschema.report.inspection.data import inspections_json
from budgetschema.report.inspection.suggested import suggestion_csv
from budgetschema.report.inspection.text import inspection_text, tables_text

__all__ = ["inspection_text", "inspections_json", "suggestion_csv", "tables_text"]
