"""Frames: ruled lines that hang together, as grids of rows and columns, with the cells that the lines enclose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from budgetschema.reading.readers.pdf import limits
from budgetschema.reading.readers.pdf.rules import Rule, Rules

_TOUCH = 3.0
"""Lines that come this near, in points, meet."""
_WALL = 0.5
"""Share of a side of a cell from which on a line along it is a wall."""
_SLIVER = 12.0
"""Columns and rows up to this width are slivers where no row has a wall on both sides: lines that do not align."""


@attrs.frozen(slots=True)
class Slot:
    """A cell of a frame: its first row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@attrs.frozen(slots=True)
class Frame:
    """A ruled table: where its columns and rows are bounded, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def slot_box(self, slot: Slot) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a cell."""
        return (
            self.xs[slot.column],
            self.ys[slot.row],
            self.xs[slot.column + slot.columns],
            self.ys[slot.row + slot.rows],
        )

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point lies in the frame."""
        left, top, right, bottom = self.box
        return left - margin <= x <= right + margin and top - margin <= y <= bottom + margin

    @property
    def area(self) -> float:
        """Area in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def frames_of(rules: Rules) -> tuple[list[Frame], list[Rule]]:
    """The frames on a page, from top to bottom, and the horizontal lines that belong to none."""
    if len(rules.across) + len(rules.down) > limits.RULES:
        return [], []
    frames: list[Frame] = []
    loose: list[Rule] = []
    for across, down in _connected(rules.across, rules.down):
        frame = _frame(across, down) if down and across else None
        if frame is None:
            loose += across
        else:
            frames.append(frame)
    return sorted(frames, key=lambda frame: (frame.ys[0], frame.xs[0])), loose


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that meet, each with its horizontal and its vertical ones."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [rule.at for rule in down]
    for index, rule in enumerate(across):
        first = bisect_left(places, rule.start - _TOUCH)
        last = bisect_right(places, rule.end + _TOUCH)
        for other in range(first, last):
            if down[other].start - _TOUCH <= rule.at <= down[other].end + _TOUCH:
                parent[root(len(across) + other)] = root(index)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(across):
        sets.setdefault(root(index), ([], []))[0].append(rule)
    for index, rule in enumerate(down):
        sets.setdefault(root(len(across) + index), ([], []))[1].append(rule)
    yield from sets.values()


def _frame(across: Sequence[Rule], down: Sequence[Rule]) -> Frame | None:
    """The frame that connected lines make; None where they enclose nothing."""
    xs = _places([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)], down)
    ys = _places([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)], across)
    if len(xs) < 2 or len(ys) < 2:
        return None
    xs = _without_slivers(xs, ys, down)
    ys = _without_slivers(ys, xs, across)
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Frame(tuple(xs), tuple(ys), tuple(_slots(xs, ys, across, down)))


def _places(all_places: Sequence[float], rules: Sequence[Rule]) -> list[float]:
    """Where lines lie, those that nearly coincide made one, and the outer ends, be there a line or not."""
    places: list[list[float]] = []
    for place in sorted([*(rule.at for rule in rules), min(all_places), max(all_places)]):
        if places and place - places[-1][0] <= _TOUCH:
            places[-1].append(place)
        else:
            places.append([place])
    return [sum(group) / len(group) for group in places]


def _walls(places: Sequence[float], bands: Sequence[float], rules: Sequence[Rule]) -> list[list[bool]]:
    """For each place and each band across it, whether a line runs there."""
    walls = [[False] * (len(bands) - 1) for _ in places]
    for rule in rules:
        nearest = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        first = max(bisect_right(bands, rule.start) - 1, 0)
        for band in range(first, len(bands) - 1):
            if bands[band] >= rule.end:
                break
            common = min(rule.end, bands[band + 1]) - max(rule.start, bands[band])
            if common >= _WALL * (bands[band + 1] - bands[band]):
                walls[nearest][band] = True
    return walls


def _without_slivers(places: Sequence[float], bands: Sequence[float], rules: Sequence[Rule]) -> list[float]:
    """Places without those that no wall is at, and with those made one that no band tells apart."""
    walls = _walls(places, bands, rules)
    kept: list[tuple[float, list[bool]]] = []
    last = len(places) - 1
    for index, (place, wall) in enumerate(zip(places, walls, strict=True)):
        if index not in (0, last) and not any(wall):
            continue
        if kept and place - kept[-1][0] <= _SLIVER and not any(a and b for a, b in zip(kept[-1][1], wall, strict=True)):
            before, other = kept.pop()
            # An outer end stays where it is; of two lines the longer one says where the boundary is.
            keep = before if index != last and (len(kept) == 0 or sum(other) >= sum(wall)) else place
            kept.append((keep, [a or b for a, b in zip(other, wall, strict=True)]))
        else:
            kept.append((place, wall))
    return [place for place, _ in kept]


def _slots(xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Slot]:
    """The cells that walls enclose. An area that is no rectangle is cut into rectangles, row by row."""
    rows, columns = len(ys) - 1, len(xs) - 1
    upright = _walls(xs, ys, down)
    level = _walls(ys, xs, across)
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while column + wide < columns and not upright[column + wide][row] and not taken[row][column + wide]:
                wide += 1
            high = 1
            while row + high < rows and _goes_down(upright, level, row + high, column, wide):
                high += 1
            for r in range(row, row + high):
                for c in range(column, column + wide):
                    taken[r][c] = True
            yield Slot(row, column, high, wide)


def _goes_down(
    upright: Sequence[Sequence[bool]], level: Sequence[Sequence[bool]], row: int, column: int, wide: int
) -> bool:
    """Whether a cell goes on in a row: no line above it, none in it, and it ends at the same sides."""
    if any(level[row][c] for c in range(column, column + wide)):
        return False
    if any(upright[c][row] for c in range(column + 1, column + wide)):
        return False
    open_left = column > 0 and not upright[column][row]
    right = column + wide
    open_right = right < len(upright) - 1 and not upright[right][row]
    return not open_left and not open_right
