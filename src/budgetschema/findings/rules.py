"""The catalogue of rules, from the files of ``catalogue/``: what can be found, how grave it is, and its sentences."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import attrs

from budgetschema.findings.messages import Language, table
from budgetschema.findings.severity import Severity

LAYERS = ("structure", "arithmetic", "narrative", "projects", "codes", "catalogue", "completeness")
"""What a rule looks at, in the order in which findings are told."""


@attrs.frozen(kw_only=True, slots=True)
class Rule:
    """A rule: stable id, slug, layer, severity, and its sentence in both languages.

    ``explain`` says why the rule exists and what to do, ``applies`` to which documents it applies. ``source`` holds
    keys of ``sources.toml``: the law, specification or paper it comes from.
    """

    id: str
    slug: str
    layer: str
    severity: Severity
    zh: str
    en: str
    explain_zh: str = ""
    explain_en: str = ""
    applies_zh: str = ""
    applies_en: str = ""
    source: tuple[str, ...] = attrs.field(default=(), converter=tuple)

    def message(self, lang: Language, params: Mapping[str, object]) -> str:
        """The sentence of one finding."""
        return (self.zh if lang == "zh" else self.en).format_map(dict(params))

    def explanation(self, lang: Language) -> str:
        """Why the rule exists and what to do about a finding."""
        return self.explain_zh if lang == "zh" else self.explain_en

    def applicability(self, lang: Language) -> str:
        """To which documents the rule applies."""
        return self.applies_zh if lang == "zh" else self.applies_en

    def sources(self, lang: Language) -> tuple[str, ...]:
        """The law, specification or paper behind the rule, as a person would cite it."""
        known = table("sources")
        return tuple(str(known[key][lang]) for key in self.source)


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    folder = files("budgetschema.findings").joinpath("catalogue")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        layer = content.pop("layer")
        for rule_id, facts in content.items():
            yield rule_id, {"layer": layer, **facts}


@functools.cache
def _catalogue() -> dict[str, Rule]:
    found = [
        Rule(id=rule_id, severity=Severity(facts["severity"]), **{k: v for k, v in facts.items() if k != "severity"})
        for rule_id, facts in _entries()
    ]
    found.sort(key=lambda each: (LAYERS.index(each.layer), each.id))
    return {each.id: each for each in found}


def rules() -> tuple[Rule, ...]:
    """All rules, layer by layer, in the order of their ids."""
    return tuple(_catalogue().values())


def rule(rule_id: str) -> Rule:
    """The rule with this id. Raises ``KeyError``."""
    return _catalogue()[rule_id]
