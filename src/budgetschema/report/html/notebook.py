"""Disclosures, tables and reports as notebooks show them: from the renderer of the page, without script, cut short."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from lxml import html

from budgetschema.checks import Report
from budgetschema.cube import Cube
from budgetschema.findings import Language, Severity, preferred_language
from budgetschema.model import Disclosure, Table
from budgetschema.report.cells import printed_rows
from budgetschema.report.html.elements import Child, Element, el
from budgetschema.report.html.findings import finding_card
from budgetschema.report.html.marks import Marks
from budgetschema.report.html.tables import printed_table, table_name
from budgetschema.report.html.verdict import judgement, key_figure_cards
from budgetschema.report.html.words import TAGS, both, named

_ROWS, _FINDINGS = 20, 10


def notebook_html(shown: Any) -> str:
    """A disclosure, a table or a report as a piece of HTML in the language of the environment."""
    parts: tuple[Child, ...]
    if isinstance(shown, Disclosure):
        parts = _disclosure(shown)
    elif isinstance(shown, Table):
        parts = _table(shown)
    elif isinstance(shown, Report):
        parts = _report(shown)
    else:
        raise TypeError(type(shown).__name__)
    style = el("style")
    style.text = files("budgetschema.report.html").joinpath("notebook.css").read_text(encoding="utf-8")
    piece = el("div", style, *parts, cls="budgetschema")
    _alone(piece, preferred_language())
    return str(html.tostring(piece, encoding="unicode"))


def _disclosure(disclosure: Disclosure) -> tuple[Child, ...]:
    head = el("p", el("strong", disclosure.publisher.name, lang=TAGS["zh"]), " ", str(disclosure.fiscal_year), " ")
    head.append(named(disclosure.moment))
    rows = [
        el(
            "tr",
            el("th", table_name(table), scope="row", lang=TAGS["zh"]),
            el("td", str(len(table.lines)), cls="amount"),
        )
        for table in disclosure.tables[:_ROWS]
    ]
    heads = el("tr", el("th", both("tables.title"), scope="col"), el("th", both("notebook.lines"), scope="col"))
    tables = el("table", el("thead", heads), el("tbody", *rows))
    return head, key_figure_cards(Cube(disclosure)), tables, _left(len(disclosure.tables), _ROWS)


def _table(table: Table) -> tuple[Child, ...]:
    unit = None if table.unit is None else el("span", " (", named(table.unit), ")")
    title = el("p", el("strong", table_name(table), lang=TAGS["zh"]), unit)
    count = sum(1 for _ in printed_rows(table))
    return title, printed_table(table, 0, Marks(), _ROWS), _left(count, _ROWS)


def _report(report: Report) -> tuple[Child, ...]:
    found = sorted(report.findings, key=lambda each: list(Severity).index(each.severity))
    cards = (finding_card(number, each, None, Marks()) for number, each in enumerate(found[:_FINDINGS], 1))
    return *judgement(report), *cards, _left(len(found), _FINDINGS)


def _left(count: int, shown: int) -> Element | None:
    return el("p", both("notebook.left", count=count - shown)) if count > shown else None


def _alone(piece: Element, lang: Language) -> None:
    """Leave one language, and no link into a page that is not there."""
    for each in list(piece.iter("span")):
        other = {"zh", "en"} - {lang}
        if each.get("class") in other and (parent := each.getparent()) is not None:
            parent.remove(each)
    for each in piece.iter("a"):
        if each.get("href") is not None:
            del each.attrib["href"]
