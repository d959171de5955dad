"""The finding."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from budgetschema.findings.figures import Equation, Suspects
from budgetschema.findings.messages import Language, printable
from budgetschema.findings.rules import Rule, rule
from budgetschema.findings.severity import Severity
from budgetschema.model.source import Place

__all__ = ["Finding", "Severity"]


@attrs.frozen(kw_only=True, slots=True)
class Finding:
    """Something found in a document.

    ``pointer`` is the place in the JSON face (RFC 6901), ``xpath`` in the XML face, ``line`` the line of the file that
    was checked (from 1), ``place`` the place in the source from which the document was read. Where figures conflict,
    ``equations`` are what does not hold, and ``suspects`` the figures that may be wrong, the likeliest first, each with
    the value that would reconcile it; ``consequences`` are findings that only hold because the first suspect is wrong.
    ``severity_override`` is set where the user grades the rule differently.
    """

    rule_id: str
    params: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    pointer: str | None = None
    xpath: str | None = None
    line: int | None = None
    place: Place | None = None
    equations: tuple[Equation, ...] = ()
    suspects: Suspects = attrs.field(factory=Suspects, converter=Suspects)
    consequences: tuple[Finding, ...] = ()
    severity_override: Severity | None = None

    @property
    def rule(self) -> Rule:
        """The rule that found it."""
        return rule(self.rule_id)

    @property
    def severity(self) -> Severity:
        """How grave it is: as the user grades the rule, else as the catalogue does."""
        return self.severity_override or self.rule.severity

    @property
    def where(self) -> str:
        """The most exact place known, as one word."""
        spot = self.pointer if self.pointer is not None else self.xpath
        # A key may hold anything, terminal commands included.
        return printable(spot or "") or ("#" if self.pointer == "" else "")

    def message(self, lang: Language) -> str:
        """The sentence in ``lang``."""
        return self.rule.message(lang, self.params)
