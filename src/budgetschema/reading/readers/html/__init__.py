"""The HTML reader: pages as saved or published, also as web archives (MHT) and as spreadsheets saved as pages."""

from budgetschema.reading.readers.html.reader import read

__all__ = ["read"]
