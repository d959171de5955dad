"""What is known about a rule as Markdown (CommonMark), for viewers and pages that render it."""

from __future__ import annotations

import re

from budgetschema.findings import Language, Reference, Rule, message
from budgetschema.report.catalogue import sections

_MARKUP = re.compile(r"[\\`*\[\]<>$|]")
_GAP = re.compile(r"\{[a-z_]+\}")


def rule_markdown(rule: Rule, lang: Language) -> str:
    """Everything that is said of a rule, each part under its heading in bold type."""
    return "\n\n".join(
        f"**{message(key, lang)}**\n\n{section(rule, key, text, lang)}" for key, text in sections(rule, lang)
    )


def section(rule: Rule, key: str, text: str, lang: Language) -> str:
    """One part of what is said of a rule."""
    if key == "rule.message":
        return with_gaps(text)
    if key == "rule.source":
        return "\n".join(f"- {cited(each, each.url)}" for each in rule.references(lang))
    return literal(text)


def with_gaps(sentence: str) -> str:
    """The sentence of a rule, its gaps set apart."""
    return _GAP.sub(lambda found: f"`{found[0]}`", literal(sentence))


def cited(reference: Reference, url: str | None) -> str:
    """A source as a link to where it can be read, if that is known."""
    text = literal(reference.text)
    return f"[{text}]({url})" if url else text


def literal(text: str) -> str:
    """A text in which nothing is markup. An underscore within a word is none."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)
