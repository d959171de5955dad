"""What forms of projects and of whole departments have in common: fields in words, and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.model import DepartmentTarget, Project
from budgetschema.model.shape import members
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named, pair
from budgetschema.report.indicators import indicator_value, weight_text

Form = Project | DepartmentTarget


def fields_of(view: View, pointer: str, form: Form) -> Element:
    """What a form says in words."""
    rows = []
    for name, title, value in _said(form):
        row = el("div", el("dt", title), view.marks.claim(f"{pointer}/{name}").on(el("dd", value, lang=TAGS["zh"])))
        rows.append(row)
    return el("dl", *rows, cls="fields")


def _said(form: Form) -> Iterator[tuple[str, Element, str]]:
    kind: type = type(form)
    for member in members(kind):
        value = getattr(form, member.name)
        if member.name == "competent_department" and value is not None:
            value = "-".join(filter(None, (value.code, value.name)))
        elif member.name == "name" or member.kind not in (str, int) or member.container != "one":
            continue
        if value is not None:
            yield member.name, pair(member.meta.zh, member.meta.en), str(value)


def indicators_of(view: View, pointer: str, form: Form) -> Element | None:
    """The indicators of a form as a table; None where there are none."""
    if not form.indicators:
        return None
    weighted = any(weight_text(each) for each in form.indicators)
    keys = ("side", "level_1", "level_2", "level_3", "value", *(["weight"] if weighted else []))
    head = el("tr", *(el("th", both(f"indicator.{key}"), scope="col") for key in keys))
    rows = []
    for number, each in enumerate(form.indicators):
        name = el("th", each.level_3 or "", scope="row") if each.level_3 else el("td")
        levels = (el("td", each.level_1 or ""), el("td", each.level_2 or ""))
        value = el("td", indicator_value(each), cls="value")
        weight = el("td", weight_text(each), cls="amount") if weighted else None
        row = el("tr", el("td", named(each.side)), *levels, name, value, weight)
        view.marks.claim(f"{pointer}/indicators/{number}").on(name)
        rows.append(row)
    caption = el("caption", both("indicator.title"))
    view.marks.claim(f"{pointer}/indicators").on(caption)
    table = el("table", caption, el("thead", head), el("tbody", *rows), lang=TAGS["zh"], cls="form")
    return el("div", table, cls="within")
