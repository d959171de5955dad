"""Export: a disclosure as relations, written as files that programs for data load without asking."""

from budgetschema.export.content import Content
from budgetschema.export.delivery import deliver
from budgetschema.export.kinds import Kind, Options, kinds

__all__ = ["Content", "Kind", "Options", "deliver", "kinds"]
