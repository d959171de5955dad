"""Kinds of exports: their extras, and where an export may go."""

import sys
import tomllib

import pytest

from budgetschema.export import Options, kinds
from budgetschema.export.delivery import deliver, may_be_replaced, stands_in
from budgetschema.findings import UnreadableError

NEEDS = {
    "parquet": ("pyarrow", "columnar"),
    "duckdb": ("duckdb", "database.duck"),
    "xlsx": ("xlsxwriter", "workbook.book"),
}


@pytest.mark.parametrize("kind", NEEDS)
def test_a_missing_extra_is_one_sentence(content, tmp_path, monkeypatch, kind: str) -> None:
    package, module = NEEDS[kind]
    for name in [each for each in sys.modules if each.startswith(f"budgetschema.export.{module.split('.')[0]}")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UnreadableError) as caught:
        deliver(kinds()[kind], content, Options(), tmp_path / "x")
    assert f"budgetschema[{kinds()[kind].extra}]" in caught.value.message("en")
    assert list(tmp_path.iterdir()) == []


def test_every_extra_is_one_of_ours(root) -> None:

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {kind.extra for kind in kinds().values()} - {None} <= set(project["optional-dependencies"])


def test_what_may_be_replaced(tmp_path) -> None:
    package, database = kinds()["datapackage"], kinds()["sqlite"]
    target = tmp_path / "x"
    assert may_be_replaced(package, target)
    target.mkdir()
    assert may_be_replaced(package, target)
    assert not may_be_replaced(database, target)
    (target / "letter.txt").touch()
    assert not may_be_replaced(package, target)
    (target / "datapackage.json").touch()
    assert may_be_replaced(package, target)
    assert not may_be_replaced(kinds()["parquet"], target)


def test_what_stands_in_the_target(tmp_path) -> None:
    inside = tmp_path / "folder" / "deep" / "x.json"
    inside.parent.mkdir(parents=True)
    inside.touch()
    assert stands_in(inside, tmp_path / "folder")
    assert stands_in(inside, inside)
    assert not stands_in(inside, tmp_path / "other")
    assert not stands_in(inside, tmp_path / "folder" / "other")
