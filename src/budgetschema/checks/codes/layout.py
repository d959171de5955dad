"""Codes among the codes of their table: form, level, parent, order, duplicates (C121 to C125)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.codes.judging import Verdict, judged_codes
from budgetschema.checks.codes.layout_faults import breaks, malformed, misprinted, orphans, wrong_levels
from budgetschema.checks.codes.references import Coded, printed_codes
from budgetschema.checks.data import data
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding, twins
from budgetschema.model import Table

# A code with another verdict is told by its own rule, and where it stands follows from it.
_IN_ORDER = frozenset({Verdict.SOUND, Verdict.CUT_OFF, Verdict.OTHER_EDITION, Verdict.FOREIGN})


def _shown(found: Sequence[Coded]) -> str:
    return listed([coded.shown for coded in found])


def _finding(rule_id: str, found: Sequence[Coded], **params: str) -> Finding:
    given = {"table": found[0].title, "codes": _shown(found), "count": str(len(found))} | params
    return Finding(rule_id=rule_id, params=given, pointer=found[0].pointer, place=found[0].place)


@checks("C121")
def form(case: Case) -> Iterator[Finding]:
    """Codes are digits: three for the class, two more for each level below."""
    for _, found in printed_codes(case).by_scheme():
        wrong = malformed(found)
        if wrong:
            yield _finding("C121", wrong)


@checks("C122")
def level(case: Case) -> Iterator[Finding]:
    """Codes of one length stand at one level."""
    for _, found in printed_codes(case).by_scheme():
        wrong = tuple(wrong_levels(found))
        if wrong:
            printed, usual = str(wrong[0][0].line.level), str(wrong[0][1])
            yield _finding("C122", [coded for coded, _ in wrong], printed=printed, usual=usual)


@checks("C123")
def parent(case: Case) -> Iterator[Finding]:
    """A table that prints parents prints the parent of every code."""
    for _, found in printed_codes(case).by_scheme():
        for group in orphans(found):
            odd = group.misprint
            words = {"printed": odd.shown if odd else "", "parent": group.parent}
            hints = twins("hint", "codes.hint.parent" if odd else None, words)
            yield _finding("C123", group.places, codes=_shown(group.children), parent=group.parent, **hints)


@checks("C124")
def order(case: Case) -> Iterator[Finding]:
    """Codes stand in their order."""
    told = misprinted(case) | {
        coded.pointer for coded, judgement in judged_codes(case) if judgement.verdict not in _IN_ORDER
    }
    for _, found in printed_codes(case).by_scheme():
        wrong = list(breaks(found, told))
        # Where the order is broken often, the table follows another order.
        if wrong and len(wrong) * 10 <= max(len(found), 10):
            before, after = wrong[0]
            yield _finding("C124", [after], before=before.shown, count=str(len(wrong)))


@checks("C125")
def duplicates(case: Case) -> Iterator[Finding]:
    """A table prints a code once, unless units, projects or second classifications tell the lines apart."""
    for number, table in enumerate(case.disclosure.tables):
        own = printed_codes(case).tables.get(number, ())
        if table.kind in data("schemes")["other_labels"]:
            continue
        twice = tuple(_twice(table, own))
        if twice and len(twice) * 10 <= max(len(own), 10):
            for first, again in twice:
                yield _finding("C125", [again], first=str(first.index + 1), again=str(again.index + 1))


def _twice(table: Table, own: Sequence[Coded]) -> Iterator[tuple[Coded, Coded]]:
    """Pairs of lines with the same codes and nothing that tells them apart."""
    by_line: dict[int, list[Coded]] = defaultdict(list)
    for coded in own:
        by_line[coded.index].append(coded)
    seen: dict[object, Coded] = {}
    for index, line in enumerate(table.lines):
        codes = by_line.get(index)
        if not codes:
            # A line without a code, such as the name of a unit, opens a new list of codes.
            seen = {}
            continue
        every = tuple((reference.scheme, reference.code, reference.name) for reference in line.codes)
        coordinate = line.coordinate
        apart = attrs.astuple(coordinate, recurse=False) if coordinate is not None else ()
        key = (line.block, line.label, every, apart, tuple(sorted(line.texts.items())))
        if key in seen:
            yield seen[key], codes[0]
        seen.setdefault(key, codes[0])
