"""From the bytes of a page to the grid: archive, encoding, parsing, rows."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.limits import MOST_POSITIONS
from budgetschema.reading.readers.html.archive import Part, is_archive, pages_in
from budgetschema.reading.readers.html.elements import words
from budgetschema.reading.readers.html.encoding import decode
from budgetschema.reading.readers.html.page import Page
from budgetschema.reading.readers.html.spans import TooManyPositionsError
from budgetschema.reading.readers.source import Source

_LARGEST = 32 * 1024 * 1024
"""Bytes of one page. A parsed page takes some ten times as much memory."""
_LARGEST_ARCHIVE = 256 * 1024 * 1024
_LONGEST_TAG = 128 * 1024
"""Characters of a tag. The parser compares every attribute with all that stand before it."""
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONGEST_TAG}}}")
# Pictures within a page are of no use here, and larger than the parser likes.
_EMBEDDED = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=]{64,}")


def read(source: Source) -> Grid:
    """Make a grid of a page or a web archive. Raises :class:`UnreadableError` for what is none."""
    data, name = source.data, source.name
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    archived = is_archive(data)
    _bound(data, _LARGEST_ARCHIVE if archived else _LARGEST, name)
    parts = pages_in(data, name) if archived else [Part(data, None, "")]
    page = Page(MOST_POSITIONS)
    encodings: list[str] = []
    frames: list[str] = []
    for part in parts:
        _bound(part.data, _LARGEST, name)
        text, used = decode(part.data, name, source.encoding, part.charset)
        encodings.append(used)
        root = _parsed(text, name)
        if root is None:
            continue
        frames += [frame.get("src") or "" for frame in root.iter("frame")]
        last = part.location.rpartition("/")[2].lower()
        try:
            page.page(root, furniture=last.startswith(tuple(words("furniture_parts"))))
        except RecursionError:
            raise UnreadableError("html.depth", {"name": name}) from None
        except TooManyPositionsError:
            raise UnreadableError("html.cells", {"name": name, "most": MOST_POSITIONS}) from None
    if not page.rows:
        if frames:
            raise UnreadableError("html.frames", {"name": name, "frames": ", ".join(filter(None, frames))[:200]})
        raise UnreadableError("file.empty", {"name": name})
    return Grid((source.described("multipart/related" if archived else "text/html", encodings[0]),), tuple(page.rows))


def _bound(data: bytes, largest: int, name: str) -> None:
    if len(data) > largest:
        params = {"name": name, "size": len(data) // 1024 // 1024, "most": largest // 1024 // 1024}
        raise UnreadableError("html.size", params)


def _parsed(text: str, name: str) -> Any:
    """The root element; None where there is none. What is not well formed is mended as browsers do."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    text = _EMBEDDED.sub("", text)
    if _LONG_TAG.search(text):
        raise UnreadableError("html.tag", {"name": name, "most": _LONGEST_TAG})
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        _refuse_part(parser, name)
        raise UnreadableError("html.syntax", {"name": name, "reason": error.msg}) from None
    _refuse_part(parser, name)
    return root


def _refuse_part(parser: Any, name: str) -> None:
    """Raise where the parser met a limit of its own: it stops there, and what follows would be lost."""
    fatal = parser.error_log.filter_from_fatals()
    if len(fatal):
        reason = fatal[0].message.strip()
        key = "html.depth" if "depth" in reason else "html.syntax"
        raise UnreadableError(key, {"name": name, "reason": reason})
