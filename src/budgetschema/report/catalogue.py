"""The rules themselves as text and JSON: the list, and the page of one rule."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.findings import Language, Rule, message
from budgetschema.report.columns import aligned
from budgetschema.report.examples import failing_example
from budgetschema.report.results import word
from budgetschema.report.safe import json_text


def rules_text(rules: Sequence[Rule], lang: Language) -> str:
    """The rules as a table: id, severity, layer, name, and the sentence with its gaps."""
    rows = [
        [rule.id, word(rule.severity, lang), message(f"layer.{rule.layer}", lang), rule.slug, template(rule, lang)]
        for rule in rules
    ]
    return "".join(f"{line}\n" for line in aligned(rows, [False] * 5)) if rows else ""


def rules_json(rules: Sequence[Rule]) -> str:
    """The rules with everything that is known about them, in both languages."""
    both: tuple[Language, ...] = ("zh", "en")
    return json_text([
        {
            "id": rule.id,
            "slug": rule.slug,
            "layer": rule.layer,
            "severity": rule.severity.value,
            "plugin": rule.plugin,
            "message": {lang: template(rule, lang) for lang in both},
            "explanation": {lang: rule.explanation(lang) for lang in both},
            "applies": {lang: rule.applicability(lang) for lang in both},
            "source": {lang: list(rule.sources(lang)) for lang in both},
        }
        for rule in rules
    ])  # fmt: skip


def rule_page(rule: Rule, lang: Language) -> str:
    """All about one rule, with a document that fails it where the package carries one."""
    parts = [
        f"{rule.id} {rule.slug}",
        f"{message('rule.severity', lang)}: {word(rule.severity, lang)} · "
        f"{message('rule.layer', lang)}: {message(f'layer.{rule.layer}', lang)} ({rule.layer})",
    ]
    sections = [
        ("rule.message", template(rule, lang)),
        ("rule.explanation", rule.explanation(lang)),
        ("rule.applies", rule.applicability(lang)),
        ("rule.source", "\n".join(rule.sources(lang))),
        ("rule.plugin", rule.plugin or ""),
    ]
    parts += [f"{message(key, lang)}\n{_indented(text)}" for key, text in sections if text.strip()]
    example = failing_example(rule.id)
    if example is not None:
        parts.append(f"{message('rule.example', lang, {'place': example.place})}\n{_indented(example.text)}")
    return "\n\n".join(parts) + "\n"


def template(rule: Rule, lang: Language) -> str:
    """The sentence of a rule, its gaps shown as they are named."""
    return rule.zh if lang == "zh" else rule.en


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.strip().splitlines())
