"""Reading PDF: what is printed on each page, with its box, as tables and paragraphs."""

from budgetschema.reading.readers.pdf.reader import read

__all__ = ["read"]
