"""Small disclosures: one table of expenditure by function, or several."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Disclosure,
    Line,
    LineRole,
    Mark,
    MarkKind,
    Moment,
    MoneyUnit,
    Publisher,
    Scheme,
    Scope,
    Table,
)


def document(*tables: Table, publisher: Publisher | None = None, scope: Scope = Scope.UNIT) -> Disclosure:
    return Disclosure(
        spec_version="1.0", fiscal_year=2025, moment=Moment.BUDGET, scope=scope,
        publisher=publisher or Publisher(name="示例县示例局"), tables=tables,
    )  # fmt: skip


def by_function(figures: dict[str, str], **facts: Any) -> Table:
    """A table of figures by function code, none for the total. ``?`` cannot be read, an empty text is a blank."""
    lines = [
        Line(
            label=f"科目{code}" if code else "合计",
            role=LineRole.DETAIL if code else LineRole.TOTAL,
            codes=(reference(code),) if code else (),
            amounts={"total": Decimal(value)} if value.strip("?") else {},
            marks={"total": Mark(kind=MarkKind.UNREADABLE, text="?")} if value == "?" else {},
        )
        for code, value in figures.items()
    ]
    columns = (
        Column(id="name", role=ColumnRole.LABEL, header=("科目名称",)),
        Column(id="total", role=ColumnRole.AMOUNT, header=("合计",), coordinate=facts.pop("coordinate", None)),
    )
    unit = facts.pop("unit", MoneyUnit.WAN_YUAN)
    return Table(kind="expenditure_summary", title="支出总表", unit=unit, columns=columns, lines=tuple(lines), **facts)


def reference(code: str) -> CodeReference:
    return CodeReference(scheme=Scheme.FUNCTION, edition=2025, code=code, name=f"科目{code}", basis=CodeBasis.PRINTED)
