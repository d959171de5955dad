"""P1: forms and the lines of the project tables belong together, under one name and for one year."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.projects.claims import uncovered
from budgetschema.checks.projects.comparable import why_not_comparable
from budgetschema.checks.projects.gather import Hit, together
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding, Skipped
from budgetschema.model.spelling import compact
from budgetschema.projects import LinkKind, ProjectLine
from budgetschema.projects.names import differences


@checks("P101")
def form_without_line(case: Case) -> Iterator[Finding | Skipped]:
    """The project of a form stands in a project table."""
    projects = case.disclosure.projects
    if projects and (reason := why_not_comparable(case)) is not None:
        yield Skipped(rule_id="P101", reason=reason)
        return
    for form in case.links.unmatched_forms:
        params = {"project": projects[form].name}
        yield Finding(rule_id="P101", params=params, pointer=f"/projects/{form}", place=projects[form].place)


@checks("P102")
def line_without_form(case: Case) -> Iterator[Finding | Skipped]:
    """A project of a project table has a form. Lines that a claim of full coverage names are told there (P404)."""
    if not case.disclosure.projects:
        return
    if (reason := why_not_comparable(case)) is not None:
        yield Skipped(rule_id="P102", reason=reason)
        return
    told = {line.pointer for line in uncovered(case)}
    for line in case.links.unmatched_lines:
        if line.pointer not in told:
            params = {"table": case.disclosure.tables[line.table].title, "line": line.name, "amount": amount_of(line)}
            yield Finding(rule_id="P102", params=params, pointer=line.pointer, place=line.place)


def amount_of(line: ProjectLine) -> str:
    """The amount of a line with its unit, or a dash."""
    return str(line.amount) if line.amount is not None else "—"


@checks("P103")
def name_differs(case: Case) -> Iterator[Finding]:
    """Form and table print the same name of a project."""
    told: set[tuple[int, str]] = set()
    for link in case.links.links:
        if (link.form, link.line.name) in told or link.kind not in (LinkKind.SIMILAR, LinkKind.SIMILAR_AND_AMOUNT):
            continue
        told.add((link.form, link.line.name))
        project = case.disclosure.projects[link.form]
        pieces = differences(compact(project.name), compact(link.line.name))
        params = {
            "project": project.name, "line": link.line.name, "table": case.disclosure.tables[link.line.table].title,
            "difference": "、".join(f"“{own}”≠“{other}”" for own, other in pieces), "score": str(link.score),
            "line_pointer": link.line.pointer,
        }  # fmt: skip
        yield Finding(rule_id="P103", params=params, pointer=f"/projects/{link.form}/name", place=project.place)


@checks("P104")
def form_year(case: Case) -> Iterator[Finding]:
    """Forms are of the disclosure's year. All forms of one wrong year are one finding."""
    if any(flag.kind == "unknown_fiscal_year" for flag in case.disclosure.flags):
        return
    years: dict[int, list[Hit]] = {}
    for form, project in enumerate(case.disclosure.projects):
        if project.year is not None and project.year != case.disclosure.fiscal_year:
            hit = Hit(form=form, name=project.name, pointer=f"/projects/{form}/year", place=project.place)
            years.setdefault(project.year, []).append(hit)
    for year, hits in years.items():
        params = {
            "year": str(year), "fiscal_year": str(case.disclosure.fiscal_year),
            "total": str(len(case.disclosure.projects)),
        }  # fmt: skip
        yield from together("P104", hits, params)
