"""Portions that the text states: shares and degrees of completion against part and whole, parts against their sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.narrative.figures import amount_text, disputed_spots, expected_rate
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import Coordinate, StatementKind
from budgetschema.narrative.comparisons import judge_portion
from budgetschema.narrative.evidence import Amount, Evidence, Said
from budgetschema.narrative.listings import Sum, sums
from budgetschema.narrative.rates import Fit, is_next_to

_ALL = 100
_TIME = {"moment": None, "fiscal_year": None}


@checks("N301", "N302", "N304")
def portions(case: Case) -> Iterator[Finding]:
    """A share agrees with part and whole (N301), a degree of completion with outcome and budget (N302)."""
    evidence = case.evidence
    known = disputed_spots(case)
    told: dict[tuple[Coordinate | None, int], list[tuple[Said, Fit, Amount, Amount]]] = {}
    for said in evidence.said:
        if said.statement.kind is not StatementKind.SHARE:
            continue
        wrong = judge_portion(evidence, said, known)
        if wrong is None:
            continue
        if is_completion(said):
            yield _completion(evidence, said, wrong)
        else:
            told.setdefault((said.statement.base, said.statement.section), []).append((said, *wrong))
    for found in told.values():
        # Shares of one whole are wrong together where the whole was: one finding.
        said, _, part, whole = found[0]
        params = _params(said, part, whole) | {"count": str(len(found))}
        rule_id = "N304" if _is_adjusted(evidence, found) else "N301"
        yield Finding(rule_id=rule_id, params=params, pointer=said.pointer, place=said.statement.place)


def _is_adjusted(evidence: Evidence, found: Sequence[tuple[Said, Fit, Amount, Amount]]) -> bool:
    """Whether shares are only one unit of the last place off, so that all shares of the whole add up to 100."""
    near = all(
        each.statement.value is not None and is_next_to(part.quantity, whole.quantity, each.statement.value)
        for each, _, part, whole in found
    )  # fmt: skip
    first = found[0][0].statement
    shares = [
        each.statement.value for each in evidence.said
        if each.statement.kind is StatementKind.SHARE and each.statement.value is not None
        and (each.statement.base, each.statement.section) == (first.base, first.section)
    ]  # fmt: skip
    return near and sum(shares) == _ALL


def is_completion(said: Said) -> bool:
    """Whether a share compares a thing with itself at another time: 完成预算的95%."""
    own, base = said.statement.coordinate, said.statement.base
    if own is None or base is None:
        return False
    return own != base and attrs.evolve(own, **_TIME) == attrs.evolve(base, **_TIME)


def _completion(evidence: Evidence, said: Said, wrong: tuple[Fit, Amount, Amount]) -> Finding:
    fit, part, whole = wrong
    rule_id = "N205" if fit is Fit.UNDEFINED else "N302"
    return Finding(
        rule_id=rule_id, params=_params(said, part, whole), pointer=said.pointer, place=said.statement.place
    )  # fmt: skip


def _params(said: Said, part: Amount, whole: Amount) -> dict[str, str]:
    return {
        "subject": said.statement.subject or "—",
        "text": said.statement.text,
        "stated": amount_text(said),
        "this": part.figure.with_unit,
        "last": whole.figure.with_unit,
        "expected": expected_rate(said, part.quantity, whole.quantity, less=0),
    }


@checks("N303")
def parts(case: Case) -> Iterator[Finding]:
    """Parts that the text names are together no more than their whole, and as much where they are all of it."""
    known = disputed_spots(case)
    for listing in sums(case.evidence):
        if not any(each.spot in known for each in listing.parts):
            yield _sum_finding(listing)


def _sum_finding(listing: Sum) -> Finding:
    first = listing.parts[0]
    params = {
        "subject": listing.whole.figure.line,
        "whole": listing.whole.figure.with_unit,
        "sum": f"{listing.total:f}{listing.unit.zh}",
        "count": str(len(listing.parts)),
        "parts": "、".join(each.statement.subject or "—" for each in listing.parts),
    }
    return Finding(rule_id="N303", params=params, pointer=first.pointer, place=first.statement.place)
