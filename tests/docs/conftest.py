from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock

from docs import build
from tests.acceptance.conftest import missing
from tests.docs.pages import ROOT


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the examples stand where the documentation says."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, one for all workers."""
    if find_spec("sphinx") is None:
        missing("Sphinx (the extra docs)")
    base = tmp_path_factory.getbasetemp()
    site = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    with FileLock(f"{site}.lock"):
        if not (site / "index.html").exists():
            assert build(Path(sys.executable), site) == 0
    return site
