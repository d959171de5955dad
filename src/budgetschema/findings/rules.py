"""The catalogue of rules, from the files of ``catalogue/``: what can be found, how grave it is, and its sentences."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

import attrs

from budgetschema.findings.messages import Language, printable, table
from budgetschema.findings.severity import Severity

LAYERS = ("structure", "arithmetic", "narrative", "projects", "codes", "catalogue", "completeness")
"""What a rule looks at, in the order in which findings are told."""
_SCHEMA = "S0"


@attrs.frozen(kw_only=True, slots=True)
class Reference:
    """A law, specification or paper as a person would cite it, with its key and where it can be read, if known."""

    key: str
    text: str
    url: str | None = None

    def __str__(self) -> str:
        return self.text if self.url is None else f"{self.text} {self.url}"


@attrs.frozen(kw_only=True, slots=True)
class Rule:
    """A rule: stable id, slug, layer, severity, and its sentence in both languages.

    ``title`` names what it finds in a few words; ``explain`` says why the rule exists and what to do, ``applies`` to
    which documents it applies. ``source`` holds keys of ``sources.toml``: the law, specification or paper it comes
    from. ``plugin`` names the plug-in that brought the rule, None for our own.
    """

    id: str
    slug: str
    layer: str
    severity: Severity
    zh: str
    en: str
    title_zh: str = ""
    title_en: str = ""
    explain_zh: str = ""
    explain_en: str = ""
    applies_zh: str = ""
    applies_en: str = ""
    source: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    plugin: str | None = None

    @property
    def of_schema(self) -> bool:
        """Whether the schema asks for it: such a rule decides whether a document is valid and cannot be put aside."""
        return self.id.startswith(_SCHEMA)

    def message(self, lang: Language, params: Mapping[str, object]) -> str:
        """The sentence of one finding, on one line: what a document holds is shown, never obeyed."""
        shown = {key: printable(str(value)) for key, value in params.items()}
        return (self.zh if lang == "zh" else self.en).format_map(shown)

    def title(self, lang: Language) -> str:
        """What it finds, in a few words; the slug where a plug-in gives none."""
        return (self.title_zh if lang == "zh" else self.title_en) or self.slug

    def explanation(self, lang: Language) -> str:
        """Why the rule exists and what to do about a finding."""
        return self.explain_zh if lang == "zh" else self.explain_en

    def applicability(self, lang: Language) -> str:
        """To which documents the rule applies."""
        return self.applies_zh if lang == "zh" else self.applies_en

    def references(self, lang: Language) -> tuple[Reference, ...]:
        """The laws, specifications and papers behind the rule."""
        # A plug-in may cite what is not in our list; it stands for itself.
        known = {key: table("sources").get(key, {}) for key in self.source}
        return tuple(
            Reference(key=key, text=facts.get(lang, key), url=facts.get("url")) for key, facts in known.items()
        )

    def sources(self, lang: Language) -> tuple[str, ...]:
        """The same as texts."""
        return tuple(each.text for each in self.references(lang))


def parse_rules(text: str, plugin: str | None = None) -> tuple[Rule, ...]:
    """The rules of a file of the catalogue.

    Raises ``ValueError`` (of which a TOML syntax error is one), ``KeyError`` or ``TypeError`` where it is not one.
    """
    content = tomllib.loads(text)
    layer = content.pop("layer")
    if layer not in LAYERS:
        raise ValueError(f"layer {layer!r}: {', '.join(LAYERS)}")
    return tuple(
        Rule(id=rule_id, layer=layer, plugin=plugin, **{**facts, "severity": Severity(facts["severity"])})
        for rule_id, facts in content.items()
    )


@functools.cache
def _catalogue() -> dict[str, Rule]:
    folder = files("budgetschema.findings").joinpath("catalogue")
    found = [each for file in folder.iterdir() for each in parse_rules(file.read_text(encoding="utf-8"))]
    return {each.id: each for each in found}


def add_rules(added: Iterable[Rule]) -> None:
    """Put the rules of a plug-in into the catalogue."""
    _catalogue().update({each.id: each for each in added})


def rules() -> tuple[Rule, ...]:
    """All rules that are known so far, layer by layer, in the order of their ids."""
    return tuple(sorted(_catalogue().values(), key=lambda each: (LAYERS.index(each.layer), each.id)))


def rule(rule_id: str) -> Rule:
    """The rule with this id. Raises ``KeyError``."""
    return _catalogue()[rule_id]
