"""Statements of which it is not known what they speak of: listed, so that silence is not taken for agreement."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from budgetschema.checks.case import Case
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import StatementKind
from budgetschema.narrative.evidence import Said
from budgetschema.narrative.vocabulary import words

_MOST = 8
_LONGEST = 30


@checks("N501")
def unbound(case: Case) -> Iterator[Finding]:
    """Statements about the budget in money or percent that have no coordinate, in one finding."""
    stated = [each for each in case.evidence.said if each.statement.kind is not StatementKind.COUNT]
    left = [each for each in stated if each.statement.coordinate is None and _is_of_budget(case, each)]
    if left:
        params = {"count": str(len(left)), "total": str(len(stated)), **_listed(left)}
        yield Finding(rule_id="N501", params=params, pointer=left[0].pointer, place=left[0].statement.place)


def _is_of_budget(case: Case, said: Said) -> bool:
    """Whether a statement speaks of the budget, and not of what projects aim at: that is held against their forms."""
    section = case.disclosure.sections[said.statement.section - 1]
    return section.role != "performance" and _budget().search(said.statement.subject or "") is not None


@functools.cache
def _budget() -> re.Pattern[str]:
    return re.compile(words("budget"))


def _listed(left: Sequence[Said]) -> dict[str, str]:
    """The first statements as the parameters ``texts_zh`` and ``texts_en``, quoted as either language quotes."""
    texts = [" ".join(each.statement.text.split()) for each in left[:_MOST]]
    short = [text if len(text) <= _LONGEST else "…" + text[1 - _LONGEST :] for text in texts]
    more = len(left) > _MOST
    return {
        "texts_zh": "；".join(f"“{text}”" for text in short) + ("……" if more else "。"),
        "texts_en": "; ".join(f'"{text}"' for text in short) + (" …" if more else "."),
    }
