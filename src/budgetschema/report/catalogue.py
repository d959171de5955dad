"""The rules themselves as text and JSON: the list, and the page of one rule."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.findings import LANGUAGES, Language, Rule, message, printable
from budgetschema.report.columns import aligned, folded
from budgetschema.report.examples import failing_example
from budgetschema.report.excerpts import Excerpt, excerpt
from budgetschema.report.results import word
from budgetschema.report.safe import json_text


def rules_text(rules: Sequence[Rule], lang: Language) -> str:
    """The rules as a table: id, severity, layer, name, and what each finds."""
    rows = [
        [rule.id, word(rule.severity, lang), message(f"layer.{rule.layer}", lang), rule.slug, rule.title(lang)]
        for rule in rules
    ]
    return "".join(f"{line}\n" for line in aligned(rows, [False] * 5)) if rows else ""


def rules_json(rules: Sequence[Rule]) -> str:
    """The rules with everything that is known about them, in both languages."""
    return json_text([
        {
            "id": rule.id,
            "slug": rule.slug,
            "title": {lang: rule.title(lang) for lang in LANGUAGES},
            "layer": rule.layer,
            "severity": rule.severity.value,
            "plugin": rule.plugin,
            "message": {lang: template(rule, lang) for lang in LANGUAGES},
            "explanation": {lang: rule.explanation(lang) for lang in LANGUAGES},
            "applies": {lang: rule.applicability(lang) for lang in LANGUAGES},
            "source": {lang: list(rule.sources(lang)) for lang in LANGUAGES},
        }
        for rule in rules
    ])  # fmt: skip


def rule_page(rule: Rule, lang: Language, width: int | None = None) -> str:
    """All about one rule, with a document that fails it where the package carries one.

    Sentences are folded to ``width`` columns; sources have addresses to be copied, and are not.
    """
    parts = [
        f"{rule.id} {rule.slug}",
        *([title] if (title := rule.title(lang)) != rule.slug else []),
        f"{message('rule.severity', lang)}: {word(rule.severity, lang)} · "
        f"{message('rule.layer', lang)}: {message(f'layer.{rule.layer}', lang)}",
        *(
            f"{message(key, lang)}\n{_indented(text, None if key == 'rule.source' else width)}"
            for key, text in sections(rule, lang)
        ),
    ]
    example = failing_example(rule.id)
    if example is not None:
        place = {"place": printable(example.place)}
        parts.append(f"{message('rule.example', lang, place)}\n{_shown(excerpt(example, lang))}")
    return "\n\n".join(parts) + "\n"


def sections(rule: Rule, lang: Language) -> list[tuple[str, str]]:
    """What is said of a rule: texts, each with the key of its heading in ``messages.toml``."""
    told = [
        ("rule.message", template(rule, lang)),
        ("rule.explanation", rule.explanation(lang)),
        ("rule.applies", rule.applicability(lang)),
        ("rule.source", "\n".join(map(str, rule.references(lang)))),
        ("rule.plugin", rule.plugin or ""),
    ]
    return [(key, text) for key, text in told if text.strip()]


def template(rule: Rule, lang: Language) -> str:
    """The sentence of a rule, its gaps shown as they are named."""
    return rule.zh if lang == "zh" else rule.en


def _indented(text: str, width: int | None) -> str:
    room = None if width is None else width - 2
    return "\n".join(f"  {part}".rstrip() for line in text.strip().splitlines() for part in folded(line, room))


def _shown(part: Excerpt) -> str:
    """An excerpt, the lines with the fault marked in the margin."""
    return "\n".join(
        f"{'>' if number in part.marked else ' '} {line}".rstrip() for number, line in enumerate(part.lines, 1)
    )
