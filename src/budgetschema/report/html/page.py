"""The page: one file that needs nothing else, with everything in it as text."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

import attrs
from lxml import html

from budgetschema.report.html.departments import departments_section
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.findings import findings_section
from budgetschema.report.html.narrative import narrative_section
from budgetschema.report.html.pictures.section import pictures_section
from budgetschema.report.html.procurement import procurement_section
from budgetschema.report.html.projects import projects_section
from budgetschema.report.html.provenance import provenance_section
from budgetschema.report.html.rules import rules_section
from budgetschema.report.html.sections import folded, section
from budgetschema.report.html.tables import table_name, table_section
from budgetschema.report.html.verdict import title_block, verdict_section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, words


def page(view: View) -> bytes:
    """The whole page, the same for the same view."""
    view = attrs.evolve(view)  # whose marks nobody has claimed yet
    parts = _parts(view)
    main = el("main", title_block(view), *parts, id_="main", tabindex="-1")
    body = el(
        "body", _bar(), el("a", both("page.skip"), href="#main", cls="skip"),
        el("div", _contents(view, parts), main, cls="frame"),
        el("span", both("page.close"), id_="words-close", hidden=True),
    )  # fmt: skip
    style, script = _asset("page.css"), _asset("page.js")
    body.append(_raw("script", script))
    document = el("html", _head(view, style, script), body, lang=TAGS["zh"])
    text: bytes = html.tostring(document, doctype="<!DOCTYPE html>", encoding="utf-8")
    return text + b"\n"


def _parts(view: View) -> list[Element]:
    """The parts in the order of the page. Findings link to places, so they are laid out when all places are."""
    verdict = verdict_section(view)
    tables = [table_section(table, index, view.marks) for index, table in enumerate(view.disclosure.tables)]
    rest = [
        pictures_section(view),
        section("tables", both("tables.title"), *tables) if tables else None,
        departments_section(view), projects_section(view), procurement_section(view), narrative_section(view),
    ]  # fmt: skip
    parts = [verdict, findings_section(view), *rest, rules_section(view), provenance_section(view)]
    return [part for part in parts if part is not None]


def _head(view: View, style: str, script: str) -> Element:
    disclosure = view.disclosure
    told = {"name": disclosure.publisher.name, "year": disclosure.fiscal_year}
    titles = {lang: words("page.title", lang, **told) for lang in TAGS}
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return el(
        "head", el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="budgetschema"),
        el("title", titles["zh"], data_en=titles["en"]),
        _raw("style", style),
    )  # fmt: skip


def _bar() -> Element:
    """What stays at the top: language and search."""
    choices = []
    for lang, tag in TAGS.items():
        button = el("input", type="radio", name="lang", id_=f"lang-{lang}", value=tag, checked=lang == "zh")
        choices += [button, el("label", words("page.language", lang), for_=f"lang-{lang}", lang=tag)]
    language = el("fieldset", el("legend", both("page.choose"), cls="unseen"), *choices, cls="language")
    search = el(
        "form", el("label", both("page.search"), for_="search"),
        el("input", type="search", id_="search", autocomplete="off", spellcheck="false"),
        el("span", el("span", cls="number"), " ", both("page.found"), id_="found", role="status", cls="found unseen"),
        role="search", hidden=True,
    )  # fmt: skip
    title = el("span", both("page.tools"), id_="tools", cls="unseen")
    return el("div", title, search, language, cls="bar", role="region", aria_labelledby="tools")


def _contents(view: View, parts: list[Element]) -> Element:
    """Links to the parts, and to each table."""
    links = []
    for part in parts:
        name = str(part.get("id"))
        link = el("li", el("a", both(f"{name}.title"), href=f"#{name}"))
        if name == "tables":
            inner = [
                el("li", el("a", table_name(table), href=f"#table-{index}", lang=TAGS["zh"]))
                for index, table in enumerate(view.disclosure.tables)
            ]
            link.append(folded(both("page.each_table"), el("ul", *inner)))
        links.append(link)
    return el("nav", el("h2", both("page.contents"), id_="contents"), el("ul", *links), aria_labelledby="contents")


def _raw(tag: str, text: str) -> Element:
    """Our own style or script: what stands in it is not escaped, so nothing of a document may."""
    element = el(tag)
    element.text = text
    return element


def _asset(name: str) -> str:
    return files("budgetschema.report.html").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
