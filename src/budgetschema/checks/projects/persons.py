"""P5: who is responsible. Names and numbers are never printed."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.projects.gather import Hit, together
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding

_FIELDS = ("responsible_person", "handler", "telephone")


@checks("P501")
def persons_empty(case: Case) -> Iterator[Finding]:
    """Forms name the person responsible, the person handling it and a telephone: one finding for the document."""
    hits = []
    empty = dict.fromkeys(_FIELDS, 0)
    for form, project in enumerate(case.disclosure.projects):
        if not (project.form_title or project.indicators):
            continue  # a project without a form
        missing = [field for field in _FIELDS if not (getattr(project, field) or "").strip()]
        for field in missing:
            empty[field] += 1
        if missing:
            hits.append(Hit(form=form, name=project.name, pointer=f"/projects/{form}", place=project.place))
    params = {"total": str(len(case.disclosure.projects)), **{field: str(count) for field, count in empty.items()}}
    yield from together("P501", hits, params)
