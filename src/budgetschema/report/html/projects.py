"""Projects as their forms state them: folded, with funding and indicators, and the table lines they belong to."""

from __future__ import annotations

from budgetschema.model import Funding, Project, Side
from budgetschema.projects import ProjectLinks, link_projects
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.forms import fields_of, indicators_of
from budgetschema.report.html.marks import folded_with
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named


def projects_section(view: View) -> Element | None:
    """All projects; None where there are none."""
    projects = view.disclosure.projects
    if not projects:
        return None
    links = link_projects(view.disclosure)
    forms = [_project(view, links, index, project) for index, project in enumerate(projects)]
    indicators = sum(len(project.indicators) for project in projects)
    about = el("p", both("projects.about", count=len(projects), indicators=indicators), cls="about")
    return section("projects", both("projects.title"), about, *forms)


def _project(view: View, links: ProjectLinks, index: int, project: Project) -> Element:
    pointer = f"/projects/{index}"
    # What is about a part of the form is shown there, the rest at its name.
    inner = [
        _lines(view, links, index), fields_of(view, pointer, project), _funding(view, pointer, project),
        indicators_of(view, pointer, project),
    ]  # fmt: skip
    name = el("span", project.name, lang=TAGS["zh"], cls="name")
    return folded_with(view.marks.claim(pointer), name, *inner, cls="project", id_=f"project-{index}")


def _lines(view: View, links: ProjectLinks, index: int) -> Element | None:
    """The lines of the tables that print the project."""
    found = []
    for link in links.of_form(index):
        title, amount = view.disclosure.tables[link.line.table].title, link.line.amount
        place = el("a", title, href=f"#table-{link.line.table}", lang=TAGS["zh"])
        text = None if amount is None else el("span", " ", amount.text, lang=TAGS["zh"], cls="figure")
        found.append(el("li", place, text))
    return el("div", both("projects.lines"), el("ul", *found), cls="linked") if found else None


def _funding(view: View, pointer: str, project: Project) -> Element | None:
    if not project.funding:
        return None
    sides = [side for side in Side if any(_cell(each, side) for each in project.funding)] or list(Side)
    heads = (el("th", named(each), scope="col", cls="amount") for each in sides)
    head = el("tr", el("th", both("projects.source"), scope="col"), *heads)
    rows = []
    for number, funding in enumerate(project.funding):
        name = el("th", funding.label, scope="row", lang=TAGS["zh"])
        row = el("tr", name, *(el("td", _cell(funding, side), cls="amount") for side in sides))
        view.marks.claim(f"{pointer}/funding/{number}").on(name)
        rows.append(row)
    unit = None if project.funding_unit is None else el("span", both("table.unit"), named(project.funding_unit))
    caption = el("caption", both("projects.funding"), " ", unit)
    table = el("table", caption, el("thead", head), el("tbody", *rows), cls="form")
    view.marks.claim(f"{pointer}/funding").on(caption)
    return el("div", table, cls="within")


def _cell(funding: Funding, side: Side) -> str:
    if side.value in funding.printed:
        return funding.printed[side.value]
    if side.value in funding.amounts:
        return format(funding.amounts[side.value], "f")
    return funding.marks[side.value].text if side.value in funding.marks else ""
