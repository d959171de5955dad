"""What is printed on a page: glyphs with their boxes, ruled lines, and how much of it is picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import attrs

from budgetschema.reading.readers.pdf.rules import Rules, rules_of

_LEVEL = 0.05
"""Largest sine at which text still counts as level or upright."""
_SAME_PLACE = 0.2
"""Glyphs of one character that are not further apart than this share of their size are one, printed bold."""


class Turn(Enum):
    """How text runs."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"
    SLANTED = "slanted"


@attrs.frozen(slots=True)
class Glyph:
    """A character as printed: its box in points from the upper left corner of the page, and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    turn: Turn = Turn.LEVEL
    spaced: bool = False
    """Whether the file prints a space before it."""

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


@attrs.frozen(slots=True)
class Print:
    """A page: its size, what is printed on it, and the share of it that pictures cover."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: Rules
    picture: float = 0.0
    curves: int = 0
    """Shapes that are neither lines nor rectangles: drawings, and letters that were turned into outlines."""
    hidden: bool = False
    """Whether the text is not visible: it was recognised in the picture that covers the page."""


def glyphs_of(chars: Iterable[Mapping[str, Any]], shift: tuple[float, float]) -> tuple[Glyph, ...]:
    """Glyphs from the characters of pdfplumber. One that is printed twice to look bold is given once."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    glyphs = []
    for char in chars:
        glyph = _glyph(char, shift)
        column, row = int(glyph.left // 4), int(glyph.top // 4)
        around = (
            one
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for one in seen.get((glyph.text, x, y), ())
        )
        if not glyph.text.isspace() and any(_same(glyph, one) for one in around):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        glyphs.append(glyph)
    return tuple(glyphs)


def _same(one: Glyph, other: Glyph) -> bool:
    near = _SAME_PLACE * min(one.size, other.size)
    return abs(one.left - other.left) <= near and abs(one.top - other.top) <= near


def _glyph(char: Mapping[str, Any], shift: tuple[float, float]) -> Glyph:
    text = char["text"]
    if text.startswith("(cid:"):
        text = "\ufffd"  # a glyph of which the file does not say what character it is
    return Glyph(
        text,
        char["x0"] - shift[0],
        char["top"] - shift[1],
        char["x1"] - shift[0],
        char["bottom"] - shift[1],
        max(char["size"], 0.1),
        _turn(char["matrix"]),
    )


def _turn(matrix: tuple[float, ...]) -> Turn:
    along, up = matrix[0], matrix[1]
    length = math.hypot(along, up) or 1.0
    if abs(up) / length <= _LEVEL:
        return Turn.LEVEL if along >= 0 else Turn.SLANTED
    if abs(along) / length <= _LEVEL:
        return Turn.UP if up > 0 else Turn.DOWN
    return Turn.SLANTED


def print_of(page: Any, number: int, hidden: bool = False) -> Print:
    """The print of a page of pdfplumber: what lies within the part of it that is shown."""
    left, top, right, bottom = shown(page)
    shift = (left, top)
    width, height = right - left, bottom - top
    objects = page.objects
    glyphs = glyphs_of(objects.get("char", ()), shift)
    shapes = [shape for kind in ("line", "rect", "curve") for shape in objects.get(kind, ())]
    return Print(
        number,
        width,
        height,
        tuple(one for one in glyphs if 0 <= one.middle <= width and 0 <= one.centre <= height),
        rules_of(shapes, width, height, shift),
        min(sum(_share(image, (left, top, right, bottom)) for image in objects.get("image", ())), 1.0),
        len(objects.get("curve", ())),
        hidden,
    )


def shown(page: Any) -> tuple[float, float, float, float]:
    """The part of a page that is shown, in its coordinates: the crop box, turned as the page is."""
    media, rotation = page.page_obj.mediabox, page.rotation
    x0, x1 = sorted((media[0], media[2]))
    y0, y1 = sorted((media[1], media[3]))
    crop = page.page_obj.cropbox or media
    corners = [turned(x, y, (x0, y0, x1, y1), rotation) for x, y in ((crop[0], crop[1]), (crop[2], crop[3]))]
    base_x, base_y = page.mediabox[0], page.mediabox[1]
    left, right = sorted(base_x + x for x, _ in corners)
    top, bottom = sorted(base_y + y for _, y in corners)
    whole = page.bbox
    box = (max(left, whole[0]), max(top, whole[1]), min(right, whole[2]), min(bottom, whole[3]))
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else whole


def turned(x: float, y: float, media: tuple[float, float, float, float], rotation: int) -> tuple[float, float]:
    """A point of the file as one of the page as shown, from its upper left corner."""
    x0, y0, x1, y1 = media
    match rotation:
        case 90:
            return y - y0, x - x0
        case 180:
            return x1 - x, y - y0
        case 270:
            return y1 - y, x1 - x
        case _:
            return x - x0, y1 - y


def _share(image: Mapping[str, Any], page: tuple[float, float, float, float]) -> float:
    width = min(image["x1"], page[2]) - max(image["x0"], page[0])
    height = min(image["bottom"], page[3]) - max(image["top"], page[1])
    share: float = max(width, 0.0) * max(height, 0.0) / ((page[2] - page[0]) * (page[3] - page[1]))
    return share
