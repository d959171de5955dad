"""Reading what people publish: reader → neutral grid → recognition → model."""

from budgetschema.read.coverage import Coverage, Leftover
from budgetschema.read.files import Reading, read, read_document

__all__ = ["Coverage", "Leftover", "Reading", "read", "read_document"]
