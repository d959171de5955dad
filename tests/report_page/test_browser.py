"""The page in a browser: nothing is said on the console, nothing is fetched, it fits, and axe finds nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from budgetschema.report.html.page import page
from budgetschema.report.html.view import View
from tests.acceptance.conftest import missing
from tests.report_page.documents import SLIP
from tests.roundtrip.writing.converting import BROWSERS

ROOT = Path(__file__).parents[2]
SCENES = {"axe": True, "language": True, "search": SLIP, "sort": "#table-2", "beside": "#table-2 td a.badge"}


def told(folder: Path, data: bytes, scenes: dict[str, Any]) -> Any:
    """What the browser says of a page."""
    modules = os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules"))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    needed = [Path(modules) / name for name in ("puppeteer-core", "axe-core")]
    if browser is None or shutil.which("node") is None or not all(each.exists() for each in needed):
        missing("Chromium, node, puppeteer-core and axe-core (BUDGETSCHEMA_NODE_MODULES)")
    path = folder / "page.html"
    path.write_bytes(data)
    command = ["node", str(Path(__file__).with_name("browser.js")), str(path), browser, str(folder / "profile")]
    environment = {**os.environ, "NODE_PATH": modules, "SCENES": json.dumps(scenes)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def seen(view: View, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The township's page, seen and used."""
    return told(tmp_path_factory.mktemp("page"), page(view), SCENES)


@pytest.fixture(scope="module")
def harm(harmful_page: bytes, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The hostile page, seen."""
    return told(tmp_path_factory.mktemp("hostile"), harmful_page, {})


def test_it_is_readable_by_everybody_at_every_size_in_light_and_dark(seen: Any) -> None:
    assert {(look["width"], look["scheme"]) for look in seen["looks"]} >= {
        (width, scheme) for width in (390, 1280) for scheme in ("light", "dark")
    }
    for look in seen["looks"]:
        assert look["violations"] == [], look["width"]
        assert look["said"] == []
        assert look["scrollWidth"] <= look["width"]
        assert look["lines"] == [1, True], "a key figure stands whole on one line"


def test_without_script_everything_is_there_and_the_language_can_be_chosen(seen: Any, view: View) -> None:
    plain = seen["plain"]
    assert plain["rows"] == seen["search"]["before"]["rows"] > 100
    assert plain["findings"] > 5
    assert plain["zh"] == 0 < plain["en"]
    assert plain["said"] == []


def test_the_language_is_switched_by_keyboard_and_the_document_says_which(seen: Any) -> None:
    before, after = seen["language"]["before"], seen["language"]["after"]
    assert (before["lang"], after["lang"]) == ("zh-CN", "en")
    assert before["en"] == after["zh"] == 0 < before["zh"] == after["en"]
    assert "budget disclosure report" in after["title"]
    assert seen["language"]["violations"] == []
    assert seen["language"]["said"] == []


def test_search_leaves_what_matches_and_gives_everything_back(seen: Any) -> None:
    search = seen["search"]
    assert len(search["hits"]) == 1
    assert SLIP in search["hits"][0]
    assert int(search["told"].split()[0]) > 1
    assert search["after"] == search["before"]
    assert search["said"] == []


def test_a_column_is_sorted_both_ways_and_as_printed_again(seen: Any) -> None:
    printed, up, down, again = seen["sort"]["states"]
    assert [state["way"] for state in (up, down, again)] == ["ascending", "descending", None]
    assert again["cells"] == printed["cells"]
    for state, turned in ((up, False), (down, True)):
        figures = [cell for cell in state["cells"] if cell]
        assert figures == sorted(figures, key=float, reverse=turned)
        assert state["cells"][: len(figures)] == figures  # blanks last
        assert sorted(state["cells"]) == sorted(printed["cells"])
    assert seen["sort"]["said"] == []


def test_a_finding_is_told_beside_its_cell(seen: Any) -> None:
    beside = seen["beside"]
    for state in (beside["opened"], beside["hovered"]):
        assert state["open"]
        assert state["inside"]
        assert state["lit"] >= 3
        assert "相邻两位颠倒" in state["text"]
    assert beside["opened"]["focused"]
    assert beside["opened"]["violations"] == []
    assert not beside["closed"]["open"]
    assert beside["closed"]["back"]
    assert beside["said"] == []


def test_what_means_harm_does_nothing_and_breaks_no_width(harm: Any) -> None:
    assert harm["looks"]
    for look in harm["looks"]:
        assert look["said"] == []
        assert look["scrollWidth"] <= look["width"]
    assert harm["plain"]["said"] == []
