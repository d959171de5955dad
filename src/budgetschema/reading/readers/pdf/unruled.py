"""Tables without ruled columns: from strips of text to rows, headers and cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from budgetschema.reading.readers.pdf.columns import (
    bounds_of,
    centred_span,
    column_of,
    columns_of,
    cut_at,
    heights_of,
    named_columns,
    placed_in,
    spans_of,
)
from budgetschema.reading.readers.pdf.lines import TextLine
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.second import Seen
from budgetschema.reading.readers.pdf.strips import (
    Strip,
    blocks_of,
    divided,
    is_close,
    pieces_of,
    pitch_of,
    rules_around,
)
from budgetschema.reading.readers.pdf.tables import PageTable, TableCell, cell_text, compared

_LEAST_ROWS = 3
_LEAST_RULED = 1
"""Lines with figures that make a table; fewer are enough between ruled lines."""
_WRAPPED = 0.72
"""Share of the usual distance of rows up to which a line without figures belongs to the row beside it."""
_OVERLAPPING = 0.85
"""Sizes up to which two strips are too near to be rows of their own."""
_CLOSER = 0.85
"""Share of the distance of rows up to which lines are of one row."""
_LINES_OF_A_ROW = 5
_THREE_LINES = 3
_HEADER_LEADING = 1.6
_CAPTIONS_APART = 0.4
"""Share of the width of a table that is free between the captions above it."""
_CAPTION = "：:"
_SMALL_NUMBER = 4
_LEADER = "….·．・"


def unruled(
    lines: Sequence[TextLine], loose: Sequence[Rule], seen: Seen | None
) -> tuple[list[PageTable], list[TextLine]]:
    """The tables among lines of text, and the lines that are in none. ``loose`` are horizontal lines around them."""
    strips = [Strip(line, pieces_of(line)) for line in lines]
    width = max((line.right for line in lines), default=0.0) - min((line.left for line in lines), default=0.0)
    tables: list[PageTable] = []
    rest: list[TextLine] = []
    for block in blocks_of(strips, width):
        start, end = _extent(block, loose)
        body = block[start:end]
        table = _table(body, loose, seen) if body else None
        if table is None:
            rest += [strip.line for strip in block]
        else:
            tables.append(table)
            rest += [strip.line for strip in (*block[:start], *block[end:])]
    return tables, rest


def _extent(block: Sequence[Strip], loose: Sequence[Rule]) -> tuple[int, int]:
    """From where to where a block is a table: its lines with figures, the header above, names that end below."""
    marked = [index for index, strip in enumerate(block) if strip.has_figures]
    around = rules_around(block, loose)
    if not marked and len(around) >= _THREE_LINES:
        inside = [index for index, strip in enumerate(block) if around[0].at - 1 <= strip.line.centre <= around[-1].at]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)
    if len(marked) < (_LEAST_RULED if len(around) >= 2 else _LEAST_ROWS):
        return 0, 0
    first, last = marked[0], marked[-1]
    if len(around) >= 2:
        top, bottom = around[0].at, around[-1].at
        inside = [index for index, strip in enumerate(block) if top - 1 <= strip.line.centre <= bottom + 1]
        if inside and inside[0] <= first and inside[-1] >= last:
            return inside[0], inside[-1] + 1
    above = [rule.at for rule in around if rule.at < block[first].line.top]
    if len(above) > 1:  # the header stands between two lines; the last one may be on the next page
        start = next(index for index, strip in enumerate(block) if strip.line.centre >= above[0] - 1)
    else:
        start = _header_start(block, first, [block[index] for index in marked])
    end = last + 1
    pitch = pitch_of([block[index].line for index in marked])
    while (
        end < len(block)
        and len(block[end].pieces) == 1
        and block[end].line.centre - block[end - 1].line.centre < _WRAPPED * pitch
    ):
        end += 1
    return start, end


def _header_start(block: Sequence[Strip], first: int, figures: Sequence[Strip]) -> int:
    """Where the header begins above the first line with figures: lines that name several columns."""
    columns = columns_of(figures)
    sides = min(strip.line.left for strip in block[first:]), max(strip.line.right for strip in block[first:])
    named: set[int] = set()
    start = first
    while start > 0:
        strip = block[start - 1]
        own = {column_of(part, columns) for piece in strip.pieces for part in cut_at(piece, columns)}
        if len(columns) > 2 and _is_at_both_sides(strip, sides):
            break
        if any(mark in piece.text for piece in strip.pieces for mark in _CAPTION):
            break
        if len(own) < 2 and not _heads(strip, columns, named):
            break
        named |= own
        start -= 1
    return start


def _heads(strip: Strip, columns: Sequence[tuple[float, float]], named: set[int]) -> bool:
    """Whether the only thing on a line stands over the middle of several columns, but not over that of all."""
    column = column_of(strip.line, columns)
    first, last = centred_span(column, (strip.line.left, strip.line.right), columns, named, {column})
    return len(strip.pieces) == 1 and first < last and last - first + 1 < len(columns)


def _is_at_both_sides(strip: Strip, sides: tuple[float, float]) -> bool:
    """Whether a strip says one thing at the left side and one at the right, as captions above a table do."""
    if len(strip.pieces) != 2:
        return False
    left, right = strip.pieces
    size = strip.line.size
    apart = right.left - left.right > _CAPTIONS_APART * (sides[1] - sides[0])
    return apart and left.left <= sides[0] + size and right.right >= sides[1] - size


def _table(strips: Sequence[Strip], loose: Sequence[Rule], seen: Seen | None) -> PageTable | None:
    """The table that strips make, or None where no columns are found."""
    figures = [strip for strip in strips if strip.has_figures]
    first = _below_header(strips, loose)
    first = min(first, strips.index(figures[0])) if figures else first
    columns = named_columns(columns_of(figures), strips[:first], strips[first:])
    if len(columns) < 2 or (figures and _is_contents(figures, columns)):
        return None
    rows = _rows(strips, first, loose)
    xs = bounds_of(columns, rows)
    ys = heights_of(rows)
    body = {id(strip) for strip in strips[first:]}
    head = next((index for index, row in enumerate(rows) if any(id(strip) in body for strip in row)), 0)
    cells: list[TableCell] = []
    for number, row in enumerate(rows):
        placed = placed_in(row, columns)
        spans = spans_of(placed, columns, rows[number + 1 : head], loose) if number < head else {}
        cells += _cells(number, placed, spans, xs, ys, seen)
    return PageTable(xs, ys, tuple(cells), ruled=False)


def _below_header(strips: Sequence[Strip], loose: Sequence[Rule]) -> int:
    """Where the lines begin of a table that has three ruled lines at most: under the second. Else its end."""
    around = rules_around(strips, loose)
    if not 1 < len(around) <= _THREE_LINES:
        return len(strips)
    return next((index for index, strip in enumerate(strips) if strip.line.centre > around[1].at), len(strips))


def _is_contents(figures: Sequence[Strip], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the lines are a table of contents: titles, and page numbers that never fall."""
    last = [strip.pieces[-1].text for strip in figures]
    if len(columns) > 2 and not any(piece.text.strip(_LEADER) == "" for s in figures for piece in s.pieces):
        return False
    if not all(text.isdecimal() and len(text) < _SMALL_NUMBER for text in last):
        return False
    numbers = [int(text) for text in last]
    return numbers == sorted(numbers)


