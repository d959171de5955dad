"""Tables without ruled columns: columns found by the gaps that stay open over many lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

import attrs

from budgetschema.reading.readers.pdf.lines import TextLine, line_of
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.second import Seen
from budgetschema.reading.readers.pdf.tables import FIGURE, PageTable, TableCell, cell_text, compared

_GAP = 0.9
"""Sizes from which on a gap may lie between columns."""
_LEAST_ROWS = 3
_LEAST_RULED = 1
"""Lines with figures that make a table; fewer are enough between ruled lines."""
_WIDE = 0.62
"""Lines without gaps that fill this share of the width of the text are running text."""
_APART = 3.2
"""Heights of a line from which on white space divides tables."""
_WRAPPED = 0.72
"""Share of the usual distance of rows up to which a line without figures belongs to the row beside it."""
_CAPTIONS_APART = 0.4
"""Share of the width of a table that is free between the captions above it."""
_SMALL_NUMBER = 4
_LEADER = "….·．・"


@attrs.frozen(slots=True)
class _Strip:
    """A line of text with its pieces."""

    line: TextLine
    pieces: tuple[TextLine, ...]

    @property
    def has_figures(self) -> bool:
        return len(self.pieces) > 1 and any(FIGURE.fullmatch(piece.text) for piece in self.pieces[1:])


def unruled(
    lines: Sequence[TextLine], loose: Sequence[Rule], seen: Seen | None
) -> tuple[list[PageTable], list[TextLine]]:
    """The tables among lines of text, and the lines that are in none. ``loose`` are horizontal lines around them."""
    strips = [_Strip(line, line.pieces(_GAP)) for line in lines]
    width = max((line.right for line in lines), default=0.0) - min((line.left for line in lines), default=0.0)
    tables: list[PageTable] = []
    rest: list[TextLine] = []
    for block in _blocks(strips, width):
        start, end = _extent(block, loose)
        body = block[start:end]
        table = _table(body, loose, seen) if body else None
        if table is None:
            rest += [strip.line for strip in block]
        else:
            tables.append(table)
            rest += [strip.line for strip in (*block[:start], *block[end:])]
    return tables, rest


def _blocks(strips: Sequence[_Strip], width: float) -> list[list[_Strip]]:
    """Runs of lines that could be of one table: near each other, no running text among them."""
    blocks: list[list[_Strip]] = [[]]
    for strip in strips:
        line = strip.line
        before = blocks[-1][-1].line if blocks[-1] else None
        apart = before is not None and line.top - before.bottom > _APART * max(line.size, before.size)
        running = len(strip.pieces) == 1 and line.width > _WIDE * width
        if (apart or running) and blocks[-1]:
            blocks.append([])
        blocks[-1].append(strip)
        if running:
            blocks.append([])
    return [block for block in blocks if block]


def _extent(block: Sequence[_Strip], loose: Sequence[Rule]) -> tuple[int, int]:
    """From where to where a block is a table: its lines with figures, the header above, names that end below."""
    marked = [index for index, strip in enumerate(block) if strip.has_figures]
    around = _rules_around(block, loose)
    if len(marked) < (_LEAST_RULED if len(around) >= 2 else _LEAST_ROWS):
        return 0, 0
    first, last = marked[0], marked[-1]
    if len(around) >= 2:
        top, bottom = around[0].at, around[-1].at
        inside = [index for index, strip in enumerate(block) if top - 1 <= strip.line.centre <= bottom + 1]
        if inside and inside[0] <= first and inside[-1] >= last:
            return inside[0], inside[-1] + 1
    most = max(len(block[index].pieces) for index in marked)
    start = first
    sides = min(strip.line.left for strip in block[first:]), max(strip.line.right for strip in block[first:])
    while start > 0 and len(block[start - 1].pieces) >= max(2, (most + 1) // 2):
        if most > 2 and _is_at_both_sides(block[start - 1], sides):
            break
        start -= 1
    end = last + 1
    pitch = _pitch([block[index].line for index in marked])
    while (
        end < len(block)
        and len(block[end].pieces) == 1
        and block[end].line.centre - block[end - 1].line.centre < _WRAPPED * pitch
    ):
        end += 1
    return start, end


def _is_at_both_sides(strip: _Strip, sides: tuple[float, float]) -> bool:
    """Whether a strip says one thing at the left side and one at the right, as captions above a table do."""
    if len(strip.pieces) != 2:
        return False
    left, right = strip.pieces
    size = strip.line.size
    apart = right.left - left.right > _CAPTIONS_APART * (sides[1] - sides[0])
    return apart and left.left <= sides[0] + size and right.right >= sides[1] - size


def _rules_around(block: Sequence[_Strip], loose: Sequence[Rule]) -> list[Rule]:
    """Horizontal lines as long as the block is wide, at it; underlined words are shorter."""
    left = min(strip.line.left for strip in block)
    right = max(strip.line.right for strip in block)
    top, bottom = block[0].line.top, block[-1].line.bottom
    size = median(strip.line.size for strip in block)
    return [
        rule
        for rule in sorted(loose)
        if top - 2 * size <= rule.at <= bottom + 2 * size and rule.length >= _WIDE * (right - left)
    ]


def _pitch(lines: Sequence[TextLine]) -> float:
    steps = [after.centre - before.centre for before, after in itertools.pairwise(lines)]
    return median(steps) if steps else 2 * lines[0].size


def _table(strips: Sequence[_Strip], loose: Sequence[Rule], seen: Seen | None) -> PageTable | None:
    """The table that strips make, or None where no columns are found."""
    figures = [strip for strip in strips if strip.has_figures]
    columns = _columns(figures)
    if len(columns) < 2 or _is_contents(figures, columns):
        return None
    rows = _rows(strips, figures, loose)
    xs = _bounds(columns, strips)
    ys = _heights(rows)
    head = next((index for index, row in enumerate(rows) if any(strip.has_figures for strip in row)), 0)
    cells: list[TableCell] = []
    for number, row in enumerate(rows):
        placed = _placed(row, columns)
        spans = _spans(placed, columns, rows[number + 1 : head], loose) if number < head else {}
        cells += _cells(number, placed, spans, xs, ys, seen)
    return PageTable(xs, ys, tuple(cells), ruled=False)


def _columns(figures: Sequence[_Strip]) -> list[tuple[float, float]]:
    """Where columns stand, left and right: what pieces cover, cut where nearly no line prints anything."""
    ends: list[tuple[float, int]] = []
    for strip in figures:
        for piece in strip.pieces:
            ends += [(piece.left, 1), (piece.right, -1)]
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
        if merged and left - merged[-1][1] < _GAP * size / 2:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


def _is_contents(figures: Sequence[_Strip], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the lines are a table of contents: titles, and page numbers that never fall."""
    last = [strip.pieces[-1].text for strip in figures]
    if len(columns) > 2 and not any(piece.text.strip(_LEADER) == "" for s in figures for piece in s.pieces):
        return False
    if not all(text.isdecimal() and len(text) < _SMALL_NUMBER for text in last):
        return False
    numbers = [int(text) for text in last]
    return numbers == sorted(numbers)


