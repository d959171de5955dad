from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import ROOT, missing
from tests.docs.pages import DOCS, blocks

PAGE = DOCS / "en" / "integration.md"
GOOD = ROOT / "examples" / "features" / "minimal.budget.json"
DOUBTFUL = ROOT / "examples" / "features" / "six-empties.budget.json"
"""Valid, and a warning."""
WRONG = ROOT / "examples" / "broken" / "wrong-word.json"
"""Not valid."""


def loaded(text: str) -> Any:
    """A YAML document."""
    return pytest.importorskip("yaml").safe_load(text)


def configuration(key: str) -> tuple[str, Any]:
    """The YAML block of the page that has a key at its top: as text and as data."""
    (found,) = [(text, data) for text in blocks(PAGE, "yaml") if key in (data := loaded(text))]
    return found


def by_the_vendors_schema(name: str, path: Path) -> subprocess.CompletedProcess[str]:
    """check-jsonschema judges a file by one of the schemas that it brings along."""
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of somebody who publishes: three disclosures, named as the documentation asks."""
    for name, source in (("good", GOOD), ("doubtful", DOUBTFUL), ("wrong", WRONG)):
        shutil.copy(source, tmp_path / f"{name}.budget.json")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def installed(records: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, with ``budgetschema`` of this environment as a command, in English."""
    home = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join((home, os.environ["PATH"])))
    monkeypatch.setenv("BUDGETSCHEMA_LANG", "en")
    if shutil.which("budgetschema") is None:
        missing("the command budgetschema")
    return records
