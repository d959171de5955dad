"""The JSON language server of VS Code, which other editors use too, helps with documents in Chinese and English."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from budgetschema.model import Moment
from budgetschema.schema import JSON_SCHEMA_ID
from tests.acceptance.conftest import ROOT, missing
from tests.docs.pages import DOCS, LANGUAGES, blocks

from .conftest import SCHEMAS
from .language_server import Editor

PACKAGE = "vscode-langservers-extracted"
SCHEMA = SCHEMAS / "disclosure.schema.json"


@pytest.fixture(scope="module")
def server() -> Path:
    modules = Path(os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules")))
    if shutil.which("node") is None or not (modules / PACKAGE).exists():
        missing(f"node with {PACKAGE} (BUDGETSCHEMA_NODE_MODULES)")
    return modules / PACKAGE / "bin" / "vscode-json-language-server"


def shown_document() -> str:
    """The unfinished document of the page."""
    (text,) = [text for text in blocks(DOCS / "en" / "integration.md", "json") if "spec_version" in text]
    return text


def vs_code_schemas(folder: Path) -> Any:
    """The schemas in the settings of the page, as VS Code hands them to the server: paths are whole."""
    (text,) = [text for text in blocks(DOCS / "en" / "integration.md", "json") if "json.schemas" in text]
    (entry,) = json.loads(text)["json.schemas"]
    return [entry | {"url": (folder / entry["url"]).as_uri()}]


@attrs.frozen
class Way:
    """A way in which an editor finds the schema."""

    named: str | None
    """The ``$schema`` of the document, if it has one."""
    fetches: bool = False
    schemas: Callable[[Path], Any] | None = None


WAYS = {
    "copy-beside-the-document": Way("disclosure.schema.json"),
    "copy-by-the-settings-of-vs-code": Way(None, schemas=vs_code_schemas),
    "web": Way(JSON_SCHEMA_ID, fetches=True),
    # An editor that reads the copy itself, as the page shows for Neovim.
    "copy-as-that-of-the-web": Way(
        JSON_SCHEMA_ID,
        schemas=lambda folder: [{"url": JSON_SCHEMA_ID, "schema": json.loads((folder / SCHEMA.name).read_bytes())}],
    ),
}


def opened(server: Path, folder: Path, way: Way) -> Editor:
    shutil.copy(SCHEMA, folder)
    named = "" if way.named is None else f'"$schema": {json.dumps(way.named)},'
    text, count = re.subn(r'"\$schema": "[^"]*",', named, shown_document())
    assert count == 1
    path = folder / "2026.budget.json"
    path.write_text(text, encoding="utf-8")
    asked: list[str] = []

    def fetch(address: str) -> str:
        asked.append(address)
        assert asked == [JSON_SCHEMA_ID]
        return SCHEMA.read_text(encoding="utf-8")

    return Editor(server, path, fetch if way.fetches else None, way.schemas(folder) if way.schemas else ())


def answers(editor: Editor, questions: list[str]) -> list[str]:
    """What the server answers to the questions of the page, in lines."""
    lines: list[str] = []
    for question in questions:
        lines.append(question)
        verb, _, what = question.partition(" ")
        spot = editor.text.index(what) + len(what) - 1
        match verb:
            case "hover":
                lines += _plain(editor.hover(spot))
            case "complete":
                begun = what.rpartition('"')[0].rpartition('"')[2]
                for label, about in editor.completions(spot).items():
                    if label.strip('"').startswith(begun):
                        lines += [f"  {label}", *("  " + line for line in _plain(about))]
            case "problems":
                lines += [f"  {line}: {message}" for line, message in editor.problems()]
    return lines


def _plain(markdown: str) -> list[str]:
    text = re.sub(r"\\([^\n])", r"\1", markdown)
    return ["  " + line.rstrip("\\") for line in text.splitlines() if line]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_those_on_the_page(server: Path, tmp_path: Path, way: Way, language: str) -> None:
    (shown,) = [text for text in blocks(DOCS / language / "integration.md", "text") if text.startswith("hover")]
    expected = shown.splitlines()
    with opened(server, tmp_path, way) as editor:
        assert answers(editor, [line for line in expected if not line.startswith(" ")]) == expected


def test_without_a_schema_there_is_no_help(server: Path, tmp_path: Path) -> None:
    with opened(server, tmp_path, Way(JSON_SCHEMA_ID)) as editor:
        assert editor.hover(editor.text.index("fiscal_year")) == ""


def test_every_field_and_word_is_explained_where_it_is_offered(server: Path, tmp_path: Path) -> None:
    with opened(server, tmp_path, WAYS["copy-beside-the-document"]) as editor:
        fields = editor.completions(editor.text.index('"n"') + 1)
        words = editor.completions(editor.text.index('"draft"') + 1)
    assert {"number", "decimals", "confidence", "coordinate", "notes"} <= {*fields}
    assert {*words} == {f'"{word.value}"' for word in Moment}
    for label, about in (fields | words).items():
        zh, en = about.splitlines()[:2]
        assert re.search("[\u4e00-\u9fff]", zh), label
        assert re.match("[A-Za-z]", en), label
