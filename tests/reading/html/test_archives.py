"""Web archives: pages in a MIME message."""

import base64
import quopri

import pytest

from budgetschema import UnreadableError
from budgetschema.model import FragmentKind
from tests.reading.html.pages import grid_of, texts

Part = tuple[str, bytes]


def archive(*parts: Part, boundary: str = "----=_Next(1)+Part?", end: bool = True, newline: bytes = b"\r\n") -> bytes:
    lines = [
        b"From: <Saved by a browser>", b"MIME-Version: 1.0",
        b'Content-Type: multipart/related;', f'\ttype="text/html"; boundary="{boundary}"'.encode(), b"", b"Not shown.",
    ]  # fmt: skip
    for header, body in parts:
        lines += [f"--{boundary}".encode(), *header.encode().split(b"\n"), b"", body]
    if end:
        lines += [f"--{boundary}--".encode(), b""]
    return newline.join(lines)


def page(text: str, encoding: str = "utf-8", *, location: str = "http://a.example/x.htm", declared: str = "") -> Part:
    header = f"Content-Type: text/html{declared}\nContent-Location: {location}\nContent-Transfer-Encoding: base64"
    return header, base64.encodebytes(f"<p>{text}</p>".encode(encoding))


@pytest.mark.parametrize("newline", [b"\r\n", b"\n"], ids=["CRLF", "LF"])
def test_transfer_encodings(newline: bytes):
    quoted = "Content-Type: text/html\nContent-Transfer-Encoding: Quoted-Printable"
    plain = "Content-Type: application/xhtml+xml\nContent-Transfer-Encoding: 8bit"
    data = archive(
        page("甲"),
        (quoted, quopri.encodestring("<p>乙，单位：万元</p>".encode())),
        ("Content-Type: image/png\nContent-Transfer-Encoding: base64", b"iVBORw0KGgo="),
        (plain, "<p>丙</p>".encode()),
        newline=newline,
    )
    assert texts(data) == ["甲", "乙，单位：万元", "丙"]
    assert grid_of(data).sources[0].media_type == "multipart/related"


def test_the_header_of_a_part_declares_its_encoding():
    # Short enough to be valid in both encodings, so that only the declaration decides.
    assert texts(archive(page("預算", "big5", declared="; charset=big5"))) == ["預算"]


def test_a_workbook_saved_as_an_archive():
    frame = ("Content-Type: text/html", b"<frameset><frame src='sheet001.htm'><frame src='tabstrip.htm'></frameset>")
    data = archive(
        frame, page("表一", location="file:///C:/x_files/sheet001.htm"), page("表二", location="sheet002.htm"),
        page("Sheet1 Sheet2", location="file:///C:/x_files/tabstrip.htm"),
    )  # fmt: skip
    rows = grid_of(data).rows
    assert [(row.text, row.furniture) for row in rows] == [
        ("表一", None), ("表二", None), ("Sheet1 Sheet2", FragmentKind.RUNNING_HEAD),
    ]  # fmt: skip
    assert [row.place.line for row in rows] == [1, 2, 3]


def test_an_archive_cut_off():
    header, body = page("甲" * 30)
    cut = archive((header, body[:61]), end=False)
    assert texts(cut)[0].startswith("甲" * 10)


def test_a_page_alone_in_a_message():
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n" + "<p>预算</p>".encode("gb18030")
    assert texts(data) == ["预算"]


def test_a_page_that_was_named_so_is_read_as_what_it_is():
    assert [row.text for row in grid_of("<p>甲</p>", name="page.mht").rows] == ["甲"]


def nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return ("MIME-Version: 1.0\n" + head + "Content-Type: text/html\n\n<p>甲</p>").encode()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (archive(("Content-Type: text/plain", b"hello")), "html.no_page"),
        (archive(), "html.no_page"),
        (nested(10_000), "html.depth"),
    ],
    ids=["text only", "nothing in it", "nested"],
)
def test_archives_without_a_page(data: bytes, key: str):
    with pytest.raises(UnreadableError) as caught:
        grid_of(data)
    assert caught.value.key == key


def test_nesting_as_mail_programs_write_it():
    assert texts(nested(2)) == ["甲"]
