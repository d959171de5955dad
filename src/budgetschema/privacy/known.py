"""What is known to be personal because it stands where a person is asked for: found again wherever it stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

import attrs

from budgetschema.privacy.patterns import narrow, pattern
from budgetschema.privacy.persons import Span, is_identifier_label, is_nobody, merged, personal_spans

_SHORTEST_NUMBER, _LONGEST_NUMBER = 7, 20
_LONGEST_NAME = 24
_DIGITS = re.compile("[0-9]+")
_BETWEEN_DIGITS = re.compile("[()—– -]{0,3}")
_AREA = re.compile("(?:86)?0(?:10|2[0-9]|[3-9][0-9]{2})")


@attrs.frozen
class Known:
    """Telephone numbers (digits only) and names. Every look-up takes a time that does not grow with their number."""

    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def among(cls, values: Iterable[str]) -> Known:
        """The numbers and names that values hold, whatever else stands beside them."""
        numbers: set[str] = set()
        names: set[str] = set()
        for value in map(narrow, values):
            for found in pattern("{labelled_number}").finditer(value):
                digits = re.sub("[^0-9]", "", found[0])
                area = _AREA.match(digits)
                local = digits[area.end() :] if area is not None else digits
                numbers |= {each for each in (digits, local) if len(each) >= _SHORTEST_NUMBER}
            for found in pattern("(?<!{han})(?:{name}|{name_before_label})").finditer(value):
                name = re.sub(r"\s", "", found[0])
                if pattern("(?:{han}|[·•]){2,}").fullmatch(name) and not is_nobody(name):
                    names.add(name)
        return cls(frozenset(numbers), frozenset(names))

    def spans(self, text: str, label: str = "") -> list[Span]:
        """Where persons stand in a text: what is known, and what labels and forms tell."""
        found = personal_spans(text, label)
        if is_identifier_label(label) or not (self.numbers or self.names):
            return found
        plain = narrow(text)
        return merged([*found, *self._numbers_in(plain), *self._names_in(plain)])

    def _numbers_in(self, text: str) -> Iterator[Span]:
        """Rows of digits, also in groups, that are a known number."""
        groups = [found.span() for found in _DIGITS.finditer(text)] if self.numbers else []
        for first, (start, _) in enumerate(groups):
            digits, end = "", start
            for group_start, group_end in groups[first : first + _LONGEST_NUMBER]:
                if len(digits) > _LONGEST_NUMBER or not _BETWEEN_DIGITS.fullmatch(text, end, group_start):
                    break
                digits, end = digits + text[group_start:group_end], group_end
                if digits in self.numbers:
                    yield start, end

    @functools.cached_property
    def _begins(self) -> re.Pattern[str]:
        return re.compile("[" + re.escape("".join(sorted({name[0] for name in self.names}))) + "]")

    @functools.cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(map(len, self.names))

    def _names_in(self, text: str) -> Iterator[Span]:
        for begin in self._begins.finditer(text) if self.names else ():
            name, end = "", begin.start()
            while len(name) < _LONGEST_NAME and end < len(text):
                name, end = name + text[end], end + 1
                if len(name) in self._lengths and name in self.names and _is_meant(text, begin.start(), end, len(name)):
                    yield begin.start(), end
                blanks = pattern("[ ]{0,2}").match(text, end)
                end = end if blanks is None else blanks.end()


def _is_meant(text: str, start: int, end: int, length: int) -> bool:
    """Whether a known name is the person's: a long one unless it is part of a place, a short one that stands alone."""
    if length > 2:
        return pattern("{place_after}").match(text, end) is None
    before = start > 0 and pattern("{han}").match(text, start - 1) is not None
    return not before and (pattern("{han}").match(text, end) is None or pattern("{title}").match(text, end) is not None)
