"""Changes that the text states: amount, rate and direction against the two amounts they compare."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.narrative.figures import amount_like, amount_text, disputed_spots, expected_rate
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import Direction
from budgetschema.narrative.comparisons import Fault, Verdict, comparisons, judge

_RULES = {
    Fault.CHANGE: "N201",
    Fault.RATE: "N202",
    Fault.DIRECTION: "N203",
    Fault.UNCHANGED: "N204",
    Fault.ZERO_BASE: "N205",
    Fault.ZERO_BASE_CONVENTION: "N206",
    Fault.IMPOSSIBLE: "N207",
}


@checks(*_RULES.values())
def changes(case: Case) -> Iterator[Finding]:
    """What a sentence says of a change agrees with both amounts; one finding a sentence."""
    wrong = disputed_spots(case)
    conventional: list[Verdict] = []
    for comparison in comparisons(case.evidence):
        verdict = judge(case.evidence, comparison, wrong)
        if verdict is None or verdict.said.spot in wrong:
            continue
        if verdict.fault is Fault.ZERO_BASE_CONVENTION:
            conventional.append(verdict)
        else:
            yield _finding(verdict)
    if conventional:
        # A way of writing, not a slip: told once.
        yield _finding(conventional[0], count=len(conventional))


def _finding(verdict: Verdict, count: int = 1) -> Finding:
    said = verdict.said
    direction = said.statement.direction or Direction.UNCHANGED
    params = {
        "subject": said.statement.subject or "—",
        "text": said.statement.text,
        "stated": amount_text(said),
        "this": verdict.this.figure.with_unit,
        "last": _base_text(verdict),
        "expected": _expected(verdict),
        "direction_zh": direction.zh,
        "direction_en": direction.en,
        "count": str(count),
    }
    return Finding(
        rule_id=_RULES[verdict.fault], params=params, pointer=said.pointer, place=said.statement.place
    )  # fmt: skip


def _base_text(verdict: Verdict) -> str:
    if verdict.last is not None:
        return verdict.last.figure.with_unit
    return "—" if verdict.base is None else amount_like(verdict.base.middle, verdict.this.figure)


def _expected(verdict: Verdict) -> str:
    """What the text should say, given both amounts."""
    if verdict.base is None:
        return "—"
    if verdict.fault is Fault.CHANGE:
        return amount_like(abs(verdict.this.quantity.middle - verdict.base.middle), verdict.said.figure)
    return expected_rate(verdict.said, verdict.this.quantity, verdict.base, less=1)
