"""XLS: the records of the workbook, with number formats, error values and what is hidden.

The usual libraries yield no formats, drop error values, or stop the program where a file is damaged.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.ole import Compound
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.workbook.formats import Formats
from budgetschema.reading.readers.workbook.numbers import number
from budgetschema.reading.readers.workbook.rows import grid_of
from budgetschema.reading.readers.workbook.sheets import Budget, Range, Sheet
from budgetschema.reading.readers.workbook.xls_strings import shared_strings

MEDIA_TYPE = "application/vnd.ms-excel"
STREAMS = ("Workbook", "Book")
_BOUNDSHEET, _FORMAT, _XF, _DATEMODE, _FILEPASS, _EOF = 0x85, 0x41E, 0xE0, 0x22, 0x2F, 0x0A
_ROW, _COLINFO, _MERGED, _WINDOW = 0x208, 0x7D, 0xE5, 0x23E
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOOLEANS = {0: "FALSE", 1: "TRUE"}
_SHOWS_ZEROS, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x20, 0x01
_WHOLE, _HUNDREDFOLD = 2, 1
_OLD = 0x0500
_LABEL, _LABELSST, _RSTRING, _STRING, _SST, _CONTINUE = 0x204, 0xFD, 0xD6, 0x207, 0xFC, 0x3C
_CELLS = (_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, _LABEL, _LABELSST, _RSTRING)


def read(source: Source) -> Grid:
    """Make a grid of a workbook. Raises :class:`UnreadableError`."""
    compound = Compound(source)
    stream = next((name for name in STREAMS if name in compound.names), None)
    if stream is None:
        raise UnreadableError("file.damaged", {"name": source.name})
    budget = Budget(source.name)
    try:
        sheets = _Records(compound.read(stream), source, budget).sheets()
    except (struct.error, IndexError):
        raise UnreadableError("file.damaged", {"name": source.name}) from None
    return grid_of(source, source.described(MEDIA_TYPE), sheets)


class _Records:
    """The records of a workbook: first what holds for all of it, then sheet by sheet."""

    def __init__(self, data: bytes, source: Source, budget: Budget) -> None:
        self._data = data
        self._name = source.name
        self._budget = budget
        self._formats = Formats()
        self._old = struct.unpack_from("<H", data, 4)[0] <= _OLD
        self._strings: list[str] = []

    def _continued(self, at: int) -> Iterator[bytes]:
        """The contents of the records that go on with the one before ``at``."""
        for kind, data, _ in self._records(at):
            if kind != _CONTINUE:
                return
            yield data

    def _records(self, at: int) -> Iterator[tuple[int, bytes, int]]:
        """Kind and content of every record of a part, up to its end, and where the next one begins."""
        while at + 4 <= len(self._data):
            kind, size = struct.unpack_from("<HH", self._data, at)
            if kind == _EOF:
                return
            yield kind, self._data[at + 4 : at + 4 + size], at + 4 + size
            at += 4 + size

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order."""
        found: list[tuple[int, Sheet]] = []
        since_1904 = False
        for kind, data, at in self._records(0):
            if kind == _FILEPASS:
                raise UnreadableError("file.encrypted", {"name": self._name})
            if kind == _BOUNDSHEET and data[5] == 0:
                start, hidden = struct.unpack_from("<IB", data)
                sheet = Sheet(name=self._string(data, 6, wide_length=False), hidden=bool(hidden & 3))
                found.append((start, sheet))
            elif kind == _FORMAT:
                self._formats.define(str(struct.unpack_from("<H", data)[0]), self._format(data))
            elif kind == _XF:
                self._formats.add_style(str(struct.unpack_from("<H", data, 2)[0]))
            elif kind == _SST:
                self._strings = list(shared_strings([data, *self._continued(at)]))
                self._budget.spend(len(self._strings))
            elif kind == _DATEMODE:
                since_1904 = data[0] == 1
        self._formats.since_1904 = since_1904
        for start, sheet in found:
            self._read(sheet, start)
        return [sheet for _, sheet in found]

    def _format(self, data: bytes) -> str:
        return self._string(data, 2, wide_length=not self._old)

    def _string(self, data: bytes, at: int, *, wide_length: bool) -> str:
        """A string after its length: bytes of a Chinese code page in old files, else UTF-16, perhaps packed."""
        length = struct.unpack_from("<H" if wide_length else "<B", data, at)[0]
        at += 2 if wide_length else 1
        if self._old:
            return data[at : at + length].decode("gb18030", "replace")
        wide = data[at] & 1
        return data[at + 1 : at + 1 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")

    def _read(self, sheet: Sheet, start: int) -> None:
        """Read the part of one sheet. Whether zeros are shown stands after the cells, so they are taken back then."""
        formula: tuple[int, int] | None = None
        zeros: list[tuple[int, int]] = []
        for kind, data, _ in self._records(start):
            if kind in _CELLS:
                self._budget.spend()
                row, column = struct.unpack_from("<HH", data)
                formula = (row, column) if kind == _FORMULA else None
                for at, text, is_zero in self._cells(kind, data, column):
                    sheet.texts[row, at] = text
                    zeros += [(row, at)] if is_zero else []
            elif kind == _STRING and formula is not None:
                sheet.texts[formula] = self._string(data, 0, wide_length=True)
            elif kind == _MERGED:
                self._merge(sheet, data)
            elif kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
                sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
            elif kind == _COLINFO and struct.unpack_from("<H", data, 8)[0] & _HIDDEN_COLUMN:
                sheet.hidden_columns.append(struct.unpack_from("<HH", data))
            elif kind == _WINDOW and not struct.unpack_from("<H", data)[0] & _SHOWS_ZEROS:
                for zero in zeros:
                    del sheet.texts[zero]
                zeros = []

    def _merge(self, sheet: Sheet, data: bytes) -> None:
        (count,) = struct.unpack_from("<H", data)
        for index in range(count):
            self._budget.spend()
            top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * index)
            sheet.merged.append(Range(top, left, bottom, right))

    def _cells(self, kind: int, data: bytes, column: int) -> Iterator[tuple[int, str, bool]]:
        """Column and text of the figures and error values in a record, and whether it is zero."""
        (style,) = struct.unpack_from("<H", data, 4)
        if kind == _NUMBER:
            yield self._figure(column, _exact(struct.unpack_from("<d", data, 6)[0]), style)
        elif kind == _RK:
            yield self._figure(column, _packed(data, 6), style)
        elif kind == _MULRK:
            for index in range((len(data) - 6) // 6):
                (style,) = struct.unpack_from("<H", data, 4 + 6 * index)
                yield self._figure(column + index, _packed(data, 6 + 6 * index), style)
        elif kind == _LABELSST:
            (index,) = struct.unpack_from("<I", data, 6)
            yield column, self._strings[index], False
        elif kind in (_LABEL, _RSTRING):
            yield column, self._string(data, 6, wide_length=True), False
        elif kind == _BOOLERR:
            yield column, (_ERRORS if data[7] else _BOOLEANS).get(data[6], ""), False
        elif kind == _FORMULA:
            result = data[6:14]
            if result[6:] != b"\xff\xff":
                yield self._figure(column, _exact(struct.unpack("<d", result)[0]), style)
            elif result[0] in (1, 2):
                yield column, (_ERRORS if result[0] == 2 else _BOOLEANS).get(result[2], ""), False

    def _figure(self, column: int, value: Decimal, style: int) -> tuple[int, str, bool]:
        return column, self._formats.shown(value, str(style)), value == 0


def _packed(data: bytes, at: int) -> Decimal:
    """A number packed into four bytes: a whole one or half of a binary one, perhaps times a hundred."""
    (packed,) = struct.unpack_from("<i", data, at)
    if packed & _WHOLE:
        value = Decimal(packed >> 2)
    else:
        (binary,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", packed & ~3))
        value = _exact(binary)
    return value / 100 if packed & _HUNDREDFOLD else value


def _exact(binary: object) -> Decimal:
    """A binary number by its shortest digits; zero for what is no number."""
    return number(repr(binary)) or Decimal(0)
