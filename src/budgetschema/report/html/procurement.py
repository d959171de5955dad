"""The catalogue of service purchases, department by department, and the totals of procurement."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from budgetschema.model import (
    Disclosure,
    OfficialNotice,
    ProcurementCatalog,
    ProcurementCatalogEntry,
    ProcurementTotals,
)
from budgetschema.model.shape import members
from budgetschema.report.html.elements import Child, Element, el
from budgetschema.report.html.marks import folded_with
from budgetschema.report.html.sections import folded, listing, section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named, pair

_DEEPEST = 8
_Indexed = tuple[int, ProcurementCatalogEntry]


def procurement_section(view: View) -> Element | None:
    """Totals and catalogues; None where there are neither."""
    disclosure = view.disclosure
    catalogs = [_catalog(view, index, catalog) for index, catalog in enumerate(disclosure.procurement_catalogs)]
    parts = [each for each in (_totals(disclosure), *catalogs) if each is not None]
    return section("procurement", both("procurement.title"), *parts) if parts else None


def _totals(disclosure: Disclosure) -> Element | None:
    totals = disclosure.procurement_totals
    if totals is None:
        return None
    pairs: list[tuple[Child, Child]] = []
    for member in members(ProcurementTotals):
        value, mark = getattr(totals, member.name), totals.marks.get(member.name)
        shown: Child = mark.text if mark is not None else None
        if isinstance(value, Decimal):
            shown = el("span", el("span", format(value, "f"), cls="figure"), " ", named(totals.unit))
        if shown is not None:
            pairs.append((pair(member.meta.zh, member.meta.en), shown))
    return listing(*pairs, cls="cards")


def _catalog(view: View, index: int, catalog: ProcurementCatalog) -> Element:
    pointer = f"/procurement_catalogs/{index}"
    entries = enumerate(catalog.entries)
    groups = [
        _department(view, pointer, catalog, name, list(found))
        for name, found in groupby(entries, key=lambda pair: pair[1].department)
    ]
    title = el("h3", catalog.title or "—", " ", el("span", str(len(catalog.entries)), cls="count"), lang=TAGS["zh"])
    view.marks.claim(pointer).on(title)
    return el("section", title, _notice(catalog), *groups, cls="catalog")


def _notice(catalog: ProcurementCatalog) -> Element | None:
    """The letter by which the catalogue was issued, folded."""
    notice = catalog.notice
    if notice is None:
        return None
    texts: list[str] = []
    for member in members(OfficialNotice):
        value = getattr(notice, member.name)
        if member.container == "tuple":
            texts += value
        elif value is not None and not member.is_object:
            texts.append(str(value))
    return folded(
        both("procurement.notice"), el("div", *(el("p", text) for text in texts), lang=TAGS["zh"], cls="prose")
    )


def _department(
    view: View, pointer: str, catalog: ProcurementCatalog, name: str | None, entries: list[_Indexed]
) -> Element:
    """The entries of one department, folded; indented by level."""
    head = el("tr", el("th", both("procurement.code"), scope="col"), el("th", both("procurement.name"), scope="col"))
    rows = [_entry(view, pointer, *each) for each in entries]
    table = el("table", el("thead", head), el("tbody", *rows), cls="catalogue", lang=TAGS["zh"])
    shown = el("span", name, lang=TAGS["zh"]) if name else both("procurement.entries")
    summary = el("span", shown, " ", el("span", str(len(entries)), cls="count"))
    positions = [index for index, each in enumerate(catalog.departments) if name is not None and each.name == name]
    claim = view.marks.claim(*(f"{pointer}/departments/{position}" for position in positions))
    return folded_with(claim, summary, el("div", table, cls="within"), cls="department")


def _entry(view: View, pointer: str, index: int, entry: ProcurementCatalogEntry) -> Element:
    name = el("td", entry.name or "", cls=f"level-{min(entry.level - 1, _DEEPEST)}")
    row = el("tr", el("td", entry.code or "", cls="code"), name)
    view.marks.claim(f"{pointer}/entries/{index}").on(name)
    return row
