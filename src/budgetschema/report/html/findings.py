"""The findings: sentence, place, arithmetic, suspects, and what follows; each can be reached from its places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import attrs

from budgetschema.findings import Finding, Language, Severity, message, place_text
from budgetschema.report.html.arithmetic import arithmetic
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.marks import Marks
from budgetschema.report.html.sections import folded, section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named, pair

_OPEN = 8
"""As many findings of a layer as are shown without being asked for."""


def findings_section(view: View) -> Element:
    """All findings, layer by layer. Everything else must have been laid out: places that exist are linked."""
    numbered = list(enumerate(view.findings, 1))
    groups = [
        _layer(view, layer, list(found)) for layer, found in groupby(numbered, key=lambda pair: pair[1].rule.layer)
    ]
    content = groups or [el("p", both("findings.none"))]
    return section("findings", both("findings.title"), *content, *_not_applied(view))


def _layer(view: View, layer: str, found: list[tuple[int, Finding]]) -> Element:
    title = pair(message(f"layer.{layer}", "zh"), message(f"layer.{layer}", "en"))
    telling = [pair for pair in found if pair[1].severity is not Severity.INFO]
    hints = found[len(telling) :]
    parts = [_first_of(view, telling)] if telling else []
    if hints:
        parts.append(folded(both("findings.hints", count=len(hints)), *(_finding(view, *each) for each in hints)))
    count = el("span", str(len(found)), cls="count")
    return el("section", el("h3", title, " ", count), *parts, cls="layer")


def _first_of(view: View, found: list[tuple[int, Finding]]) -> Element:
    """The first findings, and the others where one asks for them."""
    shown = el("div", *(_finding(view, *each) for each in found[:_OPEN]))
    if found[_OPEN:]:
        rest = (_finding(view, *each) for each in found[_OPEN:])
        shown.append(folded(both("findings.more", count=len(found) - _OPEN), *rest))
    return shown


def _finding(view: View, number: int, finding: Finding) -> Element:
    card = finding_card(number, finding, _where(view, finding), view.marks)
    card.set("id", f"f{number}")
    return card


def finding_card(number: int, finding: Finding, where: Element | None, marks: Marks) -> Element:
    """All that a finding says, with its place as ``where`` has it."""
    severity = finding.severity
    head = el(
        "h4", el("span", str(number), cls=f"badge {severity.value}"), " ", el("span", named(severity), cls="severity"),
        " ", rule_link(finding),
    )  # fmt: skip
    return el(
        "article", head, el("p", _sentence(finding), cls="sentence"), where, arithmetic(finding, marks),
        _consequences(finding), cls=f"finding {severity.value}",
    )  # fmt: skip


def _sentence(finding: Finding) -> Element:
    return pair(finding.message("zh"), finding.message("en"))


def rule_link(finding: Finding) -> Element:
    """The rule's id and name, leading to what is said about the rule."""
    rule = finding.rule
    return el("a", el("b", rule.id), " ", rule.slug, href=f"#rule-{rule.id}", cls="rule")


def _where(view: View, finding: Finding) -> Element | None:
    """The place by names, as a link where the page shows it, and the place in the source."""
    names = " › ".join(view.result.named(finding))
    home = view.marks.home(finding.pointer)
    parts: list[Element | str] = []
    if names and home is None:
        parts.append(el("span", names, lang=TAGS["zh"]))
    elif home is not None:
        content = el("span", names, lang=TAGS["zh"]) if names else both("findings.show")
        parts.append(el("a", content, href=f"#{home}", cls="place"))
    source = _source(view, finding)
    if source is not None:
        parts += [" · ", source] if parts else [source]
    return el("p", *parts, cls="where") if parts else None


def _source(view: View, finding: Finding) -> Element | None:
    if finding.place is None:
        return None
    place = attrs.evolve(finding.place, cell=None)

    def said(lang: Language) -> str:
        text = place_text(place, lang, view.files)
        return message("report.source", lang, {"place": text}) if text else ""

    return pair(said("zh"), said("en")) if said("zh") else None


def _consequences(finding: Finding) -> Element | None:
    if not finding.consequences:
        return None
    said = [el("li", rule_link(each), " ", _sentence(each)) for each in finding.consequences]
    return el("div", el("p", both("findings.consequences")), el("ul", *said), cls="consequences")


def _not_applied(view: View) -> Iterator[Element]:
    """What was not looked at, and why: silence is no clean bill."""
    report = view.result.report
    if report.skipped:
        said = [
            el("li", el("b", each.rule_id), " ", pair(each.message("zh"), each.message("en")))
            for each in report.skipped
        ]
        yield folded(both("findings.skipped", count=len(said)), el("ul", *said))
    if report.known:
        yield el("p", both("findings.known", count=len(report.known)), cls="aside")
