"""What the template left behind in texts, titles and notes (D311)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.texts import texts
from budgetschema.checks.data import data
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding

_AROUND = 12


@checks("D311")
def leftovers(case: Case) -> Iterator[Finding]:
    """Placeholders and instructions that were to be replaced."""
    patterns = [(re.compile(each["pattern"]), set(each["where"])) for each in data("wording")["leftover"]]
    for text in texts(case.disclosure):
        found = [
            match for pattern, where in patterns if text.where.value in where for match in pattern.finditer(text.text)
        ]
        if found:
            first = min(found, key=lambda match: match.start())
            quote = text.text[max(0, first.start() - _AROUND) : first.end() + _AROUND].replace("\n", " ")
            words = "、".join(dict.fromkeys(match[0] for match in sorted(found, key=lambda match: match.start())))
            params = {"words": words, "quote": quote, "count": str(len(found))}
            yield Finding(rule_id="D311", params=params, pointer=text.pointer, place=text.place)
