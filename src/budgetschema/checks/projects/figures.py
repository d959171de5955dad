"""Figures of forms and project lines as findings name them."""

from __future__ import annotations

from budgetschema.checks.walk import column_title
from budgetschema.codelists import codelist
from budgetschema.findings import Figure
from budgetschema.model import Disclosure, Funding, MoneyUnit, Project, Side
from budgetschema.projects import Money, ProjectLine


def form_title(project: Project) -> str:
    """The title of a form, or the usual one."""
    usual = codelist("table_kinds").get("project_performance_target")
    return project.form_title or (usual.zh if usual else project.name)


def line_figure(disclosure: Disclosure, line: ProjectLine) -> Figure | None:
    """The whole amount of a project line."""
    table = disclosure.tables[line.table]
    if line.column is None or line.amount is None:
        return None
    column = table.column(line.column)
    return Figure(
        table=table.title, line=line.name, column=column_title(table, column.id),
        value=table.lines[line.line].amounts[column.id], unit=column.unit or table.unit,
        pointer=f"{line.pointer}/amounts/{column.id}", place=line.place,
    )  # fmt: skip


def funding_figure(form: int, project: Project, index: int, side: Side) -> Figure:
    """An amount of the funding block."""
    line: Funding = project.funding[index]
    return Figure(
        table=form_title(project), line=project.name, column=f"{line.label}（{side.zh}）",
        value=line.amounts[side.value], unit=project.funding_unit or MoneyUnit.YUAN,
        pointer=f"/projects/{form}/funding/{index}/amounts/{side.value}", place=line.place or project.place,
    )  # fmt: skip


def spoken_figure(form: int, project: Project, field: str, column: str, money: Money) -> Figure:
    """A sum that the words of a form name, in yuan."""
    return Figure(
        table=form_title(project), line=project.name, column=column, value=money.yuan, unit=MoneyUnit.YUAN,
        pointer=f"/projects/{form}/{field}", place=project.place,
    )  # fmt: skip
