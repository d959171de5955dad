"""Which encoding a page is in: what it says, tried strictly, and what Chinese pages are in that say it wrongly."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from budgetschema.findings import UnreadableError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BARE_UTF_16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_HEAD = 8192
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_AT_MOST = 16
"""Bytes for each control character that a page may have; a browser shows them as damaged."""
# Encodings that take any byte say nothing by taking it.
_ANY_BYTE = ("iso8859-1", "cp1252", "ascii", "latin-1", "iso8859-15", "cp437", "cp850")
_OF_PAGES = re.compile(r"utf-?(?:8|7|16.*)|gb.*|big5.*|euc_.*|shift_jis|iso8859-.*|cp(?:12|8|4)[0-9]+|koi8.*|ascii")
_FALLBACKS = ("utf-8", "gb18030")
# The WHATWG list of labels: browsers read what these name with the larger repertoire, or as UTF-8.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"} | dict.fromkeys(
    ("utf-16", "utf-16-le", "utf-16-be", "utf-7"), "utf-8"
)
_LABELS = {"x-gbk": "gb18030", "gb_2312-80": "gb18030", "gb2312-80": "gb18030", "unicode": "utf-8"}
_SEVERAL = 1000
"""Characters for each one that may be damaged in a page that no encoding fits."""


def decode(data: bytes, name: str, given: str | None, declared: str | None = None) -> tuple[str, str]:
    """The text of a page and its encoding. ``given`` is the user's word, ``declared`` that of whatever wraps the page.

    Raises :class:`UnreadableError` for what is no text, or in an encoding that cannot be told.
    """
    if given is not None:
        return _strictly(data, name, given), given
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _bounded(data[len(mark) :], name, codec), codec
    for mark, codec in _BARE_UTF_16:
        if data.lstrip()[:2] == mark:
            return _bounded(data, name, codec), codec
    controls = list(_CONTROL.finditer(data, 0, _HEAD))
    if len(controls) * _AT_MOST > min(len(data), _HEAD):
        raise UnreadableError("file.binary", {"name": name, "position": controls[0].start() + 1})
    candidates = list(dict.fromkeys(_candidates(data, declared)))
    for codec in candidates:
        text = _attempt(data, codec)
        if text is not None:
            return text, codec
    return _bounded(data, name, candidates[0]), candidates[0]


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    """Encodings in the order in which they are tried.

    Chinese text in another encoding is no valid UTF-8, so what is valid UTF-8 is that, whatever it says it is.
    """
    codecs_named = [codec for codec in (_known(declared), _known(_declared_in(data))) if codec is not None]
    certain = [codec for codec in codecs_named if codec not in _ANY_BYTE]
    if _attempt(data, "utf-8") is not None:
        yield "utf-8"
    yield from certain
    yield from _FALLBACKS
    yield from codecs_named


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    return match[1].decode("ascii") if match else None


def _known(label: str | None) -> str | None:
    """The codec that a label names, where it is one that pages are written in."""
    if label is None:
        return None
    label = label.strip().lower()
    try:
        codec = codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None
    return _LARGER.get(codec, codec) if _OF_PAGES.fullmatch(codec) else None


def _attempt(data: bytes, codec: str) -> str | None:
    """The text if all of it is valid, but for a last character that the end of the file cuts off."""
    try:
        decoder = codecs.getincrementaldecoder(codec)()
        return str(decoder.decode(data, final=False))
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except LookupError:
        raise UnreadableError("file.unknown_encoding", {"encoding": codec}) from None
    except UnicodeDecodeError as error:
        params = {"name": name, "encoding": codec.upper(), "position": error.start + 1}
        raise UnreadableError("file.encoding", params) from None


def _bounded(data: bytes, name: str, codec: str) -> str:
    """The text with the replacement character for damaged bytes, as a browser shows it, where they are few."""
    text = _attempt(data, codec)
    if text is not None:
        return text
    text = data.decode(codec, errors="replace")
    if text.count("\ufffd") * _SEVERAL > len(text) + _SEVERAL:
        _strictly(data, name, codec)
    return text
