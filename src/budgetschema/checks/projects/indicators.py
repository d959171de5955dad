"""P301 to P304, P307 to P309: the indicators of a form, one by one. P307 and P308 are about projects only."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from typing import cast

from budgetschema.checks.case import Case
from budgetschema.checks.projects.figures import line_figure
from budgetschema.checks.projects.gather import Hit, apart_or_together
from budgetschema.checks.projects.performance import PerformanceForm, performance_forms
from budgetschema.checks.projects.stated import is_cost
from budgetschema.checks.projects.words import names, plain, rows, says
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding, twins
from budgetschema.model import (
    DepartmentTarget,
    DepartmentTask,
    IndicatorCategory,
    IndicatorSubcategory,
    Operator,
    PerformanceIndicator,
    Place,
    Project,
)
from budgetschema.model.formats import Format
from budgetschema.model.shape import members
from budgetschema.projects.money import indicator_money

# In a form of so many indicators none stands alone on the other side unless it slipped there.
_MOST_ALONE = 4
# Names and numbers of persons are masked by stars, and rightly so.
_PERSONAL = ("responsible_person", "handler", "telephone", "form_title", "filed_as_printed")


def value_text(indicator: PerformanceIndicator) -> str:
    """The value as a person reads it."""
    if indicator.printed or indicator.text:
        return indicator.printed or indicator.text or ""
    figure = "" if indicator.value is None else f"{indicator.value:f}"
    return f"{indicator.operator.zh if indicator.operator else ''}{figure}{indicator.unit or ''}"


def _hit(form: PerformanceForm, index: int, field: str = "", **params: str) -> Hit:
    indicator = form.indicators[index]
    pointer = f"{form.pointer}/indicators/{index}" + (f"/{field}" if field else "")
    facts = {"project": form.name, "indicator": indicator.level_3 or "—", "value": value_text(indicator), **params}
    return Hit(form=form.number, name=f"{form.name} · {facts['indicator']}", pointer=pointer,
               place=indicator.place or form.place, params=facts)  # fmt: skip


def _usable(case: Case) -> Iterator[tuple[PerformanceForm, int, PerformanceIndicator]]:
    """Every indicator whose cells stand where they belong."""
    for form in performance_forms(case):
        displaced = displaced_indicators(form.indicators)
        for index, indicator in enumerate(form.indicators):
            if index not in displaced:
                yield form, index, indicator


@checks("P301")
def placeholder(case: Case) -> Iterator[Finding]:
    """No text of a form is a leftover of the template."""
    forms = performance_forms(case)
    hits = [hit for form in forms for hit in (*_placeholders_of_form(form), *_placeholders_of_indicators(form))]
    yield from apart_or_together("P301", hits, len(forms))


def _leftover(text: str | None) -> bool:
    return text is not None and names("placeholder").search(plain(text)) is not None


def _placeholders_of_form(form: PerformanceForm) -> Iterator[Hit]:
    def hit(pointer: str, text: str, place: Place | None = None) -> Hit:
        params = {"project": form.name, "text": text}
        return Hit(form=form.number, name=form.name, pointer=pointer, place=place or form.place, params=params)

    content = form.content
    tasks = content.tasks if isinstance(content, DepartmentTarget) else ()
    parts: list[tuple[str, Project | DepartmentTarget | DepartmentTask]] = [(form.pointer, content)]
    parts += [(f"{form.pointer}/tasks/{at}", task) for at, task in enumerate(tasks)]
    found = False
    for pointer, part in parts:
        for member in members(cast("Hashable", type(part))):
            text = getattr(part, member.name)
            plain_text = member.container == "one" and member.meta.format is Format.TEXT
            if plain_text and member.name not in _PERSONAL and _leftover(text):
                found = True
                yield hit(f"{pointer}/{member.name}", text)
    # What only the reader saw, in the funding block for instance.
    for flag in content.flags if not found else ():
        if flag.kind == "placeholder":
            yield hit(form.pointer, flag.text or "—", flag.place)


def _placeholders_of_indicators(form: PerformanceForm) -> Iterator[Hit]:
    for index, indicator in enumerate(form.indicators):
        field = next((f for f in ("level_3", "text", "printed", "unit") if _leftover(getattr(indicator, f))), None)
        if field is not None:
            yield _hit(form, index, field, text=getattr(indicator, field))
        elif any(flag.kind == "placeholder" for flag in indicator.flags):
            yield _hit(form, index, text=value_text(indicator) or "—")


@checks("P302")
def value_type(case: Case) -> Iterator[Finding]:
    """A rate is answered with a rate, a number with a number, a time with a time."""
    hits = []
    for form, index, indicator in _usable(case):
        wrong = _wrong_type(indicator)
        if wrong is not None:
            hits.append(_hit(form, index, **twins("expected", f"projects.{wrong}")))
    yield from apart_or_together("P302", hits, len(performance_forms(case)))


def _wrong_type(indicator: PerformanceIndicator) -> str | None:
    """What kind of value the name asks for, as a key of ``messages.toml``, where the value is of another."""
    name, text = indicator.level_3, indicator.text
    if text is not None and _leftover(text):
        return None
    if says("rate", name) and not says("not_rate", name):
        unit_fits = indicator.unit is None or names("share_unit").match(plain(indicator.unit)) is not None
        fits = unit_fits if indicator.value is not None else text is None or says("share_words", text)
        return None if fits else "rate"
    if says("count", name) and text is not None and not says("count_words", text):
        return "number"
    if says("time", name) and indicator.value is not None and plain(indicator.unit) == "%":
        return "time"
    return None


@checks("P303")
def cost_lower_bound(case: Case) -> Iterator[Finding]:
    """A cost is bounded from above: the target is to spend no more."""
    hits = [
        _hit(form, index)
        for form, index, indicator in _usable(case)
        if _is_cost_target(indicator) and _is_lower_bound(indicator)
    ]
    yield from apart_or_together("P303", hits, len(performance_forms(case)))


def _is_lower_bound(indicator: PerformanceIndicator) -> bool:
    return indicator.operator in (Operator.GE, Operator.GT) or says("lower_bound", indicator.text)


def _is_cost_target(indicator: PerformanceIndicator) -> bool:
    name = indicator.level_3
    if says("saving", name) or (plain(indicator.unit) == "%") or says("not_cost", name):
        return False
    by_kind = IndicatorCategory.COST is indicator.category or IndicatorSubcategory.COST is indicator.subcategory
    return by_kind or (indicator_money(indicator) is not None and is_cost(name))


@functools.cache
def _level_names() -> frozenset[str]:
    """Names of the first and second level as forms print them: 数量指标, 服务对象满意度指标."""
    words = [word.zh for kind in (IndicatorCategory, IndicatorSubcategory) for word in kind]
    return frozenset(word if word.endswith("指标") else f"{word}指标" for word in words)


@functools.cache
def _bare_value() -> re.Pattern[str]:
    return names("bare_value")


def displaced_indicators(indicators: Sequence[PerformanceIndicator]) -> frozenset[int]:
    """Positions of the indicators whose cells stand in other columns than they belong to, as far as it shows.

    A level name as name or value, a value as name, or one indicator alone on the other side of the form.
    """
    sides = Counter(each.side for each in indicators)
    lone = next((side for side, count in sides.items() if count == 1 and len(indicators) >= _MOST_ALONE), None)
    return frozenset(
        index
        for index, each in enumerate(indicators)
        if any(flag.kind == "displaced_cells" for flag in each.flags)
        or each.side is lone
        or plain(each.level_3) in _level_names()
        or plain(each.text) in _level_names()
        or _bare_value().fullmatch(plain(each.level_3)) is not None
    )


@checks("P304")
def displaced(case: Case) -> Iterator[Finding]:
    """The cells of an indicator stand under their headings. One finding for a form: a row slips with its neighbours."""
    hits = []
    for form in performance_forms(case):
        found = sorted(displaced_indicators(form.indicators))
        if found:
            shown = "、".join(form.indicators[i].level_3 or value_text(form.indicators[i]) or "—" for i in found)
            pointers = " ".join(f"{form.pointer}/indicators/{i}" for i in found)
            hits.append(_hit(form, found[0], shown=shown, rows=str(len(found)), row_pointers=pointers))
    yield from apart_or_together("P304", hits, len(performance_forms(case)))


_OF_SUBCATEGORY = {
    IndicatorSubcategory.QUANTITY: IndicatorCategory.OUTPUT,
    IndicatorSubcategory.QUALITY: IndicatorCategory.OUTPUT,
    IndicatorSubcategory.TIMELINESS: IndicatorCategory.OUTPUT,
    IndicatorSubcategory.ECONOMIC: IndicatorCategory.BENEFIT,
    IndicatorSubcategory.SOCIAL: IndicatorCategory.BENEFIT,
    IndicatorSubcategory.ECOLOGICAL: IndicatorCategory.BENEFIT,
    IndicatorSubcategory.SUSTAINABLE: IndicatorCategory.BENEFIT,
    IndicatorSubcategory.SATISFACTION: IndicatorCategory.SATISFACTION,
}


def _categories(project: Project) -> set[IndicatorCategory]:
    """The first levels that a form has, by their meaning, their printed name or the second level; none if unsure."""
    by_name = {word.zh: word for word in IndicatorCategory} | {word.zh[:-2]: word for word in IndicatorCategory}
    found: set[IndicatorCategory] = set()
    for each in project.indicators:
        named = by_name.get(plain(each.level_1)) if each.level_1 else None
        below = _OF_SUBCATEGORY.get(each.subcategory) if each.subcategory else None
        own = {word for word in (each.category, named, below) if word not in (None, IndicatorCategory.OTHER)}
        if not own and each.level_1:
            return set()
        found |= {word for word in own if word is not None}
        # Cost was a kind of output until 2021 and is a first level of its own since.
        if each.subcategory is IndicatorSubcategory.COST:
            found.add(IndicatorCategory.COST)
    return found


@checks("P307", "P308")
def mandatory_categories(case: Case) -> Iterator[Finding]:
    """A form has the first levels that regulation asks for (财预〔2021〕101号)."""
    hits: dict[str, list[Hit]] = {"P307": [], "P308": []}
    for form, project in enumerate(case.disclosure.projects):
        present = _categories(project)
        if not present:
            continue
        for row in rows("categories"):
            word = IndicatorCategory(row["category"])
            if word in present or not _is_asked(case, form, row):
                continue
            params = {"project": project.name, "category_zh": word.zh, "category_en": word.en}
            hits[row["rule"]].append(
                Hit(form=form, name=project.name, pointer=f"/projects/{form}/indicators", place=project.place,
                    params=params)
            )  # fmt: skip
    for rule_id, found in hits.items():
        yield from apart_or_together(rule_id, found, len(case.disclosure.projects))


def _is_asked(case: Case, form: int, row: dict[str, str]) -> bool:
    if row["need"] == "always":
        return True
    figures = [line_figure(case.disclosure, link.line) for link in case.links.of_form(form)]
    amounts = [f.value.scaleb(f.unit.exponent) for f in figures if f is not None and f.value is not None and f.unit]
    named = re.fullmatch(row["projects"], plain(case.disclosure.projects[form].name)) is not None
    return named and sum(amounts, Decimal(0)) >= Decimal(row["least_yuan"])


@checks("P309")
def value_missing(case: Case) -> Iterator[Finding]:
    """An indicator that is named has a target."""
    hits = [
        _hit(form, index)
        for form, index, indicator in _usable(case)
        if indicator.level_3 and not any((indicator.value is not None, indicator.text, indicator.printed))
        if not any(flag.kind == "placeholder" for flag in indicator.flags)
    ]
    yield from apart_or_together("P309", hits, len(performance_forms(case)))
