"""Pages: short, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.pages import DOCS, LANGUAGES, blocks, each_page

LONGEST = 250


@each_page
def test_page_is_short_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@each_page
def test_headings_that_links_name_are_there(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        text = (page.parent / target if target else page).read_text(encoding="utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
        assert anchor in slugs | {*re.findall(r"^\(([^)]+)\)=$", text, re.MULTILINE)}, (target, anchor)


def test_every_page_is_in_an_index() -> None:
    for language in LANGUAGES:
        folder = DOCS / language
        pages = {*folder.rglob("*.md")}
        named = {(index.parent / name).with_suffix(".md") for index in pages for name in _entries(index)}
        assert pages - named == {folder / "index.md"}


def _entries(index: Path) -> list[str]:
    trees = blocks(index, r"\{toctree\}")
    return [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
