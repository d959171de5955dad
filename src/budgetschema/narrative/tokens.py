"""Tokens: the figures of a text and the words that say what they mean, in one pass from left to right.

Every repeat in the patterns is bounded, so the time grows with the length of the text and not faster.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from budgetschema.model import Moment, MoneyUnit
from budgetschema.narrative.vocabulary import alternatives, bases, rows, words

_NUMBER = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,5}(?![0-9])|[0-9]{1,16})(?:\.[0-9]{1,8})?"
_SIGNED = rf"[-−]?{_NUMBER}"
_YEAR = r"(?:(?:19|20)[0-9]{2}年[度初]?|上一?年度?(?!结转|结余)|去年)"
_LONGEST_RANGE = 3
_NOT_STATED = r"单价|人均|每[^0-9]{1,3}|不超过|不低于|不高于|超过|将近|接近|近|逾"


class Kind(StrEnum):
    """What a token is."""

    AMOUNT = "amount"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    COUNT = "count"
    NIL = "nil"  # a bare 0 after 为
    BARE = "bare"  # a figure whose unit follows that of a later one (各是A,B万元)
    UNDEFINED = "undefined"  # 增长--
    PLACEHOLDER = "placeholder"
    IGNORED = "ignored"  # thresholds, ranges, dates: figures that state nothing
    TEMPLATE = "template"
    INCREASE = "increase"
    DECREASE = "decrease"
    SAME = "same"
    BASE = "base"
    MOMENT = "moment"
    DONE = "done"
    SHARE = "share"
    EACH = "each"
    CUE = "cue"
    CLOSE = "close"
    REASON = "reason"
    PURPOSE = "purpose"
    ITEM = "item"
    STOP = "stop"
    SEMICOLON = "semicolon"
    COMMA = "comma"
    COLON = "colon"


@attrs.frozen(kw_only=True, slots=True)
class Token:
    """A token with its span in the squeezed text, and what it holds."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    unit: MoneyUnit | None = None
    measure: str | None = None
    moment: Moment | None = None
    year: int | None = None


@functools.cache
def _master() -> re.Pattern[str]:
    measure = alternatives([row["pattern"] for row in rows("measures")])
    base_word = alternatives([row["pattern"] for row in rows("bases")])
    remark = r"(?:[(][^()]{0,16}[)])?"
    dash = r"[-−~～—–至到]"
    parts = {
        "date": r"(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月份?",
        "base": rf"(?:比|较|与|同|对比)(?:{_YEAR}{remark}(?:同期)?(?P<w1>{base_word})?|(?P<w2>{base_word}))"
        r"(?:相比|比较|对比)?"
        r"|同比|环比",
        "moment": rf"{_YEAR}{remark}(?P<w3>{base_word})",
        "year": r"(?:19|20)[0-9]{2}年[度初]?",
        "range": rf"{_NUMBER}(?:%|[亿万千]?元)?{dash}{{1,{_LONGEST_RANGE}}}{_NUMBER}(?:个百分点|%|[亿万千]?元)?",
        "hedged": rf"(?:{_NOT_STATED}){_NUMBER}(?:亿|万)?(?:元|%)?",
        "threshold": rf"{_NUMBER}(?:亿元|万元|千元|元|%)(?:[(][^()]{{1,6}}[)])?(?:以上|以下|以内|左右|起|/)",
        "amount": rf"(?P<v1>{_SIGNED})(?P<unit>亿元|万元|千元|元)",
        "placeholder": r"[XxＸ×*]{1,8}(?:\.[XxＸ×*]{1,4})?(?:亿元|万元|千元|元|%)|[_—-]{2,12}(?:亿元|万元|千元|元)",
        "points": rf"(?P<v2>{_NUMBER})个百分点",
        "percent": rf"(?P<v3>{_SIGNED})%",
        "times": rf"(?P<v4>{_NUMBER})倍",
        "count": rf"(?P<v5>{_NUMBER})(?P<measure>{measure})",
        "nil": r"(?<=[为是])0(?![0-9.]|[,，][0-9])",
        "bare": rf"(?<=各是|各为|分别)(?P<v6>{_NUMBER})(?=[,，、和])|(?<=别[是为])(?P<v7>{_NUMBER})(?=[,，、和])",
        "undefined": r"[-−—]{1,4}(?=[(,，;。]|$)",
        "item": r"[(](?P<level>[类款项])[)]",
        "each": r"各(?=增|减|上|下|是|为|[0-9])",
        **{kind: words(kind) for kind in ("template", "same", "done", "increase", "decrease", "share")},
        **{kind: words(kind) for kind in ("cue", "close", "reason", "purpose")},
        "stop": "[。!?]",
        "semicolon": ";",
        "comma": "[,，]",
        "colon": ":",
        # A number without a unit is a year, a document, a place in a list: it states nothing.
        "number": r"[0-9]{1,20}(?:[.,][0-9]{1,20}){0,8}",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items()))


_KINDS = {"date": Kind.IGNORED, "range": Kind.IGNORED, "hedged": Kind.IGNORED, "threshold": Kind.IGNORED}
_SKIPPED = ("year", "number")


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a squeezed text, in order; what lies between them are words."""
    for match in _master().finditer(text):
        name = _name(match)
        if name in _SKIPPED:
            continue
        kind = _KINDS.get(name) or Kind(name)
        yield Token(kind=kind, start=match.start(), end=match.end(), text=match[0], **_contents(kind, match))


def _name(match: re.Match[str]) -> str:
    """The outermost group that matched."""
    return next(name for name in _NAMES if match[name] is not None)


_NAMES = tuple(name for name in _master().groupindex if not re.fullmatch(r"[vw][0-9]|unit|measure|level", name))


def _contents(kind: Kind, match: re.Match[str]) -> dict[str, Any]:
    match kind:
        case Kind.AMOUNT:
            return {"value": _decimal(match["v1"]), "unit": MoneyUnit.named(match["unit"])}
        case Kind.NIL:
            return {"value": Decimal(0), "unit": MoneyUnit.WAN_YUAN}
        case Kind.BARE:
            return {"value": _decimal(match["v6"] or match["v7"])}
        case Kind.POINTS | Kind.PERCENT | Kind.TIMES:
            measure = {Kind.POINTS: "个百分点", Kind.PERCENT: "%", Kind.TIMES: "倍"}[kind]
            return {"value": _decimal(match["v2"] or match["v3"] or match["v4"]), "measure": measure}
        case Kind.COUNT:
            return {"value": _decimal(match["v5"]), "measure": match["measure"]}
        case Kind.ITEM:
            return {"measure": match["level"]}
        case Kind.BASE | Kind.MOMENT:
            return {"year": year_in(match[0]), "moment": _moment(match["w1"] or match["w2"] or match["w3"])}
    return {}


def _decimal(digits: str) -> Decimal:
    plain = digits.replace(",", "").replace("，", "").replace("−", "-")
    sign = "-" if plain.startswith("-") else ""
    whole, point, places = plain.removeprefix("-").partition(".")
    return Decimal(f"{sign}{whole.lstrip('0') or '0'}{point}{places}")


def year_in(text: str) -> int | None:
    """The year that a phrase names, or None."""
    match = re.search(r"(?:19|20)[0-9]{2}(?=年)", text)
    return int(match[0]) if match else None


def _moment(word: str | None) -> Moment | None:
    return next((moment for pattern, moment in bases() if word and pattern.fullmatch(word)), None)
