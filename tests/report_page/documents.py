"""Disclosures for pages: the township's with slips of the pen, cut short, and one in which every word means harm."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
from lxml import html

import budgetschema
from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import members
from budgetschema.report.html.page import page
from budgetschema.report.html.view import View

SLIP = "264.98"
"""What the cell of :func:`with_slips` prints instead of 264.89."""
HARM = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    '=HYPERLINK("https://a.example")',
    "长" * 10_000,
    "W" * 10_000,
    "\u202eabc\u2066</td></table>\u200f",
    "javascript:alert(3)",
    "{name} %s {0}",
)


def with_slips(township: Disclosure) -> Disclosure:
    """The township's disclosure with swapped digits in one cell and another left blank, and few forms and entries."""
    tables = list(township.tables)
    tables[2] = _with(tables[2], 3, basic=Decimal(SLIP))
    tables[0] = _with(tables[0], 6, income_amount=None)
    catalogs = [attrs.evolve(each, entries=each.entries[:40]) for each in township.procurement_catalogs]
    return attrs.evolve(
        township, tables=tuple(tables), projects=township.projects[:4], procurement_catalogs=tuple(catalogs)
    )


def _with(table: Any, index: int, **amounts: Decimal | None) -> Any:
    line = table.lines[index]
    after = {key: value for key, value in {**line.amounts, **amounts}.items() if value is not None}
    return attrs.evolve(
        table, lines=(*table.lines[:index], attrs.evolve(line, amounts=after), *table.lines[index + 1 :])
    )


def hostile(disclosure: Disclosure) -> Disclosure:
    """The same with harm in every field that holds free text, one kind after another."""
    counted = iter(range(10**9))

    def harm(text: str) -> str:
        number = next(counted)
        # Words of ten thousand characters now and then: a page full of them is no page.
        kinds = HARM if number % 40 < len(HARM) else [each for each in HARM if len(each) < 100]
        return f"{kinds[number % 40 % len(kinds)]}{text[:20]}"

    def walked(value: Any, form: Format | None) -> Any:
        if isinstance(value, tuple):
            return tuple(walked(each, form) for each in value)
        if isinstance(value, dict):
            return {key: walked(each, form) for key, each in value.items()}
        if attrs.has(type(value)):
            given = {each.name: (getattr(value, each.name), each.meta.format) for each in members(type(value))}
            return attrs.evolve(value, **{name: walked(each, own) for name, (each, own) in given.items()})
        return harm(value) if type(value) is str and form is Format.TEXT else value

    changed: Disclosure = walked(disclosure, None)
    return attrs.evolve(changed, spec_version=disclosure.spec_version)


def view_of(disclosure: Disclosure, **given: Any) -> View:
    """The view of a disclosure that was checked."""
    return View.of("budget.json", disclosure, budgetschema.check(disclosure), **given)


def tree_of(view: View) -> Any:
    """The page as a browser would read it."""
    return html.document_fromstring(page(view).decode("utf-8"))


def text_of(element: Any) -> str:
    """The text of a cell, without the numbers of findings."""
    return "".join(element.xpath(".//text()[not(ancestor::a[contains(@class, 'badge')])]")).strip()


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every free text of a document with its place."""
    for member in members(type(value)):
        given = getattr(value, member.name)
        several = (
            enumerate(given)
            if member.container == "tuple"
            else given.items()
            if member.container == "mapping"
            else [("", given)]
        )
        for key, each in several:
            here = f"{path}/{member.name}" + (f"/{key}" if key != "" else "")
            if attrs.has(type(each)):
                yield from texts_of(each, here)
            elif isinstance(each, str) and member.meta.format is Format.TEXT:
                yield here, each
