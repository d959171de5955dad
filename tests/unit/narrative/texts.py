"""Disclosures that consist of a few sentences."""

import attrs

from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Coordinate,
    Disclosure,
    Line,
    LineRole,
    Moment,
    Paragraph,
    Publisher,
    Scheme,
    Scope,
    Section,
    Statement,
    Table,
)
from budgetschema.narrative import extract

TABLE = Table(
    kind="expenditure_summary",
    title="支出总表",
    columns=(Column(id="label", role=ColumnRole.LABEL),),
    lines=(
        Line(
            label="测绘业务",
            role=LineRole.DETAIL,
            codes=(CodeReference(scheme=Scheme.FUNCTION, edition=2025, code="2200199", basis=CodeBasis.PRINTED),),
        ),
    ),
)


def disclosure(*paragraphs: str, title: str = "支出预算情况说明", **fields: object) -> Disclosure:
    """A disclosure of 2025 with one section of text."""
    section = Section(level=1, title=title, paragraphs=tuple(Paragraph(text=text) for text in paragraphs))
    base = Disclosure(
        spec_version="1.0", fiscal_year=2025, moment=Moment.BUDGET, scope=Scope.UNIT,
        publisher=Publisher(name="示例县测绘局"), sections=(section,), tables=(TABLE,),
    )  # fmt: skip
    return attrs.evolve(base, **fields)


def statements(*paragraphs: str, **fields: object) -> tuple[Statement, ...]:
    """What the sentences state."""
    return extract(disclosure(*paragraphs, **fields))


def brief(coordinate: Coordinate | None) -> str | None:
    """A coordinate as its values, in the order of the dimensions; None where there is none."""
    if coordinate is None:
        return None
    return " ".join(str(value) for value in attrs.astuple(coordinate) if value is not None)


def told(*paragraphs: str, **fields: object) -> list[tuple[str, str | None, str | None, str | None]]:
    """Kind, value with its unit, coordinate and base of each statement."""
    found = []
    for each in statements(*paragraphs, **fields):
        measure = each.unit.zh if each.unit else each.measure or ""
        value = None if each.value is None else f"{each.value:f}{measure}"
        found.append((each.kind.value, value, brief(each.coordinate), brief(each.base)))
    return found
