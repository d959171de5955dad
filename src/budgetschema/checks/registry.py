"""The registry of checks: functions that take a disclosure and yield findings, registered under their rules' ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from budgetschema.findings import Finding, rule
from budgetschema.model import Disclosure

Check = Callable[[Disclosure], Iterator[Finding]]

CHECKS: dict[str, Check] = {}
"""Every check by the id of its rule."""


def checks(rule_id: str) -> Callable[[Check], Check]:
    """Register a check under a rule of the catalogue. Raises ``KeyError`` for an id the catalogue does not have."""
    rule(rule_id)

    def register(function: Check) -> Check:
        CHECKS[rule_id] = function
        return function

    return register
