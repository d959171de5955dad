"""The commands of the page on performance still measure every step."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.acceptance.conftest import ROOT


def test_every_step_is_measured() -> None:
    source = ROOT / "examples" / "aliases" / "source.txt"
    command = [sys.executable, "benchmarks/pipeline.py", str(source), "--factors", "1", "2", "--rounds", "1"]
    done = subprocess.run(
        [*command, "--steps", "read", "check", "page", "sqlite", "frame of facts, as many documents"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^\| (.+) \| ([0-9]+)× \| ([0-9.]+) \| ([0-9]+|not known) \|$", done.stdout, re.MULTILINE)
    assert [(step, factor) for step, factor, _, _ in rows] == [
        (step, factor) for step in ("read", "check", "page", "sqlite", "frame of facts, as many documents")
        for factor in ("1", "2")
    ]  # fmt: skip
