"""Reading a cell in which a figure is expected."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import attrs

from budgetschema.model import Mark, MarkKind, MoneyUnit

# Integer part with or without thousands separators, at most 16 digits; decimal places, at most 8. Negative are a minus
# before or behind, brackets, and the triangles of account books.
_FIGURE = re.compile(
    r"(?P<open>\()?(?:¥(?=[-+△▲]))?(?P<sign>[-+△▲])?¥?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20}|(?=\.))(?P<places>\.[0-9]{1,8})?"
    r"(?P<behind>-)?(?P<unit>[千万亿]?元)?(?P<close>\))?"
)
_SPACED = re.compile(r"[-+△▲(¥]?[0-9]{1,3}(?: [0-9]{3}){2,}(?!\S*,)\S*")
_MINUS = "-△▲"
_MOST_DIGITS = 16
_DASH = re.compile(r"[-—–－─―\s]+")
_MARKS = (
    (re.compile(r"不涉及|不适用|无此项"), MarkKind.NOT_APPLICABLE),
    (re.compile(r"(单位)?(不需|无需)填列"), MarkKind.NOT_REQUIRED),
    (re.compile(r"(?i)x{2,}|×{2,}|[*＊]{2,}|某某|\.{3,}|…+|_{2,}"), MarkKind.PLACEHOLDER),
)


@attrs.frozen(kw_only=True, slots=True)
class Figure:
    """What a cell holds: an amount, or a mark.

    ``printed`` is its text where the amount alone does not give it back; ``rejoined`` says that white space broke the
    figure.
    """

    amount: Decimal | None = None
    mark: Mark | None = None
    printed: str | None = None
    rejoined: bool = False


def read_figure(text: str, unit: MoneyUnit | None = None) -> Figure | None:
    """Read a cell; None where it is blank. Thousands separators and negatives of every spelling are understood.

    ``unit`` is that of the column: a figure that prints another one after it (12元 under 万元) is not read.
    """
    printed = text.strip()
    if not printed:
        return None
    amount = parse_amount(printed, unit)
    if amount is None:
        return Figure(mark=Mark(kind=_mark_kind(printed), text=printed))
    spelled = format(amount, "f") == printed
    return Figure(amount=amount, printed=None if spelled else printed, rejoined=len(printed.split()) > 1)


def parse_amount(text: str, unit: MoneyUnit | None = None) -> Decimal | None:
    """The amount that ``text`` prints, with its places, or None.

    A figure may be broken by white space as a wrapped cell breaks it; two figures in one cell are none. A unit of money
    behind it has to be ``unit``.
    """
    pieces = unicodedata.normalize("NFKC", text).replace("−", "-").split()
    match = _FIGURE.fullmatch("".join(pieces))
    if match is None or (len(pieces) > 1 and not _is_wrapped(pieces)):
        return None
    signs = [match["sign"], match["behind"], match["open"]]
    if (match["open"] is None) != (match["close"] is None) or sum(sign is not None for sign in signs) > 1:
        return None
    if match["unit"] is not None and (unit is None or match["unit"] != unit.zh):
        return None
    digits = match["whole"].replace(",", "").lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:
        return None
    negative = match["behind"] or match["open"] or (match["sign"] or "+") in _MINUS
    return Decimal(f"{'-' if negative else ''}{digits}{match['places'] or ''}")


def _is_wrapped(pieces: list[str]) -> bool:
    """Whether pieces are one figure: broken at its sign, separator, point or unit, or within separated digits.

    Two blanks or more between groups of three digits are separators; one may as well part two figures.
    """
    head, tail = pieces[0], "".join(pieces[1:])
    broken = head[-1] in ",.-+△▲(¥" or tail[0] in ",.)-元千万亿" or ("," in head and "." not in head)
    return broken or _SPACED.fullmatch(" ".join(pieces)) is not None


def _mark_kind(text: str) -> MarkKind:
    if _DASH.fullmatch(text):
        return MarkKind.DASH
    return next((kind for pattern, kind in _MARKS if pattern.fullmatch(text)), MarkKind.UNREADABLE)


def has_placeholder(text: str) -> bool:
    """Whether a template placeholder such as XX was left in a text."""
    return _MARKS[2][0].search(text) is not None and re.search(r"(?i)x{2}|×{2}|某某", text) is not None
