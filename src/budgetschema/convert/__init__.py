"""Conversion between the model and its JSON and XML faces."""

from budgetschema.convert.documents import FileFormat, dumps, loads, locate
from budgetschema.convert.factory import make_converter
from budgetschema.convert.files import dump, load, validate

__all__ = ["FileFormat", "dump", "dumps", "load", "loads", "locate", "make_converter", "validate"]
