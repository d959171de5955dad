"""``python -m budgetschema``."""

from budgetschema.cli import main

main()
