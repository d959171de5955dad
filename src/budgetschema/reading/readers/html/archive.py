"""Web archives (MHT): the pages in one, each with what its part says of it (RFC 2557)."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

import attrs

from budgetschema.findings import UnreadableError

_BEGINNING = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_MIME = re.compile(rb"^(?:mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"\r?\n\r?\n")
_NO_DIGIT = re.compile(rb"[^A-Za-z0-9+/]+")
_LONGEST_HEADER = 65_536
_DEEPEST = 5
_MOST_PARTS = 2000
"""Parts of an archive; every picture of a page is one."""
_PAGES = ("text/html", "application/xhtml+xml")


@attrs.frozen(slots=True)
class Part:
    """A page in an archive. ``location`` is its address, ``charset`` what its header says about its encoding."""

    data: bytes
    charset: str | None
    location: str


def is_archive(data: bytes) -> bool:
    """Whether a file begins as a MIME message."""
    beginning = _BEGINNING.match(data, 0, _LONGEST_HEADER)
    return beginning is not None and _MIME.search(beginning[0]) is not None


def pages_in(data: bytes, name: str) -> list[Part]:
    """The pages of an archive in their order. Raises :class:`UnreadableError` where it holds none."""
    found = list(_parts(data.lstrip(), name, 0))
    if not found:
        raise UnreadableError("html.no_page", {"name": name})
    return found


def _parts(data: bytes, name: str, depth: int) -> Iterator[Part]:
    header = _HEADER.search(data, 0, _LONGEST_HEADER)
    end = header.end() if header else 0
    message = BytesHeaderParser().parsebytes(data[:end])
    boundary = message.get_boundary() if message.get_content_maintype() == "multipart" else None
    if boundary is not None:
        if depth == _DEEPEST:
            raise UnreadableError("html.depth", {"name": name})
        for piece in _pieces(data[end:], boundary, name):
            yield from _parts(piece, name, depth + 1)
    elif message.get_content_type() in _PAGES:
        location = str(message.get("content-location", ""))
        yield Part(_decoded(data[end:], message), message.get_content_charset(), location)


def _pieces(body: bytes, boundary: str, name: str) -> Iterator[bytes]:
    """The parts between the boundary lines. A missing last boundary is the end of the file."""
    line = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary.encode("ascii", "replace")) + rb"(--)?[ \t]*(?:\r?\n|$)")
    start: int | None = None
    for number, match in enumerate(line.finditer(body)):
        if number > _MOST_PARTS:
            raise UnreadableError("html.parts", {"name": name, "most": _MOST_PARTS})
        if start is not None:
            yield body[start : match.start()]
        if match[1]:
            return
        start = match.end()
    if start is not None:
        yield body[start:]


def _decoded(body: bytes, message: Message) -> bytes:
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        digits = _NO_DIGIT.sub(b"", body)
        # A file that was cut off ends anywhere; a last digit alone stands for no byte.
        whole = digits[:-1] if len(digits) % 4 == 1 else digits
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
    return body
