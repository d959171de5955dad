"""The command that writes blank workbooks."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from budgetschema.cli.group import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", "template", *arguments])


def test_lists_the_kinds():
    result = run("--list")
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        "department-budget", "unit-budget", "final-accounts",
    ]  # fmt: skip


@pytest.mark.parametrize("by_option", [False, True])
def test_writes_a_workbook(tmp_path: Path, by_option: bool):
    target = tmp_path / "out.xlsx"
    arguments = ["-o", str(target)] if by_option else [str(target)]
    result = run(*arguments, "--kind", "unit-budget", "--year", "2026", "--lines", "3")
    assert result.exit_code == 0, result.stderr
    assert target.read_bytes().startswith(b"PK")


def test_never_overwrites_unless_forced(tmp_path: Path):
    target = tmp_path / "out.xlsx"
    target.write_text("mine")
    assert run(str(target), "--lines", "1").exit_code == 2
    assert target.read_text() == "mine"
    assert run(str(target), "--lines", "1", "--force").exit_code == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name one file"),
        (("a.xlsx", "-o", "b.xlsx"), "Name one file"),
        (("a.xls",), ".xlsx"),
        (("-",), ".xlsx"),
        (("a.xlsx", "--kind", "budget"), "department-budget"),
        (("a.xlsx", "--lines", "0"), "--lines"),
        (("a.xlsx", "--year", "1990"), "--year"),
    ],
)
def test_called_wrongly(arguments: tuple[str, ...], said: str):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_that_does_not_exist(tmp_path: Path):
    result = run(str(tmp_path / "none" / "out.xlsx"), "--lines", "1")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr
