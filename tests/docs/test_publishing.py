"""What the page on publishing says of names and addresses is what the library does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import budgetschema
from budgetschema.export.naming import file_stem
from tests.docs.pages import DOCS, LANGUAGES, ROOT, blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_the_folder_bear_the_names_that_the_library_gives(language: str) -> None:
    page = DOCS / language / "publishing.md"
    stem = file_stem(budgetschema.load(ROOT / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json"))
    (tree,) = blocks(page, "text")
    named = {line.strip() for line in tree.splitlines() if line.startswith("    ")}
    assert {f"{stem}.budget.json", f"{stem}.budget.xml", "dcat.jsonld"} <= named
    (commands,) = blocks(page, "sh")
    assert commands.count(f"/{stem}.") == 2


def _terms(value: Any) -> Iterator[str]:
    """The properties and types that an entry uses."""
    if isinstance(value, list):
        for each in value:
            yield from _terms(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "@type":
                yield each
            elif key != "@context":
                yield from () if key.startswith("@") else (key,)
                yield from _terms(each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_written_by_hand_uses_the_terms_of_the_library(language: str) -> None:
    (written,) = blocks(DOCS / language / "publishing.md", "json")
    entry = json.loads(written)
    context = json.loads((ROOT / "src/budgetschema/export/data/dcat_context.json").read_text(encoding="utf-8"))
    known = {each["@id"] if isinstance(each, dict) else each for each in context.values()}
    terms = {*_terms(entry)}
    classes = {"dcat:Dataset", "dcat:Distribution", "foaf:Agent", "xsd:date"}
    assert terms - classes <= known
    assert entry["@context"].items() <= context.items()
    assert {term.partition(":")[0] for term in terms} <= entry["@context"].keys()
    (face,) = entry["dcat:distribution"]
    assert re.fullmatch(r".+-2026-budget-unit\.budget\.json", face["dcat:accessURL"]["@id"])
