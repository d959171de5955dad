from __future__ import annotations

from decimal import Decimal

from budgetschema.cli.layout import table_text
from budgetschema.model import Column, ColumnRole, Line, LineRole, Mark, MarkKind, MoneyUnit, Table


def test_a_table_shows_figures_marks_and_blanks() -> None:
    columns = (
        Column(id="label", role=ColumnRole.LABEL),
        Column(id="a", role=ColumnRole.AMOUNT, header=("甲",)),
        Column(id="b", role=ColumnRole.AMOUNT, header=("乙",)),
    )
    lines = (
        Line(label="合计", role=LineRole.TOTAL, amounts={"a": Decimal("1.10"), "b": Decimal("0.00")}),
        Line(label="其他", role=LineRole.DETAIL, level=2, marks={"b": Mark(kind=MarkKind.DASH, text="—")}),
    )
    table = Table(kind="x", number="3", title="某表", unit=MoneyUnit.YUAN, columns=columns, lines=lines)
    shown = table_text(table, "zh").splitlines()
    assert shown[0] == "3 某表 (元)"
    assert shown[2].split() == ["甲", "乙"]
    assert shown[3].split() == ["合计", "1.10", "0.00"]
    assert shown[4].split() == ["其他", "—"]
    assert shown[4].startswith("  其他")
