"""Looking at the bytes of a PDF before any library does: whether it is one, and what its streams unpack to."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.pdf import limits

_HEADER_WITHIN = 1024
"""Readers accept that many bytes before the header."""
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_WITHIN = 1500
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_RUNS = re.compile(rb"/(?:RunLengthDecode|RL)\b")
_MOST_REPEATED = 64
"""Two bytes stand for a run of 128 at most."""
_CHUNK = 1024**2
_NESTED = 3
_RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?=[<\[0-9])")


def screen(data: bytes, name: str) -> None:
    """Raise :class:`UnreadableError` for what is no PDF, or would unpack to more than a disclosure can need."""
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableError("pdf.not_pdf", {"name": name})
    total = 0
    for start, runs in _streams(data):
        size = _unpacked(data, start, name)
        total += size
        if runs and _MOST_REPEATED**runs * max(size, _length(data, start)) > limits.STREAM_BYTES:
            raise too_large(name, "STREAM_BYTES")
        if total > limits.TOTAL_BYTES:
            raise too_large(name, "TOTAL_BYTES")


def too_large(name: str, limit: str, page: int | None = None) -> UnreadableError:
    """The error for something beyond a limit, which is given by its name."""
    params: dict[str, object] = {"name": name, "what": limit.lower(), "limit": getattr(limits, limit)}
    if page is None:
        return UnreadableError("pdf.too_large", params)
    return UnreadableError("pdf.page_too_large", params | {"page": page})


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the data of each stream begins that is no picture, and how often runs of bytes are packed in it.

    Pictures are never unpacked.
    """
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY_WITHIN) : match.start()]
        if before.endswith(b"end"):
            continue
        dictionary = before[before.rfind(b" obj") + 1 :]
        if not _PICTURE.search(dictionary):
            yield match.end(), len(_RUNS.findall(dictionary))


def _unpacked(data: bytes, start: int, name: str) -> int:
    """Bytes that a packed stream unpacks to, and that again if packed twice; 0 for one that is not packed."""
    size, head = _inflated(data, start, name)
    total = size
    for _ in range(_NESTED):
        if size == 0 or not _is_packed(head, 0):
            break
        size, head = _inflated(head, 0, name)
        total += size
    if size == 0:
        end = data.find(b"endstream", start, start + _CHUNK)
        head = data[start : end if end >= 0 else start + _CHUNK]
    _check_ranges(head, name)
    return total


def _length(data: bytes, start: int) -> int:
    end = data.find(b"endstream", start)
    return (end if end >= 0 else len(data)) - start


def _is_packed(data: bytes, start: int) -> bool:
    head = data[start : start + 2]
    return len(head) == 2 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0


def _inflated(data: bytes, start: int, name: str) -> tuple[int, bytes]:
    """How many bytes a stream inflates to, and the first megabyte of them."""
    if not _is_packed(data, start):
        return 0, b""
    inflater = zlib.decompressobj()
    size, first = 0, b""
    rest = data[start : start + _CHUNK]
    position = start + _CHUNK
    try:
        while rest and not inflater.eof:
            piece = inflater.decompress(rest, _CHUNK)
            size += len(piece)
            first = first or piece
            if size > limits.STREAM_BYTES:
                raise too_large(name, "STREAM_BYTES")
            rest = inflater.unconsumed_tail
            if not rest:
                rest = data[position : position + _CHUNK]
                position += _CHUNK
    except zlib.error:
        pass
    return size, first


def _check_ranges(head: bytes, name: str) -> None:
    """A font may name ranges of characters by their ends; nobody has a billion of them."""
    for block in _RANGES.finditer(head):
        for pair in _RANGE.finditer(block[1]):
            low, high = (int(end[:16], 16) for end in pair.groups())
            if high - low > limits.CODE_RANGE:
                raise too_large(name, "CODE_RANGE")
