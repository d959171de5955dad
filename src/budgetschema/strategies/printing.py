"""Printing amounts: how a table cuts them to its unit and places, and what it does with nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from budgetschema.codelists import codelist
from budgetschema.model import (
    Block,
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Coordinate,
    Line,
    LineRole,
    MoneyUnit,
    Scheme,
    Table,
)

Fen = Callable[[str, str], int]
"""Fen of a line (function code, "" for the total) under a column."""


@attrs.frozen(slots=True)
class Style:
    """How the tables of a disclosure are printed."""

    unit: MoneyUnit
    places: int
    zeros: bool
    """Whether nothing is printed as a zero instead of a blank."""
    total_first: bool

    def printed(self, fen: int) -> Decimal | None:
        """An amount in the unit and with the places of the style, rounded half-up; None for a blank."""
        if fen == 0 and not self.zeros:
            return None
        ulp = 10 ** (self.unit.exponent - self.places + 2)
        return Decimal((2 * fen + ulp) // (2 * ulp)).scaleb(-self.places)


def styles() -> st.SearchStrategy[Style]:
    """Units and places that disclosures are printed in."""
    units = ((MoneyUnit.WAN_YUAN, 2), (MoneyUnit.YUAN, 0), (MoneyUnit.YUAN, 2), (MoneyUnit.WAN_YUAN, 6))
    return st.builds(
        lambda unit, zeros, first: Style(unit[0], unit[1], zeros, first),
        st.sampled_from(units), st.booleans(), st.booleans(),
    )  # fmt: skip


def amount_column(name: str, header: Sequence[str], coordinate: Coordinate | None, block: str | None = None) -> Column:
    """A column of amounts."""
    return Column(id=name, role=ColumnRole.AMOUNT, header=tuple(header), coordinate=coordinate, block=block)


def label_column(name: str = "label", block: str | None = None) -> Column:
    """A column of labels."""
    return Column(id=name, role=ColumnRole.LABEL, header=("项目",), block=block)


def function_lines(
    style: Style, codes: Iterable[str], columns: Sequence[Column], fen: Fen, year: int
) -> tuple[Line, ...]:
    """Lines by function code, with a total before or after them."""
    names = codelist("function")
    lines = []
    for code in codes:
        entry = names.get(code, year)
        name = entry.zh if entry is not None else code
        reference = CodeReference(scheme=Scheme.FUNCTION, edition=year, code=code, name=name, basis=CodeBasis.PRINTED)
        lines.append(
            Line(
                label=name,
                role=LineRole.DETAIL,
                level={3: 1, 5: 2, 7: 3}[len(code)],
                codes=(reference,),
                amounts=figures(style, code, columns, fen),
            )
        )
    total = Line(label="合计", role=LineRole.TOTAL, level=0, amounts=figures(style, "", columns, fen))
    return (total, *lines) if style.total_first else (*lines, total)


def figures(style: Style, code: str, columns: Sequence[Column], fen: Fen) -> dict[str, Decimal]:
    """The figures of a line."""
    printed = {column.id: style.printed(fen(code, column.id)) for column in columns}
    return {column: value for column, value in printed.items() if value is not None}


def table(
    kind: str, title: str, style: Style, columns: Sequence[Column], lines: Sequence[Line], *blocks: Block
) -> Table:
    """A table in a style."""
    return Table(
        kind=kind, title=title, unit=style.unit, decimals=style.places,
        columns=tuple(columns), lines=tuple(lines), blocks=blocks,
    )  # fmt: skip
