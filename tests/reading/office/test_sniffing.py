"""Kinds are told by content where it is certain; names are often wrong."""

import io
import struct
from pathlib import Path

import pytest

from budgetschema import UnreadableError
from budgetschema.findings import message
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.kinds import kinds
from budgetschema.reading.readers.sniffing import kind_told, kind_within, refusals
from budgetschema.reading.readers.source import Source
from tests.reading.office.making import document, grid, office, package, paragraph, refused, texts, workbook

TEXT = "某局2026年部门预算\n支出总表\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t1.00\n"
PAGE = "<html><body><table><tr><td>甲</td></tr></table></body></html>"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SECTOR = 512


def book() -> bytes:
    return workbook(lambda _, sheet: sheet.write_row(0, 0, ["甲", 1]))


def compound(*names: str) -> bytes:
    """A compound file with empty streams of these names."""
    header = bytearray(SECTOR)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", header, 76, *([0xFFFFFFFF] * 109))
    struct.pack_into("<I", header, 76, 0)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    entries = b"".join(_entry(name, kind) for name, kind in (("Root Entry", 5), *((name, 2) for name in names)))
    return bytes(header) + table + entries.ljust(SECTOR, b"\0")


def _entry(name: str, kind: int) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(encoded)] = encoded
    struct.pack_into("<HB", entry, 64, len(encoded) + 2, kind)
    struct.pack_into("<I", entry, 116, 0xFFFFFFFE)
    return bytes(entry)


