"""P201, P202, P206: the funding block of a form, against the line of the project table and in itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetschema.checks.case import Case
from budgetschema.checks.projects.figures import funding_figure, line_figure, spoken_figure
from budgetschema.checks.projects.gather import Hit, together
from budgetschema.checks.registry import checks
from budgetschema.findings import Equation, Figure, Finding, Term
from budgetschema.model import FundingSource, MoneyUnit, Project, Side
from budgetschema.projects import Money, form_amounts


def _totals(project: Project) -> list[tuple[int, Side]]:
    """Where the funding block prints its totals; where it has no total line, where it prints anything."""
    printed = [
        (index, side) for index, line in enumerate(project.funding) for side in Side if side.value in line.amounts
    ]
    totals = [(index, side) for index, side in printed if project.funding[index].source is FundingSource.TOTAL]
    return totals or printed


def _is_zero(project: Project) -> bool:
    amounts = [amount for line in project.funding for amount in line.amounts.values()]
    return bool(amounts) and all(amount == 0 for amount in amounts)


@checks("P201")
def funding_zero(case: Case) -> Iterator[Finding]:
    """Funding is not 0 where an amount is printed. One finding names all forms; its equations have every figure."""
    hits = []
    for form, project in enumerate(case.disclosure.projects):
        printed = _printed(case, form, project) if _is_zero(project) else None
        if printed is None:
            continue
        index, side = _totals(project)[-1]
        equation = Equation.between(printed, funding_figure(form, project, index, side))
        params = {"project": project.name, "amount": printed.with_unit}
        hits.append(
            Hit(
                form=form,
                name=project.name,
                pointer=f"/projects/{form}/funding",
                place=project.funding[index].place or project.place,
                params=params,
                equations=(equation,),
            )
        )
    yield from together("P201", hits, {"total": str(len(case.disclosure.projects))})


def _printed(case: Case, form: int, project: Project) -> Figure | None:
    """The amount of the project: in its table line, else the largest that its own words name."""
    figures = [line_figure(case.disclosure, link.line) for link in case.links.of_form(form)]
    found = next((figure for figure in figures if figure is not None and figure.value), None)
    spoken = max(form_amounts(project), key=lambda money: money.yuan, default=None)
    if found is not None or spoken is None or not spoken.yuan:
        return found
    return spoken_figure(form, project, "overview" if project.overview else "indicators", str(spoken), spoken)


# Sources that are fiscal appropriation; a project table may print these only.
_FISCAL = (FundingSource.FISCAL, FundingSource.CENTRAL, FundingSource.PROVINCIAL, FundingSource.LOCAL)


def _funded(project: Project) -> list[Money]:
    """What the funding block says the project gets: every amount, and the fiscal ones together, for either side."""
    unit = project.funding_unit or MoneyUnit.YUAN
    found = []
    for side in Side:
        amounts = [(line.source, Money.of(line.amounts[side.value], unit)) for line in project.funding
                   if line.amounts.get(side.value)]  # fmt: skip
        fiscal = [money for source, money in amounts if source in _FISCAL]
        found += [money for _, money in amounts] + ([Money.sum(fiscal)] if len(fiscal) > 1 else [])
    return found


@checks("P202")
def funding_against_line(case: Case) -> Iterator[Finding]:
    """The funding of the year is what the project table prints, each rounded by itself."""
    for form, project in enumerate(case.disclosure.projects):
        lines = [link.line for link in case.links.of_form(form)]
        figures = [figure for line in lines if (figure := line_figure(case.disclosure, line)) is not None]
        totals = [(index, side) for index, side in _totals(project) if project.funding[index].amounts[side.value]]
        if not figures or not totals or len(figures) != len(lines):
            continue
        own = _funded(project)
        wholes = case.links.sums_of_form(form)
        if any(line.prints(money) for line in lines for money in own) or any(
            money.agrees(whole) for money in own for whole in wholes
        ):
            continue
        # Of what was granted, a carry-over prints what is left.
        if any(line.is_carry_over for line in lines) and max(m.yuan for m in own) > max(m.yuan for m in wholes):
            continue
        index, side = totals[-1]
        figure = funding_figure(form, project, index, side)
        yield _conflict(figures, figure, project)


def _conflict(figures: list[Figure], figure: Figure, project: Project) -> Finding:
    equations: tuple[Equation, ...] = tuple(Equation.between(printed, figure) for printed in figures)
    params = {
        "project": project.name, "funding": figure.with_unit,
        "line": figures[0].line, "table": figures[0].table,
        "amount": "、".join(each.with_unit for each in figures),
    }  # fmt: skip
    return Finding(rule_id="P202", params=params, pointer=figure.pointer, place=figure.place, equations=equations)


# Where so many sources are listed, blank or not, the list is the form's whole list.
_WHOLE_LIST = 3


@checks("P206")
def funding_parts(case: Case) -> Iterator[Finding]:
    """The sources of the funding block come to its total, each rounded by itself. A blank source gives nothing."""
    for form, project in enumerate(case.disclosure.projects):
        sources = [line.source for line in project.funding]
        if sources.count(FundingSource.TOTAL) != 1 or len(set(sources)) != len(sources):
            continue
        total = sources.index(FundingSource.TOTAL)
        for side in Side:
            if side.value not in project.funding[total].amounts or any(side.value in f.marks for f in project.funding):
                continue
            parts = [i for i, line in enumerate(project.funding) if i != total and side.value in line.amounts]
            if parts and _is_off(project, total, parts, side):
                yield _parts_finding(form, project, total, parts, side)
                break


def _is_off(project: Project, total: int, parts: list[int], side: Side) -> bool:
    unit = project.funding_unit or MoneyUnit.YUAN
    whole = Money.of(project.funding[total].amounts[side.value], unit)
    together = Money.sum([Money.of(project.funding[index].amounts[side.value], unit) for index in parts])
    if whole.agrees(together):
        return False
    return together.yuan > whole.yuan or len(project.funding) - 1 >= _WHOLE_LIST


def _parts_finding(form: int, project: Project, total: int, parts: list[int], side: Side) -> Finding:
    whole = funding_figure(form, project, total, side)
    terms = tuple(Term(figure=funding_figure(form, project, index, side)) for index in parts)
    added = sum((term.figure.value for term in terms if term.figure.value is not None), Decimal(0))
    value = whole.value if whole.value is not None else Decimal(0)
    params = {
        "project": project.name, "total": whole.printed, "sum": f"{added:f}",
        "unit_zh": whole.unit.zh if whole.unit else "", "unit_en": whole.unit.en if whole.unit else "",
        "side_zh": side.zh, "side_en": side.en,
    }  # fmt: skip
    equation = Equation(total=whole, terms=terms, residual=value - added, tolerance=Decimal(0))
    return Finding(rule_id="P206", params=params, pointer=whole.pointer, place=whole.place, equations=(equation,))
