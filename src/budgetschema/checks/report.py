"""The report: the findings of one document."""

from __future__ import annotations

from collections import Counter

import attrs

from budgetschema.findings import Finding, Severity, Skipped

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@attrs.frozen(kw_only=True, slots=True)
class Report:
    """Findings by layer, in the order of the document, and the rules that could not be applied, with the reason."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()

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