def _rows(strips: Sequence[Strip], first: int, loose: Sequence[Rule]) -> list[list[Strip]]:
    """Strips as rows, the body from ``first`` on.

    In the body, what stands close together is a row; of several rows, each has its own figures.
    """
    dividers = sorted(rule.at for rule in loose)
    while (
        0 < first < len(strips)
        and is_close(strips[first - 1], strips[first])
        and len(strips[first - 1].pieces) == 1
        and not divided(strips[first - 1], strips[first], dividers)
    ):
        first -= 1  # the first name is wrapped, and its figures stand lower
    rows: list[list[Strip]] = []
    for strip in strips[:first]:
        near = rows and strip.line.centre - rows[-1][-1].line.centre < _HEADER_LEADING * strip.line.size
        if near and not divided(rows[-1][-1], strip, dividers) and _continues(rows, strip):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    usual = _usual_step(strips[first:])
    cluster: list[Strip] = []
    for strip in strips[first:]:
        if cluster and (not _is_one_row(cluster[-1], strip, usual) or divided(cluster[-1], strip, dividers)):
            rows += _by_figures(cluster)
            cluster = []
        cluster.append(strip)
    return [*rows, *_by_figures(cluster)]


def _usual_step(strips: Sequence[Strip]) -> float:
    """The distance of rows: more than that of lines within them, where there are such."""
    steps = sorted(after.line.centre - before.line.centre for before, after in pairwise(strips))
    return steps[len(steps) * 3 // 4] if steps else 0.0


def _is_one_row(above: Strip, below: Strip, usual: float) -> bool:
    step, size = below.line.centre - above.line.centre, below.line.size
    return step < _OVERLAPPING * size or (is_close(above, below) and step < _CLOSER * usual)


def _by_figures(cluster: Sequence[Strip]) -> list[list[Strip]]:
    """Rows of strips that stand close together: what has no figures goes to the figures that it is nearest to.

    A few strips with one line of figures are one row. Among more, a strip that is as far away as lines are from each
    other is a row without figures.
    """
    marked = [strip for strip in cluster if strip.has_figures]
    if not marked:
        return [[strip] for strip in cluster]
    if len(marked) == 1 and len(cluster) <= _LINES_OF_A_ROW:
        return [list(cluster)]
    step = pitch_of([strip.line for strip in cluster])
    rows = [[strip] for strip in marked]
    for strip in cluster:
        if strip.has_figures:
            continue
        centre = strip.line.centre
        row = min(rows[: len(marked)], key=lambda one: abs(one[0].line.centre - centre))
        away = abs(row[0].line.centre - centre)
        if away <= max(_WRAPPED * step, _OVERLAPPING * strip.line.size):
            row.append(strip)
        else:
            rows.append([strip])
    ordered = sorted(rows, key=lambda row: row[0].line.centre)
    return [sorted(row, key=lambda strip: strip.line.centre) for row in ordered]


def _continues(rows: Sequence[Sequence[Strip]], strip: Strip) -> bool:
    """Whether a strip of the header goes on with the words of the one above: under each piece stands one at most."""
    above = rows[-1][-1] if rows else None
    if above is None or strip.has_figures or len(strip.pieces) > len(above.pieces):
        return False
    return all(sum(_overlap(piece, one) for one in strip.pieces) <= 1 for piece in above.pieces) and all(
        any(_overlap(piece, one) for piece in above.pieces) for one in strip.pieces
    )


def _overlap(one: TextLine, other: TextLine) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


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
