"""What an export is made of: one disclosure, what the checks found in it, and its figures as facts."""

from __future__ import annotations

import functools

import attrs

from budgetschema.cube import Cube
from budgetschema.findings import Finding, Language
from budgetschema.model import Disclosure
from budgetschema.privacy import Redaction


@attrs.frozen
class Given:
    """A disclosure and what the checks found in it. ``without`` says what was left out as personal, if anything was.

    Findings point into the disclosure as it was checked, persons included; their sentences lose the same persons.
    """

    disclosure: Disclosure = attrs.field(repr=False)
    findings: tuple[Finding, ...] = attrs.field(default=(), repr=False)
    without: Redaction | None = attrs.field(default=None, repr=False)

    @functools.cached_property
    def cube(self) -> Cube:
        """The figures of the disclosure as facts."""
        return Cube(self.disclosure)

    def message(self, finding: Finding, lang: Language) -> str:
        """The sentence of a finding, without the persons that were left out."""
        text = finding.message(lang)
        return text if self.without is None else self.without.text(text)
