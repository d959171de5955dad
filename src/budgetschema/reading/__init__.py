"""Reading what people publish: reader → neutral grid → recognition → model."""

from budgetschema.reading.alias_files import read_aliases
from budgetschema.reading.aliases import Aliases
from budgetschema.reading.coverage import Coverage, Leftover
from budgetschema.reading.files import Reading, read, read_document

__all__ = ["Aliases", "Coverage", "Leftover", "Reading", "read", "read_aliases", "read_document"]
