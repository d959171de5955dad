"""Performance targets of whole departments: folded, with budget, main tasks and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.model import DepartmentTarget, TargetBudget
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.forms import fields_of, indicators_of
from budgetschema.report.html.marks import folded_with
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named


def departments_section(view: View) -> Element | None:
    """The targets of whole departments; None where there are none."""
    targets = view.disclosure.department_targets
    if not targets:
        return None
    forms = [_target(view, index, target) for index, target in enumerate(targets)]
    return section("departments", both("departments.title"), *forms)


def _target(view: View, index: int, target: DepartmentTarget) -> Element:
    pointer = f"/department_targets/{index}"
    inner = [fields_of(view, pointer, target), _budget(view, pointer, target), indicators_of(view, pointer, target)]
    name = el("span", target.name, lang=TAGS["zh"], cls="name")
    return folded_with(view.marks.claim(pointer), name, *inner, cls="project", id_=f"department-{index}")


def _budget(view: View, pointer: str, target: DepartmentTarget) -> Element | None:
    """The budget of the whole and of each main task, a row an amount."""
    rows = [_row(view, f"{pointer}/budget/{number}", "", each) for number, each in enumerate(target.budget)]
    for number, task in enumerate(target.tasks):
        at = f"{pointer}/tasks/{number}"
        words = " ".join(filter(None, (task.name, task.content)))
        rows += [_row(view, f"{at}/budget/{place}", words, each) for place, each in enumerate(task.budget)] or [
            _row(view, at, words, None)
        ]
    if not rows:
        return None
    keys = ("departments.task", "departments.budget", "departments.amount")
    head = el("tr", *(el("th", both(key), scope="col") for key in keys))
    unit = None if target.funding_unit is None else el("span", both("table.unit"), named(target.funding_unit))
    caption = el("caption", both("departments.tasks"), " ", unit)
    return el("div", el("table", caption, el("thead", head), el("tbody", *rows), cls="form"), cls="within")


def _row(view: View, pointer: str, task: str, budget: TargetBudget | None) -> Element:
    name = el("td", task, lang=TAGS["zh"])
    label = el("td", "" if budget is None else budget.label, lang=TAGS["zh"])
    view.marks.claim(pointer).on(name if budget is None else label)
    return el("tr", name, label, el("td", "".join(_figure(budget)), cls="amount"))


def _figure(budget: TargetBudget | None) -> Iterator[str]:
    if budget is None:
        return
    if budget.printed is not None:
        yield budget.printed
    elif budget.amount is not None:
        yield format(budget.amount, "f")
    elif budget.mark is not None:
        yield budget.mark.text
