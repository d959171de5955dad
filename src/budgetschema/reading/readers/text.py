"""The text reader: lines of cells separated by tabs."""

from __future__ import annotations

import codecs
import re

from budgetschema.findings import UnreadableError
from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.limits import MOST_POSITIONS, too_large
from budgetschema.reading.readers.source import Source

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f]")
_LINE_END = re.compile("\r\n|\r|\n")
# A form feed marks a page in text made from a PDF; a vertical tab is Word's line break. Neither fits XML.
_BREAKS = str.maketrans({"\f": None, "\v": " ", "\ufffe": None, "\uffff": None})


def read(source: Source) -> Grid:
    """Make a grid of text, as :func:`decoded` gives it."""
    text, used = decoded(source)
    if text.count("\t") + text.count("\n") + text.count("\r") > MOST_POSITIONS:
        raise too_large(source.name)
    lines = _LINE_END.split(text)
    return Grid((source.described("text/plain", used),), tuple(_row(index, line) for index, line in enumerate(lines)))


def decoded(source: Source) -> tuple[str, str]:
    """The text of a source and its encoding: UTF-8 (or by byte-order mark), unless ``encoding`` names another.

    Raises :class:`UnreadableError` for what is empty, binary or in another encoding.
    """
    data, name = source.data, source.name
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    text, used = _decode(data, name, source.encoding)
    control = _CONTROL.search(text)
    if control:
        position = len(text[: control.start()].encode(errors="replace")) + 1
        raise UnreadableError("file.binary", {"name": name, "position": position})
    if not text.strip():
        raise UnreadableError("file.empty", {"name": name})
    return text.translate(_BREAKS), used


def _row(index: int, line: str) -> Row:
    cells = tuple(Cell(text, column) for column, text in enumerate(line.split("\t")))
    return Row(index, Place(line=index + 1), cells)


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    by_mark = next((codec for mark, codec in _BOMS if data.startswith(mark)), None)
    chosen = encoding or by_mark or "utf-8"
    try:
        return data.decode(chosen), chosen.removesuffix("-sig")
    except LookupError:
        raise UnreadableError("file.unknown_encoding", {"encoding": chosen}) from None
    except UnicodeDecodeError as error:
        if b"\x00" in data[:4096] and not by_mark:
            position = data.index(b"\x00") + 1
            raise UnreadableError("file.binary", {"name": name, "position": position}) from None
        params = {"name": name, "encoding": chosen.upper(), "position": error.start + 1}
        raise UnreadableError("file.encoding", params) from None
