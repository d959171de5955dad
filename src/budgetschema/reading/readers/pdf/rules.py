"""Ruled lines of a page: drawn as lines, as edges of rectangles or as thin filled shapes, whole or in dashes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

_THIN = 3.0
"""Filled shapes up to this width in points are drawn lines."""
_SLOPE = 1.0
"""How far, in points, the ends of a line may be out of line: rounding, and scanned-in forms."""
_NEAR = 1.5
"""Lines not further apart are one line drawn twice, or the two edges of one."""
_GAP = 4.0
"""Gaps up to this width lie within a line: dashes, and corners that do not meet."""
_SHORTEST = 4.0
_WHOLE_PAGE = 0.94


@attrs.frozen(slots=True, order=True)
class Rule:
    """A horizontal or vertical line: where it lies (``at``), and from where to where it goes."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Length in points."""
        return self.end - self.start


@attrs.frozen(slots=True)
class Rules:
    """The lines of a page. Of horizontal ones ``at`` counts from the top."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def rules_of(shapes: Iterable[Mapping[str, Any]], width: float, height: float, shift: tuple[float, float]) -> Rules:
    """The ruled lines among the shapes that pdfplumber names ``line``, ``rect`` and ``curve``."""
    across: list[Rule] = []
    down: list[Rule] = []
    for shape in shapes:
        if _covers_page(shape, width, height):
            continue
        for x0, y0, x1, y1 in _segments(shape):
            left, right = sorted((x0 - shift[0], x1 - shift[0]))
            top, bottom = sorted((y0 - shift[1], y1 - shift[1]))
            if bottom - top <= _SLOPE < right - left:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= _SLOPE < bottom - top:
                down.append(Rule((left + right) / 2, top, bottom))
    return Rules(_joined(across), _joined(down))


def _covers_page(shape: Mapping[str, Any], width: float, height: float) -> bool:
    """Whether a shape is the page itself: a background, or a frame around all."""
    return bool(
        shape["x1"] - shape["x0"] >= _WHOLE_PAGE * width and shape["bottom"] - shape["top"] >= _WHOLE_PAGE * height
    )


def _segments(shape: Mapping[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a shape as x, y, x, y."""
    left, top, right, bottom = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
    if min(right - left, bottom - top) <= _THIN:
        if bottom - top < right - left:
            yield left, (top + bottom) / 2, right, (top + bottom) / 2
        else:
            yield (left + right) / 2, top, (left + right) / 2, bottom
        return
    if not shape.get("stroke") and shape["object_type"] != "line":
        return  # the ground of a cell or of words
    points = shape["pts"]
    if shape["object_type"] == "rect":
        points = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        yield x0, y0, x1, y1


def _joined(rules: list[Rule]) -> tuple[Rule, ...]:
    """Lines at one place that touch or overlap, made one."""
    found: list[Rule] = []
    for group in _bundles(sorted(rules)):
        at = sum(rule.at * rule.length for rule in group) / sum(rule.length for rule in group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda one: one.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _GAP:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            found.append(Rule(at, start, end))
    return tuple(rule for rule in found if rule.length >= _SHORTEST)


def _bundles(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Lines that lie at the same place, given in order."""
    bundle: list[Rule] = []
    for rule in rules:
        if bundle and rule.at - bundle[0].at > _NEAR:
            yield bundle
            bundle = []
        bundle.append(rule)
    if bundle:
        yield bundle
