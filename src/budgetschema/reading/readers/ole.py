"""Compound files, the containers of the office formats of before 2007: their streams, by name."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.source import Source

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_LAST = 0xFFFFFFFA
"""Numbers of sectors are smaller; the others mark ends and what is free."""
_ENTRY = 128
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class Compound:
    """A compound file. Damage raises :class:`UnreadableError`; every chain of sectors is followed once at most."""

    def __init__(self, source: Source) -> None:
        self._data = source.data
        self._name = source.name
        if len(self._data) < _HEADER or not self._data.startswith(MAGIC):
            raise self._damaged()
        shift, small = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or small != 6:
            raise self._damaged()
        self._size = 1 << shift
        self._first_directory = self._number(48)
        self._cutoff = self._number(56)

    def _damaged(self) -> UnreadableError:
        return UnreadableError("file.damaged", {"name": self._name})

    def _number(self, offset: int) -> int:
        return int(struct.unpack_from("<I", self._data, offset)[0])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if number >= _LAST or start >= len(self._data):
            raise self._damaged()
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _numbers(self, sector: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(sector) // 4}I", sector)

    @cached_property
    def _table(self) -> list[int]:
        """For every sector the one that follows it."""
        places = [number for number in struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76) if number < _LAST]
        more, seen = self._number(68), set[int]()
        while more < _LAST:
            if more in seen:
                raise self._damaged()
            seen.add(more)
            *numbers, more = self._numbers(self._sector(more))
            places += [number for number in numbers if number < _LAST]
        if len(places) * self._size > len(self._data) + self._size:
            raise self._damaged()
        return [number for place in places for number in self._numbers(self._sector(place))]

    def _chain(self, first: int, table: list[int]) -> Iterator[int]:
        steps, number = 0, first
        while number < _LAST:
            if number >= len(table) or steps > len(table):
                raise self._damaged()
            yield number
            steps, number = steps + 1, table[number]

    @cached_property
    def _entries(self) -> list[tuple[str, int, int, int]]:
        """Name, type, first sector and size of everything in the directory."""
        data = b"".join(self._sector(number) for number in self._chain(self._first_directory, self._table))
        entries = []
        for start in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = min(struct.unpack_from("<H", data, start + 64)[0], 64)
            name = data[start : start + max(0, length - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", data, start + 116)
            entries.append((name, data[start + 66], first, size))
        return entries

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all streams, whatever storage they stand in."""
        return frozenset(name for name, kind, _, _ in self._entries if kind == _STREAM)

    def read(self, name: str) -> bytes:
        """The first stream of that name."""
        found = next((entry for entry in self._entries if entry[0] == name and entry[1] == _STREAM), None)
        if found is None:
            raise self._damaged()
        _, _, first, size = found
        return self._small(first, size) if size < self._cutoff else self._large(first, size)

    def _large(self, first: int, size: int) -> bytes:
        return b"".join(self._sector(number) for number in self._chain(first, self._table))[:size]

    def _small(self, first: int, size: int) -> bytes:
        """A stream that is kept in pieces of 64 bytes inside the stream of the root."""
        root = next((entry for entry in self._entries if entry[1] == _ROOT), None)
        if root is None:
            raise self._damaged()
        whole = self._large(root[2], root[3])
        sectors = b"".join(self._sector(number) for number in self._chain(self._number(60), self._table))
        table = list(self._numbers(sectors))
        return b"".join(whole[64 * number : 64 * number + 64] for number in self._chain(first, table))[:size]
