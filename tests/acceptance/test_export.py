"""The command ``export`` as a user runs it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from .conftest import EXAMPLE, Run

SOURCE = str(EXAMPLE / "liujiahui-2026.budget.json")


@pytest.mark.parametrize("name", ["a.zip", "a.sqlite", "a.duckdb", "a.xlsx"])
def test_the_suffix_says_the_kind(run: Run, tmp_path: Path, name: str) -> None:
    done = run("export", SOURCE, "-o", name)
    assert done.returncode == 0, done.stderr.decode()
    assert name in done.stderr.decode()
    assert (tmp_path / name).stat().st_size > 10_000
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_source_text_is_read_and_checked(run: Run, tmp_path: Path) -> None:
    done = run("export", str(EXAMPLE / "source.txt"), "-o", "a.sqlite")
    assert done.returncode == 0
    assert "100 %" in done.stderr.decode()
    assert run("export", str(EXAMPLE / "source.txt"), "-o", "b.sqlite", "--no-checks").returncode == 0
    counts = []
    for name in ("a.sqlite", "b.sqlite"):
        connection = sqlite3.connect(tmp_path / name)
        counts.append(connection.execute("SELECT COUNT(*) FROM findings").fetchone()[0])
        connection.close()
    assert counts[0] > 10
    assert counts[1] == 0


def test_standard_input_is_a_source(run: Run, tmp_path: Path) -> None:
    data = Path(SOURCE).read_bytes()
    assert run("export", "-", "--to", "datapackage", "-o", "package", stdin=data).returncode == 0
    assert (tmp_path / "package" / "datapackage.json").exists()


def test_nothing_is_replaced_unasked(run: Run, tmp_path: Path) -> None:
    assert run("export", SOURCE, "-o", "package", "--to", "datapackage").returncode == 0
    refused = run("export", SOURCE, "-o", "package", "--to", "datapackage", "--lang", "en")
    assert refused.returncode == 2
    assert "--force" in refused.stderr.decode()
    (tmp_path / "package" / "data" / "old.csv").write_text("x")
    assert run("export", SOURCE, "-o", "package", "--to", "datapackage", "--force").returncode == 0
    assert not (tmp_path / "package" / "data" / "old.csv").exists()


def test_a_folder_of_something_else_is_left_alone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("x")
    for kind in ("datapackage", "parquet", "sqlite"):
        done = run("export", SOURCE, "-o", "mine", "--to", kind, "--force")
        assert done.returncode == 2, kind
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_the_input_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_bytes(Path(SOURCE).read_bytes())
    assert run("export", "in.json", "-o", "in.json", "--to", "sqlite", "--force").returncode == 2
    assert run("export", "in.json", "-o", ".", "--to", "datapackage", "--force").returncode == 2
    assert run("export", SOURCE, "-o", "package", "--to", "datapackage").returncode == 0
    inside = tmp_path / "package" / "data" / "in.json"
    source.rename(inside)
    refused = run("export", str(inside), "-o", "package", "--to", "datapackage", "--force", "--lang", "en")
    assert refused.returncode == 2
    assert "overwrite the input" in refused.stderr.decode()
    assert inside.read_bytes() == Path(SOURCE).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("-o", "-"), 2),
        (("-o", "x.unknown"), 2),
        (("-o", "no/such/folder/x.sqlite"), 3),
        (("-o", "x.sqlite", "--to", "nothing"), 2),
        (("-o", "x", "--to", "dcat", "--base-url", "example.gov.cn"), 2),
        (("-o", "x", "--to", "dcat", "--licence", "CC-BY-4.0"), 2),
    ],
)
def test_what_cannot_be_written_is_said(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run("export", SOURCE, *arguments)
    assert done.returncode == code
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_says_is_never_dropped_in_silence(run: Run, tmp_path: Path) -> None:
    licence = ("--licence", "https://creativecommons.org/licenses/by/4.0/")
    done = run("export", SOURCE, "-o", "x.sqlite", *licence, "--lang", "en")
    assert done.returncode == 2
    assert "datapackage, dcat" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []
    base = ("--base-url", "https://example.gov.cn/2026/")
    assert run("export", SOURCE, "-o", "x", "--to", "dcat", *licence, *base).returncode == 0
    entry = (tmp_path / "x" / "dcat.jsonld").read_text(encoding="utf-8")
    assert licence[1] in entry
    assert f'{base[1]}141124-520-2026-budget-department.budget.json"' in entry


def test_persons_are_counted_not_kept(run: Run, tmp_path: Path) -> None:
    document = json.loads(Path(SOURCE).read_text(encoding="utf-8"))
    document["projects"][0] |= {"handler": "赵甲乙", "telephone": "13900000000"}
    (tmp_path / "in.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    done = run("export", "in.json", "-o", "package", "--to", "datapackage", "--lang", "en")
    assert "2 place(s)" in done.stderr.decode()
    found = [path.read_text(encoding="utf-8") for path in (tmp_path / "package").rglob("*") if path.is_file()]
    assert not any("赵甲乙" in text or "13900000000" in text for text in found)
    done = run("export", "in.json", "-o", "with", "--to", "datapackage", "--with-persons")
    assert "赵甲乙" in (tmp_path / "with" / "data" / "projects.csv").read_text(encoding="utf-8")
