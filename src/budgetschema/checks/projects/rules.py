"""The project rules, all of them: importing this module registers them."""

from budgetschema.checks.projects import amounts, claims, indicators, linking, persons, stated, wording

__all__ = ["amounts", "claims", "indicators", "linking", "persons", "stated", "wording"]
