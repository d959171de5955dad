"""Codes against the lists: known, unknown, withdrawn, local, of another classification (C101 to C106)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.codes.folding import folds, hinted, local_schemes, titles, two_named
from budgetschema.checks.codes.judging import Verdict, judged_codes
from budgetschema.checks.codes.references import Coded, printed_codes
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding, Skipped
from budgetschema.model import Scheme


@checks("C101")
def unknown(case: Case) -> Iterator[Finding | Skipped]:
    """A code that the list of the year does not have: local, new, or misprinted."""
    for title in printed_codes(case).displaced:
        yield Skipped(rule_id="C101", reason="codes.displaced", params={"table": title})
    told = two_named(case)
    for fold in folds(case, Verdict.UNKNOWN):
        if (fold.first.scheme, fold.first.code) in told:
            continue
        yield fold.finding("C101", **hinted("codes.hint.listed", fold.judgement.hint))


@checks("C102")
def unknown_class(case: Case) -> Iterator[Finding]:
    """A code whose class (first three digits) does not exist."""
    for fold in folds(case, Verdict.CLASS_UNKNOWN):
        yield fold.finding("C102", head=fold.first.code[:3])


@checks("C103")
def withdrawn(case: Case) -> Iterator[Finding]:
    """A code that was withdrawn before the year of the document."""
    yield from _withdrawn(case, "C103", is_sure=True)


@checks("C104")
def perhaps_withdrawn(case: Case) -> Iterator[Finding]:
    """A code that is believed to be withdrawn; the source has not been seen."""
    yield from _withdrawn(case, "C104", is_sure=False)


def _withdrawn(case: Case, rule_id: str, *, is_sure: bool) -> Iterator[Finding]:
    for fold in folds(case, Verdict.WITHDRAWN):
        if fold.judgement.is_sure is is_sure:
            hints = hinted("codes.hint.replaced", fold.judgement.hint)
            yield fold.finding(rule_id, year=fold.judgement.year, **hints)


@checks("C105")
def foreign(case: Case) -> Iterator[Finding]:
    """Codes of a table that begin with the digit of another classification."""
    groups: dict[tuple[int, Scheme], list[Coded]] = defaultdict(list)
    for coded, judgement in judged_codes(case):
        if judgement.verdict is Verdict.FOREIGN:
            groups[coded.table, coded.scheme].append(coded)
    for (_, scheme), found in groups.items():
        params = {
            "table": found[0].title, "codes": listed([coded.code for coded in found]),
            "count": str(len(found)), "scheme_zh": scheme.zh, "scheme_en": scheme.en,
        }  # fmt: skip
        yield Finding(rule_id="C105", params=params, pointer=found[0].pointer, place=found[0].place)


@checks("C106")
def local_numbering(case: Case) -> Iterator[Finding]:
    """A document that numbers a whole classification in its own way: told once, not code by code."""
    for scheme, found in local_schemes(case).items():
        params = {
            "scheme_zh": scheme.zh, "scheme_en": scheme.en, "count": str(len(found)), "tables": titles(found),
            "codes": listed([coded.shown for coded in found]),
        }  # fmt: skip
        yield Finding(rule_id="C106", params=params, pointer=found[0].pointer, place=found[0].place)
