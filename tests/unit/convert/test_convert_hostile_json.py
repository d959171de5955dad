"""JSON that was made to harm: refused with one of our errors, in both languages, before anyone loses patience."""

import json

import pytest

from budgetschema import DocumentError, UnreadableError, loads
from tests.samples import faults, minimal, refused, text, with_line


@pytest.mark.parametrize("levels", [100, 900, 1000, 1010, 1023, 1024, 1025, 10_000, 1_000_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"tables":', "}]")])
def test_deep_nesting(levels: int, opening: str, closing: str, in_time) -> None:
    # Up to 1024 levels orjson reads what Python's own recursion may not.
    for data in (opening * levels + "1" + closing * levels, opening * levels):
        with in_time():
            error = refused(data)
        if levels > 1024 and not data.endswith(opening):
            assert error.key == "json.depth"


def test_deep_nesting_inside_a_document(in_time) -> None:
    document = minimal(tables=[])
    with in_time():
        refused(json.dumps(document).replace("[]", "[" * 100_000 + "]" * 100_000))
        refused(json.dumps(document).replace("[]", "[" * 1000 + "]" * 1000))


@pytest.mark.parametrize(
    "data",
    [
        b"", b" ", b"\n\t\r\n", b"\x00", b"\x00" * 1000, b"\xef\xbb\xbf", b"\xff\xfe", b"\x80", b"{", b"[", b"{}x",
        b"{}{}", b'"', b"{'a':1}",
        b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x14\x00", b"%PDF-1.7\n%\xe2\xe3",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08\x00",
        b"{\x00}", b'{"a\x00":1}', b'{"a":1,}', b'{"a" 1}', b"{/* */}", b"{//\n}", b"nul", b"tru", b"-", b"1e",
        b'{"a":"\\u12"}', b'{"a":"\\x"}',
    ],
)  # fmt: skip
def test_what_is_no_json(data: bytes, in_time) -> None:
    with in_time():
        for file_format in ("json", None):
            assert isinstance(refused(data, file_format=file_format), UnreadableError)


@pytest.mark.parametrize(
    "encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_other_encodings(encoding: str) -> None:
    data = text(minimal()).decode().encode(encoding)
    assert refused(data).key in ("file.not_utf8", "json.syntax", "file.format")
    assert refused(data, file_format="json").key in ("file.not_utf8", "json.syntax")


def test_the_byte_that_is_no_utf_8_is_named() -> None:
    error = refused(b'{"title":"\xd4\xc6"}')
    assert (error.key, error.params["position"]) == ("file.not_utf8", 11)
    assert "11" in error.message("zh")


def test_the_place_of_a_syntax_error_is_named() -> None:
    error = refused(b'{\n  "a": 1,\n  "b": oops\n}')
    assert (error.key, error.params["line"]) == ("json.syntax", 3)
    assert "3" in error.message("zh")


@pytest.mark.parametrize(
    "number", ["9" * 400, "9" * 5000, "1" + "0" * 100_000, "1e400", "-1e400", "1e-400", "0." + "1" * 100_000]
)
def test_numbers_without_measure(number: str, in_time) -> None:
    with in_time():
        refused(text(minimal()).replace(b"2026", number.encode()))


@pytest.mark.parametrize("word", [b"NaN", b"Infinity", b"-Infinity"])
def test_words_that_json_does_not_have(word: bytes) -> None:
    assert refused(text(minimal()).replace(b"2026", word)).key == "json.syntax"


def test_repeated_keys_are_all_found_at_their_places() -> None:
    data = b'{\n"a": 1,\n"b": {"c": 1,\n"\\u0063": 2},\n"a": [{"d": 1,\n"d": 2}]}'
    found = faults(data)
    assert found[:3] == [("S009", "/b/c", 4), ("S009", "/a", 5), ("S009", "/a/0/d", 6)]
    # And they hide nothing else: two fields too many, and all that are required are missing.
    assert {rule for rule, _, _ in found[3:]} == {"S001", "S002"}


def test_a_repeated_key_is_refused_even_with_the_same_value() -> None:
    data = text(with_line(amounts={"a": "1.00"})).replace(b'"a": "1.00"', b'"a": "1.00", "a": "1.00"')
    assert [fault[:2] for fault in faults(data)] == [("S009", "/tables/0/lines/0/amounts/a")]


def test_many_keys_with_one_hash_prefix_and_many_faults_are_told_in_time(in_time) -> None:
    many = {f"key{number}": number for number in range(5000)}
    with in_time():
        assert len(faults(text(minimal(**many)))) == 5000
    lines = [{"role": "sum"}] * 5000
    with in_time():
        found = faults(text(minimal(tables=[{"kind": "other", "title": "表", "columns": [], "lines": lines}])))
    assert len(found) == 5000


def test_a_large_document_is_read_in_time(in_time) -> None:
    lines = [{"role": "detail", "label": "x" * 100, "amounts": {"a": "1.00"}}] * 20_000
    data = text(minimal(tables=[{"kind": "other", "title": "表", "columns": [], "lines": lines}]))
    with in_time():
        assert len(loads(data).tables[0].lines) == 20_000


def test_constructor_names_and_prototype_keys_are_only_foreign_fields() -> None:
    for key in ("__proto__", "__class__", "constructor", "py/object", "$ref", "self", "cls", "schema_"):
        with pytest.raises(DocumentError) as caught:
            loads(text(minimal(**{key: {"a": 1}})))
        assert [finding.rule_id for finding in caught.value.findings] == ["S002"]
