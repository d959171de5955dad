"""What the page on publishing says of names and addresses is what the library does."""

from __future__ import annotations

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
