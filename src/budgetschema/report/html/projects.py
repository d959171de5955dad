"""Projects as their forms state them: folded, with funding and indicators, and the table lines they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.model import Funding, PerformanceIndicator, Project, Side
from budgetschema.model.shape import members
from budgetschema.projects import ProjectLinks, link_projects
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.marks import folded_with
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named, pair


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
        _lines(view, links, index), _fields(view, pointer, project), _funding(view, pointer, project),
        _indicators(view, pointer, project),
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


def _fields(view: View, pointer: str, project: Project) -> Element:
    """What the form says in words."""
    rows = []
    for name, title, value in _said(project):
        row = el("div", el("dt", title), view.marks.claim(f"{pointer}/{name}").on(el("dd", value, lang=TAGS["zh"])))
        rows.append(row)
    return el("dl", *rows, cls="fields")


def _said(project: Project) -> Iterator[tuple[str, Element, str]]:
    for member in members(Project):
        value = getattr(project, member.name)
        if member.name == "competent_department" and value is not None:
            value = "-".join(filter(None, (value.code, value.name)))
        elif member.name == "name" or member.kind not in (str, int) or member.container != "one":
            continue
        if value is not None:
            yield member.name, pair(member.meta.zh, member.meta.en), str(value)


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


def _indicators(view: View, pointer: str, project: Project) -> Element | None:
    if not project.indicators:
        return None
    keys = ("side", "level_1", "level_2", "level_3", "value")
    head = el("tr", *(el("th", both(f"indicator.{key}"), scope="col") for key in keys))
    rows = []
    for number, each in enumerate(project.indicators):
        name = el("th", each.level_3 or "", scope="row") if each.level_3 else el("td")
        levels = (el("td", each.level_1 or ""), el("td", each.level_2 or ""))
        row = el("tr", el("td", named(each.side)), *levels, name, el("td", indicator_value(each), cls="value"))
        view.marks.claim(f"{pointer}/indicators/{number}").on(name)
        rows.append(row)
    caption = el("caption", both("indicator.title"))
    view.marks.claim(f"{pointer}/indicators").on(caption)
    table = el("table", caption, el("thead", head), el("tbody", *rows), lang=TAGS["zh"], cls="form")
    return el("div", table, cls="within")


def indicator_value(indicator: PerformanceIndicator) -> str:
    """The value as printed, or spelled from what was read."""
    if indicator.printed or indicator.text:
        return indicator.printed or indicator.text or ""
    operator = indicator.operator.zh if indicator.operator else ""
    value = "" if indicator.value is None else format(indicator.value, "f")
    return f"{operator}{value}{indicator.unit or ''}"
