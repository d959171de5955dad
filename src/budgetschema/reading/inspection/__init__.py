"""Inspection: what was seen, what it was taken for and why, and how sure that is."""

from budgetschema.reading.inspection.evidence import Counts, Evidence
from budgetschema.reading.inspection.inspection import (
    ColumnTaken,
    FileSeen,
    Inspection,
    StepTaken,
    TableReading,
    inspect,
)
from budgetschema.reading.inspection.suggestions import Suggestion, suggestions

__all__ = [
    "ColumnTaken",
    "Counts",
    "Evidence",
    "FileSeen",
    "Inspection",
    "StepTaken",
    "Suggestion",
    "TableReading",
    "inspect",
    "suggestions",
]
