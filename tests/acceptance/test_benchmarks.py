"""The commands of the documentation that measure still run, on less, and tell what they told."""

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


def test_ways_of_loading_are_compared() -> None:
    command = [sys.executable, "benchmarks/compare.py", "examples/features/six-empties.budget.json", "--rounds", "1"]
    done = subprocess.run([*command, "--no-scale"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = dict(re.findall(r"^\| (.+) \| [0-9.]+ \| ([0-9.]+) \|$", done.stdout, re.MULTILINE))
    assert float(rows["orjson.loads, pretty JSON"]) == 1, "what all others are measured by"
    assert {"budgetschema.loads, pretty JSON", "budgetschema.loads, XML", "jsonschema, validation alone"} <= {*rows}


def test_slips_are_made_and_found() -> None:
    command = [sys.executable, "benchmarks/slips.py", "examples/liujiahui-2026/source.txt", "--each", "1"]
    for more in ([], ["--bounds"]):
        done = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        total = re.search(r"^all +([0-9]+) +([0-9.]+) %", done.stdout, re.MULTILINE)
        assert total is not None, done.stdout
        assert int(total[1]) >= 5
        assert float(total[2]) > 50, "of single slips most are found"
