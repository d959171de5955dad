"""Function codes by their names: those that the document's own tables print, then those of the code list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetschema.codelists import codelist
from budgetschema.model import Disclosure, Scheme
from budgetschema.model.spelling import compact

LENGTHS = {"类": 3, "款": 5, "项": 7}
"""Digits of a code at each level."""
_ENDING = re.compile(r"(?:经费|费)?(?:支出)?$")
_LONGEST_NAME = 40
_SHORTEST_NAME = 2


def plain_name(name: str) -> str:
    """A name as names are compared: half-width, no white space, no 的, no closing 支出 or 费."""
    normal = compact(name).replace("的", "")
    return _ENDING.sub("", normal)


class FunctionNames:
    """What function codes are called in one document."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._own: dict[str, set[str]] = {}
        self._listed: dict[str, set[str]] = {}
        for code, name in _printed(disclosure):
            self._own.setdefault(plain_name(name), set()).add(code)
        known = codelist("function")
        for entry in known:
            if known.get(entry.code, disclosure.fiscal_year) == entry:
                self._listed.setdefault(plain_name(entry.zh), set()).add(entry.code)

    def find(self, name: str, level: str, parent: str = "") -> str | None:
        """The code that is called ``name`` at a level (类, 款 or 项) below ``parent``, where there is exactly one."""
        key, length = plain_name(name), LENGTHS[level]
        for names in (self._own, self._listed):
            codes = {code for code in names.get(key, ()) if len(code) == length and code.startswith(parent)}
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def bare(self, name: str) -> str | None:
        """The code of a name without a level: a class, or the only code that the document's tables call so."""
        code = self.find(name, "类")
        if code is not None:
            return code
        own = self._own.get(plain_name(name), set())
        shortest = min((len(code) for code in own), default=0)
        nearest = {code for code in own if len(code) == shortest}
        # 20499 and 2049999 are often called the same and hold the same amounts.
        if len(nearest) == 1 and all(code.startswith(next(iter(nearest))) for code in own):
            return next(iter(nearest))
        return None

    def joined(self, name: str, level: str, parent: str = "") -> str | None:
        """The code of a name, perhaps printed with the name of the level above before it (人大事务行政运行)."""
        found = self.find(name, level, parent)
        if found is not None or level != "项":
            return found
        for cut in range(_SHORTEST_NAME, min(len(name), _LONGEST_NAME) - 1):
            above = self.find(name[:cut], "款", parent[:3])
            if above is not None:
                found = self.find(name[cut:], "项", above)
                if found is not None:
                    return found
        return None

    def name_of(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in the tail of a text a function name begins, and its code; the longest name first."""
        for start in range(max(0, len(text) - _LONGEST_NAME), len(text) - _SHORTEST_NAME + 1):
            code = self.bare(text[start:])
            if code is not None:
                yield start, code


def _printed(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    for table in disclosure.tables:
        for line in table.lines:
            for reference in line.codes:
                name = reference.name or line.label
                # Economic codes stand in some function columns; a function code begins with 2.
                if reference.scheme is Scheme.FUNCTION and (reference.code or "").startswith("2") and name:
                    yield reference.code or "", name
