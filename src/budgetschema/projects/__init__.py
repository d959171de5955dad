"""Projects: which performance form belongs to which line of the project tables."""

from budgetschema.projects.lines import ProjectLine, project_lines
from budgetschema.projects.linking import Link, LinkKind, ProjectLinks, link_projects
from budgetschema.projects.money import Money, form_amounts, mentions

__all__ = [
    "Link",
    "LinkKind",
    "Money",
    "ProjectLine",
    "ProjectLinks",
    "form_amounts",
    "link_projects",
    "mentions",
    "project_lines",
]
