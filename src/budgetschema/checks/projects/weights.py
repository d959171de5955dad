"""P311: the weights of a form's indicators add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.projects.gather import Hit, apart_or_together
from budgetschema.checks.projects.indicators import displaced_indicators
from budgetschema.checks.projects.performance import PerformanceForm, performance_forms
from budgetschema.checks.projects.words import settings
from budgetschema.checks.registry import checks
from budgetschema.cube.rounding import places_of
from budgetschema.findings import Equation, Figure, Finding, Term, twins
from budgetschema.model import DepartmentTarget, Side
from budgetschema.model.shape import members


@attrs.frozen(slots=True)
class _Weights:
    """Indicators of one side of a form, by position, with their weights."""

    form: PerformanceForm
    by_index: dict[int, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.by_index.values(), Decimal(0))

    @property
    def tolerance(self) -> Decimal:
        """What rounding can explain: whole points are set so, decimals may be a third of something."""
        places = max(places_of(weight) for weight in self.by_index.values())
        return Decimal(len(self.by_index) // 2).scaleb(-places) if places else Decimal(0)

    def comes_to(self, total: Decimal) -> bool:
        """Whether the weights add up to ``total``, rounding allowed."""
        return abs(self.total - total) <= self.tolerance


@checks("P311")
def weights(case: Case) -> Iterator[Finding]:
    """The weights come to the total that is printed, else to a hundred, or to ninety where ten are for execution."""
    hits = []
    for form in performance_forms(case):
        sides = list(_sides(form))
        printed = form.content.weight_total if len(sides) == 1 else None
        usual = [Decimal(total) for total in settings("thresholds")["weight_totals"]]
        for side in sides:
            if not any(side.comes_to(total) for total in ([printed] if printed is not None else usual)):
                hits.append(_hit(side, printed, usual))
    yield from apart_or_together("P311", hits, len(performance_forms(case)))


def _sides(form: PerformanceForm) -> Iterator[_Weights]:
    """The sides of a form on which every indicator has a weight, and all stand where they belong."""
    displaced = displaced_indicators(form.indicators)
    for side in Side:
        own = {index: each for index, each in enumerate(form.indicators) if each.side is side}
        found = {index: each.weight for index, each in own.items() if each.weight is not None}
        if len(found) > 1 and len(found) == len(own) and not displaced & own.keys():
            yield _Weights(form, found)


def _hit(side: _Weights, printed: Decimal | None, usual: Sequence[Decimal]) -> Hit:
    form = side.form
    expected = f"{printed:f}" if printed is not None else f"{usual[0]:f}"
    params = {
        "project": form.name, "sum": f"{side.total:f}", "expected": expected, "indicators": str(len(side.by_index)),
        **twins("against", "projects.weights_printed" if printed is not None else "projects.weights_usual"),
    }  # fmt: skip
    equations = () if printed is None else (_equation(side, printed),)
    pointer = f"{form.pointer}/weight_total" if printed is not None else f"{form.pointer}/indicators"
    return Hit(form=form.number, name=form.name, pointer=pointer, place=form.place, params=params, equations=equations)


def _equation(side: _Weights, printed: Decimal) -> Equation:
    # Forms of either kind name it alike.
    titles = {member.name: member.meta.zh for member in members(DepartmentTarget)}

    def figure(line: str, value: Decimal, pointer: str) -> Figure:
        return Figure(
            table=side.form.title, line=line, column=titles["weight_total"], value=value,
            pointer=f"{side.form.pointer}/{pointer}",
        )  # fmt: skip

    terms = tuple(
        Term(figure=figure(side.form.indicators[at].level_3 or "—", weight, f"indicators/{at}/weight"))
        for at, weight in side.by_index.items()
    )
    total = figure(side.form.name, printed, "weight_total")
    return Equation(total=total, terms=terms, residual=printed - side.total, tolerance=side.tolerance)
