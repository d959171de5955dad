"""Whether the forms and the project tables of a disclosure speak of the same projects."""

from __future__ import annotations

from budgetschema.checks.case import Case
from budgetschema.checks.projects.words import threshold


def why_not_comparable(case: Case) -> str | None:
    """Why forms and lines cannot be compared, as a key of ``messages.toml``, or None."""
    forms, links = len(case.disclosure.projects), case.links
    if not links.lines:
        return "projects.no_lines"
    linked = forms - len(links.unmatched_forms)
    if forms > threshold("few_forms") and linked * 100 < threshold("least_linked_share") * forms:
        return "projects.unrelated"
    return None
