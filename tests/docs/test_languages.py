"""Both languages have the same pages, with the same parts and the same programs."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, GENERATED

PAGES = sorted(page.relative_to(DOCS / "en") for page in (DOCS / "en").rglob("*.md"))
BY_PEOPLE = [page for page in PAGES if page.parts[0] not in GENERATED]
# What may differ: words for people. Output of commands, names of Mermaid boxes, comments in programs.
OWN_WORDS = ("text", "mermaid")


def _parts(page: Path) -> list[str]:
    """Levels of headings, anchors, blocks of code and pictures, in order."""
    parts = []
    text = page.read_text(encoding="utf-8")
    for match in re.finditer(r"^(#+) |^(\([^)]+\)=)$|^```(\S*)\n(.*?)^```|(!\[)", text, re.MULTILINE | re.DOTALL):
        heading, anchor, kind, code, picture = match.groups()
        if kind is None:
            parts.append(heading or anchor or picture)
        elif kind in OWN_WORDS:
            parts.append(kind)
        else:
            bare = re.sub(r"^:caption:.*\n", "", code, flags=re.MULTILINE)
            parts.append(f"{kind}\n" + re.sub(r"[ \t]*(?<!\S)#( .*)?$", "", bare, flags=re.MULTILINE))
    return parts


def test_both_languages_have_the_same_pages() -> None:
    assert sorted(page.relative_to(DOCS / "zh") for page in (DOCS / "zh").rglob("*.md")) == PAGES


@pytest.mark.parametrize("page", BY_PEOPLE, ids=str)
def test_a_page_has_the_same_parts_in_both_languages(page: Path) -> None:
    assert _parts(DOCS / "zh" / page) == _parts(DOCS / "en" / page)


def _to_headings(page: Path) -> Counter[str]:
    """How often a page leads to a heading of each page, itself included."""
    return Counter(re.findall(r"\]\(([^)\s]*?)#[^)]+\)", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", BY_PEOPLE, ids=str)
def test_where_one_language_leads_to_a_heading_so_does_the_other(page: Path) -> None:
    assert _to_headings(DOCS / "zh" / page) == _to_headings(DOCS / "en" / page)