def _rows(strips: Sequence[_Strip], figures: Sequence[_Strip], loose: Sequence[Rule]) -> list[list[_Strip]]:
    """Strips as rows: one that goes on with a name belongs to the row of figures it is nearest to."""
    pitch = _pitch([strip.line for strip in figures])
    dividers = sorted(rule.at for rule in loose)
    rows: list[list[_Strip]] = []
    first = strips.index(figures[0])
    for index, strip in enumerate(strips):
        step = strip.line.centre - strips[index - 1].line.centre if index else pitch
        ruled = index and any(strips[index - 1].line.centre < at < strip.line.centre for at in dividers)
        both = index and strip.has_figures and any(one.has_figures for one in rows[-1])
        near = step < _WRAPPED * pitch if index > first else step < 1.6 * strip.line.size and _continues(rows, strip)
        if index and near and not ruled and not both and len(strip.pieces) <= len(rows[-1][0].pieces) + 1:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return rows


def _continues(rows: Sequence[Sequence[_Strip]], strip: _Strip) -> bool:
    """Whether a strip of the header goes on with the words of the one above: under each piece stands one at most."""
    above = rows[-1][-1] if rows else None
    if above is None or strip.has_figures or len(strip.pieces) > len(above.pieces):
        return False
    return all(sum(_overlap(piece, one) for one in strip.pieces) <= 1 for piece in above.pieces) and all(
        any(_overlap(piece, one) for piece in above.pieces) for one in strip.pieces
    )


