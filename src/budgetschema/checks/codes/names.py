"""Names printed beside codes: against the list of the year and against each other (C111 to C117)."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.codes.folding import Fold, folds, hinted, titles, two_named
from budgetschema.checks.codes.judging import Verdict
from budgetschema.checks.codes.references import printed_codes
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import has_stray_space
from budgetschema.findings import Finding


def _hinted(fold: Fold, rule_id: str) -> Finding:
    judgement, edition = fold.judgement, fold.first.reference.edition
    hints = hinted("codes.hint.listed", judgement.hint.partition(" ")[0])
    return fold.finding(rule_id, listed=judgement.listed, year=str(edition), **hints)


@checks("C111")
def contradicts(case: Case) -> Iterator[Finding]:
    """A name that the list of the year, where it was seen, does not give to the code."""
    for fold in folds(case, Verdict.CONTRADICTS):
        yield _hinted(fold, "C111")


@checks("C112")
def differs(case: Case) -> Iterator[Finding]:
    """A name that differs from the list where the list itself is not confirmed, or that is known to be local."""
    for fold in folds(case, Verdict.DIFFERS, Verdict.LOCAL):
        yield _hinted(fold, "C112")


@checks("C113")
def other_edition(case: Case) -> Iterator[Finding]:
    """The name that the code had, or got, in another year."""
    for fold in folds(case, Verdict.OTHER_EDITION):
        params = {"listed": fold.judgement.listed, "edition": fold.judgement.year}
        yield fold.finding("C113", year=str(fold.first.reference.edition), **params)


@checks("C114")
def cut_off(case: Case) -> Iterator[Finding]:
    """A name of which only the beginning was printed."""
    for fold in folds(case, Verdict.CUT_OFF):
        yield fold.finding("C114", listed=fold.judgement.listed)


@checks("C115")
def two_names(case: Case) -> Iterator[Finding]:
    """A code that the lists do not know and that bears different names in the document."""
    for (_, code), places in two_named(case).items():
        names = "、".join(f"“{coded.name}”" for coded in places)
        params = {"code": code, "names": names, "tables": titles(places)}
        yield Finding(rule_id="C115", params=params, pointer=places[1].pointer, place=places[1].place)


@checks("C116")
def name_missing(case: Case) -> Iterator[Finding]:
    """A code without a name in a table that names the others."""
    for found in printed_codes(case).tables.values():
        # What could not be read as a figure may be the name, in another cell.
        bare = [coded for coded in found if coded.name is None and not coded.line.label and not coded.line.marks]
        if bare and len(bare) * 3 <= len(found):
            shown = listed([coded.code for coded in bare])
            params = {"table": bare[0].title, "codes": shown, "count": str(len(bare))}
            yield Finding(rule_id="C116", params=params, pointer=bare[0].pointer, place=bare[0].place)


@checks("C117")
def stray_space(case: Case) -> Iterator[Finding]:
    """White space inside a name, as a line break in the cell leaves it."""
    for found in printed_codes(case).tables.values():
        broken = [coded for coded in found if coded.name is not None and has_stray_space(coded.name)]
        if broken:
            names = listed([f"“{coded.name}”" for coded in broken])
            params = {"table": broken[0].title, "names": names, "count": str(len(broken))}
            yield Finding(rule_id="C117", params=params, pointer=broken[0].pointer, place=broken[0].place)
