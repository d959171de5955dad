"""Dumping: the file is replaced in one step or left alone, and nothing that is not valid is ever written."""

import datetime
import io
import os
import stat
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from budgetschema import DocumentError, UnreadableError, dump, dumps, load, loads
from budgetschema.model import (
    Coordinate,
    Disclosure,
    Flag,
    Line,
    Place,
    ProcurementTotals,
    Statement,
    Table,
)
from budgetschema.model.shape import members
from tests.samples import full, minimal, text, with_line

PLAIN = loads(text(minimal()))
OLD = b"what was there before"


def totals(total: object) -> Disclosure:
    return attrs.evolve(PLAIN, procurement_totals=ProcurementTotals(unit="yuan", total=total))  # type: ignore[arg-type]


def line(**fields: object) -> Disclosure:
    made = Line(role="detail", **fields)  # type: ignore[arg-type]
    return attrs.evolve(PLAIN, tables=(Table(kind="other", title="表", columns=(), lines=(made,)),))


INVALID = {
    "not a number": (totals(Decimal("NaN")), "S005"),
    "signalling": (totals(Decimal("sNaN")), "S005"),
    "infinity": (totals(Decimal("-Infinity")), "S005"),
    "nine places": (totals(Decimal("0.123456789")), "S005"),
    "tiny": (totals(Decimal("1E-9")), "S005"),
    "21 digits": (totals(Decimal(10) ** 20), "S005"),
    "in a mapping": (line(amounts={"a": Decimal("NaN")}), "S005"),
    "key": (line(amounts={"合计": Decimal(1)}), "S005"),
    "empty text": (attrs.evolve(PLAIN, title=""), "S007"),
    "control character": (attrs.evolve(PLAIN, title="a\x00"), "S005"),
    "noncharacter": (attrs.evolve(PLAIN, title="a\ufffe"), "S005"),
    "unknown word": (attrs.evolve(PLAIN, moment="draft"), "S004"),
    "unknown list entry": (line(coordinate=Coordinate(fund_source="lottery")), "S004"),
    "year too early": (attrs.evolve(PLAIN, fiscal_year=1948), "S006"),
    "level too deep": (line(level=21), "S006"),
    "boolean": (attrs.evolve(PLAIN, fiscal_year=True), "S003"),
    "number for a text": (attrs.evolve(PLAIN, title=2026), "S003"),
    "empty object": (line(coordinate=Coordinate()), "S007"),
    "empty place": (line(place=Place()), "S007"),
    "day before the calendar begins": (attrs.evolve(PLAIN, published=datetime.date(1899, 12, 31)), "S005"),
    "version": (attrs.evolve(PLAIN, spec_version="2.0"), "S005"),
    "kind": (attrs.evolve(PLAIN, flags=(Flag(kind="Not a word"),)), "S005"),
    # What a serializer would stumble over by itself.
    "64 bits exceeded": (attrs.evolve(PLAIN, fiscal_year=2**64), "S006"),
    "half a surrogate pair": (attrs.evolve(PLAIN, title="\ud800"), "S005"),
    "bytes": (attrs.evolve(PLAIN, title=b"x"), "S003"),
    "no publisher": (attrs.evolve(PLAIN, publisher=None), "S003"),
    "no tables": (attrs.evolve(PLAIN, tables=None), "S003"),
    "text for a date": (attrs.evolve(PLAIN, published="yesterday"), "S005"),
    "text for an amount": (totals("many"), "S005"),
    # A float would have no printed places: 0.1 + 0.2 is not to become 0.300000.
    "float": (totals(0.1 + 0.2), "S003"),
}  # fmt: skip


@pytest.mark.parametrize("file_format", ["json", "xml"])
@pytest.mark.parametrize("name", INVALID)
def test_an_invalid_model_is_refused_and_nothing_is_written(name: str, file_format, tmp_path) -> None:
    disclosure, rule = INVALID[name]
    path = tmp_path / f"out.{file_format}"
    path.write_bytes(OLD)
    stream = io.BytesIO()
    for target in (path, stream):
        with pytest.raises(DocumentError) as caught:
            dump(disclosure, target, file_format=file_format)
        assert {finding.rule_id for finding in caught.value.findings} == {rule}
        assert caught.value.message("zh")
    assert path.read_bytes() == OLD
    assert stream.getvalue() == b""
    assert list(tmp_path.iterdir()) == [path]


def test_every_fault_of_a_model_is_told_at_once() -> None:
    wrong = attrs.evolve(
        PLAIN, title="", fiscal_year=1, procurement_totals=ProcurementTotals(unit="x", total=Decimal("NaN"))
    )
    with pytest.raises(DocumentError) as caught:
        dumps(wrong)
    assert {finding.where for finding in caught.value.findings} == {
        "/fiscal_year", "/title", "/procurement_totals/unit", "/procurement_totals/total",
    }  # fmt: skip


