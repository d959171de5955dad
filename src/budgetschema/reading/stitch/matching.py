"""How a strip lies beside a table: by the labels that it repeats, or by the heights of its rows."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import MarkKind
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.columns import layout_of
from budgetschema.reading.stitch.heights import NEAR, Pair, levels
from budgetschema.reading.stitch.tables import Top, page_gap, same_file, top_of

_LEAST_ROWS = 3
_WIDEST = 512
_LEAST_LEVEL = 5
"""As many rows at the same heights are no coincidence, be there words in them."""


@attrs.frozen
class Match:
    """How a strip lies beside a table: how many columns it repeats, and which rows of both make each wide row.

    The first ``opening`` rows of the strip are no part of it, but repeat what stands above the table. ``is_sure`` says
    that nothing printed between the two has to tell that the table goes on.
    """

    shared: int
    rows: Sequence[Pair]
    opening: int = 0
    is_sure: bool = True


def match(first: Sequence[Row], second: Sequence[Row]) -> Match | None:
    """How the second table lies beside the first; None where it is no strip of the same table."""
    if min(len(first), len(second)) < _LEAST_ROWS or not same_file(first[0], second[0]):
        return None
    if len(first[0].cells) + len(second[0].cells) > _WIDEST:
        return None
    top = top_of(first)
    gap = page_gap(first[-1], second[0])
    if not top.header or top.size >= len(first) or (gap is not None and gap < 0):
        return None
    if gap == 0 and _are_beside(first, second):
        level = levels(first, second, top.size)
        return Match(0, level) if level is not None else None
    found = _by_labels(first, second, top, top_of(second))
    if found is not None:
        return attrs.evolve(found, is_sure=bool(gap))
    return _by_heights(first, second, top) if gap else None


def _by_labels(first: Sequence[Row], second: Sequence[Row], top: Top, own: Top) -> Match | None:
    """The strip that has the same labels in the same order, and other columns beside them."""
    if len(first) == len(second) and (shared := _repeated_columns(first, second)):
        pairs = [Pair(at, at) for at in range(len(first))]
        heads = first[len(top.opening) : top.size], second[len(top.opening) : top.size]
        return Match(shared, pairs) if _are_other_columns(*heads, shared) else None
    if not own.header or len(first) - top.size != len(second) - own.size:
        return None
    shared = _repeated_columns(first[top.size :], second[own.size :])
    shared = min(shared, _columns_named_alike(top.header, own.header))
    if not shared or not _are_other_columns(top.header, own.header, shared):
        return None
    if _reaches_over(own.header, shared):
        return None
    return Match(shared, _pairs(top, own, len(first)), len(own.opening))


def _pairs(top: Top, own: Top, rows: int) -> list[Pair]:
    """Rows of both beside each other. Of the header the last row of one reaches down along the rest of the other's."""
    above, beside = len(top.opening), len(own.opening)
    common = min(len(top.header), len(own.header))
    return [
        *(Pair(at, None) for at in range(above)),
        *(Pair(above + at, beside + at) for at in range(common)),
        *(Pair(at, None, is_under=True) for at in range(above + common, top.size)),
        *(Pair(None, at, is_under=True) for at in range(beside + common, own.size)),
        *(Pair(at, at - top.size + own.size) for at in range(top.size, rows)),
    ]


def _repeated_columns(first: Sequence[Row], second: Sequence[Row]) -> int:
    """How many columns at the left are the same in every row, and print more than one text."""
    width = min(len(first[0].cells), len(second[0].cells))
    count = 0
    while count < width and all(
        compact(a.over(count)) == compact(b.over(count)) for a, b in zip(first, second, strict=True)
    ):
        count += 1
    texts = {row.at(column) for row in second for column in range(count)} - {""}
    return count if len(texts) > 1 and count < len(second[0].cells) else 0


def _columns_named_alike(header: Sequence[Row], other: Sequence[Row]) -> int:
    """How many columns at the left have the same lowest name in both headers."""
    names, others = _lowest_names(header), _lowest_names(other)
    return next((at for at, pair in enumerate(zip(names, others, strict=False)) if pair[0] != pair[1]), len(others))


def _lowest_names(header: Sequence[Row]) -> list[str]:
    """Of every column the lowest text in a header, be it of a cell that reaches down."""
    width = max(len(row.cells) for row in header)
    return [next((text for row in reversed(header) if (text := compact(row.over(at)))), "") for at in range(width)]


def _are_other_columns(header: Sequence[Row], other: Sequence[Row], shared: int) -> bool:
    """Whether two headers name other columns behind those that both have."""
    texts = [
        [[compact(cell.over(at)) for at in range(shared, len(cell.cells))] for cell in rows] for rows in (header, other)
    ]
    return texts[0] != texts[1]


def _reaches_over(header: Sequence[Row], shared: int) -> bool:
    """Whether a cell of a header lies over a column that is repeated and one that is not."""
    return any(
        cell.covered_by is not None and cell.covered_by.column < shared for row in header for cell in row.cells[shared:]
    )


def _by_heights(first: Sequence[Row], second: Sequence[Row], top: Top) -> Match | None:
    """The strip that repeats nothing, but whose rows are drawn at the heights of the table's."""
    level = levels(first, second, top.size)
    if level is None or top_of(second).opening or _are_alike(first, second) or _repeats_labels(first, second):
        return None
    lines = [pair.beside for pair in level if pair.beside is not None and (pair.above or 0) >= top.size]
    return Match(0, level) if len(level) >= _LEAST_LEVEL or all(_has_no_words(second[at]) for at in lines) else None


def _has_no_words(row: Row) -> bool:
    figures = [read_figure(cell.text) for cell in row.filled]
    return all(
        figure is None or figure.mark is None or figure.mark.kind is not MarkKind.UNREADABLE for figure in figures
    )


def _repeats_labels(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether most rows of two tables begin with the same text: then their labels would have told that they are one."""
    pairs = [(a.over(0), b.over(0)) for a, b in zip(first, second, strict=False) if a.over(0) and b.over(0)]
    return len(pairs) > 1 and sum(compact(a) == compact(b) for a, b in pairs) * 2 > len(pairs)


def _are_alike(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether two tables begin with the same column: then the second one is no strip, but another table or page."""
    texts = [next((compact(row.filled[0].text) for row in rows if not row.is_blank), "") for rows in (first, second)]
    return texts[0] == texts[1]


def _are_beside(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether a region is drawn at the right of another one, and has no title of its own."""
    left, right = layout_of(first), layout_of(second)
    if left is None or right is None or right.lefts[0] < left.rights[-1] - NEAR:
        return False
    return not top_of(second).opening
