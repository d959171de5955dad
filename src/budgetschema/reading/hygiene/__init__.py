"""Cleaning text of what fonts, printing programs and converters did to it. The text as the file has it is kept."""

from budgetschema.reading.hygiene.cleaning import clean, cleaned

__all__ = ["clean", "cleaned"]
