"""xBRL-JSON: the printed figures as facts, with a taxonomy that says which of them add up."""

from budgetschema.export.xbrl.files import write, xbrl_files

__all__ = ["write", "xbrl_files"]
