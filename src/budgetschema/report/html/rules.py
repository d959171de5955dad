"""The rules that found something: what they ask for, why, of which documents, and on what grounds."""

from __future__ import annotations

from budgetschema.findings import Language, Rule
from budgetschema.report.catalogue import template
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.sections import folded, section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import both, named, pair


def rules_section(view: View) -> Element | None:
    """A folded page for each rule that is spoken of; None where none is."""
    told = [each for finding in view.findings for each in (finding, *finding.consequences)]
    rules = sorted({finding.rule_id: finding.rule for finding in told}.values(), key=lambda rule: rule.id)
    return section("rules", both("rules.title"), *map(_rule, rules)) if rules else None


def _rule(rule: Rule) -> Element:
    summary = el("span", el("b", rule.id), " ", rule.slug, " ", el("span", named(rule.severity), cls="aside"))
    return folded(
        summary,
        el("p", pair(template(rule, "zh"), template(rule, "en")), cls="sentence"),
        el("p", pair(rule.explanation("zh"), rule.explanation("en"))),
        el("p", both("rules.applies"), pair(rule.applicability("zh"), rule.applicability("en"))),
        el("p", both("rules.source"), pair(_sources(rule, "zh"), _sources(rule, "en"))) if rule.source else None,
        cls="rule", id_=f"rule-{rule.id}",
    )  # fmt: skip


def _sources(rule: Rule, lang: Language) -> str:
    return "; ".join(rule.sources(lang))
