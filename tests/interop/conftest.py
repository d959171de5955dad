from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from kit.canonical import digest, json_form, xml_form
from tests.acceptance.conftest import EXAMPLE, ROOT

KIT = ROOT / "schemas" / "1.0" / "conformance"
SCHEMAS = KIT.parent
TOWNSHIP = {"json": EXAMPLE / "liujiahui-2026.budget.json", "xml": EXAMPLE / "liujiahui-2026.budget.xml"}


def form(path: Path) -> bytes:
    """The canonical form of a file."""
    data = path.read_bytes()
    return json_form(json.loads(data)) if path.suffix == ".json" else xml_form(etree.fromstring(data))


@pytest.fixture(scope="session")
def township_digests() -> dict[str, str]:
    """The digests of both canonical forms of the township example."""
    return {face: digest(form(path)) for face, path in TOWNSHIP.items()}
