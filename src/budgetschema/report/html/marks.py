"""Marks: which place of the page belongs to which finding, so that both can point at each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

import attrs

from budgetschema.findings import LAYERS, Equation, Figure, Finding, Severity
from budgetschema.model import Table
from budgetschema.report.html.elements import Child, Element, add, el
from budgetschema.report.html.sections import folded
from budgetschema.report.html.words import both, unseen


class Part(StrEnum):
    """What a place has to do with a finding."""

    PLACE = "place"
    """The finding is about it."""
    SUSPECT = "suspect"
    """It may be the wrong figure."""
    TERM = "term"
    """It was reckoned with."""


@attrs.frozen(slots=True)
class Mark:
    """That a place belongs to the finding with this number."""

    number: int
    severity: Severity
    part: Part

    def badge(self, tag: str = "a") -> Element:
        """The number of the finding, as a link to it or another element."""
        told = unseen(both(f"badge.{self.severity.value}"))
        href = f"#f{self.number}" if tag == "a" else None
        return el(tag, told, str(self.number), cls=f"badge {self.severity.value}", href=href)


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings as the page tells them and numbers them from 1: layer by layer, where the gravest are first."""
    order = list(Severity)

    def grave(finding: Finding) -> int:
        return order.index(finding.severity)

    gravest: dict[str, int] = {}
    for each in findings:
        gravest[each.rule.layer] = min(grave(each), gravest.get(each.rule.layer, len(order)))
    return tuple(
        sorted(findings, key=lambda each: (gravest[each.rule.layer], LAYERS.index(each.rule.layer), grave(each)))
    )


class Marks:
    """The places of all findings, given away piece by piece: what an element claims, those around it do not get."""

    def __init__(self, tables: Sequence[Table] = (), findings: Sequence[Finding] = ()) -> None:
        self._tables = tables
        self._open: dict[str, list[Mark]] = {}
        self._homes: dict[str, str] = {}
        for number, finding in enumerate(findings, 1):
            self._note(finding, number, finding.severity)
        self._sorted = sorted(self._open)

    def _note(self, finding: Finding, number: int, severity: Severity) -> None:
        # Rules that sum up many places name all of them.
        for pointer in (finding.pointer or "", *finding.params.get("pointers", "").split()):
            self._add(pointer, Mark(number, severity, Part.PLACE))
        for suspect in finding.suspects:
            self._add(self.pointer(suspect.figure), Mark(number, severity, Part.SUSPECT))
        for figure in figures_of(finding.equations):
            self._add(self.pointer(figure), Mark(number, severity, Part.TERM))
        for each in finding.consequences:
            self._note(each, number, severity)

    def _add(self, pointer: str, mark: Mark) -> None:
        # The strongest part of a place in a finding is the first that is noted.
        own = self._open.setdefault(pointer, []) if pointer else []
        if all(mark.number != other.number for other in own):
            own.append(mark)

    def pointer(self, figure: Figure) -> str:
        """The place of a figure; a blank one, of which the finding names the line, by the header of its column."""
        parts = figure.pointer.split("/")
        if figure.value is not None or len(parts) != 5 or parts[1] != "tables" or not self._tables:
            return figure.pointer
        for column in self._tables[int(parts[2])].columns:
            if figure.column in ("/".join(column.header), column.id):
                return f"{figure.pointer}/amounts/{column.id}"
        return figure.pointer

    def claim(self, *pointers: str) -> Claim:
        """Everything at and below these places that nobody has claimed yet."""
        found: list[Mark] = []
        for pointer in pointers:
            for inner in [pointer, *self._below(f"{pointer}/")]:
                for mark in self._open.pop(inner, ()):
                    found.append(mark)
                    self._homes.setdefault(inner, home_id(pointers[0]))
        return Claim(pointers[0] if pointers else "", tuple(sorted(set(found), key=lambda mark: mark.number)))

    def _below(self, beginning: str) -> list[str]:
        first = bisect_left(self._sorted, beginning)
        last = bisect_left(self._sorted, beginning[:-1] + "0")  # the character after the slash
        return [pointer for pointer in self._sorted[first:last] if pointer in self._open]

    def home(self, pointer: str | None) -> str | None:
        """The id of the element that claimed a place; None where it is nowhere on the page."""
        return None if pointer is None else self._homes.get(pointer)


@attrs.frozen(slots=True)
class Claim:
    """What an element got."""

    pointer: str
    marks: tuple[Mark, ...]

    @property
    def classes(self) -> str | None:
        """How the element looks."""
        told = [mark for mark in self.marks if mark.part is not Part.TERM]
        if told:
            return f"marked {min((mark.severity for mark in told), key=list(Severity).index).value}"
        return "reckoned" if self.marks else None

    def on(self, element: Element) -> Element:
        """Mark an element: what it is about, how grave, and links to the findings. It may be marked before."""
        if not self.marks:
            return element
        if element.get("id") is None:
            element.set("id", home_id(self.pointer))
        else:
            add(element, el("span", id_=home_id(self.pointer)))
        known = (element.get("data-findings") or "").split()
        fresh = [mark for mark in self.marks if str(mark.number) not in known]
        element.set("data-findings", " ".join([*known, *(str(mark.number) for mark in fresh)]))
        element.set("class", " ".join(filter(None, (element.get("class"), self.classes))))
        return add(element, *(each for mark in fresh if mark.part is not Part.TERM for each in (" ", mark.badge())))


def folded_with(claim: Claim, summary: Child, *children: Child, **attributes: str) -> Element:
    """What can be unfolded and has findings: their numbers to be seen, and inside, where links may stand, as links."""
    told = [mark for mark in claim.marks if mark.part is not Part.TERM]
    numbers = [each for mark in told for each in (" ", mark.badge("span"))]
    links = claim.on(el("p", both("findings.about"), cls="aside")) if claim.marks else None
    return folded(el("span", summary, *numbers), links, *children, **attributes)


def home_id(pointer: str) -> str:
    """The id of the element for a place."""
    return re.sub(r"[^\w-]", "-", f"at{pointer}")


def figures_of(equations: Sequence[Equation]) -> list[Figure]:
    """All figures that were reckoned with."""
    return [figure for each in equations for figure in (each.total, *(term.figure for term in each.terms))]
