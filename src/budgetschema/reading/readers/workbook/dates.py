"""Dates in cells: numbers of days, shown by formats of their own."""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal

import attrs

_EPOCH = datetime.datetime(1899, 12, 30)
_SINCE_1904 = 1462
_MOST_DAYS = 2_958_466
_DAY = 86_400
_LITERAL = re.compile(r'"[^"]*"?|[\\!_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_GENERAL = re.compile(r"(?i)general|g/通用格式")
_TOKEN = re.compile(
    r'"[^"]*"?|[\\!_*].?|\[(?:h+|m+|s+)\]|\[[^\]]*\]?|y+|e+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|AM/PM|A/P|上午/下午|.',
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = "一二三四五六日"


@attrs.frozen
class Moment:
    """A date with time of day; ``days`` counts from the end of 1899."""

    at: datetime.datetime
    days: Decimal


@functools.lru_cache(maxsize=1024)
def is_date(section: str) -> bool:
    """Whether a section of a format shows dates or times."""
    bare = _GENERAL.sub("", _LITERAL.sub("", section))
    if re.search(r"[0#?]", re.sub(r"(?i)s\.0+", "s", bare)):
        return False
    return re.search(r"(?i)[ymdhs]|a{3,4}", bare) is not None


def moment_of(value: Decimal, *, since_1904: bool) -> Moment | None:
    """The date that a number stands for, or None where it stands for none."""
    days = value + _SINCE_1904 if since_1904 else value
    if not 0 <= days < _MOST_DAYS:
        return None
    whole = int(days)
    seconds = round((days - whole) * _DAY)
    # The first 60 days of 1900 are counted one too many: the 29th of February of that year is taken to exist.
    shifted = whole + 1 if 0 < whole < 60 and not since_1904 else whole
    return Moment(_EPOCH + datetime.timedelta(days=shifted, seconds=seconds), days)


def shown_date(moment: Moment, section: str) -> str:
    """A date as a section of a format shows it."""
    pieces = _TOKEN.findall(section)
    halves = any(piece.upper() in ("AM/PM", "A/P") or piece == "上午/下午" for piece in pieces)
    result: list[str] = []
    before = ""
    for index, piece in enumerate(pieces):
        after = next((t for t in pieces[index + 1 :] if t[0] in "yYmMdDhHsS["), "")
        kind = piece[0].lower()
        if kind == "m" and "/" not in piece and (before == "h" or after[:1].lower() == "s"):
            result.append(str(moment.at.minute).rjust(min(len(piece), 2), "0"))
            before = "minute"
            continue
        result.append(_part(moment, piece, halves=halves))
        if kind in "ymdhs" or piece.lower().startswith("[h"):
            before = "h" if "h" in piece.lower() else kind
    return "".join(result)


def _part(moment: Moment, piece: str, *, halves: bool) -> str:
    at, low = moment.at, piece.lower()
    match low[0]:
        case "y" | "e" if set(low) <= {"y", "e"}:
            return f"{at.year % 100:02}" if low in ("y", "yy") else str(at.year)
        case "m" if set(low) == {"m"}:
            return str(at.month).rjust(min(len(low), 2), "0")
        case "d" if set(low) == {"d"}:
            return str(at.day).rjust(2, "0") if len(low) == 2 else str(at.day) if len(low) == 1 else _weekday(at, low)
        case "h" if set(low) == {"h"}:
            return str(at.hour % 12 or 12 if halves else at.hour).rjust(len(low), "0")
        case "s" if low.strip("s.0") == "":
            return str(at.second).rjust(min(low.count("s"), 2), "0")
        case "a" if set(low) == {"a"} and len(low) > 2:
            return _weekday(at, low)
        case "a" if "/" in low:
            return ("AM" if at.hour < 12 else "PM")[: len(low.partition("/")[0])]
        case "上" if "/" in low:
            return "上午" if at.hour < 12 else "下午"
        case "[":
            return _span(moment, low)
        case '"':
            return piece.strip('"')
        case "\\" | "!":
            return piece[1:]
        case "_" | "*" | "@" | ";":
            return ""
        case _:
            return piece


def _weekday(at: datetime.datetime, piece: str) -> str:
    return ("星期" if len(piece) > 3 else "") + _WEEKDAYS[at.weekday()]


def _span(moment: Moment, piece: str) -> str:
    units = {"[h": 24, "[m": 1440, "[s": _DAY}
    return str(int(moment.days * units[piece[:2]])) if piece[:2] in units and piece.strip("[]hms") == "" else ""
