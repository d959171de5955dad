"""The catalogue of rules, from ``rules.toml``: what can be found, how grave it is, and the sentence for it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from budgetschema.findings.messages import Language, table
from budgetschema.findings.severity import Severity


@attrs.frozen(kw_only=True, slots=True)
class Rule:
    """A rule: stable id, slug, layer, severity, and its sentence in both languages."""

    id: str
    slug: str
    layer: str
    severity: Severity
    zh: str
    en: str

    def message(self, lang: Language, params: Mapping[str, object]) -> str:
        """The sentence of one finding."""
        return (self.zh if lang == "zh" else self.en).format_map(dict(params))


@functools.cache
def _catalogue() -> dict[str, Rule]:
    return {
        key: Rule(id=key, severity=Severity(facts["severity"]), **{k: v for k, v in facts.items() if k != "severity"})
        for key, facts in table("rules").items()
    }


def rules() -> tuple[Rule, ...]:
    """All rules in the order of their ids."""
    return tuple(_catalogue().values())


def rule(rule_id: str) -> Rule:
    """The rule with this id."""
    return _catalogue()[rule_id]
