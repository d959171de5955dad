"""Fixtures: files that are written once for all workers, and what is read from them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

import budgetschema
from budgetschema.model import Disclosure
from tests.reading.sources import PATHS, printed_at
from tests.roundtrip.variants import VARIANTS
from tests.roundtrip.writing import converting
from tests.roundtrip.writing.pages import Publication
from tests.roundtrip.writing.township import publication, shortened

_MISSING = converting.missing()


@pytest.fixture(scope="session")
def expected() -> Disclosure:
    """What is printed: the township disclosure, with some of its forms and entries."""
    return shortened(printed_at(PATHS["example"]).disclosure)


@pytest.fixture(scope="session")
def printed(expected: Disclosure) -> Publication:
    """How it is printed, apart from any format."""
    return publication(printed_at(PATHS["example"]), expected)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "roundtrip"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def read_back(printed: Publication, shared_folder: Path) -> Callable[[str], Disclosure]:
    """Write the files of a variant and read them, once for all workers."""

    def read(name: str) -> Disclosure:
        variant = VARIANTS[name]
        if variant.needs_programs and _MISSING:
            assert not os.environ.get("CI"), f"{_MISSING} has to be installed where everything is tested"
            pytest.skip(f"{_MISSING} is not installed, so nothing was tried with {name}")
        folder = shared_folder / name
        kept = folder / "read.json"
        with FileLock(shared_folder / f"{name}.lock"):
            if not kept.exists():
                folder.mkdir(exist_ok=True)
                first, *more = variant.make(printed, folder)
                budgetschema.dump(budgetschema.read(first, *more), kept)
        return budgetschema.load(kept)

    return read
