"""The registry of checks: functions that take a case and yield findings, registered under their rules' ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from budgetschema.checks.case import Case
from budgetschema.findings import Finding, Skipped, rule

Check = Callable[[Case], Iterator[Finding | Skipped]]

CHECKS: dict[str, Check] = {}
"""Every check by the id of its rule; a check that finds for several rules stands under each of them."""


def checks(*rule_ids: str) -> Callable[[Check], Check]:
    """Register a check under rules of the catalogue. Raises ``KeyError`` for an id the catalogue does not have."""
    for rule_id in rule_ids:
        rule(rule_id)

    def register(function: Check) -> Check:
        CHECKS.update(dict.fromkeys(rule_ids, function))
        return function

    return register
