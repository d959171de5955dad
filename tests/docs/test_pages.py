"""Pages: short, and every link leads somewhere."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, GENERATED, LANGUAGES, blocks, each_page

LONGEST = 250


# A bracket behind a backslash is text.
LINK = re.compile(r"(?<!\\)\]\(([^)#\s]*)(?:#([^)]+))?\)")


@each_page
def test_a_page_is_short(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= LONGEST


@each_page
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    assert _broken(page) == []


@pytest.mark.parametrize("folder", GENERATED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_generated_pages_lead_somewhere(language: str, folder: str) -> None:
    pages = [*(DOCS / language / folder).glob("*.md")]
    assert len(pages) > 5
    assert [broken for page in pages for broken in _broken(page)] == []


def _broken(page: Path) -> list[tuple[str, str, str]]:
    """Links to a file that is not there, or to a heading that the file has not."""
    found = []
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        there = page.parent / target if target else page
        if not target.startswith("https://") and not (there.exists() and (not anchor or anchor in _anchors(there))):
            found.append((page.name, target, anchor))
    return found


@functools.cache
def _anchors(page: Path) -> set[str]:
    """What links may name: headings as repositories and the site spell them, and anchors of their own."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    return slugs | {*re.findall(r"^\(([^)]+)\)=$", text, re.MULTILINE)}


def test_every_page_is_in_an_index() -> None:
    for language in LANGUAGES:
        folder = DOCS / language
        pages = {*folder.rglob("*.md")}
        named = {(index.parent / name).with_suffix(".md") for index in pages for name in _entries(index)}
        assert pages - named == {folder / "index.md"}


def _entries(index: Path) -> list[str]:
    trees = blocks(index, r"\{toctree\}")
    return [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
