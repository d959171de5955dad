"""Shared fixtures, and how hard the property tests try: profile ``default`` at a desk, ``ci`` in a pipeline,
``deep`` where time does not matter (``HYPOTHESIS_PROFILE=deep``)."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import budgetschema

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]
TOWNSHIP = ROOT / "examples" / "liujiahui-2026" / "source.txt"
SHARED_TOWNSHIP = ROOT.parent / "shared" / "source" / "liujiahui-2026.txt"
SECONDS = 2.0

_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("default", max_examples=100, **_COMMON)
settings.register_profile("ci", max_examples=150, derandomize=True, print_blob=True, **_COMMON)
settings.register_profile("deep", max_examples=3000, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def township() -> budgetschema.Disclosure:
    """A whole township disclosure, read from its published text."""
    return budgetschema.read(TOWNSHIP)


@pytest.fixture(scope="session")
def shared_township() -> Path:
    """The source as it was collected, where it is at hand."""
    if not SHARED_TOWNSHIP.exists():
        pytest.skip("the collected source stands outside this checkout and is not here")
    return SHARED_TOWNSHIP


@pytest.fixture
def in_time() -> Callable[[], AbstractContextManager[None]]:
    """A block that fails when it computes longer than hostile input may make us; waiting does not count."""

    @contextmanager
    def block() -> Iterator[None]:
        start = time.process_time()
        yield
        elapsed = time.process_time() - start
        assert elapsed < SECONDS, f"{elapsed:.1f} s"

    return block


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the variables that choose a language, with every other one of them unset."""

    def choose(**variables: str) -> None:
        for name in ("BUDGETSCHEMA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return choose
