"""Tables without ruled columns: from strips of text to rows, headers and cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from budgetschema.reading.readers.pdf.bodies import rows_of
from budgetschema.reading.readers.pdf.columns import (
    bounds_of,
    column_at,
    column_of,
    columns_of,
    heights_of,
    named_columns,
    placed_in,
)
from budgetschema.reading.readers.pdf.extents import Extent, extent_of, is_ordinal
from budgetschema.reading.readers.pdf.heads import Header, centred_columns, header_of
from budgetschema.reading.readers.pdf.lines import TextLine, lines_of
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.second import Seen
from budgetschema.reading.readers.pdf.strips import FIGURE_GAP, GAP, Strip, blocks_of, pieces_of
from budgetschema.reading.readers.pdf.tables import PageTable, TableCell, cell_text, compared

_SMALL_GAP = 0.6
"""Sizes by which names of columns may stand apart that are close to each other."""
_SMALL_NUMBER = 4
_LEADER = "….·．・"
_OVER = 1.5
"""Points by which text may stand over the side of a column."""

Columns = list[tuple[float, float]]


def unruled(
    lines: Sequence[TextLine], loose: Sequence[Rule], seen: Seen | None
) -> tuple[list[PageTable], list[TextLine]]:
    """The tables among lines of text, and the lines that are in none. ``loose`` are horizontal lines around them."""
    strips = [Strip(line, pieces_of(line)) for line in lines]
    width = max((line.right for line in lines), default=0.0) - min((line.left for line in lines), default=0.0)
    tables: list[PageTable] = []
    rest: list[TextLine] = []
    for whole in blocks_of(strips, width):
        block: Sequence[Strip] = whole
        while block and (extent := extent_of(block, loose)) is not None:
            table = _table(block, extent, loose, seen)
            tables += [] if table is None else [table]
            rest += [strip.line for strip in block[: extent.end if table is None else extent.start]]
            block = block[extent.end :]
        rest += [strip.line for strip in block]
    return tables, rest


def _table(block: Sequence[Strip], extent: Extent, loose: Sequence[Rule], seen: Seen | None) -> PageTable | None:
    """The table that strips make, or None where no columns are found."""
    strips = block[extent.start : extent.end]
    above, below = block[extent.start : extent.body], block[extent.body : extent.end]
    numbers = [strip for strip in above if is_ordinal(strip)]
    names = [strip for strip in above if not is_ordinal(strip)]
    figures = [strip for strip in below if strip.has_figures]
    contents = columns_of(figures or [strip for strip in below if len(strip.pieces) > 1])
    sides = extent.sides or (min(one.line.left for one in strips), max(one.line.right for one in strips))
    # Names that nearly touch are apart if, so read, they stand in the middle of columns.
    gaps = (_SMALL_GAP, GAP) if extent.sides else (GAP,)
    headers = [header_of(names, sides, contents, loose, extent.above, gap) for gap in gaps]
    tried = [(one, _sure_columns(one, extent, below)) for one in headers if one is not None]
    if not tried:
        return None
    header, sure = next((pair for pair in tried if pair[1]), tried[-1])
    columns = sure or named_columns(contents, [(name.left, name.right) for name in header.columns])
    if len(columns) < 2 or (extent.sides is None and _is_contents(figures, columns)):
        return None
    rows = [*([strip] for strip in numbers), *rows_of(below, [rule.at for rule in loose])]
    own = list(range(len(columns))) if sure else _own_columns(header, columns)
    xs = (sure[0][0], *(right for _, right in sure)) if sure else bounds_of(columns, [*([one] for one in names), *rows])
    ys = _heights(header, rows)
    cells = _header_cells(header, own, xs, ys, seen)
    for number, row in enumerate(rows, len(header.centres)):
        placed = placed_in(row, columns)
        spans = _spans(row, columns) if sure else {}
        cells += _cells(number, placed, spans, xs, ys, seen)
    return PageTable(xs, ys, tuple(cells), ruled=False)


def _sure_columns(header: Header, extent: Extent, below: Sequence[Strip]) -> Columns | None:
    """Columns from side to side, where the names of the header show them and nothing below stands over their sides."""
    bounds = centred_columns(header.columns, extent.sides) if extent.sides is not None and header.columns else None
    if bounds is None:
        return None
    tokens = [
        token
        for strip in below
        if len(strip.pieces) > 1
        for piece in strip.pieces
        for token in piece.pieces(FIGURE_GAP)
    ]
    if any(token.left + _OVER < bound < token.right - _OVER for token in tokens for bound in bounds):
        return None
    return list(pairwise(bounds))


def _own_columns(header: Header, columns: Columns) -> list[int]:
    """For each name of the header the column that it is the name of."""
    own: list[int] = []
    for name in header.columns:
        own.append(max(column_at((name.left, name.right), columns), own[-1] if own else 0))
    return own


def _is_contents(figures: Sequence[Strip], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the lines are a table of contents: titles, and page numbers that never fall."""
    last = [strip.pieces[-1].text for strip in figures]
    if len(columns) > 2 and not any(piece.text.strip(_LEADER) == "" for s in figures for piece in s.pieces):
        return False
    if not all(text.isdecimal() and len(text) < _SMALL_NUMBER for text in last):
        return False
    numbers = [int(text) for text in last]
    return numbers == sorted(numbers)


