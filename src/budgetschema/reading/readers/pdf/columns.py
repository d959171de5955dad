"""Columns that only white space tells: where they stand, what stands in which, and what is printed over several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from budgetschema.reading.readers.pdf.lines import TextLine, line_of
from budgetschema.reading.readers.pdf.strips import FIGURE_GAP, Strip, together

_END = 1e9
"""Beyond every page."""


def columns_of(figures: Sequence[Strip]) -> list[tuple[float, float]]:
    """Where columns stand, left and right: what pieces cover, cut where nearly no line prints anything."""
    ends: list[tuple[float, int]] = []
    for strip in figures:
        for token in _tokens(strip):
            ends += [(token.left, 1), (token.right, -1)]
    allowed = len(figures) // 12
    columns: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for place, step in sorted(ends):
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = place
        elif depth <= allowed < before:
            columns.append((start, place))
    size = median(strip.line.size for strip in figures) if figures else 1.0
    merged: list[tuple[float, float]] = []
    for left, right in columns:
        # What stands in one line only, and in one piece with what stands before it, is the rest of a name.
        lone = sum(any(left <= one.middle <= right for one in _tokens(strip)) for strip in figures) < 2
        rest = lone and any(
            piece.left < merged[-1][1] and piece.right > left for strip in figures for piece in strip.pieces if merged
        )
        if merged and (rest or left - merged[-1][1] < FIGURE_GAP / 2 * size):
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


def _tokens(strip: Strip) -> list[TextLine]:
    return [token for piece in strip.pieces for token in piece.pieces(FIGURE_GAP)]


def named_columns(
    columns: Sequence[tuple[float, float]], names: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Columns together with those in which no line prints anything, of which there are only names.

    A name that stands over no column is that of one beside it, where there is one without a name: names are set in the
    middle of columns, figures at their right.
    """
    over = {column for name in names for column in columns if _meet(name, column)}
    found = sorted([*((column, True) for column in columns), *((n, False) for n in names if not _any(n, columns))])
    result: list[tuple[float, float]] = list(columns)
    between: list[tuple[tuple[float, float], bool]] = []
    for extent, is_column in [*found, ((_END, _END), True)]:
        if not is_column or (extent not in over and extent[0] != _END):
            between.append((extent, is_column))
            continue
        result += _without_column(between)
        between = []
    return sorted(result)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _any(one: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(_meet(one, other) for other in others)


def _without_column(between: Sequence[tuple[tuple[float, float], bool]]) -> list[tuple[float, float]]:
    """Of names and columns without a name, the names for which no column is left. Each column takes the nearest."""
    names = [extent for extent, is_column in between if not is_column]
    for column in (extent for extent, is_column in between if is_column):
        if names:
            names.remove(min(names, key=lambda name: max(column[0] - name[1], name[0] - column[1])))
    return names


def bounds_of(columns: Sequence[tuple[float, float]], rows: Sequence[Sequence[Strip]]) -> tuple[float, ...]:
    """The sides of columns: half way between what stands in one and in the next."""
    strips = [strip for row in rows for strip in row]
    left = min(strip.line.left for strip in strips)
    right = max(strip.line.right for strip in strips)
    lefts, rights = [list(side) for side in zip(*columns, strict=True)]
    for row in rows:
        if any(strip.has_figures for strip in row):
            for column, pieces in placed_in(row, columns).items():
                rights[column] = max(rights[column], *(piece.right for piece in pieces))
                lefts[column] = min(lefts[column], *(piece.left for piece in pieces))
    between = [
        (end + begin) / 2 if end <= begin else (column[1] + after[0]) / 2
        for end, begin, (column, after) in zip(rights, lefts[1:], pairwise(columns), strict=False)
    ]
    return (min(left, columns[0][0]), *between, max(right, columns[-1][1]))


def heights_of(rows: Sequence[Sequence[TextLine]]) -> tuple[float, ...]:
    """The upper and lower sides of rows: half way between one and the next."""
    tops = [min(line.top for line in row) for row in rows]
    bottoms = [max(line.bottom for line in row) for row in rows]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return (tops[0], *between, bottoms[-1])


def placed_in(row: Sequence[Strip], columns: Sequence[tuple[float, float]]) -> dict[int, list[TextLine]]:
    """The pieces of a row by the column they stand in: that which they overlap most, else the nearest."""
    placed: dict[int, list[TextLine]] = {}
    for strip in row:
        on_line: dict[int, list[TextLine]] = {}
        for piece in (part for whole in strip.pieces for part in cut_at(whole, columns)):
            on_line.setdefault(column_of(piece, columns), []).append(piece)
        for column, pieces in on_line.items():
            glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
            placed.setdefault(column, []).append(line_of(glyphs))
    return placed


def cut_at(piece: TextLine, columns: Sequence[tuple[float, float]]) -> list[TextLine]:
    """A piece over several columns, cut at its gaps where each part then stands in a column of its own."""
    parts: list[TextLine] = []
    for token in piece.pieces(FIGURE_GAP):
        if parts and column_of(parts[-1], columns) == column_of(token, columns):
            parts[-1] = together([parts[-1], token])
        else:
            parts.append(token)
    return parts


def column_of(piece: TextLine, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a piece overlaps most, or is nearest to."""
    return column_at((piece.left, piece.right), columns)


def column_at(extent: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int:
    """The column that something from left to right overlaps most, or is nearest to."""
    overlaps = [min(extent[1], right) - max(extent[0], left) for left, right in columns]
    return max(range(len(columns)), key=lambda index: overlaps[index])
