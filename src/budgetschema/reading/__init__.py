"""Reading what people publish: reader → neutral grid → recognition → model."""

from budgetschema.reading.alias_files import read_aliases
from budgetschema.reading.aliases import Aliases
from budgetschema.reading.coverage import Coverage, Leftover
from budgetschema.reading.files import Reading, read, read_document
from budgetschema.reading.inspection import Inspection, TableReading

__all__ = [
    "Aliases",
    "Coverage",
    "Inspection",
    "Leftover",
    "Reading",
    "TableReading",
    "read",
    "read_aliases",
    "read_document",
]
