"""What a phrase of the narrative speaks of: its words as dimensions of the cube."""

from __future__ import annotations

import functools
import re

import attrs

from budgetschema.model import Coordinate, Disclosure, Flow, Moment
from budgetschema.narrative.functions import FunctionNames
from budgetschema.narrative.vocabulary import Meaning, alternatives, meanings, rows, words

_DIMENSIONS = tuple(field.name for field in attrs.fields(Coordinate))
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年[度初]?")
_REMARK = re.compile(r"[(](?!境[)])[^()]{1,60}[)]")
_ENUMERATION = re.compile(
    r"^[、(“”\"]{0,4}(?:[(]?[0-9一二三四五六七八九十]{1,3}[)]|[0-9一二三四五六七八九十]{1,3}[、.])[、.]?"
)
_TAIL = re.compile(r"(?:科目|预算|决算|安排|资金|合计|总计|共|各|为|是|数|额|[”“\"、:]){1,12}$")
_COUNTED = re.compile(r"[0-9]{1,6}[个家户]")
_QUIET = '、,，；;：:。”“" '
_PLANNED = ("预算数", "预算额", "预算金额")
_PLAN = "预算"
_LONGEST = 120
_SURE = 4
_OURSELVES = "\0"


@attrs.frozen(kw_only=True, slots=True)
class Subject:
    """A phrase, understood or not.

    ``bare``: nothing in it but words that name no dimension, so it speaks of what was named before. ``both``: income
    and expenditure alike. ``total``: it calls itself a total. ``held``: it names the publisher.
    """

    text: str
    coordinate: Coordinate
    understood: bool
    bare: bool
    both: bool = False
    total: bool = False
    held: bool = False
    year: int | None = None


def merge(nearer: Coordinate, farther: Coordinate | None, *, without: tuple[str, ...] = ()) -> Coordinate:
    """A coordinate with what it leaves open taken from another, some dimensions left aside."""
    if farther is None:
        return nearer
    taken = {
        name: getattr(farther, name)
        for name in _DIMENSIONS
        if name not in without and getattr(nearer, name) is None and getattr(farther, name) is not None
    }
    return attrs.evolve(nearer, **taken) if taken else nearer


def is_part_of(short: str, name: str) -> bool:
    """Whether the characters of ``short`` stand in ``name`` in this order (省检察院 in 江苏省人民检察院)."""
    rest = iter(name)
    return all(character in rest for character in short)


def plain_item(text: str) -> str:
    """“…（类）…（款）…（项）” without its number and quotes."""
    return _ENUMERATION.sub("", text).strip(_QUIET)


