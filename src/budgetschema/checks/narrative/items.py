"""Items of the text: sentences taken over from another item."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.narrative.figures import amount_text
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.narrative.items import copied, misnamed


@checks("N401")
def purposes(case: Case) -> Iterator[Finding]:
    """An item does not say that it pays for another."""
    for each in misnamed(case.evidence):
        first = each.item.said[0]
        params = {"subject": each.item.name, "purpose": each.purpose, "named": each.named}
        yield Finding(rule_id="N401", params=params, pointer=first.pointer, place=first.statement.place)


@checks("N402")
def repetitions(case: Case) -> Iterator[Finding]:
    """An item does not repeat amount and rate of the item before it against its own heading."""
    for each in copied(case.evidence):
        params = {
            "subject": each.item.name, "before": each.before.name, "heading": amount_text(each.item.amounts[0]),
            "stated": amount_text(each.amount), "rate": amount_text(each.rate),
        }  # fmt: skip
        yield Finding(
            rule_id="N402", params=params, pointer=each.amount.pointer, place=each.amount.statement.place
        )  # fmt: skip
