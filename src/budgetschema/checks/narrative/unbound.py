"""Statements of which it is not known what they speak of: listed, so that silence is not taken for agreement."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import StatementKind

_MOST = 8
_LONGEST = 30


@checks("N501")
def unbound(case: Case) -> Iterator[Finding]:
    """Statements in money or percent that have no coordinate, in one finding."""
    left = [
        each for each in case.evidence.said
        if each.statement.coordinate is None and each.statement.kind is not StatementKind.COUNT
    ]  # fmt: skip
    if left:
        total = sum(1 for each in case.evidence.said if each.statement.kind is not StatementKind.COUNT)
        quoted = [
            text if len(text) <= _LONGEST else "…" + text[1 - _LONGEST :] for text in (e.statement.text for e in left)
        ]
        params = {
            "count": str(len(left)), "total": str(total),
            "texts": "；".join(" ".join(text.split()) for text in quoted[:_MOST]) + ("……" if len(left) > _MOST else ""),
        }  # fmt: skip
        yield Finding(rule_id="N501", params=params, pointer=left[0].pointer, place=left[0].statement.place)
