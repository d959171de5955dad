"""Rows of two strips held against each other by the heights at which they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from budgetschema.model import Place
from budgetschema.reading.grid import Row
from budgetschema.reading.stitch.columns import box_of

NEAR = 3
"""Lines of two strips are at the same height if they differ by no more points."""

Heights = tuple[Decimal, Decimal]
_Drawn = tuple[int, Heights]


@attrs.frozen
class Pair:
    """A row of a table and the row of the strip beside it. Where one is missing, the other stands alone.

    ``is_under`` says that the missing one is as high as several: it reaches down here from the pair above.
    """

    above: int | None
    beside: int | None
    is_under: bool = False


def heights(row: Row) -> Heights | None:
    """Top and bottom of a row: of its box, or of the lowest of its cells'."""
    if row.place.box is not None:
        _, top, _, bottom = (Decimal(part) for part in row.place.box.split())
        return top, bottom
    boxes = [box for cell in row.cells if cell.covered_by is None and (box := box_of(cell)) is not None]
    return (max(box[1] for box in boxes), min(box[3] for box in boxes)) if boxes else None


def between(place: Place, top: Place | None, bottom: Place) -> Place:
    """A part of a row that was as high as several: from the top of one place (or its own) down to another.

    Without ``top`` it ends where ``bottom`` begins, else where that ends.
    """
    if place.box is None or bottom.box is None or (top is not None and top.box is None):
        return place
    left, own, right, _ = place.box.split()
    start = own if top is None or top.box is None else top.box.split()[1]
    return attrs.evolve(place, box=f"{left} {start} {right} {bottom.box.split()[1 if top is None else 3]}")


def is_level(row: Row, other: Row) -> bool:
    """Whether the middle of a row is at the height of another."""
    own, there = heights(row), heights(other)
    return own is not None and there is not None and there[0] < (own[0] + own[1]) / 2 < there[1]


def levels(first: Sequence[Row], second: Sequence[Row], top: int) -> list[Pair] | None:
    """Which rows of two strips are drawn at the same heights, page by page; None where they are not.

    Only among the ``top`` rows of the header may a row be left over, or be as high as several of the other.
    """
    ours, theirs = _by_page(first), _by_page(second)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return None
    found: list[Pair] = []
    for one, other in zip(ours, theirs, strict=True):
        page = _level(one, other, top)
        if page is None:
            return None
        found += page
    return found


def _by_page(rows: Sequence[Row]) -> list[list[_Drawn]] | None:
    """The rows of each page with their heights."""
    pages: dict[int | None, list[_Drawn]] = {}
    for at, row in enumerate(rows):
        drawn = heights(row)
        if drawn is None:
            return None
        pages.setdefault(row.place.page, []).append((at, drawn))
    return list(pages.values())


def _level(ours: Sequence[_Drawn], theirs: Sequence[_Drawn], top: int) -> list[Pair] | None:
    found: list[Pair] = []
    a = b = 0
    while a < len(ours) and b < len(theirs):
        (at, one), (beside, other) = ours[a], theirs[b]
        if at >= top and not _near(one, other):
            return None
        if one[1] <= other[0] + NEAR:
            found.append(Pair(at, None))  # the strip begins further down
            a += 1
            continue
        if abs(one[0] - other[0]) > NEAR:
            return None
        ends = _same_end(ours[a:], theirs[b:])
        if ends is None or (ends[0] > 1 and ours[a + ends[0] - 1][0] >= top):
            return None
        found.append(Pair(at, beside))
        found += [Pair(each, None, is_under=True) for each, _ in ours[a + 1 : a + ends[0]]]
        found += [Pair(None, each, is_under=True) for each, _ in theirs[b + 1 : b + ends[1]]]
        a, b = a + ends[0], b + ends[1]
    return found if a == len(ours) and b == len(theirs) else None


def _near(one: Heights, other: Heights) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= NEAR


def _same_end(ours: Sequence[_Drawn], theirs: Sequence[_Drawn]) -> tuple[int, int] | None:
    """How many rows of each side end at the same height; one of the two is 1."""
    bottoms = [[drawn[1] for _, drawn in rows] for rows in (ours, theirs)]
    below = next((count for count, bottom in enumerate(bottoms[1], 1) if abs(bottom - bottoms[0][0]) <= NEAR), None)
    if below is not None:
        return 1, below
    above = next((count for count, bottom in enumerate(bottoms[0], 1) if abs(bottom - bottoms[1][0]) <= NEAR), None)
    return None if above is None else (above, 1)
