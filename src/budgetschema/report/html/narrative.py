"""The text of the disclosure, folded: outline and paragraphs, with the statements that findings are about."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.model import Statement
from budgetschema.report.html.elements import Element, add, el
from budgetschema.report.html.marks import Claim, folded_with
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both

_Told = tuple[Statement, Claim]


def narrative_section(view: View) -> Element | None:
    """What is said in words; None where nothing is."""
    disclosure = view.disclosure
    parts = [
        _items(view, "duties", [each.text for each in disclosure.duties]),
        _items(view, "organisation", [each.text for each in disclosure.organisation]),
        _items(view, "units_covered", [_coded(each.code, each.name) for each in disclosure.units_covered]),
        _outline(view),
        _items(
            view, "glossary", ["：".join(filter(None, (each.term, each.definition))) for each in disclosure.glossary]
        ),
        _items(view, "notes", [each.text for each in disclosure.notes]),
        _assets(view),
    ]
    shown = [each for each in parts if each is not None]
    return section("narrative", both("narrative.title"), *shown) if shown else None


def _items(view: View, name: str, texts: list[str]) -> Element | None:
    if not texts:
        return None
    items = [view.marks.claim(f"/{name}/{index}").on(el("p", text)) for index, text in enumerate(texts)]
    summary = el("span", both(f"narrative.{name}"), " ", el("span", str(len(texts)), cls="count"))
    claim = view.marks.claim(f"/{name}")
    return folded_with(claim, summary, el("div", *items, lang=TAGS["zh"], cls="prose"))


def _coded(code: str | None, name: str) -> str:
    return name if code is None else f"{code} {name}"


def _assets(view: View) -> Element | None:
    holdings = view.disclosure.state_assets
    texts = []
    for each in holdings:
        value = each.mark.text if each.mark is not None else "" if each.quantity is None else format(each.quantity, "f")
        when = "" if each.as_of is None else f"（{each.as_of.isoformat()}）"
        texts.append(f"{each.label}：{value}{'' if each.mark is not None else each.unit or ''}{when}")
    return _items(view, "state_assets", texts)


def _outline(view: View) -> Element | None:
    """The headings with their paragraphs, as printed."""
    sections = view.disclosure.sections
    if not sections:
        return None
    told = _told(view)
    body = el("div", lang=TAGS["zh"], cls="prose")
    for index, each in enumerate(sections):
        heading = el("p", f"{each.number or ''}{each.title}", cls=f"heading heading-{min(each.level, 3)}")
        body.append(heading)
        for number, paragraph in enumerate(each.paragraphs):
            text = _paragraph(paragraph.text, told.get((index + 1, number + 1), []))
            body.append(view.marks.claim(f"/sections/{index}/paragraphs/{number}").on(text))
        view.marks.claim(f"/sections/{index}").on(heading)
    summary = el("span", both("narrative.sections"), " ", el("span", str(len(sections)), cls="count"))
    return folded_with(view.marks.claim("/sections", "/statements"), summary, body)


def _told(view: View) -> dict[tuple[int, int], list[_Told]]:
    """The statements that findings are about, by section and paragraph."""
    found: dict[tuple[int, int], list[_Told]] = {}
    for index, statement in enumerate(view.disclosure.statements):
        claim = view.marks.claim(f"/statements/{index}")
        if claim.marks:
            found.setdefault((statement.section, statement.paragraph), []).append((statement, claim))
    return found


def _paragraph(text: str, told: list[_Told]) -> Element:
    """A paragraph with its marked statements, each from where it begins."""
    paragraph, at = el("p"), 0
    for claim, start, end in _spans(text, told):
        add(paragraph, text[at:start], claim.on(el("mark", text[start:end])))
        at = end
    return add(paragraph, text[at:])


def _spans(text: str, told: list[_Told]) -> Iterator[tuple[Claim, int, int]]:
    """Where the statements stand, each behind the one before: what overlaps is cut, what is beyond the text empty."""
    at = 0
    for statement, claim in sorted(told, key=lambda each: (each[0].start, each[0].end)):
        start = min(max(statement.start, at), len(text))
        at = min(max(statement.end, start), len(text))
        yield claim, start, at
