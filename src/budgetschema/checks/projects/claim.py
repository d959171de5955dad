"""What the text claims of the projects: how many have targets, for how much, and in which classes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.projects.words import plain, settings
from budgetschema.model import Disclosure, MoneyUnit, Paragraph, Place, Statement
from budgetschema.projects import Money


@attrs.frozen(kw_only=True, slots=True)
class Claim:
    """A claim: ``kind`` is ``managed``, ``published`` or ``part`` (of the claim before it); ``share`` is in percent.

    ``section`` and ``paragraph`` are positions from 1, ``start`` and ``end`` characters of the paragraph, as in a
    :class:`~budgetschema.model.Statement`.
    """

    kind: str
    section: int
    paragraph: int
    start: int
    end: int
    place: Place | None
    text: str
    count: int
    money: Money | None = None
    share: Decimal | None = None
    part_of: str | None = None

    @property
    def pointer(self) -> str:
        """JSON pointer of the paragraph's text."""
        return f"/sections/{self.section - 1}/paragraphs/{self.paragraph - 1}/text"

    def covers(self, statement: Statement) -> bool:
        """Whether a statement of the narrative is part of the claim, and so compared with the projects here."""
        same = (statement.section, statement.paragraph) == (self.section, self.paragraph)
        return same and self.start <= statement.start and statement.end <= self.end


# A comma between two digits separates thousands.
_CLAUSE = re.compile(r"[，。；：;:！、]|(?<![0-9]),|,(?![0-9])")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("{money}", settings("claims")["money"]))


@functools.cache
def _claim_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], _pattern(row["pattern"])) for row in settings("claims")["claim"])


@functools.cache
def _details() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(row["pattern"]) for row in settings("claims")["detail"])


@functools.cache
def _other() -> re.Pattern[str]:
    return re.compile(settings("claims")["other"])


@functools.cache
def complete_classes() -> tuple[frozenset[str], ...]:
    """Classes that are all there are where they are named together."""
    return tuple(frozenset(row["classes"]) for row in settings("claims")["complete"])


def claims(disclosure: Disclosure) -> tuple[Claim, ...]:
    """Every claim of the text, in its order."""
    return tuple(
        claim
        for s, section in enumerate(disclosure.sections, 1)
        for p, paragraph in enumerate(section.paragraphs, 1)
        for claim in _of_paragraph(paragraph, s, p)
    )


@once
def project_claims(case: Case) -> tuple[Claim, ...]:
    """What the text claims of the projects."""
    return claims(case.disclosure)


def _clauses(text: str) -> Iterator[tuple[int, int, str]]:
    """The clauses of a text: first character, end, and the clause as patterns are read over it."""
    start = 0
    for mark in (*_CLAUSE.finditer(text), None):
        end = mark.start() if mark is not None else len(text)
        if words := plain(text[start:end]):
            yield start, end, words
        start = mark.end() if mark is not None else end


def _of_paragraph(paragraph: Paragraph, section: int, position: int) -> Iterator[Claim]:
    """The claims of a paragraph: a clause with a count, and what the clauses right after it add."""
    claim: Claim | None = None
    for start, end, clause in _clauses(paragraph.text):
        kind, match = _match(clause)
        if match is None:
            more = _completed(claim, clause, end)
            if claim is not None and more == claim:
                yield claim
                more = None
            claim = more
            continue
        if claim is not None:
            yield claim
        groups = match.groupdict()
        claim = Claim(
            kind=kind, section=section, paragraph=position, start=start, end=end, place=paragraph.place, text=clause,
            part_of=groups.get("class"), count=int(groups["count"] or groups["count_after"]),
        )  # fmt: skip
        claim = _completed(claim, clause[match.end() :].strip("()"), end)
    if claim is not None:
        yield claim


def _match(clause: str) -> tuple[str, re.Match[str] | None]:
    if _other().search(clause) is None:
        for kind, pattern in _claim_patterns():
            match = pattern.match(clause)
            if match is not None:
                return kind, match
    return "", None


def _completed(claim: Claim | None, words: str, end: int) -> Claim | None:
    """The claim with the amount or the share that the words up to ``end`` add; nothing is said twice."""
    if claim is None:
        return None
    for pattern in _details():
        match = pattern.fullmatch(words)
        groups = match.groupdict() if match is not None else {}
        text = f"{claim.text},{words}" if end > claim.end else claim.text
        if groups.get("share") and claim.share is None:
            return attrs.evolve(claim, share=Decimal(groups["share"]), text=text, end=end)
        if groups.get("amount") and claim.money is None:
            return attrs.evolve(claim, money=_money(groups["amount"], groups["unit"]), text=text, end=end)
    return claim


def _money(amount: str, unit: str) -> Money:
    return Money.of(Decimal(amount.replace(",", "")), MoneyUnit.named(unit), f"{amount}{unit}")
