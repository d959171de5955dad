import os
from collections.abc import Callable
from pathlib import Path

import pytest

import budgetschema
from budgetschema.export import Content, Options, kinds
from budgetschema.export.delivery import deliver

from .hostile import hostile

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def content(township) -> Content:
    """The township's disclosure with what the checks find in it."""
    return Content.of(township, budgetschema.check(township).findings)


@pytest.fixture(scope="session")
def hostile_content() -> Content:
    disclosure = hostile()
    return Content.of(disclosure, budgetschema.check(disclosure).findings)


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Write an export into a new folder."""

    def call(kind: str, content: Content, name: str = "made", **options) -> Path:
        deliver(kinds()[kind], content, Options(**options), tmp_path / name)
        return tmp_path / name

    return call


def missing(what: str) -> None:
    """Skip, loudly, for want of a foreign tool; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"{what} is not installed")
