"""Blank workbooks: the tables of a disclosure with formulas, lists and instructions, to be filled in and read back."""

from budgetschema.template.layouts import Kind, kinds
from budgetschema.template.workbook import Settings, template_bytes

__all__ = ["Kind", "Settings", "kinds", "template_bytes"]
