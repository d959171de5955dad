"""Catalogues of schemas: the entry for SchemaStore, and the XML catalogue."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from budgetschema.schema import BASE, VERSIONS, schema_bytes
from tests.acceptance.conftest import EXAMPLE, ROOT, missing
from tests.docs.pages import blocks

from .conftest import PAGE

SCHEMAS = ROOT / "schemas" / VERSIONS[-1]
CATALOGUE = SCHEMAS / "catalog.xml"


@pytest.fixture(scope="module")
def entry() -> Any:
    return json.loads((ROOT / "schemas" / "schemastore.json").read_text(encoding="utf-8"))


def test_the_entry_follows_the_rules_of_schemastore(entry: Any) -> None:
    # Its schema-catalog.json, and what its cli.js asserts of catalog.json.
    assert {*entry} == {"name", "description", "fileMatch", "url", "versions"}
    for text in (entry["name"], entry["description"]):
        assert "schema" not in text.lower()
        assert "\n" not in text
        assert text[-1] not in ",. \t-"
    assert all("/" not in glob or glob.startswith("**/") for glob in entry["fileMatch"])


def test_the_entry_leads_to_every_version_by_its_own_name(entry: Any) -> None:
    assert entry["versions"] == {version: json.loads(schema_bytes("json", version))["$id"] for version in VERSIONS}
    assert entry["url"] == entry["versions"][VERSIONS[-1]]


def xmllint(schema: str, document: Path, catalogue: Path | None) -> int:
    if shutil.which("xmllint") is None:
        missing("xmllint (Debian: libxml2-utils)")
    command = ["xmllint", "--nonet", "--noout", "--schema", schema, str(document)]
    environment = {"XML_CATALOG_FILES": "" if catalogue is None else catalogue.as_uri()}
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize("schema", [BASE, f"{BASE}disclosure.xsd"])
def test_the_catalogue_leads_from_the_namespace_to_the_xsd(schema: str) -> None:
    assert xmllint(schema, EXAMPLE / "liujiahui-2026.budget.xml", CATALOGUE) == 0
    assert xmllint(schema, ROOT / "examples" / "broken" / "wrong-word.xml", CATALOGUE) == 3
    assert xmllint(schema, EXAMPLE / "liujiahui-2026.budget.xml", None) == 5


def test_the_catalogue_of_the_page_and_its_command_work_in_a_folder_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("xmllint") is None:
        missing("xmllint (Debian: libxml2-utils)")
    monkeypatch.chdir(tmp_path)
    (written,) = blocks(PAGE, "xml")
    assert written == CATALOGUE.read_text(encoding="utf-8")
    (tmp_path / "catalog.xml").write_text(written, encoding="utf-8")
    (tmp_path / "disclosure.xsd").write_bytes(schema_bytes("xsd"))
    shutil.copy(EXAMPLE / "liujiahui-2026.budget.xml", "2026.budget.xml")
    (command,) = [text for text in blocks(PAGE, "sh") if "xmllint" in text]
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602  (the page's)
    assert done.returncode == 0, done.stderr
