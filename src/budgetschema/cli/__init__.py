"""The command line."""

from budgetschema.cli.main import main

__all__ = ["main"]
