"""The funding block of a performance form: labels with their figures, for the period and for the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from budgetschema.model import Funding, FundingSource, Place, Side
from budgetschema.reading.figures import Figure


@attrs.define
class FundingPart:
    """A label in the funding block, the side of the form it is on, and the figure behind it."""

    source: FundingSource
    label: str
    side: Side
    figure: Figure | None = None


def funding_lines(parts: Sequence[FundingPart], place: Place) -> Iterator[Funding]:
    """The lines that one row of the block makes: one for a source on both sides, else one for each label."""
    while parts:
        first, rest = parts[0], parts[1:]
        same = [first, *(part for part in rest if part.source is first.source and part.side is not first.side)]
        yield _line(same, place)
        parts = [part for part in rest if part not in same]


def _line(parts: Sequence[FundingPart], place: Place) -> Funding:
    figures = {part.side.value: part.figure for part in parts if part.figure is not None}
    return Funding(
        source=parts[0].source,
        label=parts[0].label,
        amounts={side: figure.amount for side, figure in figures.items() if figure.amount is not None},
        marks={side: figure.mark for side, figure in figures.items() if figure.mark is not None},
        printed={side: figure.printed for side, figure in figures.items() if figure.printed is not None},
        place=place,
    )
