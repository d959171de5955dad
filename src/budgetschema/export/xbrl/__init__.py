"""xBRL-JSON: the printed figures as facts, with a taxonomy that says which of them add up."""

from budgetschema.export.xbrl.files import write_xbrl

__all__ = ["write_xbrl"]
