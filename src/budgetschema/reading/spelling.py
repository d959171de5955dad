"""Spelling of printed Chinese: comparing, rejoining broken names, numerals."""

from __future__ import annotations

import re

from budgetschema.model.spelling import compact

__all__ = ["NUMERAL", "arabic_years", "chinese_number", "compact", "rejoin"]

_CJK = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’…—"
_BROKEN = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")
_CHINESE = re.compile(rf"[{_CJK}]")
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[^\S\n]*\n\s*|[^\S\n]*\n\s*(?=[{_CJK}])")
_SPACED_YEAR = re.compile(r"(?<!\S)[12](?:\s[0-9]){3}\s?年")
_LEAST_SPACED = 3
_NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_DIGITS = {character: value for character, value in _NUMERALS.items() if character != "两"} | {"○": 0, "O": 0}
_YEAR = re.compile(r"二[〇零○O0一二三四五六七八九]{3}年")
NUMERAL = "[〇零一二三四五六七八九十百]+"


def rejoin(text: str) -> str:
    """Join text that was broken over lines or spaced out: no white space between Chinese characters.

    A line end beside a Chinese character parts no words. Spaces between figures or letters and Chinese characters are
    kept as they are printed, unless every character stands apart.
    """
    joined = _SPACED_YEAR.sub(lambda year: "".join(year[0].split()), text.strip())
    pieces = joined.split()
    if len(pieces) >= _LEAST_SPACED and all(len(piece) == 1 for piece in pieces) and _CHINESE.search(joined):
        return "".join(pieces)
    joined = _WRAPPED.sub("", _BROKEN.sub("", joined))
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
