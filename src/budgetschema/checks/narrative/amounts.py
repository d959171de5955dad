"""Amounts that the text states: against the tables, and against each other."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.narrative.figures import amount_text, known_disputes, suspect
from budgetschema.checks.registry import checks
from budgetschema.cube import Fact
from budgetschema.cube.rounding import Interval
from budgetschema.findings import Equation, Finding
from budgetschema.narrative.disputes import Dispute
from budgetschema.narrative.evidence import Said, interval_of


@checks("N101", "N102")
def amounts(case: Case) -> Iterator[Finding]:
    """The same amount in text and table (N101), and twice in the text (N102), is the same."""
    for dispute in known_disputes(case):
        if dispute.other is not None:
            yield _stated_twice(dispute, dispute.other)
        elif dispute.fact is not None:
            yield _against_table(dispute, dispute.fact)


def _stated_twice(dispute: Dispute, other: Said) -> Finding:
    said = dispute.wrong[0]
    params = {
        "subject": said.statement.subject or "—", "stated": amount_text(said),
        "other": amount_text(other), "other_text": other.statement.text,
    }  # fmt: skip
    true = dispute.fact.interval if dispute.fact is not None else interval_of(other)
    return _finding("N102", said, params, true)


def _against_table(dispute: Dispute, fact: Fact) -> Finding:
    said = dispute.wrong[0]
    params = {
        "subject": said.statement.subject or "—", "stated": amount_text(said), "count": str(len(dispute.wrong)),
        "table": fact.figure.table, "line": fact.figure.line, "column": fact.figure.column,
        "printed": f"{fact.figure.printed}{fact.unit.zh}",
    }  # fmt: skip
    finding = _finding("N101", said, params, fact.interval)
    return attrs.evolve(finding, equations=(Equation.between(said.figure, fact.figure),))


def _finding(rule_id: str, said: Said, params: dict[str, str], true: Interval) -> Finding:
    return Finding(
        rule_id=rule_id,
        params=params,
        pointer=said.pointer,
        place=said.statement.place,
        suspects=suspect(said, true),
    )