def _spans(row: Sequence[Strip], columns: Columns) -> dict[int, tuple[int, int]]:
    """The columns that the only thing in a row reaches over."""
    if len(row) > 1 or len(row[0].pieces) > 1:
        return {}
    line = row[0].line
    over = [at for at, (left, right) in enumerate(columns) if line.left < right - _OVER and line.right > left + _OVER]
    return {column_of(line, columns): (over[0], over[-1])} if len(over) > 1 else {}


def _heights(header: Header, rows: Sequence[Sequence[Strip]]) -> tuple[float, ...]:
    """The upper and lower sides of rows; those of the header are half way between the heights of its names."""
    lines = [[strip.line for strip in row] for row in rows]
    if not header.heads:
        return heights_of(lines)
    names = [line for head in header.heads for line in head.name.lines]
    first, *more = heights_of([names, *lines])
    return (first, *((one + other) / 2 for one, other in pairwise(header.centres)), *more)


def _header_cells(
    header: Header, own: Sequence[int], xs: Sequence[float], ys: Sequence[float], seen: Seen | None
) -> list[TableCell]:
    """The cells of the header, each place covered once. Two names of one column are one cell."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    lines: dict[tuple[int, int], list[TextLine]] = {}
    for head in sorted(header.heads, key=lambda one: (one.row, one.first)):
        columns = range(own[head.first], own[head.last] + 1)
        free = [at for at in columns if all((row, at) not in owners for row in range(head.row, head.low + 1))]
        place = (head.row, free[0]) if free else owners[head.low, columns[-1]]
        lines.setdefault(place, []).extend(head.name.lines)
        if free:
            last = next(at for at in reversed(free) if at - free[0] == free.index(at))
            areas[place] = (head.low - head.row + 1, last - free[0] + 1)
            over = ((row, at) for row in range(head.row, head.low + 1) for at in range(free[0], last + 1))
            owners.update(dict.fromkeys(over, place))
    cells: list[TableCell] = []
    for place in ((row, at) for row in range(len(header.centres)) for at in range(len(xs) - 1)):
        if owners.get(place, place) == place:
            down, across = areas.get(place, (1, 1))
            box = (xs[place[1]], ys[place[0]], xs[place[1] + across], ys[place[0] + down])
            printed = lines_of(glyph for line in lines.get(place, ()) for glyph in line.glyphs)
            text = cell_text(printed, box[0], box[2])
            cells.append(TableCell(*place, down, across, text, box, compared(text, len(printed), seen, box)))
    return cells


def _cells(
    number: int,
    placed: Mapping[int, list[TextLine]],
    spans: Mapping[int, tuple[int, int]],
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
