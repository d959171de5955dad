"""The README's code runs as written (the two set-up commands are run by .ci/run)."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from .conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^budgetschema (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_is_something_to_run() -> None:
    assert len(COMMANDS) >= 6
    assert len(PROGRAMS) >= 1


def test_commands(run: Run, checkout: Path) -> None:
    for command in COMMANDS:
        words, _, target = command.partition(">")
        done = run(*shlex.split(words))
        assert done.returncode == (1 if words.startswith("check") else 0), (command, done.stderr.decode())
        if target:
            (checkout / target.strip()).write_bytes(done.stdout)
    assert (checkout / "disclosure.schema.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs(checkout: Path, capsys: pytest.CaptureFixture[str], program: str) -> None:
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102
    assert "1860.11" in capsys.readouterr().out
    assert (checkout / "2026.budget.xml").exists()


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_set_up_commands_are_those_of_ci() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("python3 scripts/demo.py", "python3 scripts/test.py"):
        assert f"\n{command}\n" in README
        assert f"\n{command}\n" in ci
