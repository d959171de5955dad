"""Spelling of printed Chinese: comparing, rejoining broken names, numerals."""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’…—"
_BROKEN = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")
_NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGITS = {character: value for character, value in _NUMERALS.items() if character != "两"} | {"○": 0, "O": 0}
_YEAR = re.compile(r"二[〇零○O0一二三四五六七八九]{3}年")
NUMERAL = "[〇零一二三四五六七八九十百]+"


def compact(text: str) -> str:
    """A text as aliases are compared: NFKC (full-width forms become ASCII), no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def rejoin(text: str) -> str:
    """Join text that was broken over lines inside a cell: no white space between Chinese characters."""
    joined = _BROKEN.sub("", text.strip())
    return " ".join(part.strip() for part in joined.split("\n")) if "\n" in joined else joined


def arabic_years(text: str) -> str:
    """A text with its years in figures: 二〇二六年 becomes 2026年."""
    return _YEAR.sub(lambda match: "".join(str(_DIGITS[digit]) for digit in match[0][:-1]) + "年", text)


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 999 (十二 → 12), or None."""
    if not re.fullmatch(NUMERAL, text):
        return None
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _NUMERALS[character]
    return total + digit
