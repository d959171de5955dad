"""Where everything comes from: source files, how much of them became data, what did not, and what made the page."""

from __future__ import annotations

from itertools import islice

from budgetschema import __version__
from budgetschema.findings import place_text
from budgetschema.model import Fragment, FragmentKind
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.sections import folded, listing, section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, pair

_MOST = 200
"""Pieces without a place that are shown; the data have all of them."""


def provenance_section(view: View) -> Element:
    """Sources, coverage, leftovers, versions."""
    rows = [
        el(
            "tr", el("th", source.name, scope="row"), el("td", source.media_type or ""),
            el("td", source.sha256 or "", cls="digest"), el("td", source.encoding or ""),
        )
        for source in view.disclosure.sources
    ]  # fmt: skip
    keys = ("file", "type", "digest", "encoding")
    head = el("tr", *(el("th", both(f"provenance.{key}"), scope="col") for key in keys))
    caption = el("caption", both("provenance.sources"))
    table = el("table", caption, el("thead", head), el("tbody", *rows), cls="form") if rows else None
    publisher = view.disclosure.publisher
    codes = " · ".join(filter(None, (publisher.division, publisher.department_code))) or "—"
    facts = listing(
        (both("provenance.codes"), codes),
        (both("provenance.checked"), el("span", view.result.shown_name, lang=TAGS["zh"])),
        (both("provenance.format"), view.disclosure.spec_version),
        (both("provenance.library"), f"budgetschema {__version__}"),
        cls="facts",
    )
    sources = el("div", table, cls="within") if rows else el("p", both("provenance.no_source"))
    return section(
        "provenance", both("provenance.title"), sources, _coverage(view), _leftovers(view), facts,
        el("p", both("provenance.note"), cls="note"),
    )  # fmt: skip


def _coverage(view: View) -> Element | None:
    coverage = view.coverage
    if coverage is None:
        return None
    share = str(coverage).split(" (", maxsplit=1)[0]
    return el("p", both("provenance.coverage", share=share, cells=coverage.cells, left=len(coverage.leftovers)))


def _leftovers(view: View) -> Element | None:
    """What is printed in the source and in no field of the data."""
    left = [each for each in view.disclosure.fragments if each.kind is FragmentKind.UNPLACED]
    if not left:
        return None
    shown = [_leftover(view, each) for each in islice(left, _MOST)]
    rest = el("p", both("arithmetic.more", count=len(left) - _MOST)) if len(left) > _MOST else None
    return folded(both("provenance.left", count=len(left)), el("ul", *shown), rest, cls="leftovers")


def _leftover(view: View, fragment: Fragment) -> Element:
    place = None
    if fragment.place is not None:
        place = el("span", pair(*(place_text(fragment.place, lang, view.files) for lang in TAGS)), cls="aside")
    return el("li", el("span", fragment.text, lang=TAGS["zh"]), " ", place)
