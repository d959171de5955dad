"""Every code list has a page with all of it, and says what its columns mean and where it comes from."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest

from budgetschema.codelists import CORRESPONDENCES, codelist_names
from tests.docs.pages import DOCS, LANGUAGES, ROOT

DATA = ROOT / "src" / "budgetschema" / "codelists" / "data"
NAMES = (*codelist_names(), *CORRESPONDENCES)

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_list = pytest.mark.parametrize("name", NAMES)


def _text(language: str, name: str) -> str:
    return (DOCS / language / "lists" / f"{name}.md").read_text(encoding="utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@each_language
def test_there_is_a_page_for_each_list_and_nothing_else(language: str) -> None:
    pages = {page.stem for page in (DOCS / language / "lists").glob("*.md")}
    assert pages == {*NAMES, "index"}
    index = _text(language, "index")
    told = dict(re.findall(r"^\| \[`(\w+)`\]\(\w+\.md\) \| .+ \| (\d+) \|", index, re.MULTILINE))
    assert told == {name: str(len(_rows(name))) for name in NAMES}
    assert re.findall("^- `([^`]+)`: ", index, re.MULTILINE) == [row["id"] for row in _rows("sources")]


@each_language
@each_list
def test_a_page_shows_its_list_and_explains_it(language: str, name: str) -> None:
    text, rows = _text(language, name), _rows(name)
    (shown,) = re.findall(r"^(?::file: |```\{literalinclude\} )(\S+)$", text, re.MULTILINE)
    assert (DOCS / language / "lists" / shown).resolve() == DATA / f"{name}.csv"
    assert f"[{name}.csv]({shown})" in text
    assert re.findall(r"^\| `(\w+)` \| .+ \|$", text, re.MULTILINE) == list(rows[0])
    named = {source for row in rows for source in row.get("source", "").split(";")} - {""}
    assert {*re.findall("^- `([^`]+)`: ", text, re.MULTILINE)} == named
    for column in {"edition", "status"} & {*rows[0]}:
        for value in {row[column] for row in rows}:
            count = sum(row[column] == value for row in rows)
            assert re.search(rf"`{re.escape(value)}` ?[（(]{count} ", text), (column, value)


@each_language
@pytest.mark.parametrize(
    ("name", "is_upper"),
    [("function", lambda code: len(code) < 7), ("divisions", lambda code: code.endswith("00"))],
)
def test_the_upper_levels_of_a_long_list_are_whole(language: str, name: str, is_upper: Callable[[str], bool]) -> None:
    told = re.findall(r"^\| (\d+) \| (\d+) \| (.+) \| .+ \|$", _text(language, name), re.MULTILINE)
    upper = [row for row in _rows(name) if is_upper(row["code"])]
    assert told == [(row["code"], row["edition"], row["zh"]) for row in upper]
