"""Data packages: every figure is there, once where it is printed, and foreign validators accept them."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from budgetschema.convert import load
from budgetschema.export import Content, Options, kinds
from budgetschema.export.delivery import deliver
from budgetschema.findings.spreadsheet import original_cell

from .hostile import LONG, NEGATIVE, TEXTS


def rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10**9)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def validated(folder: Path) -> dict:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    return json.loads(done.stdout)


@pytest.mark.parametrize("mark", [False, True])
def test_frictionless_accepts_it(content, export, mark: bool) -> None:
    folder = export("datapackage", content, mark=mark)
    report = validated(folder)
    assert report["valid"], json.dumps(report, ensure_ascii=False)[:3000]
    assert report["stats"]["tasks"] == len(list(folder.rglob("*.csv"))) + 1


def test_frictionless_would_notice(content, export) -> None:
    folder = export("datapackage", content)
    path = folder / "data" / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("wan_yuan", "wan", 1), encoding="utf-8")
    assert not validated(folder)["valid"]


def test_facts_are_the_figures_of_the_cube(content, export) -> None:
    found = rows(export("datapackage", content) / "data" / "facts.csv")
    assert Counter(row["value"] for row in found) == Counter(str(fact.value) for fact in content.cube.printed)
    assert sum(Decimal(row["yuan"]) for row in found) == sum(
        fact.value * 10**fact.unit.exponent for fact in content.cube.printed
    )
    assert all(Decimal(row["yuan"]) == Decimal(row["value"]) * 10_000 for row in found)


def test_every_printed_figure_stands_once_in_the_tables(content, export) -> None:
    folder = export("datapackage", content)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    schemas = {each["path"]: each["schema"] for each in descriptor["resources"] if "schema" in each}
    for number, table in enumerate(content.disclosure.tables, 1):
        (path,) = (folder / "tables").glob(f"table_{number:02}_*.csv")
        schema = schemas[path.relative_to(folder).as_posix()]
        figures = [field for field in schema["fields"] if field["type"] == "number"]
        cells = [
            row[field["name"]]
            for row in rows(path)
            for field in figures
            if row[field["name"]] not in ["", *field.get("missingValues", ())]
        ]
        assert Counter(cells) == Counter(str(each) for line in table.lines for each in line.amounts.values())
        assert len(rows(path)) == len(table.lines)


def test_the_whole_disclosure_lies_beside_the_tables(content, export) -> None:
    assert load(export("datapackage", content) / "disclosure.budget.json") == content.disclosure


def test_hostile_names_stay_text(hostile_content, export) -> None:
    folder = export("datapackage", hostile_content)
    assert validated(folder)["valid"]
    names = [row["name"] for row in rows(folder / "data" / "projects.csv")]
    assert [original_cell(name) for name in names] == list(TEXTS)
    assert LONG in names
    for path in folder.rglob("*.csv"):
        for row in rows(path):
            for cell in row.values():
                begins = cell.lstrip(" \t\r\n")[:1] in tuple("=+-@＝＋－＠") or cell[:1] in tuple("\t\r\n")
                assert not (cell and begins) or Decimal(cell) <= 0, (path.name, cell)
    figures = rows(folder / "data" / "facts.csv")
    assert {row["value"] for row in figures} == {str(NEGATIVE), "1234567890123456.12345678"}


def test_a_mark_for_spreadsheets(content, export) -> None:
    plain, marked = export("datapackage", content), export("datapackage", content, name="marked", mark=True)
    for path in (plain / "data").iterdir():
        assert not path.read_bytes().startswith(b"\xef\xbb\xbf")
        assert (marked / "data" / path.name).read_bytes() == b"\xef\xbb\xbf" + path.read_bytes()


def test_the_same_content_gives_the_same_bytes(content, export) -> None:
    one, two = export("datapackage", content, name="a.zip"), export("datapackage", content, name="b.zip")
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert "datapackage.json" in archive.namelist()
        assert archive.testzip() is None


def test_nothing_is_said_that_the_document_does_not_say(content, export) -> None:
    descriptor = json.loads((export("datapackage", content) / "datapackage.json").read_text(encoding="utf-8"))
    assert "licenses" not in descriptor
    assert descriptor["contributors"] == [{"title": content.disclosure.publisher.name, "roles": ["publisher"]}]
    assert descriptor["sources"] == [{"title": content.disclosure.sources[0].name}]
    assert "created" not in descriptor


def test_a_licence_stands_there_once_a_person_names_it(content, export) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"
    folder = export("datapackage", content, licence=licence)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["licenses"] == [{"path": licence}]
    assert validated(folder)["valid"]


def test_a_failure_leaves_what_was_there(content, tmp_path, monkeypatch) -> None:
    target = tmp_path / "made"
    deliver(kinds()["datapackage"], content, Options(), target)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("budgetschema.export.datapackage.csv_bytes", fail)
    with pytest.raises(Exception, match="No space left"):
        deliver(kinds()["datapackage"], content, Options(), target)
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_persons_are_left_out_unless_asked_for(township, export) -> None:
    name, number = "赵甲乙", "13900000000"
    project = attrs.evolve(township.projects[0], handler=name, telephone=number, overview=f"联系人：{name}，{number}")
    disclosure = attrs.evolve(township, projects=(project,))
    for kind in ("datapackage", "sqlite", "xlsx", "parquet"):
        without = export(kind, Content.of(disclosure), name=f"without.{kind}")
        found = b"".join(_all_bytes(without))
        assert name.encode() not in found, kind
        assert number.encode() not in found, kind
    kept = export("datapackage", Content.of(disclosure, persons=True), name="with")
    assert name in (kept / "data" / "projects.csv").read_text(encoding="utf-8")


def _all_bytes(path: Path):
    if path.is_dir():
        yield from (each.read_bytes() for each in path.rglob("*") if each.is_file())
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(each) for each in archive.namelist())
    else:
        yield path.read_bytes()
