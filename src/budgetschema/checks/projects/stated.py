"""P203 to P205: the sums that a form states in words and indicators, against the table and against each other."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.projects.figures import line_figure, spoken_figure
from budgetschema.checks.projects.words import plain, says
from budgetschema.checks.registry import checks
from budgetschema.findings import Equation, Finding, twins
from budgetschema.model import Place, Project, Side
from budgetschema.model.shape import members
from budgetschema.projects import Money, mentions
from budgetschema.projects.money import indicator_money

_TEXTS = ("overview", "period_goal", "year_goal")


@attrs.frozen(kw_only=True, slots=True)
class Stated:
    """What one place of a form says the project costs: ``sums`` as printed there."""

    field: str
    title_zh: str
    title_en: str
    sums: tuple[Money, ...]
    text: str
    place: Place | None


def stated(project: Project) -> tuple[Stated, ...]:
    """Every place of a form that states the project's sum; a text that repeats another is left out."""
    found: list[Stated] = []
    metas = {member.name: member.meta for member in members(Project)}
    for field in _TEXTS:
        text = getattr(project, field)
        sums = mentions(text)
        if sums and plain(text) not in {plain(each.text) for each in found}:
            meta = metas[field]
            found.append(
                Stated(
                    field=field,
                    title_zh=meta.zh,
                    title_en=meta.en,
                    sums=sums,
                    text=text,
                    place=project.place,
                )
            )
    return (*found, *_indicators(project))


def _indicators(project: Project) -> Iterator[Stated]:
    """The indicator that states the sum, where a side has only one with money."""
    for side in Side:
        found = [
            (index, money)
            for index, indicator in enumerate(project.indicators)
            if indicator.side is side and (money := indicator_money(indicator)) is not None
        ]
        if len(found) != 1:
            continue
        index, money = found[0]
        indicator = project.indicators[index]
        name = indicator.level_3 or ""
        if says("sum", name) and not says("not_sum", name) and not says("saving", name):
            yield Stated(
                field=f"indicators/{index}", sums=(money,), text=name, place=indicator.place or project.place,
                **twins("title", "projects.indicator", {"name": name}),
            )  # fmt: skip


def _is_whole(each: Stated) -> bool:
    """Whether a place states one sum, and of the project as it is budgeted."""
    return len(each.sums) == 1 and not says("several_years", each.text)


def _conflict(project: Project) -> tuple[Stated, Stated] | None:
    """Two places of one form that cannot both be right."""
    whole = [each for each in stated(project) if _is_whole(each)]
    return next(((a, b) for i, a in enumerate(whole) for b in whole[i + 1 :] if not a.sums[0].agrees(b.sums[0])), None)


@checks("P203", "P204")
def stated_against_line(case: Case) -> Iterator[Finding]:
    """What a form states is what the table prints; of several years or a carry-over, more may be stated."""
    for form, project in enumerate(case.disclosure.projects):
        lines = [link.line for link in case.links.of_form(form)]
        wholes = case.links.sums_of_form(form)
        if not wholes or any(line.amount is None for line in lines) or _conflict(project) is not None:
            continue
        for each in stated(project):
            sums = (*each.sums, Money.sum(each.sums))
            if any(line.prints(money) for line in lines for money in sums) or any(
                money.agrees(whole) for whole in wholes for money in sums
            ):
                continue
            largest = max(each.sums, key=lambda money: money.yuan)
            once = says("one_year", project.period or project.attribute) and not says("several_years", each.text)
            more = largest.yuan > max(whole.yuan for whole in wholes)
            carried = any(line.is_carry_over for line in lines)
            rule_id = "P204" if more and (carried or not once) else "P203"
            yield _finding(case, rule_id, form, each, largest)
            break


def _finding(case: Case, rule_id: str, form: int, each: Stated, money: Money) -> Finding:
    project = case.disclosure.projects[form]
    lines = [link.line for link in case.links.of_form(form)]
    figures = [figure for line in lines if (figure := line_figure(case.disclosure, line)) is not None]
    own = spoken_figure(form, project, each.field, each.title_zh, money)
    params = {
        "project": project.name, "field_zh": each.title_zh, "field_en": each.title_en, "stated": str(money),
        "table": case.disclosure.tables[lines[0].table].title, "line": lines[0].name,
        "amount": "、".join(str(line.amount) for line in lines),
    }  # fmt: skip
    return Finding(
        rule_id=rule_id, params=params, pointer=f"/projects/{form}/{each.field}", place=each.place,
        equations=tuple(Equation.between(figure, own) for figure in figures),
    )  # fmt: skip


@checks("P205")
def stated_within_form(case: Case) -> Iterator[Finding]:
    """The places of one form that state its sum state the same."""
    for form, project in enumerate(case.disclosure.projects):
        pair = _conflict(project)
        if pair is None:
            continue
        first, second = pair
        lines = [link.line for link in case.links.of_form(form)]
        # Where the table agrees with one of them, the other is the suspect.
        if any(line.prints(first.sums[0]) for line in lines):
            first, second = second, first
        params = {
            "project": project.name,
            "first_zh": first.title_zh, "first_en": first.title_en, "first_amount": str(first.sums[0]),
            "second_zh": second.title_zh, "second_en": second.title_en, "second_amount": str(second.sums[0]),
            "line_amount": "、".join(str(line.amount) for line in lines if line.amount is not None) or "—",
        }  # fmt: skip
        figures = [spoken_figure(form, project, each.field, each.title_zh, each.sums[0]) for each in (second, first)]
        yield Finding(
            rule_id="P205", params=params, pointer=f"/projects/{form}/{first.field}", place=first.place,
            equations=(Equation.between(figures[0], figures[1]),),
        )  # fmt: skip


def is_cost(name: str | None) -> bool:
    """Whether an indicator of money names what is spent, not what is paid out or gained."""
    return says("cost", name) and not says("not_cost", name)
