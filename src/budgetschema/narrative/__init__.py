"""The narrative: what the text of a disclosure claims about figures, and whether the claims can be true."""

from budgetschema.narrative.extract import extract

__all__ = ["extract"]
