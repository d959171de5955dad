"""A rule that could not be applied to a document, and why: silence is not the same as a clean bill."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from budgetschema.findings.messages import Language, message


@attrs.frozen(kw_only=True, slots=True)
class Skipped:
    """Rule ``rule_id`` was not applied; ``reason`` is a key of ``messages.toml`` with its ``params``."""

    rule_id: str
    reason: str
    params: Mapping[str, str] = attrs.field(factory=dict, hash=False)

    def message(self, lang: Language) -> str:
        """The reason in ``lang``."""
        return message(self.reason, lang, self.params)
