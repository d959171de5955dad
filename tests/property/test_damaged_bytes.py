"""Whatever happens to the bytes of a document on its way, reading it ends in a disclosure or in one of our errors."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetschema
from budgetschema.findings import DocumentError, UnreadableError
from tests.samples import CONFORMANCE, full, text, with_line, xml_table

SMALL = {
    "json": text(with_line(label="云\n溪", amounts={"total": "1.00"}, place={"line": 2}, level=3)),
    "xml": xml_table(
        lines='<lines><line role="detail" place.line="2"><texts><text column="a">1.0</text></texts></line></lines>'
    ),
}
# Bytes with a meaning to one of the parsers, and bytes that are never right in UTF-8.
SIGNIFICANT = b"\x00\x01\t\n\r !\"#&',-./0:;<=>?[\\]]_aeE{}\x7f\x80\xbf\xc0\xe4\xef\xfe\xff"

edits = st.lists(
    st.tuples(
        st.sampled_from(["flip", "insert", "delete", "repeat", "cut"]),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(list(SIGNIFICANT)), st.integers(0, 255)),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=4,
)


def edited(data: bytes, changes: list[tuple[str, float, int, int]]) -> bytes:
    for kind, where, byte, size in changes:
        position = int(where * len(data))
        before, after = data[:position], data[position:]
        match kind:
            case "flip":
                data = before + bytes([byte]) + after[1:]
            case "insert":
                data = before + bytes([byte]) + after
            case "delete":
                data = before + after[size:]
            case "repeat":
                data = before + after[:size] + after
            case "cut":
                data = before
    return data


def read(data: bytes, file_format: str | None) -> str:
    """How reading ends; anything but a disclosure and our own two errors passes through."""
    try:
        budgetschema.loads(data, file_format=file_format)
    except (DocumentError, UnreadableError) as error:
        return type(error).__name__ if error.message("zh") and error.message("en") else "no message"
    return "Disclosure"


@pytest.mark.parametrize("file_format", SMALL)
@settings(max_examples=400)
@given(changes=edits)
def test_edited_bytes(file_format: str, changes: list[tuple[str, float, int, int]]) -> None:
    data = edited(SMALL[file_format], changes)
    told, found_out = read(data, file_format), read(data, None)
    # What is read without being told the format is read the same way when told.
    assert found_out in (told, "UnreadableError")


@given(st.binary(max_size=200), st.sampled_from(["json", "xml", None]))
def test_any_bytes(data: bytes, file_format: str | None) -> None:
    assert read(data, file_format) != "Disclosure"


@functools.cache
def whole(file_format: str) -> bytes:
    return text(full()) if file_format == "json" else (CONFORMANCE / "valid" / "full.xml").read_bytes()


@pytest.mark.parametrize("file_format", ["json", "xml"])
def test_a_truncated_document_is_never_read(file_format: str, in_time) -> None:
    data = whole(file_format)
    with in_time():
        outcomes = {read(data[:size], file_format) for size in range(0, len(data.rstrip()), 50)}
    assert outcomes == {"UnreadableError"}
    assert read(data, file_format) == "Disclosure"
