"""Extraction: every claim about figures in the narrative of a disclosure, as statements of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetschema.model import Coordinate, Disclosure, Paragraph, Section, Statement, StatementKind
from budgetschema.narrative.binding import Binder
from budgetschema.narrative.choice import settle
from budgetschema.narrative.claims import Claim, Topic
from budgetschema.narrative.sentences import SectionReader
from budgetschema.narrative.squeezed import Squeezed, squeeze
from budgetschema.narrative.vocabulary import rows

_VALUES = (StatementKind.TOTAL, StatementKind.PART)


def extract(disclosure: Disclosure) -> tuple[Statement, ...]:
    """The statements of a disclosure's sections, in the order of the text. What is not understood has no coordinate."""
    binder = Binder(disclosure)
    return tuple(
        statement
        for number, section in enumerate(disclosure.sections, 1)
        if section.paragraphs
        for statement in _of_section(binder, disclosure.sections, number, section)
    )


def _of_section(binder: Binder, sections: Sequence[Section], number: int, section: Section) -> Iterator[Statement]:
    above = list(_above(sections, number - 1))
    path = binder.enter([each.title for each in above])
    roles = {each.role for each in above}
    counted = {row["role"] for row in rows("counted")}
    reader = SectionReader(binder, counts=bool(roles & counted), path=path)
    for position, paragraph in enumerate(section.paragraphs, 1):
        text = squeeze(paragraph.text)
        for claim in settle(reader.read(text.text)):
            yield from _statements(claim, text, number, position, paragraph)


def _above(sections: Sequence[Section], index: int) -> Iterator[Section]:
    """A section and those it stands under, nearest first."""
    level = sections[index].level + 1
    for section in reversed(sections[: index + 1]):
        if section.level < level:
            level = section.level
            yield section


def _statements(claim: Claim, text: Squeezed, section: int, position: int, paragraph: Paragraph) -> Iterator[Statement]:
    start, end = text.span(claim.start, claim.end)
    for coordinate in _coordinates(claim.topic, claim.kind):
        yield Statement(
            kind=claim.kind, section=section, paragraph=position, start=start, end=end, text=paragraph.text[start:end],
            subject=claim.topic.text, value=claim.value, unit=claim.unit, measure=claim.measure,
            direction=claim.direction, coordinate=coordinate, base=claim.base, place=paragraph.place,
        )  # fmt: skip


def _coordinates(topic: Topic, kind: StatementKind) -> tuple[Coordinate | None, ...]:
    """One for each flow where an amount is stated of both (收、支总计各…); a change is told once."""
    if not topic.coordinates:
        return (None,)
    return topic.coordinates if kind in _VALUES else topic.coordinates[:1]
