"""Tables in a few words, for tests of what their layout means."""

from decimal import Decimal
from typing import Any

from budgetschema.model import (
    Block,
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Coordinate,
    Disclosure,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Publisher,
    Scheme,
    Scope,
    Table,
)


def disclosure(*tables: Table, **fields: Any) -> Disclosure:
    """A disclosure with these tables."""
    return Disclosure(
        spec_version="1.0", fiscal_year=2026, scope=Scope.DEPARTMENT, publisher=Publisher(name="示例县示例局"),
        tables=tables, **{"moment": Moment.BUDGET, **fields},
    )  # fmt: skip


def column(name: str, block: str | None = None, **coordinate: Any) -> Column:
    """An amount column."""
    return Column(
        id=name, role=ColumnRole.AMOUNT, header=(name,), block=block,
        coordinate=Coordinate(**coordinate) if coordinate else None,
    )  # fmt: skip


def line(label: str | None, *values: str, columns: str = "total", code: str | None = None, **fields: Any) -> Line:
    """A line with figures for ``columns`` (names separated by blanks); an empty figure is a blank."""
    names = columns.split()
    amounts = {name: Decimal(value) for name, value in zip(names, values, strict=True) if value}
    coordinate = fields.pop("coordinate", None)
    scheme = fields.pop("scheme", Scheme.FUNCTION)
    codes = (CodeReference(scheme=scheme, edition=2026, code=code, basis=CodeBasis.PRINTED),) if code else ()
    return Line(
        label=label, amounts=amounts, codes=codes,
        coordinate=Coordinate(**coordinate) if coordinate else None,
        **{"role": LineRole.DETAIL, **fields},
    )  # fmt: skip


def total(*values: str, label: str = "合计", **fields: Any) -> Line:
    """A line for the total."""
    return line(label, *values, **{"role": LineRole.TOTAL, "level": 0, **fields})


def table(kind: str, columns: list[Column], lines: list[Line], blocks: str = "", **fields: Any) -> Table:
    """A table in 万元 with two places."""
    return Table(
        kind=kind, title=fields.pop("title", kind), columns=tuple(columns), lines=tuple(lines),
        blocks=tuple(Block(id=each) for each in blocks.split()),
        **{"unit": MoneyUnit.WAN_YUAN, "decimals": 2, **fields},
    )  # fmt: skip
