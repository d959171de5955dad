"""Reading XML that nobody vouches for: no DTD, no entities, no network, libxml2's limits on size and depth kept."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from budgetschema.findings import UnreadableError

_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
# What libxml2 takes for UTF-32 without a word of the document saying so: byte-order mark, or a character of four bytes.
_UTF_32 = (b"\x00\x00", b"\xff\xfe\x00\x00", b"<\x00\x00\x00")
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii"}


def parse(data: bytes, name: str) -> Any:
    """Parse an XML document and return its root element. Raises :class:`UnreadableError`."""
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    declared = _DECLARED.match(data)
    encoding = declared[1].decode() if declared else "UTF-32" if data.startswith(_UTF_32) else "UTF-8"
    if encoding.lower() not in _ENCODINGS:
        raise UnreadableError("xml.encoding", {"name": name, "encoding": encoding})
    # Entities would be expanded in attributes whatever the parser is told, so a document that can declare any is out.
    # Looking for one byte first costs next to nothing, and most documents hold no exclamation mark at all.
    if b"!" in data and any(doctype in data for doctype in _DOCTYPE):
        raise UnreadableError("xml.doctype", {"name": name})
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        collect_ids=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(data, name, error) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in whatever encoding it was hidden
        raise UnreadableError("xml.doctype", {"name": name})
    return root


def _unreadable(data: bytes, name: str, error: Any) -> UnreadableError:
    # "Premature end" and the like stay in English: they are the parser's words, quoted as the reason.
    reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "").rstrip(".")
    if "depth" in reason.lower():
        return UnreadableError("xml.depth", {"name": name})
    if "huge" in reason.lower() or "limit" in reason.lower():
        return UnreadableError("xml.size", {"name": name, "reason": reason})
    if "encoding" in reason.lower() or "UTF-8" in reason:
        try:
            data.decode()
        except UnicodeDecodeError as cause:
            return UnreadableError("file.not_utf8", {"name": name, "position": cause.start + 1})
    return UnreadableError("xml.syntax", {"name": name, "line": error.lineno or 1, "reason": reason})
