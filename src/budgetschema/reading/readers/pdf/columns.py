"""Columns that only white space tells: where they stand, what stands in which, and what is printed over several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from budgetschema.reading.readers.pdf.lines import TextLine, line_of
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.strips import FIGURE_GAP, WIDE, Strip, together

_BELOW = 0.95
"""Sizes by which a name stands below another at least, if it is one level deeper."""
_AS_GOOD = 0.5
"""Points by which a name may be further from the middle of several columns than from that of one."""

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
    columns: Sequence[tuple[float, float]], header: Sequence[Strip], body: Sequence[Strip]
) -> list[tuple[float, float]]:
    """Columns together with those in which no line prints anything: the fullest line of the header names them.

    A name that stands over no column is that of one beside it, where there is one without a name: names are set in the
    middle of columns, figures at their right.
    """
    fullest = max(header, key=lambda strip: len(strip.pieces), default=None)
    names = [(piece.left, piece.right) for piece in fullest.pieces] if fullest is not None else []
    # What is merged downwards stands lower than the first line, which names groups, and over nothing of the fullest.
    lower = ((piece.left, piece.right) for strip in header[1:] for piece in strip.pieces)
    merged = [name for name in lower if not _any(name, names)]
    whole = _widened(columns, body)
    over = {column for name in (*names, *merged) for column in whole if _meet(name, column)}
    found = sorted([*((column, True) for column in whole), *((n, False) for n in names if not _any(n, whole))])
    result: list[tuple[float, float]] = list(columns)
    between: list[tuple[tuple[float, float], bool]] = []
    for extent, is_column in [*found, ((_END, _END), True)]:
        if not is_column or (extent not in over and extent[0] != _END):
            between.append((extent, is_column))
            continue
        result += _without_column(between)
        between = []
    return sorted(result)


def _widened(columns: Sequence[tuple[float, float]], body: Sequence[Strip]) -> list[tuple[float, float]]:
    """Columns as wide as all that is printed in them, lines without figures included."""
    widened = list(columns)
    for piece in (piece for strip in body for piece in strip.pieces if columns):
        index = column_of(piece, columns)
        left, right = widened[index]
        widened[index] = (min(left, piece.left), max(right, piece.right))
    return widened


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


def heights_of(rows: Sequence[Sequence[Strip]]) -> tuple[float, ...]:
    """The upper and lower sides of rows: half way between one and the next."""
    tops = [min(strip.line.top for strip in row) for row in rows]
    bottoms = [max(strip.line.bottom for strip in row) for row in rows]
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
    overlaps = [min(piece.right, right) - max(piece.left, left) for left, right in columns]
    return max(range(len(columns)), key=lambda index: overlaps[index])


def spans_of(
    placed: dict[int, list[TextLine]],
    columns: Sequence[tuple[float, float]],
    below: Sequence[Sequence[Strip]],
    loose: Sequence[Rule],
) -> dict[int, tuple[int, int]]:
    """For pieces of a header the first and last column they are printed over, where that is more than one."""
    parts = [part for row in below for strip in row for piece in strip.pieces for part in cut_at(piece, columns)]
    spans: dict[int, tuple[int, int]] = {}
    for column, lines in placed.items():
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        low, size = max(line.centre for line in lines), lines[0].size
        # What stands only a little lower is beside it: a name in the middle of two lines.
        under = {column_of(part, columns) for part in parts if part.centre - low >= _BELOW * size}
        ruled = _ruled_span(lines, columns, loose)
        span = ruled or centred_span(column, (left, right), columns, under, set(placed))
        if span[0] != span[1] and not any(column != other and span[0] <= other <= span[1] for other in placed):
            spans[column] = span
    return spans


def _ruled_span(
    lines: Sequence[TextLine], columns: Sequence[tuple[float, float]], loose: Sequence[Rule]
) -> tuple[int, int] | None:
    """The columns that a short line directly under a piece runs over."""
    low, size = max(line.bottom for line in lines), lines[0].size
    whole = columns[-1][1] - columns[0][0]
    for rule in loose:
        near = -0.3 * size <= rule.at - low <= 1.2 * size
        if near and rule.length < WIDE * whole and rule.start - 1 <= lines[0].middle <= rule.end + 1:
            inside = [
                i for i, (left, right) in enumerate(columns) if rule.start - 2 <= (left + right) / 2 <= rule.end + 2
            ]
            if inside:
                return inside[0], inside[-1]
    return None


def centred_span(
    column: int,
    extent: tuple[float, float],
    columns: Sequence[tuple[float, float]],
    under: set[int],
    taken: set[int],
) -> tuple[int, int]:
    """The columns over the middle of which a piece stands, all of them with names of their own below."""
    middle = (extent[0] + extent[1]) / 2
    single = abs(middle - (columns[column][0] + columns[column][1]) / 2)
    spans: list[tuple[float, int, int]] = []
    for first in range(column + 1):
        for last in range(max(column, first + 1), len(columns)):
            if any(i not in under or (i in taken and i != column) for i in range(first, last + 1)):
                continue
            off = abs(middle - (columns[first][0] + columns[last][1]) / 2)
            covers = columns[first][0] - 2 <= extent[0] and extent[1] <= columns[last][1] + 2
            if covers and off <= single + _AS_GOOD:
                spans.append((round(off), last - first, first))
    if not spans:
        return column, column
    _, more, first = min(spans)
    return first, first + more
