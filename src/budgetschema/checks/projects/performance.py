"""Performance forms of any kind: those of projects and those of whole departments have indicators alike."""

from __future__ import annotations

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.codelists import codelist
from budgetschema.model import DepartmentTarget, PerformanceIndicator, Place, Project


@attrs.frozen(slots=True)
class PerformanceForm:
    """A form with indicators; ``number`` counts the forms of the document, ``pointer`` is where it stands."""

    number: int
    pointer: str
    content: Project | DepartmentTarget

    @property
    def name(self) -> str:
        """The project or department it is about."""
        return self.content.name

    @property
    def indicators(self) -> tuple[PerformanceIndicator, ...]:
        """Its indicators, in printed order."""
        return self.content.indicators

    @property
    def place(self) -> Place | None:
        """Where it was read."""
        return self.content.place

    @property
    def title(self) -> str:
        """Its printed title, or the usual one."""
        kind = "project" if isinstance(self.content, Project) else "department"
        usual = codelist("table_kinds").get(f"{kind}_performance_target")
        return self.content.form_title or (usual.zh if usual else self.name)


@once
def performance_forms(case: Case) -> tuple[PerformanceForm, ...]:
    """All forms of a disclosure, those of projects first."""
    projects, targets = case.disclosure.projects, case.disclosure.department_targets
    return (
        *(PerformanceForm(at, f"/projects/{at}", each) for at, each in enumerate(projects)),
        *(PerformanceForm(len(projects) + at, f"/department_targets/{at}", each) for at, each in enumerate(targets)),
    )
