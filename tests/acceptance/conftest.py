from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "liujiahui-2026"
ORIGINAL = ROOT.parent / "shared" / "source" / "liujiahui-2026.txt"

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command line as a user does: a process of its own, in an empty folder, Chinese messages."""

    def call(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        env = {**os.environ, "BUDGETSCHEMA_LANG": "zh", **environment}
        command = [sys.executable, "-m", "budgetschema", *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, input=stdin, capture_output=True, timeout=120, check=False
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done

    return call


def missing(what: str) -> None:
    """Skip, loudly, for want of a foreign tool; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"{what} is not installed")
