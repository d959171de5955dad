"""The command line."""

from budgetschema.cli.group import main

__all__ = ["main"]
