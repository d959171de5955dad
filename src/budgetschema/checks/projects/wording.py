"""P305, P306, P310: forms that all say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from budgetschema.checks.case import Case
from budgetschema.checks.projects.gather import Hit, together
from budgetschema.checks.projects.words import plain, threshold
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import Disclosure, Operator, Project
from budgetschema.model.shape import members
from budgetschema.projects.names import normalised, similar

# Rules and measures may rightly be the same for all projects of a unit.
_FIELDS = ("overview", "basis", "necessity", "plan", "period_goal", "year_goal")


@checks("P305")
def boilerplate(case: Case) -> Iterator[Finding]:
    """A text is not the same in form after form. One finding for each field."""
    projects = case.disclosure.projects
    for member in members(Project):
        if member.name not in _FIELDS:
            continue
        texts = [getattr(project, member.name) or "" for project in projects]
        forms = _most_alike([normalised(text) if text else "" for text in texts])
        enough = max(threshold("boilerplate_forms") * 100, threshold("boilerplate_share") * len(projects))
        if len(forms) * 100 < enough:
            continue
        hits = [
            Hit(form=form, name=projects[form].name, pointer=f"/projects/{form}/{member.name}",
                place=projects[form].place)
            for form in forms
        ]  # fmt: skip
        params = {
            "field_zh": member.meta.zh, "field_en": member.meta.en, "text": texts[forms[0]],
            "total": str(len(projects)),
        }  # fmt: skip
        yield from together("P305", hits, params)


def _most_alike(texts: list[str]) -> list[int]:
    """The positions of the texts that are like the most common one. A text is counted once for one linked name."""
    long = [text for text in texts if len(text) >= threshold("boilerplate_shortest")]
    if not long:
        return []
    common = Counter(long).most_common(1)[0][0]
    return sorted(position for _, position in similar(common, texts, threshold("boilerplate_alike")))


@checks("P306")
def same_target(case: Case) -> Iterator[Finding]:
    """Percentages are set for each indicator, not one for all."""
    rates = list(_rates(case.disclosure))
    counted = Counter(target for *_, target in rates)
    if not counted:
        return
    target, count = counted.most_common(1)[0]
    forms = {form for form, _, own in rates if own == target}
    if (
        len(rates) < threshold("target_indicators")
        or len(forms) < threshold("target_forms")
        or count * 100 < threshold("target_share") * len(rates)
    ):
        return
    projects = case.disclosure.projects
    hits = [
        Hit(form=form, name=projects[form].indicators[index].level_3 or "—",
            pointer=f"/projects/{form}/indicators/{index}", place=projects[form].indicators[index].place)
        for form, index, own in rates
        if own == target
    ]  # fmt: skip
    operator, value = target
    spelled = f"{operator.zh if operator else ''}{value:f}%"
    yield from together("P306", hits, {"target": spelled, "total": str(len(rates)), "forms": str(len(forms))})


def _rates(disclosure: Disclosure) -> Iterator[tuple[int, int, tuple[Operator | None, Decimal]]]:
    for form, project in enumerate(disclosure.projects):
        for index, indicator in enumerate(project.indicators):
            if plain(indicator.unit) == "%" and indicator.value is not None:
                yield form, index, (indicator.operator, indicator.value)


@checks("P310")
def repeated_fields(case: Case) -> Iterator[Finding]:
    """The fields of a form answer different questions. One finding for the document."""
    hits = []
    for form, project in enumerate(case.disclosure.projects):
        texts = Counter(normalised(text) for field in _FIELDS if (text := getattr(project, field)))
        most = texts.most_common(1)
        if most and most[0][1] >= threshold("repeated_fields"):
            params = {"project": project.name, "fields": str(most[0][1])}
            hits.append(
                Hit(form=form, name=project.name, pointer=f"/projects/{form}", place=project.place, params=params)
            )
    yield from together("P310", hits, {"total": str(len(case.disclosure.projects))})
