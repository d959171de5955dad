"""Ruled tables: which glyph stands in which cell of a frame, and rows that no line divides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.frames import Frame, Slot
from budgetschema.reading.readers.pdf.lines import TextLine, lines_of, turned_texts
from budgetschema.reading.readers.pdf.prints import Glyph, Turn
from budgetschema.reading.readers.pdf.second import Seen
from budgetschema.reading.readers.pdf.tables import FIGURE, PageTable, TableCell, cell_text, compared
from budgetschema.reading.readers.pdf.walls import back_over_floors, back_over_walls

_SAME_LINE = 3.0
"""Points by which figures of one row may differ in height."""
_FULL = 0.8
_WRAPPED = 0.72
"""Share of the smallest distance of rows up to which a line without figures is the rest of a name."""

Content = dict[Slot, list[Glyph]]


def ruled_table(frame: Frame, glyphs: Iterable[Glyph], seen: Seen | None) -> PageTable | None:
    """The table in a frame, given the glyphs in it; None for a frame that is only drawn around something."""
    content = _sorted_in(frame, glyphs)
    filled = [slot for slot, inside in content.items() if any(not glyph.text.isspace() for glyph in inside)]
    if not filled or len(frame.slots) < 2 or (len(filled) == 1 and len(frame.slots) < 4):
        return None
    lines = {slot: _lines(content.get(slot, ())) for slot in frame.slots}
    back_over_walls(frame, lines)
    back_over_floors(frame, lines)
    frame, lines = _divided(frame, lines)
    cells = tuple(_cell(frame, slot, lines[slot], seen) for slot in frame.slots)
    return PageTable(frame.xs, frame.ys, cells, ruled=True)


def _sorted_in(frame: Frame, glyphs: Iterable[Glyph]) -> Content:
    """Every glyph in the cell that its middle lies in."""
    places = {
        (row, column): slot
        for slot in frame.slots
        for row in range(slot.row, slot.row + slot.rows)
        for column in range(slot.column, slot.column + slot.columns)
    }
    rows, columns = len(frame.ys) - 2, len(frame.xs) - 2
    content: Content = {}
    for glyph in glyphs:
        row = min(max(bisect_right(frame.ys, glyph.centre) - 1, 0), rows)
        column = min(max(bisect_right(frame.xs, glyph.middle) - 1, 0), columns)
        content.setdefault(places[row, column], []).append(glyph)
    return content


def _lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    return [*lines_of(glyphs), *turned_texts(glyphs)]


def _cell(frame: Frame, slot: Slot, lines: Sequence[TextLine], seen: Seen | None) -> TableCell:
    box = frame.slot_box(slot)
    text = cell_text(lines, box[0], box[2])
    inside = all(box[0] <= glyph.middle <= box[2] for line in lines for glyph in line.glyphs)
    level = all(glyph.turn is Turn.LEVEL for line in lines for glyph in line.glyphs)
    other = compared(text, len(lines), seen, box) if inside and level else None
    return TableCell(slot.row, slot.column, slot.rows, slot.columns, text, box, other)


def _divided(frame: Frame, lines: Mapping[Slot, list[TextLine]]) -> tuple[Frame, dict[Slot, list[TextLine]]]:
    """Rows between which no line is drawn, taken apart by the heights of their figures."""
    ys: list[float] = [frame.ys[0]]
    first_of: list[int] = []
    parts: dict[int, list[float]] = {}
    for row in range(len(frame.ys) - 1):
        first_of.append(len(ys) - 1)
        cuts = _cuts(frame, row, lines)
        parts[row] = cuts
        ys += [*cuts, frame.ys[row + 1]]
    first_of.append(len(ys) - 1)
    if not any(parts.values()):
        return frame, dict(lines)
    result: dict[Slot, list[TextLine]] = {}
    for slot in frame.slots:
        start, end = first_of[slot.row], first_of[slot.row + slot.rows]
        if slot.rows > 1 or not parts[slot.row]:
            result[attrs.evolve(slot, row=start, rows=end - start)] = lines[slot]
            continue
        for row in range(start, end):
            inside = [line for line in lines[slot] if _row_at(ys, line.centre, start, end) == row]
            result[Slot(row, slot.column, 1, slot.columns)] = inside
    slots = tuple(sorted(result, key=lambda slot: (slot.row, slot.column)))
    return Frame(frame.xs, tuple(ys), slots), result


def _row_at(ys: Sequence[float], height: float, start: int, end: int) -> int:
    return min(max(bisect_right(ys, height) - 1, start), end - 1)


def _cuts(frame: Frame, row: int, lines: Mapping[Slot, list[TextLine]]) -> list[float]:
    """Heights between the rows that a band of a frame holds; none where it is one row.

    It holds several if two columns have as many figures, at the same heights, and a third has as many lines or more.
    """
    slots = [slot for slot in frame.slots if slot.row == row and slot.rows == 1]
    columns = [lines[slot] for slot in slots if len(lines[slot]) > 1]
    if len(columns) < 2:
        return []
    figures = [
        column
        for column, slot in ((lines[slot], slot) for slot in slots)
        if len(column) > 1 and all(FIGURE.fullmatch(line.text) for line in column) and _have_room(column, frame, slot)
    ]
    if len(figures) < 1:
        return []
    most = max(figures, key=len)
    agreeing = [
        column
        for column in columns
        if column is not most and sum(_stands_at(line, most) for line in column) >= max(2, len(column) * 2 // 3)
    ]
    if not agreeing:
        return []
    anchors = _heights(line.centre for column in figures for line in column)
    pitch = min((after - before for before, after in pairwise(anchors)), default=0.0)
    alone = [
        line.centre
        for column in agreeing
        for line in column
        if all(abs(line.centre - anchor) > _WRAPPED * pitch for anchor in anchors)
    ]
    anchors = _heights([*anchors, *alone])
    return [(one + other) / 2 for one, other in pairwise(anchors)]


def _heights(centres: Iterable[float]) -> list[float]:
    """Where rows stand, given where their figures do."""
    heights: list[float] = []
    for centre in sorted(centres):
        if not heights or centre - heights[-1] > _SAME_LINE:
            heights.append(centre)
    return heights


def _have_room(column: Sequence[TextLine], frame: Frame, slot: Slot) -> bool:
    """Whether figures are set one under the other, not one figure wrapped over several lines."""
    left, _, right, _ = frame.slot_box(slot)
    return all(line.width < _FULL * (right - left) for line in column)


def _stands_at(line: TextLine, column: Sequence[TextLine]) -> bool:
    return any(abs(line.centre - other.centre) <= _SAME_LINE for other in column)
