"""What the table of contents names and no title bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.data import data
from budgetschema.checks.spelling import compact
from budgetschema.model import ContentsEntry, Disclosure

_SHORTEST_PART = 4


@attrs.frozen(kw_only=True, slots=True)
class Gap:
    """An entry of the contents (and its position) that no title bears; ``near`` is the title that nearly does."""

    index: int
    entry: ContentsEntry
    near: str | None
    is_table: bool


def bare(title: str) -> str:
    """A title without number, dots and page, as titles are compared."""
    limits = data("wording")["contents"]
    text = compact(title)
    for pattern in limits["before"]:
        text = re.sub(f"^{pattern}", "", text)
    for pattern in limits["after"]:
        text = re.sub(f"{pattern}$", "", text)
    return text


@once
def contents_gaps(case: Case) -> tuple[Gap, ...]:
    """Every entry of the contents that no title of a table, section, catalogue or form bears."""
    return tuple(_gaps(case.disclosure))


def missing_contents(case: Case) -> tuple[Gap, ...]:
    """Entries of the contents that no title bears, not even nearly."""
    return tuple(gap for gap in contents_gaps(case) if gap.near is None)


def missing_tables(case: Case) -> tuple[Gap, ...]:
    """Tables of the contents that are not there; none where one was not recognised, for that may be the one."""
    tables = case.disclosure.tables
    if not tables or any(table.kind == "unknown" for table in tables):
        return ()
    return tuple(gap for gap in missing_contents(case) if gap.is_table)


def _gaps(disclosure: Disclosure) -> Iterator[Gap]:
    limits = data("wording")["contents"]
    titles = set(_titles(disclosure))
    spare = titles - {bare(entry.title) for entry in disclosure.contents}
    for index, entry in enumerate(disclosure.contents):
        title = bare(entry.title)
        if not title or title in titles or re.fullmatch(limits["not_meant"], title):
            continue
        if any(title in each or (len(each) >= _SHORTEST_PART and each in title) for each in titles):
            continue
        is_table = re.fullmatch(limits["table"], title) is not None
        if is_table and not disclosure.tables:
            continue  # the tables were published apart
        yield Gap(index=index, entry=entry, near=_near(title, spare), is_table=is_table)


def _titles(disclosure: Disclosure) -> Iterator[str]:
    yield from (bare(table.title) for table in disclosure.tables)
    yield from (bare(section.title) for section in disclosure.sections)
    for catalog in disclosure.procurement_catalogs:
        if catalog.title is not None:
            yield bare(catalog.title)


def _near(title: str, titles: set[str]) -> str | None:
    """The title that is nearly this one, if there is one."""
    least = data("wording")["contents"]["nearly_share"] / 100
    matcher = SequenceMatcher(b=title)
    best, best_share = None, least
    for each in sorted(titles):
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= best_share and matcher.quick_ratio() >= best_share:
            share = matcher.ratio()
            if share >= best_share:
                best, best_share = each, share
    return best