def _overlap(one: TextLine, other: TextLine) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _bounds(columns: Sequence[tuple[float, float]], strips: Sequence[_Strip]) -> tuple[float, ...]:
    left = min(strip.line.left for strip in strips)
    right = max(strip.line.right for strip in strips)
    between = [(one[1] + other[0]) / 2 for one, other in itertools.pairwise(columns)]
    return (min(left, columns[0][0]), *between, max(right, columns[-1][1]))


def _heights(rows: Sequence[Sequence[_Strip]]) -> tuple[float, ...]:
    tops = [min(strip.line.top for strip in row) for row in rows]
    bottoms = [max(strip.line.bottom for strip in row) for row in rows]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return (tops[0], *between, bottoms[-1])


def _placed(row: Sequence[_Strip], columns: Sequence[tuple[float, float]]) -> dict[int, list[TextLine]]:
    """The pieces of a row by the column they stand in: that which they overlap most, else the nearest."""
    placed: dict[int, list[TextLine]] = {}
    for strip in row:
        on_line: dict[int, list[TextLine]] = {}
        for piece in strip.pieces:
            on_line.setdefault(_column_of(piece, columns), []).append(piece)
        for column, pieces in on_line.items():
            glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
            placed.setdefault(column, []).append(line_of(glyphs))
    return placed


def _column_of(piece: TextLine, columns: Sequence[tuple[float, float]]) -> int:
    overlaps = [min(piece.right, right) - max(piece.left, left) for left, right in columns]
    return max(range(len(columns)), key=lambda index: overlaps[index])


def _spans(
    placed: dict[int, list[TextLine]],
    columns: Sequence[tuple[float, float]],
    below: Sequence[Sequence[_Strip]],
    loose: Sequence[Rule],
) -> dict[int, tuple[int, int]]:
    """For pieces of a header the first and last column they are printed over, where that is more than one."""
    under = {_column_of(piece, columns) for row in below for strip in row for piece in strip.pieces}
    spans: dict[int, tuple[int, int]] = {}
    for column, lines in placed.items():
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        ruled = _ruled_span(lines, columns, loose)
        span = ruled or _centred_span(column, (left, right), columns, under, set(placed))
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
        if near and rule.length < _WIDE * whole and rule.start - 1 <= lines[0].middle <= rule.end + 1:
            inside = [
                i for i, (left, right) in enumerate(columns) if rule.start - 2 <= (left + right) / 2 <= rule.end + 2
            ]
            if inside:
                return inside[0], inside[-1]
    return None


def _centred_span(
    column: int,
    extent: tuple[float, float],
    columns: Sequence[tuple[float, float]],
    under: set[int],
    taken: set[int],
) -> tuple[int, int]:
    """The columns over the middle of which a piece stands, all of them with names of their own below."""
    middle = (extent[0] + extent[1]) / 2
    best = (column, column)
    single = abs(middle - (columns[column][0] + columns[column][1]) / 2)
    for first in range(len(columns)):
        for last in range(first + 1, len(columns)):
            inside = range(first, last + 1)
            if column not in inside or any(i not in under or (i in taken and i != column) for i in inside):
                continue
            off = abs(middle - (columns[first][0] + columns[last][1]) / 2)
            covers = columns[first][0] - 2 <= extent[0] and extent[1] <= columns[last][1] + 2
            if covers and off < single:
                best, single = (first, last), off
    return best


def _cells(
    number: int,
    placed: dict[int, list[TextLine]],
    spans: dict[int, tuple[int, int]],
    xs: Sequence[float],
    ys: Sequence[float],
    seen: Seen | None,
) -> list[TableCell]:
    """The cells of one row, each column covered once."""
    cells: list[TableCell] = []
    column = 0
    home = {span[0]: (source, span) for source, span in spans.items()}
    while column < len(xs) - 1:
        source, (first, last) = home.get(column, (column, (column, column)))
        lines = placed.get(source, [])
        box = (xs[first], ys[number], xs[last + 1], ys[number + 1])
        text = cell_text(lines, box[0], box[2])
        other = compared(text, len(lines), seen, box)
        cells.append(TableCell(number, first, 1, last - first + 1, text, box, other))
        column = last + 1
    return cells
