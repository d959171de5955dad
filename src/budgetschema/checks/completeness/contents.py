"""The table of contents against the tables and sections that are really there (D601 to D603)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from budgetschema.checks.case import Case
from budgetschema.checks.data import data
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.findings import Finding
from budgetschema.model import ContentsEntry, Disclosure


def bare(title: str) -> str:
    """A title without number, dots and page, as titles are compared."""
    limits = data("wording")["contents"]
    text = compact(title)
    for pattern in limits["before"]:
        text = re.sub(f"^{pattern}", "", text)
    for pattern in limits["after"]:
        text = re.sub(f"{pattern}$", "", text)
    return text


def _is_table(title: str) -> bool:
    return re.fullmatch(data("wording")["contents"]["table"], bare(title)) is not None


def _near(title: str, titles: set[str]) -> str | None:
    """The title that is nearly this one, if there is one."""
    least = data("wording")["contents"]["nearly_share"]
    best = max(titles, key=lambda each: SequenceMatcher(None, title, each).ratio(), default=None)
    if best is not None and SequenceMatcher(None, title, best).ratio() * 100 >= least:
        return best
    return None


def _judged(disclosure: Disclosure) -> Iterator[tuple[int, ContentsEntry, str | None]]:
    """Entries of the contents that no title bears, with the title that nearly does."""
    titles = {bare(table.title) for table in disclosure.tables}
    titles |= {bare(section.title) for section in disclosure.sections}
    titles |= {bare(catalog.title) for catalog in disclosure.procurement_catalogs if catalog.title}
    titles |= {bare(project.form_title) for project in disclosure.projects if project.form_title}
    listed = {bare(entry.title) for entry in disclosure.contents}
    for index, entry in enumerate(disclosure.contents):
        title = bare(entry.title)
        if title and not any(title == each or title in each or (len(each) > 3 and each in title) for each in titles):
            yield index, entry, _near(title, titles - listed)


def missing_tables(disclosure: Disclosure) -> Iterator[tuple[int, ContentsEntry]]:
    """Tables that the contents name and the document does not have."""
    if disclosure.tables:
        for index, entry, near in _judged(disclosure):
            if near is None and _is_table(entry.title):
                yield index, entry


@checks("D601")
def table(case: Case) -> Iterator[Finding]:
    """A table of the contents that is not there."""
    unknown = any(each.kind == "unknown" for each in case.disclosure.tables)
    if not unknown:
        for index, entry in missing_tables(case.disclosure):
            pointer = f"/contents/{index}"
            yield Finding(rule_id="D601", params={"title": entry.title}, pointer=pointer, place=entry.place)


@checks("D602")
def title_differs(case: Case) -> Iterator[Finding]:
    """A title that the contents word otherwise."""
    if case.disclosure.tables or case.disclosure.sections:
        for index, entry, near in _judged(case.disclosure):
            if near is not None:
                params = {"title": entry.title, "near": near}
                yield Finding(rule_id="D602", params=params, pointer=f"/contents/{index}", place=entry.place)


@checks("D603")
def section(case: Case) -> Iterator[Finding]:
    """A section of the contents that is not there."""
    if case.disclosure.sections:
        for index, entry, near in _judged(case.disclosure):
            if near is None and not _is_table(entry.title):
                pointer = f"/contents/{index}"
                yield Finding(rule_id="D603", params={"title": entry.title}, pointer=pointer, place=entry.place)
