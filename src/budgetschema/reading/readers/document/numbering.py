"""Automatic numbering: the numbers that Word prints before paragraphs and keeps out of their text."""

from __future__ import annotations

import re
from typing import Any

import attrs

from budgetschema.reading.readers.document.numerals import numeral
from budgetschema.reading.readers.packages import attribute, local

_LEVEL = re.compile(r"%([1-9])")
_DEEPEST = 9
_MOST_STYLES = 50
"""As many styles may be based on each other."""
_OFF = ("0", "false", "off")


@attrs.frozen(slots=True)
class Level:
    """A level of a numbering: where it starts, how its numbers are written, and the text around them."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restarts: bool = True
    in_figures: bool = False
    style: str = ""


@attrs.define
class _Numbering:
    """A numbering as paragraphs name it: the counters it shares, its levels, and the starts that it sets anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbers:
    """The numbers of paragraphs, which have to be asked for in the order of the document."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles = {} if styles is None else {attribute(one, "styleId"): one for one in styles.iter("{*}style")}
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._numberings: dict[str, _Numbering] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        for element in numbering.iterchildren("{*}abstractNum"):
            name = attribute(element, "abstractNumId")
            self._abstract[name] = _levels(element)
            link = element.find("{*}numStyleLink")
            if link is not None:
                self._linked[name] = attribute(link, "val")
        for element in numbering.iterchildren("{*}num"):
            shared = _value(element, "abstractNumId")
            levels = dict(self._abstract.get(shared, {}))
            starts: dict[int, int] = {}
            for override in element.iterchildren("{*}lvlOverride"):
                levels |= _levels(override)
                start = _value(override, "startOverride")
                if start:
                    starts[_number(attribute(override, "ilvl"))] = _number(start)
            self._numberings[attribute(element, "numId")] = _Numbering(shared, levels, starts)
        for one in self._numberings.values():
            if not one.levels and one.shared in self._linked:
                linked = self._numberings.get(self._of_style(self._linked[one.shared])[0])
                if linked is not None:
                    one.shared, one.levels = linked.shared, linked.levels

    def of(self, paragraph: Any) -> str:
        """What is printed before a paragraph; empty where it is not numbered, or has a bullet."""
        properties = paragraph.find("{*}pPr")
        style = _value(properties, "pStyle") if properties is not None else ""
        name, level = self._of_style(style)
        own = properties.find("{*}numPr") if properties is not None else None
        if own is not None:
            name = _value(own, "numId") or name
            level = _number(_value(own, "ilvl")) if _value(own, "ilvl") else level
        numbering = self._numberings.get(name)
        if numbering is None:
            return ""
        if level is None:
            level = next((depth for depth, one in numbering.levels.items() if style and one.style == style), 0)
        return self._next(name, numbering, level)

    def _of_style(self, style: str) -> tuple[str, int | None]:
        """Numbering and level that a style gives to its paragraphs, or a style that it is based on."""
        for _ in range(_MOST_STYLES):
            element = self._styles.get(style)
            if element is None:
                break
            found = element.find("{*}pPr/{*}numPr")
            if found is not None and _value(found, "numId"):
                level = _value(found, "ilvl")
                return _value(found, "numId"), _number(level) if level else None
            style = _value(element, "basedOn")
        return "", None

    def _next(self, name: str, numbering: _Numbering, depth: int) -> str:
        level = numbering.levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(numbering.shared, {})
        if name not in self._begun:
            self._begun.add(name)
            for each, start in numbering.starts.items():
                counters[each] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [each for each in counters if each > depth]:
            if numbering.levels.get(deeper, Level()).restarts:
                del counters[deeper]
        if level.kind == "bullet":
            return ""

        def written(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            one = numbering.levels.get(above, Level())
            value = counters.setdefault(above, one.start)
            return numeral(value, "decimal" if level.in_figures else one.kind)

        label = _LEVEL.sub(written, level.text)
        apart = level.suffix != "nothing" and label[-1:].isascii() and label[-1:].isalnum()
        return f"{label} " if apart else label


def _levels(element: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in element.iterchildren("{*}lvl"):
        depth = _number(attribute(level, "ilvl"))
        if 0 <= depth < _DEEPEST:
            found[depth] = Level(
                start=_number(_value(level, "start") or "1"),
                kind=_kind(level),
                text=_value(level, "lvlText"),
                suffix=_value(level, "suff") or "tab",
                restarts=_value(level, "lvlRestart") != "0",
                in_figures=level.find("{*}isLgl") is not None and _value(level, "isLgl") not in _OFF,
                style=_value(level, "pStyle"),
            )
    return found


def _kind(level: Any) -> str:
    """The kind of number; one that newer programs write beside a plain one stands in a choice of two."""
    found = [one for one in level.iter("{*}numFmt") if local(one.getparent()) in ("lvl", "Fallback")]
    return attribute(found[0], "val") if found else "decimal"


def _value(element: Any, name: str) -> str:
    child = element.find("{*}" + name)
    return "" if child is None else attribute(child, "val")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
