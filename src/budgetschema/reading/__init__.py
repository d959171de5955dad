"""Reading what people publish: reader → neutral grid → recognition → model."""

from budgetschema.reading.coverage import Coverage, Leftover
from budgetschema.reading.files import Reading, read, read_document

__all__ = ["Coverage", "Leftover", "Reading", "read", "read_document"]
