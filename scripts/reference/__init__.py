"""Writes the reference of the format and the pages of the code lists, in both languages."""

from __future__ import annotations

from pathlib import Path

from budgetschema.findings import LANGUAGES
from reference import classes, lists, overview, vocabularies
from reference.texts import table

FOLDERS = ("reference", "lists")
"""Folders of each language in which nothing but generated pages stands."""


def build(docs: Path) -> dict[Path, bytes]:
    """Every generated page below ``docs`` and what belongs into it."""
    pages: dict[Path, str] = {}
    for language in LANGUAGES:
        folder = docs / language / "reference"
        pages[folder / "index.md"] = overview.index(language)
        for name in table("pages"):
            pages[folder / f"{name}.md"] = classes.page(name, language)
        pages[folder / "words.md"] = vocabularies.words_page(language)
        pages[folder / "forms.md"] = vocabularies.forms_page(language)
        pages[docs / language / "lists" / "index.md"] = lists.index(language)
        for name in lists.names():
            pages[docs / language / "lists" / f"{name}.md"] = lists.page(name, language)
    return {path: text.encode() for path, text in pages.items()}