def _fail(*_arguments: object, **_options: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("point", ["replace", "chmod", "fsync", "write"])
def test_a_failure_on_the_way_leaves_the_old_file_and_no_other(point: str, tmp_path, monkeypatch) -> None:
    path = tmp_path / "budget.json"
    path.write_bytes(OLD)
    failed = []

    def fail(*arguments: object, **_options: object) -> None:
        failed.append(point)
        _fail()

    if point in ("replace", "chmod"):
        monkeypatch.setattr(Path, point, fail)
        monkeypatch.setattr(os, point, fail)
    elif point == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        fdopen = os.fdopen

        def open_full(*arguments, **options):
            stream = fdopen(*arguments, **options)
            stream.close()
            return _Full(fail)

        monkeypatch.setattr(os, "fdopen", open_full)
    with pytest.raises(UnreadableError) as caught:
        dump(PLAIN, path)
    assert failed
    assert caught.value.key == "file.unwritable"
    assert "No space left on device" in caught.value.message("zh")
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


class _Full(io.BytesIO):
    """A stream on a full disk."""

    def __init__(self, fail) -> None:
        super().__init__()
        self.write = fail


def test_a_new_file_that_fails_leaves_nothing(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "replace", _fail)
    with pytest.raises(UnreadableError):
        dump(PLAIN, tmp_path / "budget.json")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_the_old_file_too(tmp_path, monkeypatch) -> None:
    path = tmp_path / "budget.json"
    path.write_bytes(OLD)

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        dump(PLAIN, path)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["missing/budget.json", "budget.json/budget.json"])
def test_a_place_that_cannot_be_written_to(name: str, tmp_path) -> None:
    (tmp_path / "budget.json").write_bytes(OLD)
    with pytest.raises(UnreadableError) as caught:
        dump(PLAIN, tmp_path / name)
    assert caught.value.key == "file.unwritable"
    assert (tmp_path / "budget.json").read_bytes() == OLD


def test_a_folder_is_not_replaced(tmp_path) -> None:
    (tmp_path / "budget.json").mkdir()
    with pytest.raises(UnreadableError):
        dump(PLAIN, tmp_path / "budget.json")
    assert [path.name for path in tmp_path.iterdir()] == ["budget.json"]


def test_the_suffix_chooses_the_format(tmp_path) -> None:
    for name, start in (("a.json", b"{"), ("a.XML", b"<?xml")):
        dump(PLAIN, str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)
        assert load(tmp_path / name) == PLAIN
    dump(PLAIN, tmp_path / "a.dat", file_format="xml")
    assert (tmp_path / "a.dat").read_bytes() == dumps(PLAIN, file_format="xml")


@pytest.mark.parametrize("name", ["a", "a.txt", "a.json.gz", ".json"])
def test_an_unknown_suffix_is_refused(name: str, tmp_path) -> None:
    with pytest.raises(UnreadableError) as caught:
        dump(PLAIN, tmp_path / name)
    assert caught.value.key == "file.format"
    assert list(tmp_path.iterdir()) == []


def test_a_stream_gets_json_unless_told_otherwise() -> None:
    stream = io.BytesIO()
    dump(PLAIN, stream)
    dump(PLAIN, stream, file_format="xml")
    assert stream.getvalue() == dumps(PLAIN) + dumps(PLAIN, file_format="xml")
    assert not stream.closed


def test_the_mode_of_a_file_is_kept_and_a_new_one_obeys_the_mask(tmp_path) -> None:
    path = tmp_path / "budget.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    dump(PLAIN, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        dump(PLAIN, tmp_path / "new.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640


def test_keys_stand_in_the_order_of_the_model() -> None:
    import json

    document = json.loads(dumps(loads(text(full()))))
    assert list(document) == ["$schema", *(member.name for member in members(Disclosure))]
    order = [member.name for member in members(Table)]
    assert list(document["tables"][0]) == [name for name in order if name in document["tables"][0]]


def test_amounts_keep_their_places_and_have_no_exponent() -> None:
    amounts = {"a": "1E+3", "b": "1E-8", "c": "-0.00", "d": "280.00", "e": "0E-8", "f": "1234567890123456.12345678"}
    made = line(amounts={key: Decimal(value) for key, value in amounts.items()})
    (again,) = loads(dumps(made, file_format="xml")).tables[0].lines
    assert {key: format(value, "f") for key, value in again.amounts.items()} == {
        "a": "1000", "b": "0.00000001", "c": "-0.00", "d": "280.00", "e": "0.00000000",
        "f": "1234567890123456.12345678",
    }  # fmt: skip
    assert b'"a": "1000"' in dumps(made)


def test_what_is_not_given_is_not_written() -> None:
    statement = Statement(kind="total", section=1, paragraph=1, start=0, end=0, text="x")
    data = dumps(attrs.evolve(PLAIN, statements=(statement,)))
    assert b"null" not in data
    assert b"[]" in data  # tables, which every document gives
    assert data.count(b"[]") == 1
    assert b'"start": 0' in data


def test_plain_words_are_as_good_as_members_of_a_vocabulary() -> None:
    assert dumps(attrs.evolve(PLAIN, moment="budget")) == dumps(PLAIN) == dumps(loads(text(minimal())))
    assert loads(text(with_line())).tables[0].lines[0].role.zh == "明细"
