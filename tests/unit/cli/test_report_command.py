"""The command ``report``: where the page goes, what is refused, what is left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetschema.cli import main

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: Path) -> Cli:
    """Run the command line in a folder with a document, in English; a traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGETSCHEMA_LANG", "en")
    shutil.copy(root / "examples" / "features" / "project-form.budget.json", tmp_path / "budget.json")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def test_a_page_is_written_and_said(cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli("report", "budget.json", "-o", "budget.html")
    assert (code, out) == (0, "")
    assert "budget.html" in err
    text = (tmp_path / "budget.html").read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert str(tmp_path) not in text


def test_the_language_of_messages_does_not_change_the_page(cli: Cli, tmp_path: Path) -> None:
    cli("report", "budget.json", "-o", "one.html")
    cli("report", "budget.json", "-o", "two.html", "--lang", "zh")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_standard_output(tmp_path: Path, root: Path) -> None:
    path = root / "examples" / "features" / "minimal.budget.json"
    done = subprocess.run(
        [sys.executable, "-m", "budgetschema", "report", path, "-o", "-"], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"<!DOCTYPE html>")


def test_no_input_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "budget.json", tmp_path / "prior.json")
    before = (tmp_path / "budget.json").read_bytes()
    assert cli("report", "budget.json", "-o", "./budget.json")[0] == 2
    assert cli("report", "budget.json", "-o", "prior.json", "--with", "prior.json")[0] == 2
    assert (tmp_path / "budget.json").read_bytes() == (tmp_path / "prior.json").read_bytes() == before


def test_what_is_not_valid_has_no_page(cli: Cli, tmp_path: Path, root: Path) -> None:
    shutil.copy(root / "examples" / "broken" / "float-amount.json", tmp_path / "bad.json")
    code, out, _ = cli("report", "bad.json", "-o", "page.html")
    assert code == 1
    assert "S003" in out
    assert cli("report", "budget.json", "--with", "bad.json", "-o", "page.html")[0] == 1
    assert cli("report", "absent.json", "-o", "page.html")[0] == 3
    assert cli("report", "budget.json", "-o", "no/such/folder/page.html")[0] == 3
    assert not (tmp_path / "page.html").exists()


def test_rules_are_selected_as_for_check(cli: Cli, tmp_path: Path) -> None:
    cli("report", "budget.json", "-o", "all.html")
    cli("report", "budget.json", "-o", "none.html", "--select", "S1")
    everything, nothing = ((tmp_path / name).read_text("utf-8") for name in ("all.html", "none.html"))
    assert "rule-P" in everything
    assert "rule-P" not in nothing


def test_persons_are_shown_only_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "budget.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"indicators"', '"responsible_person": "司马长青", "indicators"', 1), "utf-8")
    cli("report", "budget.json", "-o", "without.html")
    cli("report", "budget.json", "-o", "with.html", "--with-persons")
    assert "司马长青" not in (tmp_path / "without.html").read_text("utf-8")
    assert "司马长青" in (tmp_path / "with.html").read_text("utf-8")
