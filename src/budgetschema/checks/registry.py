"""The registry of checks: functions that take a case and yield findings, registered under their rules' ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from budgetschema.checks.case import Case
from budgetschema.findings import Finding, Skipped, rule

Check = Callable[[Case], Iterator[Finding | Skipped]]

CHECKS: dict[str, Check] = {}
"""Every check by the id of its rule; a check that finds for several rules stands under each of them."""


def checks(*rule_ids: str) -> Callable[[Check], Check]:
    """Register a check under its rules.

    Raises ``KeyError`` for an id of ours (one letter) that the catalogue does not have. A plug-in's catalogue is read
    once its module has registered its checks, and compared with them then.
    """
    for rule_id in rule_ids:
        if not rule_id[:2].isalpha():
            rule(rule_id)

    def register(function: Check) -> Check:
        CHECKS.update(dict.fromkeys(rule_ids, function))
        return function

    return register
