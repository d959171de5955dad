"""The files of the code lists: well formed, consistent, and knowing what a real disclosure uses."""

import csv
import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import budgetschema
from budgetschema.codelists import CORRESPONDENCES, codelist, codelist_names, correspondence
from budgetschema.model import Disclosure, Scheme
from budgetschema.model.shape import classes, members

DATA = Path(budgetschema.__file__).parent / "codelists" / "data"
FILES = sorted(DATA.glob("*.csv"))
STATUSES = {"official", "observed", "unconfirmed"}
# Lists in which a code says where it belongs.
NUMERIC = ("function", "economic_department", "economic_government", "divisions")


def rows(path: Path) -> list[dict[str, str]]:
    """Rows as a strict reader of RFC 4180 sees them, line breaks inside quotes included."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_plain_csv(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    lines = raw.decode().split("\n")
    assert len(lines) - 2 == len(rows(path)), "a blank line or a line break inside a cell"
    # What splits lines in Python and not in CSV would tear rows apart.
    assert lines[:-1] == raw.decode().splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cells_have_no_stray_white_space_and_rows_no_stray_cells(path: Path) -> None:
    for number, row in enumerate(rows(path), start=2):
        assert None not in row, number
        for column, value in row.items():
            assert value is not None, (number, column)
            assert value == value.strip(), (number, column)
            assert "  " not in value, (number, column)
            assert value.isprintable(), (number, column)
            assert "\u3000" not in value, (number, column)


@pytest.mark.parametrize("name", codelist_names())
def test_entries_are_complete_and_unique(name: str) -> None:
    entries = list(codelist(name))
    assert entries
    assert not [key for key, count in Counter((entry.code, entry.edition) for entry in entries).items() if count > 1]
    for entry in entries:
        assert entry.code, entry
        assert entry.zh, entry
        assert entry.en, entry
        assert entry.edition is None or 2007 <= entry.edition <= 2030, entry
        assert entry.status is None or entry.status in STATUSES, entry
        assert (entry.status is None) == (entry.source is None), entry


@pytest.mark.parametrize("name", codelist_names())
def test_parents_exist_and_lead_to_a_root(name: str) -> None:
    entries = codelist(name)
    parents = {entry.code: entry.parent for entry in entries}
    for entry in entries:
        assert entry.parent is None or entry.parent in parents, entry
        seen, code = {entry.code}, entry.parent
        while code is not None:
            assert code not in seen, entry
            seen.add(code)
            code = parents[code]


@pytest.mark.parametrize("name", NUMERIC)
def test_a_numeric_code_begins_with_its_parent(name: str) -> None:
    for entry in codelist(name):
        assert entry.code.isascii(), entry
        assert entry.code.isdigit(), entry
        if name == "divisions":
            assert len(entry.code) == 6, entry
            assert entry.parent is None or entry.code.startswith(entry.parent.rstrip("0")), entry
        else:
            assert len(entry.code) in ((3, 5, 7) if name == "function" else (3, 5)), entry
            assert entry.parent == (entry.code[:-2] if len(entry.code) > 3 else None), entry


@pytest.mark.parametrize("name", codelist_names())
def test_every_edition_of_a_code_changes_something(name: str) -> None:
    for entry in codelist(name):
        editions = codelist(name).editions(entry.code)
        for older, newer in itertools.pairwise(editions):
            assert (older.zh, older.parent) != (newer.zh, newer.parent), newer


def test_the_index_names_every_list_and_only_lists() -> None:
    others = {"lists", "sources", *CORRESPONDENCES}
    assert set(codelist_names()) == {path.stem for path in FILES} - others
    for name in codelist_names():
        assert codelist(name).title_zh
        assert codelist(name).title_en


def test_every_source_is_explained() -> None:
    known = {row["id"] for row in rows(DATA / "sources.csv")}
    for path in FILES:
        for row in rows(path):
            assert set((row.get("source") or "").split(";")) - {""} <= known, (path.stem, row)


@pytest.mark.parametrize("name", CORRESPONDENCES)
def test_correspondences_speak_of_codes_that_exist(name: str) -> None:
    columns = {
        "economic_mapping": {"department": "economic_department", "government": "economic_government"},
        "function_cofog": {"function": "function", "cofog": "cofog"},
    }.get(name, {})
    found = correspondence(name)
    assert found
    for row in found:
        assert row["status"] in STATUSES, row
        assert all(codelist(list_name).get(row[column]) is not None for column, list_name in columns.items()), row
        if "scheme" in row:
            assert row["scheme"] in codelist_names(), row


def test_lists_of_the_model_exist() -> None:
    named = {
        name
        for cls in classes(Disclosure)
        for member in members(cls)
        for name in (member.meta.codelist, member.meta.open_codelist)
        if name is not None
    }
    assert named <= set(codelist_names())
    assert {scheme.value for scheme in Scheme} - {"income", "other"} <= set(codelist_names())


@pytest.mark.parametrize("code", ["50501", "50905"])
def test_government_side_codes_of_a_township_are_official(code: str) -> None:
    entry = codelist("economic_government").get(code)
    assert entry is not None
    assert entry.status == "official"


def test_the_division_of_the_township_is_its_county() -> None:
    entry = codelist("divisions").get("141124")
    assert entry is not None
    assert (entry.zh, entry.parent) == ("临县", "141100")


def _references(value: Any) -> list[Any]:
    return [code for table in value.tables for line in table.lines for code in line.codes]


def test_every_code_that_the_township_prints_is_known_under_its_printed_name(township) -> None:
    printed = [code for code in _references(township) if code.basis == "printed" and code.code]
    assert len({code.code for code in printed}) > 30
    for code in printed:
        entry = codelist(code.scheme.value).get(code.code, code.edition)
        assert entry is not None, code
        assert code.name is None or code.name.replace(" ", "") == entry.zh, (code, entry)
