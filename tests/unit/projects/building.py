"""Small disclosures with forms and project tables."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from budgetschema.model import (
    Column,
    ColumnRole,
    Coordinate,
    Disclosure,
    Layer,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Project,
    Publisher,
    Scope,
    Table,
)

CURRENT, CARRIED = "project_expenditure", "project_expenditure_carry_over"
COLUMNS = (
    Column(id="label", role=ColumnRole.LABEL, header=("项目名称",)),
    Column(id="total", role=ColumnRole.AMOUNT, header=("合计",)),
    Column(id="general", role=ColumnRole.AMOUNT, header=("一般公共预算",),
           coordinate=Coordinate(fund_source="general_public_budget")),
)  # fmt: skip


def line(name: str | None, amount: str | None = None, **facts: Any) -> Line:
    """A line of a project."""
    amounts: Mapping[str, Decimal] = {} if amount is None else {"total": Decimal(amount)}
    return Line(**{"label": name, "role": LineRole.DETAIL, "amounts": amounts, **facts})


def table(*lines: Line, kind: str = CURRENT, **facts: Any) -> Table:
    """A project table in 万元."""
    given = {"kind": kind, "title": "项目支出表", "unit": MoneyUnit.WAN_YUAN, "columns": COLUMNS, "lines": lines}
    return Table(**{**given, **facts})


def project(name: str, overview: str | None = None, **facts: Any) -> Project:
    """A form."""
    return Project(name=name, overview=overview, **facts)


def disclosure(projects: Sequence[Project], *tables: Table, **facts: Any) -> Disclosure:
    """A budget of 2026."""
    return Disclosure(
        spec_version="1.0", fiscal_year=2026, moment=Moment.BUDGET, scope=Scope.UNIT,
        publisher=Publisher(name="示例县样本镇人民政府"), tables=tables, projects=tuple(projects), **facts,
    )  # fmt: skip


__all__ = ["CARRIED", "COLUMNS", "CURRENT", "Layer", "disclosure", "line", "project", "table"]
