"""Loading: telling JSON from XML, files, streams, texts, and what cannot be opened."""

import io
import json
import socket
import sys

import pytest
from pytest_socket import SocketBlockedError

import budgetschema
from budgetschema import DocumentError, UnreadableError, dumps, load, loads
from tests.samples import full, minimal, refused, text, xml, xml_table

PLAIN = loads(text(minimal()))


@pytest.mark.parametrize(
    "data",
    [
        text(minimal()), text(minimal()).decode(), b"\xef\xbb\xbf" + text(minimal()), b" \r\n\t" + text(minimal()),
        xml(), xml().decode(), b"\xef\xbb\xbf" + xml(), xml().decode().encode("utf-16"), b"\n\n" + xml(),
        text({"$schema": "https://w3id.org/budgetschema/1.0/disclosure.schema.json"} | minimal()),
    ],
)  # fmt: skip
def test_the_content_tells_the_format(data) -> None:
    assert loads(data) == PLAIN


@pytest.mark.parametrize("data", [text(minimal()), xml()])
def test_white_space_before_a_document_does_not_matter(data: bytes) -> None:
    # More of it than a look at the first few bytes would pass over.
    assert loads(b"\n" * 64 + data) == PLAIN


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_a_byte_order_mark_alone_is_an_empty_file(data: bytes) -> None:
    assert refused(data).key == "file.empty"


@pytest.mark.parametrize(("told", "data"), [("json", xml()), ("xml", text(minimal()))])
def test_what_is_told_beats_the_content(told, data: bytes) -> None:
    assert refused(data, file_format=told).key == f"{told}.syntax"


def test_a_file_is_read_by_its_suffix_in_any_case(tmp_path) -> None:
    for name, data in (("a.json", text(minimal())), ("a.JSON", text(minimal())), ("a.Xml", xml()), ("a.dat", xml())):
        (tmp_path / name).write_bytes(data)
        assert load(tmp_path / name) == load(str(tmp_path / name)) == PLAIN
    (tmp_path / "a.xml").write_bytes(text(minimal()))
    with pytest.raises(UnreadableError, match=r"a\.xml"):
        load(tmp_path / "a.xml")


def test_a_stream_is_read_to_its_end_and_named_in_errors(tmp_path) -> None:
    assert load(io.BytesIO(xml())) == PLAIN
    assert load(io.BytesIO(text(minimal())), file_format="json") == PLAIN
    (tmp_path / "broken").write_bytes(b"{")
    with (tmp_path / "broken").open("rb") as stream, pytest.raises(UnreadableError, match="broken"):
        load(stream)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda path: None, "file.missing"),
        (lambda path: path.mkdir(), "file.directory"),
        (lambda path: path.write_bytes(b""), "file.empty"),
        (lambda path: path.write_bytes(b" \n\t\r "), "file.empty"),
        (lambda path: path.symlink_to(path), "file.denied"),
    ],
    ids=["missing", "directory", "empty", "white space", "circular link"],
)
def test_a_file_that_cannot_be_read(tmp_path, make, key: str) -> None:
    path = tmp_path / "预算.json"
    make(path)
    with pytest.raises(UnreadableError) as caught:
        load(path)
    assert caught.value.key == key
    for lang in ("zh", "en"):
        assert "预算.json" in caught.value.message(lang)


def test_a_text_with_half_a_surrogate_pair_is_refused() -> None:
    for data in (text(minimal()).decode(), xml().decode()):
        with pytest.raises(UnreadableError):
            loads(data.replace("云", "\ud800"))


def test_an_integer_in_xml_may_have_leading_zeros() -> None:
    assert loads(xml().replace(b"2026", b"0002026")) == PLAIN
    # Python by itself converts no more than 4300 digits at once.
    assert loads(xml().replace(b"2026", b"0" * 5000 + b"2026")) == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        xml_table("<coordinate/>"),
        xml("<tables/><procurement_catalogs><catalog><notice/><entries/></catalog></procurement_catalogs>"),
        xml_table(lines='<lines><line role="detail"><places><place column="a"/></places></line></lines>'),
    ],
)
def test_an_object_that_says_nothing_is_refused_in_xml_too(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(data)
    assert [finding.rule_id for finding in caught.value.findings] == ["S007"]


def test_hints_for_schema_processors_are_not_followed(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anything.xsd").write_text("this is no schema")
    hint = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="https://w3id.org/budgetschema/1.0/ '
    )
    for place in ("anything.xsd", "http://127.0.0.1:9/disclosure.xsd"):
        assert loads(xml(attributes=f'{hint}{place}"')) == PLAIN


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_nothing_is_fetched(socket_disabled) -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET)
    plain = loads(text(full()))
    assert loads(dumps(plain, file_format="xml")) == plain
    assert refused(text(minimal(colour=1)))


def test_the_recursion_limit_and_the_callers_depth_do_not_matter() -> None:
    def deep(levels: int) -> budgetschema.Disclosure:
        return deep(levels - 1) if levels else loads(text(minimal()))

    assert deep(sys.getrecursionlimit() - 400) == PLAIN


def test_schema_key_is_no_part_of_a_disclosure() -> None:
    assert "$schema" in json.loads(dumps(PLAIN))
    assert not hasattr(PLAIN, "schema_")


def test_garbage_collection_is_left_as_it_was() -> None:
    import gc

    for switch, expected in ((gc.disable, False), (gc.enable, True)):
        switch()
        loads(text(minimal()))
        with pytest.raises(DocumentError):
            loads(text(minimal(fiscal_year=3)))
        assert gc.isenabled() is expected
