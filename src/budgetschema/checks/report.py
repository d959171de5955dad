"""The report: the findings of one document."""

from __future__ import annotations

from collections import Counter

import attrs

from budgetschema.checks.baseline import BaselineEntry
from budgetschema.findings import Finding, Severity, Skipped

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@attrs.frozen(kw_only=True, slots=True)
class Report:
    """Findings by layer, in the order of the document, and the rules that could not be applied, with the reason.

    ``applied`` are the ids of the rules that were. ``known`` are the findings that the baseline names, ``stale`` its
    entries that match nothing (or less than they say), ``unexplained`` those that give no reason.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    applied: frozenset[str] = frozenset()
    known: tuple[Finding, ...] = ()
    stale: tuple[BaselineEntry, ...] = ()
    unexplained: tuple[BaselineEntry, ...] = ()

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity, every severity named."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that are at least as grave as ``severity``."""
        return tuple(finding for finding in self.findings if _ORDER[finding.severity] <= _ORDER[severity])

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found that is an error or a warning."""
        return not self.at_least(Severity.WARNING)
