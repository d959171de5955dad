"""The strings of an XLS file: one table for all sheets, cut wherever a record was full."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_WIDE, _WITH_PHONETICS, _RICH = 0x01, 0x04, 0x08


class _Cursor:
    """A place in a record and those that continue it."""

    def __init__(self, chunks: Sequence[bytes]) -> None:
        self._chunks = chunks
        self._chunk = 0
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes are left in this piece."""
        return len(self._chunks[self._chunk]) - self._at

    def _onward(self) -> None:
        """To the next piece where this one is used up. Raises :class:`IndexError` behind the last."""
        while not self.left:
            self._chunk += 1
            self._at = 0

    def take(self, size: int) -> bytes:
        """Bytes as they come, over pieces."""
        taken = b""
        while len(taken) < size:
            self._onward()
            taken += self.within(size - len(taken))
        return taken

    def within(self, size: int) -> bytes:
        """At most so many bytes, of this piece."""
        found = self._chunks[self._chunk][self._at : self._at + size]
        self._at += len(found)
        return found

    def skip(self, size: int) -> None:
        """Pass over bytes."""
        while size > 0:
            self._onward()
            size -= len(self.within(size))

    def number(self, form: str) -> int:
        """A number of this form."""
        return int(struct.unpack(form, self.take(struct.calcsize(form)))[0])

    def characters(self, count: int, flags: int) -> str:
        """Characters; where they go on in another piece it says anew whether they are of one byte or two."""
        parts = []
        wide = flags & _WIDE
        while count > 0:
            if not self.left:
                self._onward()
                wide = self.number("<B") & _WIDE
            data = self.within(count * (1 + wide))
            if not data:
                continue
            parts.append(data.decode("utf-16-le" if wide else "latin-1", "replace"))
            count -= max(1, len(data) // (1 + wide))
        return "".join(parts)


def shared_strings(chunks: Sequence[bytes]) -> Iterator[str]:
    """The strings of the table, in order. Raises :class:`struct.error` or :class:`IndexError` where it is damaged."""
    cursor = _Cursor(chunks)
    cursor.skip(4)
    for _ in range(cursor.number("<I")):
        length, flags = cursor.number("<H"), cursor.number("<B")
        runs = cursor.number("<H") if flags & _RICH else 0
        phonetics = cursor.number("<I") if flags & _WITH_PHONETICS else 0
        yield cursor.characters(length, flags)
        cursor.skip(4 * runs + phonetics)
