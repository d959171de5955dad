"""``inspect``, and the alias files of all commands that read: given, configured, suggested, refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetschema.cli import main
from budgetschema.report.columns import width
from tests.conftest import TOWNSHIP

Cli = Callable[..., tuple[int, str, str]]
SOURCE = """\
示例县示例局
2026年部门预算
支出总表
单位：万元
科目编码\t科目名称\t合计\t甲类款
\t合计\t3.00\t2.00
2010301\t行政运行\t3.00\t2.00\t9.00
"""
OWN = "file,text,like\nheaders,甲类款,基本支出\n"


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Run the command line in a folder with a source and an alias file, in English; a traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGETSCHEMA_LANG", "en")
    (tmp_path / "budget.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def column(cli: Cli, *arguments: str) -> str:
    """What the column 甲类款 was taken for."""
    _, out, _ = cli("inspect", "budget.txt", "--format", "json", *arguments)
    (inspection,) = json.loads(out)
    coordinate = inspection["tables"][0]["columns"][3]["coordinate"] or {}
    return str(coordinate.get("expenditure_kind", ""))


def test_a_person_sees_what_was_taken_for_what(cli: Cli) -> None:
    code, out, err = cli("inspect", "budget.txt")
    assert (code, err) == (0, "")
    for told in (
        "budget.txt  text/plain · utf-8 · 7 rows · 16 cells",
        "Tables (1, 1 of them in doubt)",
        "kind expenditure_summary Expenditure summary (table_titles.csv:",
        "the meaning of 1 of 4 columns is unknown",
        "1 of 14 cells found no place",
        "? unknown",
        "line 7, cell 5  9.00",
        "headers,甲类款,,",
    ):
        assert told in out
    assert "可信度" in cli("inspect", "budget.txt", "--lang", "zh")[1]


def test_the_overview_is_aligned_in_columns(cli: Cli) -> None:
    _, out, _ = cli("inspect", str(TOWNSHIP), "--lang", "zh")
    head, *rows = out.partition("表（")[2].split("\n\n")[0].splitlines()[1:]
    assert len(rows) == 13
    assert {width(row) for row in rows} == {width(head)}


def test_one_table_is_shown_with_its_first_lines(cli: Cli) -> None:
    for name in ("1", "expenditure_summary", "支出"):
        code, out, _ = cli("inspect", "budget.txt", "--table", name)
        assert code == 0
        assert "First 2 lines" in out
        assert [line.split() for line in out.splitlines() if "行政运行" in line] == [
            ["2010301", "行政运行", "3.00", "2.00"]
        ]
        assert "Files" not in out
    code, _, err = cli("inspect", "budget.txt", "--table", "2")
    assert code == 2
    assert "expenditure_summary" in err


def test_files_are_inspected_one_by_one_or_together(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(SOURCE.replace("支出总表", "收入总表"), encoding="utf-8")
    _, apart, _ = cli("inspect", "*.txt", "--format", "json")
    assert [[each["name"] for each in one["files"]] for one in json.loads(apart)] == [["budget.txt"], ["other.txt"]]
    _, joined, _ = cli("inspect", "budget.txt", "other.txt", "--together", "--format", "json")
    (one,) = json.loads(joined)
    assert [each["kind"] for each in one["tables"]] == ["expenditure_summary", "income_summary"]
    assert [left["place"] for left in one["leftovers"] if left["text"] == "9.00"] == [
        {"file": 1, "line": 7, "cell": 5}, {"file": 2, "line": 7, "cell": 5},
    ]  # fmt: skip
    _, text, _ = cli("inspect", "budget.txt", "other.txt", "--together")
    assert "other.txt, line 7, cell 5  9.00" in text


def test_data_is_not_inspected(cli: Cli) -> None:
    assert cli("convert", "budget.txt", "x.json")[0] == 1
    code, out, err = cli("inspect", "x.json")
    assert (code, out) == (2, "")
    assert "budgetschema show" in err


def test_conversion_tells_where_the_rest_stands_and_what_is_in_doubt(cli: Cli) -> None:
    code, _, err = cli("convert", "budget.txt", "x.json")
    assert code == 1
    assert 'not placed: line 7, cell 5 "9.00"' in err
    assert "in doubt: 1 of 1 tables (支出总表)" in err


def test_missing_aliases_are_written_and_never_over_the_input(cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("inspect", "budget.txt", "--suggest-aliases", "more.csv")
    assert (code, "more.csv" in err) == (0, True)
    lines = (tmp_path / "more.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["file,text,like,note", 'headers,甲类款,,"line 5, cell 4"']
    assert cli("inspect", "budget.txt", "--suggest-aliases", "budget.txt")[0] == 2
    assert (tmp_path / "budget.txt").read_text(encoding="utf-8") == SOURCE
    _, _, err = cli("inspect", "budget.txt", "--aliases", "own.csv", "--suggest-aliases", "none.csv")
    assert "no alias to add" in err
    assert not (tmp_path / "none.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "budget.txt", "x.json"),
        ("validate", "budget.txt"),
        ("check", "budget.txt", "--format", "json"),
        ("show", "budget.txt", "--table", "1"),
        ("facts", "budget.txt"),
        ("inspect", "budget.txt"),
    ],
)
def test_every_command_that_reads_takes_aliases(cli: Cli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    def told(*more: str) -> str:
        _, out, err = cli(*arguments, *more)
        written = tmp_path / "x.json"
        return out + err + (written.read_text(encoding="utf-8") if written.exists() else "")

    if arguments[0] != "show" and arguments[0] != "validate":
        assert told() != told("--aliases", "own.csv")
    code, _, err = cli(*arguments, "--aliases", "missing.csv")
    assert (code, "missing.csv" in err) == (2, True)
    (tmp_path / "bad.csv").write_text("file,text,like\nheaders,甲,未有之名\n", encoding="utf-8")
    code, _, err = cli(*arguments, "--aliases", "bad.csv")
    assert (code, "bad.csv: line 2" in err) == (2, True)


def test_the_configuration_names_alias_files_beside_itself(cli: Cli, tmp_path: Path) -> None:
    assert column(cli) == ""
    (tmp_path / "names").mkdir()
    (tmp_path / "own.csv").rename(tmp_path / "names" / "own.csv")
    settings = tmp_path / "budgetschema.toml"
    settings.write_text('[reading]\naliases = ["names/own.csv"]\n', encoding="utf-8")
    assert column(cli) == "basic"
    # The command line goes before it.
    (tmp_path / "first.csv").write_text(OWN.replace("基本", "项目"), encoding="utf-8")
    assert column(cli, "--aliases", "first.csv") == "project"
    _, checked, _ = cli("check", "budget.txt", "--format", "json", "--no-config")
    assert "unknown_column" in checked or "meaning of a column unknown" in checked
    _, checked, _ = cli("check", "budget.txt", "--format", "json")
    assert "meaning of a column unknown" not in checked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[reading]\nalias = ["own.csv"]\n', '"alias"'),
        ('[reading]\naliases = "own.csv"\n', '"aliases"'),
        ("reading = 3\n", '"reading"'),
        ('[reading]\naliases = ["none.csv"]\n', "none.csv"),
    ],
)
def test_a_configuration_that_cannot_be_meant_is_one_sentence(cli: Cli, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "budgetschema.toml").write_text(text, encoding="utf-8")
    for command in ("inspect", "check"):
        code, _, err = cli(command, "budget.txt")
        assert (code, told in err) == (2, True), err


def test_what_a_document_prints_gives_no_orders_to_the_terminal(cli: Cli, tmp_path: Path) -> None:
    hostile = (
        SOURCE.replace("甲类款", "甲\u202e款").replace("支出总表", "支出\u200b情况总览表").replace("9.00", "\u009b2J")
    )
    (tmp_path / "budget.txt").write_text(hostile, encoding="utf-8")
    for more in ((), ("--table", "1"), ("--format", "json")):
        _, out, _ = cli("inspect", "budget.txt", *more)
        assert "情况总览表" in out
        assert not {"\u202e", "\u200b", "\u009b"} & {*out}