TOLD = {
    "a PDF": (b"%PDF-1.7\n", "pdf"),
    "a PDF after other bytes": (b"\n\njunk%PDF-1.4\n", "pdf"),
    "a workbook": (book(), "xlsx"),
    "a workbook in binary parts": (package({"xl/workbook.bin": b"", "xl/styles.bin": b""}), "xlsb"),
    "a document": (document(paragraph("甲")), "docx"),
    "an ODS": (package({"mimetype": ODS, "content.xml": "<x/>"}), "ods"),
    "an ODT": (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
    "an OFD": (package({"OFD.xml": "<x/>"}), "ofd"),
    "a zip": (package({"预算.pdf": b"%PDF-"}), "zip"),
    "an XLS": (compound("Workbook"), "xls"),
    "an XLS of before 1997": (compound("Book"), "xls"),
    "a DOC": (compound("WordDocument"), "doc"),
    "an encrypted package": (compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    "something else in a compound file": (compound("Thumbs"), None),
    "an RTF": (b"{\\rtf1\\ansi}", "rtf"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0", "image"),
    "a photograph": (b"\xff\xd8\xff\xe0", "image"),
    "an archive": (b"Rar!\x1a\x07\x01\x00", "archive"),
    "a page": (PAGE.encode(), "html"),
    "a page with a declaration": (b"\xef\xbb\xbf<!DOCTYPE html>\n" + PAGE.encode(), "html"),
    "a page in GB18030": (('<meta charset="gb2312">' + PAGE).encode("gb18030"), "html"),
    "a bare table": (b"\n<TABLE border=1><TR><TD>1</TD></TR></TABLE>", "html"),
    "a saved web page": (b"From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related", "html"),
    "a workbook of 2003 in XML": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "excel_xml"
    ),
    "text": (TEXT.encode(), None),
    "text in GB18030": (TEXT.encode("gb18030"), None),
    "JSON": (b'{"spec_version": "1.0"}', None),
    "XML": (b'<?xml version="1.0"?><disclosure/>', None),
    "nothing": (b"", None),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
@pytest.mark.parametrize("name", ["file", "file.xls", "file.pdf"])
def test_content_tells_the_kind(case: str, name: str):
    data, kind = TOLD[case]

    assert kind_within(Source(data=data, name=name)) == kind


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.et", "a.doc", "a.docx", "a.pdf", "a.txt", "a", "a.unknown"])
def test_a_workbook_is_read_under_any_name(name: str):
    assert texts(grid(book(), name)) == [["甲", "1"]]


@pytest.mark.parametrize("name", ["a.wps", "a.doc", "a.docm", "a.xlsx", "<stdin>"])
def test_a_document_is_read_under_any_name(name: str):
    assert texts(grid(document(paragraph("甲")), name)) == [["甲"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("name", ["a.xls", "a.xlsx"])
def test_text_under_the_suffix_of_a_workbook_is_cells(name: str, encoding: str):
    assert texts(grid("甲\t乙\n丙\t丁\n".encode(encoding), name)) == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize("name", ["budget", "budget.doc", "<stdin>", "budget.xls"])
def test_text_without_a_suffix_or_under_a_wrong_one_is_text(name: str):
    assert read_sources([Source(data=TEXT.encode(), name=name)]).disclosure.fiscal_year == 2026


REFUSED = {
    ("a.doc", compound("WordDocument")): "file.refused.word",
    ("a.wps", compound("WordDocument")): "file.refused.word",
    ("a.xls", compound("WordDocument")): "file.refused.word",
    ("a.rtf", b"{\\rtf1}"): "file.refused.word",
    ("a.xlsb", package({"xl/workbook.bin": b""})): "file.refused.workbook",
    ("a.ofd", package({"OFD.xml": "<x/>"})): "file.refused.ofd",
    ("a.jpg", b"\xff\xd8\xff"): "file.refused.image",
    ("a.zip", package({"x": b""})): "file.refused.archive",
    ("a.rar", b"Rar!\x1a\x07"): "file.refused.archive",
    ("a.docx", compound("EncryptedPackage")): "file.encrypted",
    ("a.ppt", compound("PowerPoint Document")): "file.refused.presentation",
    ("a.ofd", b"\x00\x01"): "file.refused.ofd",
    ("a.xlsx", b"\x00\x01"): "file.damaged",
    ("a.xls", compound("Thumbs")): "file.damaged",
    ("a.docx", b""): "file.empty",
    ("a.key", b"\x00\x01"): "file.no_reader",
}


@pytest.mark.parametrize(("name", "data"), REFUSED)
def test_a_kind_without_a_reader_says_what_to_do(name: str, data: bytes):
    assert refused(data, name) == REFUSED[name, data]


def test_refused_kinds_have_their_sentences_and_no_reader():
    for one in refusals().values():
        for language in ("zh", "en"):
            assert message(one.sentence, language, {"name": "N", "kind": "K"})  # type: ignore[arg-type]
    assert not refusals().keys() & kinds().keys()
    suffixes = [suffix for one in (*refusals().values(), *kinds().values()) for suffix in one.suffixes]
    assert sorted(suffixes) == sorted(set(suffixes))


def test_an_xls_of_a_real_program_is_told():
    assert kind_told(Source(data=office(book(), "t.xlsx", "xls"), name="a.doc")).kind == "xls"


def test_a_named_kind_overrides_content():
    with pytest.raises(UnreadableError) as caught:
        read_sources([Source(data=book(), name="a.xlsx")], kind="text")
    assert caught.value.key in ("file.binary", "file.encoding")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values(tmp_path: Path, encoding: str, separator: str):
    lines = [["名称", "合计", "备注"], ["甲", '"1,234.50"', '"两\n行"'], ["乙", "", ""], ["丙"]]
    data = "\r\n".join(separator.join(cells) for cells in lines).encode(encoding)

    found = grid(data, "a.csv")

    assert texts(found) == [["名称", "合计", "备注"], ["甲", "1,234.50", "两\n行"], ["乙", "", ""], ["丙", "", ""]]
    assert [row.place.line for row in found.rows] == [1, 2, 4, 5]
    assert found.sources[0].encoding == encoding.removesuffix("-sig")


def test_separated_values_in_an_encoding_that_the_user_names():
    source = Source(data="甲,乙".encode("big5"), name="a.csv", encoding="big5")

    assert texts(kind_told(source).read(source)) == [["甲", "乙"]]
    assert refused("甲,乙".encode("big5") + b"\xff", "a.csv") == "file.encoding"


def test_separated_values_that_are_none():
    assert refused(b"\x00\x01,", "a.csv") == "file.binary"
    assert refused(io.BytesIO(b'"' + b"x" * 2**21).getvalue(), "a.csv") == "file.damaged"
