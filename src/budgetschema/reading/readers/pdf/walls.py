"""Text that is set over a line of a table: which of the two cells it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from budgetschema.reading.readers.pdf.frames import Frame, Slot
from budgetschema.reading.readers.pdf.lines import TextLine, lines_of

_ON_WALL = 0.15
"""A glyph stands on a wall if this share of it lies on the far side."""
_RUN = 0.35
"""Glyphs of a run are not further apart than this share of their size."""
_FULL = 0.8
_LEADING = 1.6
"""Sizes from one line of a cell to the next at most."""
_BETTER = 0.25
"""Sizes by which lines have to stand better with a line for it to be theirs."""

Lines = dict[Slot, list[TextLine]]


def back_over_walls(frame: Frame, lines: Lines) -> None:
    """Text that is set over a wall goes, as one run, to the cell in which most of it stands."""
    starts = {(slot.row, slot.column): slot for slot in frame.slots}
    for slot in frame.slots:
        right = starts.get((slot.row, slot.column + slot.columns))
        if right is None or not lines[slot] or not lines[right]:
            continue
        wall = frame.xs[right.column]
        for line in tuple(lines[slot]):
            for other in tuple(lines[right]):
                if _on_one_line(line, other) and _runs_over(line, other, wall):
                    _move(lines, (slot, line), (right, other))


def _on_one_line(line: TextLine, other: TextLine) -> bool:
    return min(line.bottom, other.bottom) - max(line.top, other.top) > _FULL * min(line.size, other.size)


def _runs_over(line: TextLine, other: TextLine, wall: float) -> bool:
    """Whether a run goes over a wall: a glyph stands on it, and the next one follows without a gap."""
    last, first = line.glyphs[-1], other.glyphs[0]
    if abs(first.left - last.right) > _RUN * max(last.size, first.size):
        return False
    return last.right - wall > _ON_WALL * last.size or wall - first.left > _ON_WALL * first.size


def _move(lines: Lines, near: tuple[Slot, TextLine], far: tuple[Slot, TextLine]) -> None:
    """Join two halves of a run in the cell of the longer one, if the shorter is all that its cell has on the line."""
    (slot, line), (other_slot, other) = near, far
    run, rest = line.pieces(_RUN)[-1], other.pieces(_RUN)[0]
    whole = lines_of([*line.glyphs, *other.glyphs])
    if len(whole) != 1:
        return
    if len(run.glyphs) >= len(rest.glyphs) and len(rest.glyphs) == len(other.glyphs):
        lines[slot][lines[slot].index(line)] = whole[0]
        lines[other_slot].remove(other)
    elif len(rest.glyphs) > len(run.glyphs) and len(run.glyphs) == len(line.glyphs):
        lines[other_slot][lines[other_slot].index(other)] = whole[0]
        lines[slot].remove(line)


def back_over_floors(frame: Frame, lines: Lines) -> None:
    """A line that stands on the wall between two rows goes to the cell whose lines are then level with their row.

    Names are wrapped in rows that are too low for them, in their middle. Where that is, the rest of the row shows.
    """
    heights = _heights(frame, lines)
    below = {(slot.row, slot.column, slot.columns): slot for slot in frame.slots}
    for slot in frame.slots:
        under = below.get((slot.row + slot.rows, slot.column, slot.columns))
        if under is None or slot.rows > 1 or under.rows > 1 or not lines[slot] or not lines[under]:
            continue
        upper, lower = lines[slot], lines[under]
        if lower[0].centre - upper[-1].centre > _LEADING * lower[0].size:
            continue
        floor = frame.ys[under.row]
        moved = [(upper, lower)]
        if _is_over(upper[-1], floor):
            moved.append((upper[:-1], [upper[-1], *lower]))
        if _is_over(lower[0], floor):
            moved.append(([*upper, lower[0]], lower[1:]))
        off = [_off(first, heights.get(slot.row)) + _off(second, heights.get(under.row)) for first, second in moved]
        best = min(range(len(moved)), key=lambda index: off[index])
        if off[best] < off[0] - _BETTER * upper[-1].size:
            lines[slot], lines[under] = moved[best]


def _heights(frame: Frame, lines: Lines) -> dict[int, float]:
    """At which height each row prints what takes one line, as far as it does."""
    single: dict[int, list[float]] = {}
    for slot in frame.slots:
        if slot.rows == 1 and len(lines[slot]) == 1:
            single.setdefault(slot.row, []).append(lines[slot][0].centre)
    return {row: median(centres) for row, centres in single.items()}


def _is_over(line: TextLine, floor: float) -> bool:
    return min(line.bottom - floor, floor - line.top) > _ON_WALL * line.size


def _off(lines: Sequence[TextLine], height: float | None) -> float:
    """How far the middle of lines is from where the rest of the row stands; nothing where that is not known."""
    if height is None or not lines:
        return 0.0
    return abs((lines[0].centre + lines[-1].centre) / 2 - height)
