"""Packages in a zip container, opened with care: bombs, encryption and damage end in a sentence, in bounded time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO, Any

from lxml import etree

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.source import Source

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 256 * 2**20
LARGEST_WHOLE = 512 * 2**20
LARGEST_TREE = 64 * 2**20
MOST_TAGS = 3_000_000
"""Tags that are parsed at once. An element takes more than a hundred bytes of memory, however short it is written."""
UNSUSPECTED = 16 * 2**20
"""Members up to this size may be packed as tightly as they like: empty cells of a sheet pack very well."""
TIGHTEST = 250
"""How many times larger than its packed form a larger member may be. Sheets of the most uniform kind stay under 100."""
_ENCRYPTED = 0x1
_LOST = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_BLOCK = 2**20
_CAREFUL: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True,
}  # fmt: skip


class Archive:
    """The members of a zip file. Every way of reading one raises :class:`UnreadableError` and nothing else."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._spent = 0
        with self._guarded():
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            self._members = {member.filename.lstrip("/").lower(): member for member in self._zip.infolist()}
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        members = self._zip.infolist()
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise UnreadableError("file.encrypted", {"name": self._source.name})
        whole = sum(member.file_size for member in members)
        tight = any(m.file_size > max(UNSUSPECTED, TIGHTEST * m.compress_size) for m in members)
        large = whole > LARGEST_WHOLE or any(member.file_size > LARGEST_MEMBER for member in members)
        if len(members) > MOST_MEMBERS or large or tight:
            raise UnreadableError("archive.too_large", {"name": self._source.name})

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except _LOST:
            raise UnreadableError("file.damaged", {"name": self._source.name}) from None

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all members, in lower case: programs do not agree on case."""
        return frozenset(self._members)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """A member as a stream. Reading stops at its declared size, which was looked at, and checks its sum."""
        with self._guarded():
            if name.lower() not in self._members:
                raise ValueError(name)
            member = self._members[name.lower()]
            self._spent += member.file_size
            if self._spent > 2 * LARGEST_WHOLE:
                raise UnreadableError("archive.too_large", {"name": self._source.name})
            with self._zip.open(member) as stream:
                yield stream

    def read(self, name: str) -> bytes:
        """A member as bytes."""
        with self.open(name) as stream:
            return stream.read()

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a member."""
        with self.open(name) as stream:
            return stream.read(size)

    def verify(self) -> None:
        """Read everything once, for libraries that unpack by themselves: what a member declares must be true."""
        for name in self._members:
            with self.open(name) as stream:
                while stream.read(_BLOCK):
                    pass

    def tree(self, name: str) -> Any:
        """The root element of an XML member, which must not be larger than a text is."""
        with self.open(name) as stream, self._parsing():
            data = stream.read(LARGEST_TREE + 1)
            if len(data) > LARGEST_TREE:
                raise UnreadableError("archive.too_large", {"name": self._source.name})
            if data.count(b"<") > MOST_TAGS:
                raise UnreadableError("archive.too_large", {"name": self._source.name})
            _refuse_doctype(data, self._source.name)
            root = etree.fromstring(data, etree.XMLParser(**_CAREFUL))
            self._refuse_dtd(root)
            return root

    def elements(self, name: str, *tags: str) -> Iterator[Any]:
        """The elements with these tags of an XML member, each as soon as it is complete, cleared afterwards."""
        with self.open(name) as stream, self._parsing():
            watched = _Watched(stream, self._source.name)
            for number, (_, element) in enumerate(etree.iterparse(watched, ("end",), tag=tags, **_CAREFUL)):
                if not number:
                    self._refuse_dtd(element)
                yield element
                watched.tags = 0
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]

    @contextmanager
    def _parsing(self) -> Iterator[None]:
        try:
            yield
        except etree.XMLSyntaxError:
            raise UnreadableError("file.damaged", {"name": self._source.name}) from None

    def _refuse_dtd(self, element: Any) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError("xml.doctype", {"name": self._source.name})


class _Watched:
    """A stream that refuses what the parser should not see.

    That is a DTD, whose entities it would expand in attributes all the same, and more tags than memory can hold.
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._began = False
        self.tags = 0
        """Tags since the last element that was let go."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        if not self._began:
            self._began = True
            _refuse_doctype(data, self._name)
        self.tags += data.count(b"<")
        if self.tags > MOST_TAGS:
            raise UnreadableError("archive.too_large", {"name": self._name})
        return data


def _refuse_doctype(data: bytes, name: str) -> None:
    if b"<!DOCTYPE" in data[:_BLOCK].replace(b"\x00", b""):
        raise UnreadableError("xml.doctype", {"name": name})
