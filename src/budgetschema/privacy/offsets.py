"""Statements count the characters of a paragraph: where something was taken out of it, they are counted again."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from budgetschema.model import Disclosure, Statement
from budgetschema.privacy.patterns import mark
from budgetschema.privacy.persons import Span


class Shifts:
    """What was taken out of paragraphs, by their JSON pointer."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[Span, ...]] = {}

    def note(self, pointer: str, spans: Iterable[Span]) -> None:
        """Remember what was taken out of a paragraph."""
        self._spans[pointer] = tuple(spans)

    def moved(self, statement: Statement, after: Disclosure) -> Statement:
        """The statement with its place in the paragraph as it is now, and the words that stand there."""
        section, paragraph = statement.section - 1, statement.paragraph - 1
        spans = self._spans.get(f"/sections/{section}/paragraphs/{paragraph}")
        if spans is None:
            return statement
        start, end = (_position(each, spans) for each in (statement.start, statement.end))
        text = after.sections[section].paragraphs[paragraph].text[start:end]
        return attrs.evolve(statement, start=start, end=end, text=text or statement.text)


def _position(position: int, spans: tuple[Span, ...]) -> int:
    moved = position
    for start, end in spans:
        if position >= end:
            moved += len(mark()) - (end - start)
        elif position > start:
            return moved - (position - start)
    return moved