class Subjects:
    """Phrases of one document as coordinates."""

    def __init__(self, disclosure: Disclosure, functions: FunctionNames) -> None:
        self._publisher = "".join(disclosure.publisher.name.split())
        self._moment = disclosure.moment
        self._year = disclosure.fiscal_year
        self._functions = functions

    def read(self, phrase: str) -> Subject:
        """Read a phrase without white space."""
        text = _ENUMERATION.sub("", phrase).strip(_QUIET).lstrip("是为").rstrip("为是共")
        if len(text) > _LONGEST:
            return Subject(text=text[-_LONGEST:], coordinate=Coordinate(), understood=False, bare=False)
        year_match = _YEAR.search(text)
        year = int(year_match[1]) if year_match else None
        rest = _REMARK.sub("", _YEAR.sub("", text)).replace(self._publisher, _OURSELVES)
        rest, function = self._function(rest)
        return self._scan(_timeless().sub("", text) or text, rest, function, year)

    def _function(self, text: str) -> tuple[str, Coordinate]:
        """The phrase without a function name at its end, and the code."""
        when = _timeless().search(text.rstrip("为是共"))
        tail = _TAIL.sub("", text[: when.start()] if when is not None else text)
        income = tail.endswith("收入")
        name = f"{tail[:-2]}支出" if income else tail
        for start, code in self._functions.name_of(name):
            # A word of the budget inside such a name (其他支出) is no reason to prefer it to a meaning of its own, and
            # 其他资金 is not 其他支出.
            if not _means_itself(tail[start:]) and (name.endswith("支出") or len(name) - start >= _SURE):
                flow = Flow.INCOME if income else Flow.EXPENDITURE
                return name[:start] + (when[0] if when is not None else ""), Coordinate(flow=flow, function=code)
        return text, Coordinate()

    def _scan(self, text: str, rest: str, found: Coordinate, year: int | None) -> Subject:
        pattern, known = meanings()
        coordinate, both, total = found, False, False
        first, last = len(rest), 0
        strange = False
        noise: list[tuple[int, int]] = []
        for match in pattern.finditer(rest):
            index = next(i for i, _ in enumerate(known) if match[f"m{i}"] is not None)
            meaning = known[index]
            if first < len(rest):
                strange = strange or match.start() > last
            last = match.end()
            if not meaning.noise:
                first = min(first, match.start())
                coordinate = merge(coordinate, meaning.coordinate)
                both, total = both or meaning.both, total or meaning.total
            elif first == len(rest):
                noise.append(match.span())
            if self._moment is Moment.FINAL_ACCOUNTS and _is_planned(match[0], meaning, is_last=last == len(rest)):
                coordinate = merge(coordinate, Coordinate(moment=Moment.BUDGET))
        strange = strange or (first < len(rest) and last < len(rest))
        who = _COUNTED.sub("", _trimmed(rest[:first], noise))
        named = any(getattr(coordinate, name) is not None for name in _DIMENSIONS if name != "moment") or both
        if not named and first == len(rest):
            # Whatever stands before nothing known is no holder of anything.
            return Subject(text=text, coordinate=coordinate, understood=not who, bare=not who, year=year)
        understood, coordinate = self._held(who, coordinate) if not strange else (False, coordinate)
        return Subject(
            text=text, coordinate=coordinate, understood=understood, bare=understood and not named, both=both,
            total=total, held=bool(who) and coordinate.organisation is None, year=year,
        )  # fmt: skip

    def _held(self, who: str, coordinate: Coordinate) -> tuple[bool, Coordinate]:
        """Whose figure it is: the publisher's, or that of an organisation of its own."""
        if not who or _OURSELVES in who or is_part_of(who, self._publisher) or self._publisher in who:
            return True, coordinate
        if coordinate.item == "agency_operating_funds" or not _holder().search(who):
            return coordinate.item == "agency_operating_funds", coordinate
        return True, attrs.evolve(coordinate, organisation=who)


def _trimmed(text: str, noise: list[tuple[int, int]]) -> str:
    """A text without the words at its ends that mean nothing."""
    start, end = 0, len(text)
    for low, high in noise:
        if low == start:
            start = high
    for low, high in reversed(noise):
        if high == end and low >= start:
            end = low
    return text[start:end]


def _means_itself(text: str) -> bool:
    """Whether a text has a meaning of its own that goes before its being a function name (公务接待费支出)."""
    pattern, known = meanings()
    match = pattern.match(text)
    if match is None:
        return False
    meaning = known[next(i for i, _ in enumerate(known) if match[f"m{i}"] is not None)]
    return match.end() == len(text) or (meaning.coordinate.item is not None and match.end() >= _SURE)


@functools.cache
def _holder() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('holder')})$|{words('scope')}")


@functools.cache
def _timeless() -> re.Pattern[str]:
    """Words at the end of a subject that say which budget or outcome is meant, not of what."""
    named = [row["pattern"] for row in rows("bases") if row["moment"] != Moment.BUDGET or "年初" in row["pattern"]]
    return re.compile(rf"(?:{alternatives(named)})$")


def _is_planned(text: str, meaning: Meaning, *, is_last: bool) -> bool:
    """Whether final accounts speak of the budget: 预算数 anywhere, 支出预算 at the end of a subject."""
    if meaning.noise and text in _PLANNED:
        return True
    return is_last and text.endswith(_PLAN) and meaning.coordinate.fund_source is None
