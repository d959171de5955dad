"""Characters that no publisher meant: radicals in place of ideographs, invisible characters, foreign line ends."""

from __future__ import annotations

import csv
import functools
import re
import unicodedata
from importlib.resources import files

_COMPATIBILITY = ((0xF900, 0xFAFF), (0x2F800, 0x2FA1D))
# Zero-width characters, marks of direction, variation selectors, soft hyphen, byte-order mark, tags.
_INVISIBLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE01EF),
)  # fmt: skip
# Control characters and what is no character at all. Neither fits XML.
_CONTROL = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF))
_LINE_ENDS = "\v\f\r\u0085\u2028\u2029"
# A no-break space and the like is how a word processor sets a space. The ideographic space is the writer's own.
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_SURROGATES = (0xD800, 0xDFFF)


def replaced(text: str) -> str:
    """A text with ideographs for radicals and compatibility forms, and without what is invisible."""
    if _artefact().search(text) is None:
        return text
    return text.replace("\r\n", "\n").translate(_table())


@functools.cache
def _table() -> dict[int, str | None]:
    """What every artefact is replaced by; None where by nothing."""
    gone = (*_INVISIBLE, *_CONTROL)
    table: dict[int, str | None] = dict.fromkeys(point for first, last in gone for point in range(first, last + 1))
    table |= dict.fromkeys(map(ord, _LINE_ENDS), "\n")
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(range(_SURROGATES[0], _SURROGATES[1] + 1), "\ufffd")
    for first, last in _COMPATIBILITY:
        for point in range(first, last + 1):
            normal = unicodedata.normalize("NFKC", chr(point))
            if normal != chr(point):
                table[point] = normal
    return table | radicals()


@functools.cache
def radicals() -> dict[int, str]:
    """Radicals by code point and the ideographs they stand for.

    These are the equivalent ones (Unicode, Equivalent_Unified_Ideograph), but for the door (U+2F3E): fonts for the
    mainland draw it as 户, so that files made with them name it where a text has 户, which Unicode keeps apart from 戶.
    """
    text = files("budgetschema.reading.hygiene").joinpath("data", "radicals.csv").read_text(encoding="utf-8")
    return {int(row["radical"], 16): row["ideograph"] for row in csv.DictReader(text.splitlines())}


@functools.cache
def _artefact() -> re.Pattern[str]:
    """One expression for all artefacts: searching it costs a fraction of translating every text."""
    points = sorted(_table())
    ranges: list[list[int]] = []
    for point in points:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]")
