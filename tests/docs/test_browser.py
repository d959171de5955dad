"""The site in a browser: it fits a phone, nothing comes from elsewhere, the switch and the search do what they say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import missing
from tests.docs.pages import LANGUAGES, ROOT
from tests.roundtrip.writing.converting import BROWSERS

# A page of prose with code, one with wide tables, and one of each generated kind.
PAGES = ["en/index.html", "zh/checks.html", "en/export.html", "zh/rules/A101.html", "en/rules/index.html"]
# What is asked, and a page that must be among the answers.
QUERIES = {
    ("en", "rounding"): "arithmetic.html",
    ("en", "carry-over"): "format.html",
    ("zh", "尾差"): "arithmetic.html",
    ("zh", "绩效目标表"): "format.html",
    ("zh", "四舍五入"): "arithmetic.html",
}


@pytest.fixture(scope="module")
def seen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the browser says of the site."""
    modules = os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules"))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    needed = [Path(modules) / name for name in ("puppeteer-core", "axe-core")]
    if browser is None or shutil.which("node") is None or not all(each.exists() for each in needed):
        missing("Chromium, node, puppeteer-core and axe-core (BUDGETSCHEMA_NODE_MODULES)")
    profile = tmp_path_factory.mktemp("browser")
    command = ["node", str(Path(__file__).with_name("browser.js")), str(site), browser, str(profile)]
    scenes = json.dumps({"pages": PAGES, "queries": list(QUERIES)})
    environment = {**os.environ, "NODE_PATH": modules, "SCENES": scenes}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_pages_fit_and_are_readable_by_everybody(seen: Any) -> None:
    assert len(seen["looks"]) == 4 * len(PAGES)
    for look in seen["looks"]:
        assert look["said"] == [], look["page"]
        assert look["violations"] == [], look["page"]
        assert look["scrollWidth"] <= look["width"], look["page"]


def test_the_switch_leads_to_the_same_page_in_the_other_language(seen: Any) -> None:
    for turn in seen["turns"]:
        here, page = turn["page"].split("/", 1)
        (there,) = {*LANGUAGES} - {here}
        assert turn["url"] == f"{there}/{page}"
        assert turn["lang"][:2] == there
        assert turn["said"] == []


def test_the_search_finds_words_of_both_languages(seen: Any) -> None:
    found = {(each["language"], each["query"]): each["hits"] for each in seen["searches"]}
    assert [each["said"] for each in seen["searches"]] == [[] for _ in QUERIES]
    for query, page in QUERIES.items():
        assert page in {hit.partition("#")[0] for hit in found[query]}, query


def test_what_the_search_shows_of_a_page_is_its_text(seen: Any) -> None:
    texts = [text for each in seen["searches"] for text in each["texts"]]
    assert texts
    assert [text for text in texts if "中文 English" in " ".join(text.split())] == []
