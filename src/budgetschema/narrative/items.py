"""Items of the text, “…（类）…（款）…（项）”: sentences taken over from the item before, purposes of another item."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

import attrs

from budgetschema.model import Moment, StatementKind
from budgetschema.narrative.evidence import VALUES, Evidence, Said
from budgetschema.narrative.functions import plain_name
from budgetschema.narrative.squeezed import squeeze
from budgetschema.narrative.vocabulary import words

_ITEM_DIGITS = 7
_PRIOR = (Moment.PRIOR_YEAR_BUDGET, Moment.PRIOR_YEAR_EXECUTION)
_LEVEL = re.compile(r"[(][类款项][)]")
_SHORTEST = 4
_LONGEST_PURPOSE = 80


@attrs.frozen(eq=False, slots=True)
class Item:
    """The statements of one item, in one paragraph."""

    code: str
    said: tuple[Said, ...]

    @property
    def name(self) -> str:
        """What the text calls it: the last part of its path."""
        subject = self.said[0].statement.subject or ""
        return [part for part in _LEVEL.split(subject) if part][-1]

    @property
    def path(self) -> tuple[str, ...]:
        """The names of its path."""
        return tuple(part for part in _LEVEL.split(self.said[0].statement.subject or "") if part)

    @property
    def amounts(self) -> tuple[Said, ...]:
        """The amounts that it states for the year of the disclosure, the heading's first."""
        stated = [each for each in self.said if each.statement.kind in VALUES]
        return tuple(
            each for each in stated
            if each.statement.coordinate is not None and each.statement.coordinate.moment not in _PRIOR
        )  # fmt: skip

    @property
    def rates(self) -> tuple[Said, ...]:
        """The rates of change that it states."""
        return tuple(each for each in self.said if each.statement.kind is StatementKind.RATE)


@attrs.frozen(eq=False, slots=True)
class Copy:
    """An item whose sentence repeats amount and rate of the item before it, against its own heading."""

    item: Item
    before: Item
    amount: Said
    rate: Said

    @property
    def said(self) -> tuple[Said, ...]:
        """The statements that were taken over."""
        return (self.amount, self.rate)


def items(evidence: Evidence) -> tuple[Item, ...]:
    """The items of the text down to 项, in order, each paragraph by itself."""
    found: dict[tuple[int, int, str], list[Said]] = {}
    for each in evidence.said:
        coordinate = each.statement.coordinate
        if coordinate is None or coordinate.function is None or len(coordinate.function) != _ITEM_DIGITS:
            continue
        if _LEVEL.search(each.statement.subject or ""):
            key = (each.statement.section, each.statement.paragraph, coordinate.function)
            found.setdefault(key, []).append(each)
    return tuple(Item(code, tuple(said)) for (_, _, code), said in found.items())


def copied(evidence: Evidence) -> Iterator[Copy]:
    """Items that repeat amount and rate of the item right before them though their headings differ."""
    found = items(evidence)
    for before, item in itertools.pairwise(found):
        if item.code == before.code or len(item.amounts) < 2 or not before.amounts:
            continue
        amount, heading, last = item.amounts[-1], item.amounts[0], before.amounts[-1]
        same_amount = amount.statement.value == last.statement.value and amount.statement.value != 0
        differs = heading.statement.value != amount.statement.value
        for rate in item.rates:
            repeated = any(rate.statement.value == each.statement.value for each in before.rates)
            if same_amount and differs and repeated:
                yield Copy(item, before, amount, rate)
                break


@attrs.frozen(eq=False, slots=True)
class Misnamed:
    """An item whose stated purpose is another item's name."""

    item: Item
    purpose: str
    named: str


def misnamed(evidence: Evidence) -> Iterator[Misnamed]:
    """Items that say they pay for what another item is called.

    Only a purpose that says nothing else counts: a list of what salaries consist of may well name other items.
    """
    found = items(evidence)
    sections = evidence.disclosure.sections
    names = {each.name for each in found}
    for item in found:
        own = item.said[0].statement
        text = squeeze(sections[own.section - 1].paragraphs[own.paragraph - 1].text).text
        for match in _purpose().finditer(text):
            purpose = match["purpose"]
            named = _named(purpose, item, names)
            if named is not None:
                yield Misnamed(item, purpose, named)
                break


def _named(purpose: str, item: Item, names: set[str]) -> str | None:
    rest = purpose.replace("的", "")
    own = {plain_name(part) for part in item.path}
    if plain_name(item.name) in rest or is_similar(plain_name(item.name), rest):
        return None
    for part in sorted(own, key=len, reverse=True):
        rest = rest.replace(part, "")
    for name in sorted(names, key=len, reverse=True):
        plain = plain_name(name)
        if len(plain) >= _SHORTEST and plain not in own and plain in rest:
            return name if _says_nothing(rest.replace(plain, "")) else None
    return None


def is_similar(name: str, text: str) -> bool:
    """Whether a text is about what the name says, in other words: they share two characters in a row."""
    return any(name[index : index + 2] in text for index in range(len(name) - 1))


def _says_nothing(text: str) -> bool:
    return re.fullmatch(rf"(?:{words('filler')}){{0,8}}", text) is not None


@functools.cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('purpose')}):?(?P<purpose>[^。,，;:]{{2,{_LONGEST_PURPOSE}}})")
