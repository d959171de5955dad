"""One project: what its form says, where the money comes from, and its indicators as a table."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Grid

from budgetschema.findings import Language, message
from budgetschema.model import Funding, MoneyUnit, Project, Side
from budgetschema.model.shape import members
from budgetschema.report.indicators import indicator_value, weight_text
from budgetschema.report.terminal.screen import MUTED, plain


def project_view(project: Project, lang: Language) -> Group:
    """The project, as its form has it."""
    return Group(
        plain(project.name, "bold"), *_fields(project, lang), *_funding(project, lang), *_indicators(project, lang)
    )


def _fields(project: Project, lang: Language) -> Iterator[RenderableType]:
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(style=MUTED, no_wrap=True)
    grid.add_column()
    for member in members(Project):
        value = getattr(project, member.name)
        if member.kind is str and member.container == "one" and value is not None and member.name != "name":
            grid.add_row(plain(member.meta.zh if lang == "zh" else member.meta.en), plain(value))
    if grid.row_count:
        yield grid


def _funding(project: Project, lang: Language) -> Iterator[RenderableType]:
    if not project.funding:
        return
    unit: MoneyUnit | None = project.funding_unit
    word = "" if unit is None else unit.zh if lang == "zh" else unit.en
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
    grid.add_column(plain(" ".join(filter(None, (message("show.funding", lang), f"({word})" if word else "")))))
    for side in Side:
        grid.add_column(side.zh if lang == "zh" else side.en, justify="right", no_wrap=True)
    for funding in project.funding:
        grid.add_row(plain(funding.label), *(plain(_figure(funding, side)) for side in Side))
    yield grid


def _figure(funding: Funding, side: Side) -> str:
    if side.value in funding.amounts:
        return format(funding.amounts[side.value], "f")
    return funding.marks[side.value].text if side.value in funding.marks else ""


def _indicators(project: Project, lang: Language) -> Iterator[RenderableType]:
    if not project.indicators:
        return
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
    grid.add_column(message("show.indicators", lang))
    weighted = any(weight_text(each) for each in project.indicators)
    for key in ("show.value", *(["show.weight"] if weighted else []), "show.side"):
        grid.add_column(message(key, lang))
    for indicator in project.indicators:
        names = " › ".join(filter(None, (indicator.level_1, indicator.level_2, indicator.level_3)))
        side = indicator.side.zh if lang == "zh" else indicator.side.en
        weight = [plain(weight_text(indicator))] if weighted else []
        grid.add_row(plain(names), plain(indicator_value(indicator)), *weight, plain(side))
    yield grid
