"""Numbers as automatic numbering writes them."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LETTERS = 26
_MOST = 99_999
_SPELLED_TEN = ("chineseLegalSimplified", "ideographLegalTraditional")
"""These write 壹拾 where others write 十."""


@functools.cache
def _kinds() -> dict[str, dict[str, str]]:
    text = files("budgetschema.reading.readers.document").joinpath("numerals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def numeral(value: int, kind: str) -> str:
    """A number in one of Word's kinds; in figures where the kind has no sign for it or is not known."""
    kinds = _kinds()
    if not 0 <= value <= _MOST:
        return str(value)
    if kind in kinds["listed"] and 0 < value <= len(kinds["listed"][kind]):
        return kinds["listed"][kind][value - 1]
    if kind in kinds["digits"]:
        return "".join(kinds["digits"][kind][int(digit)] for digit in str(value))
    if kind in kinds["counted"]:
        return _counted(value, kinds["counted"][kind], spelled=kind in _SPELLED_TEN)
    match kind:
        case "none":
            return ""
        case "decimalZero":
            return f"{value:02}"
        case "upperLetter" | "lowerLetter" if value:
            letter = chr(ord("A") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)
            return letter if kind == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman" if value:
            return _roman(value) if kind == "upperRoman" else _roman(value).lower()
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def _counted(value: int, signs: str, *, spelled: bool) -> str:
    """A number as it is spoken: 十二, 二十, 一百〇五."""
    if value == 0:
        return signs[0]
    written, pending = "", False
    for power in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit == 0:
            pending = bool(written)
            continue
        written += signs[0] if pending else ""
        bare = power == 1 and digit == 1 and not written and not spelled
        written += ("" if bare else signs[digit]) + (signs[9 + power] if power else "")
        pending = False
    return written
