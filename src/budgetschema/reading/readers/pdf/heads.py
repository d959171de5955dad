"""The header of a table whose columns no line divides: which names are those of columns, and which stand over several.

A header is a tree: over each of its columns stands a name, and names stand over the middle of the columns that they
group. Among all trees that the heights of the names allow, the one is taken in which they stand nearest to where they
should.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.columns import cut_at
from budgetschema.reading.readers.pdf.lines import TextLine, is_wide
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.strips import Strip, divided, is_close, together

LEVEL = 0.95
"""Sizes by which a name stands below another at least, if it is one level deeper."""
_SAME_HEIGHT = 0.75
"""Points by which the lines of one row may differ in height."""
_SPREAD = 6.0
"""Sizes between the letters of a name at most."""
_CENTRED = 1.0
"""Sizes by which a letter may be off the middle of a column of which it is the name."""
_OVERLAP = 4.0
_ALONE = 2.0
"""How much more overlapping and a blank above count than distance from a middle."""
_ELSEWHERE = 1000.0
"""What it costs if a line under a name says that it stands over other columns."""
_CLOSED = 3.0
"""Points by which columns found from the middles of their names may miss the end of the line above them."""
_MOST_NAMES = 40
_DEEPEST = 4

Extent = tuple[float, float]


@attrs.frozen(slots=True, eq=False)
class Name:
    """A name in a header, on one line or several."""

    lines: tuple[TextLine, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size


@attrs.frozen(slots=True, eq=False)
class Head:
    """A cell of a header: a name over the columns from ``first`` to ``last``, in the rows from ``row`` to ``low``."""

    name: Name
    first: int
    last: int
    row: int
    low: int


@attrs.frozen(slots=True, eq=False)
class Header:
    """The cells of a header, the names of its columns from left to right, and how many rows it has."""

    heads: tuple[Head, ...] = ()
    columns: tuple[Name, ...] = ()
    centres: tuple[float, ...] = ()
    """The heights of its rows."""


def header_of(strips: Sequence[Strip], sides: Extent, contents: Sequence[Extent], loose: Sequence[Rule]) -> Header:
    """The header that strips print. ``contents`` is where the lines of the table print something."""
    names = _names(strips, contents, [rule.at for rule in loose])
    if not names:
        return Header()
    if len(names) > _MOST_NAMES:
        names = _lowest(names)
    names.sort(key=lambda name: (name.middle, name.top))
    arranger = _Arranger(max(name.bottom for name in names), loose)
    _, nodes = arranger.best(tuple(names), sides, 0)
    columns = tuple(name for node in nodes for name in node.columns())
    centres = _row_centres(nodes, columns)
    heads = tuple(_heads(nodes, 0, 0, centres))
    return Header(heads, columns, centres)


def _lowest(names: Sequence[Name]) -> list[Name]:
    return [one for one in names if not any(_is_under(other, one) and _meet(one, other) for other in names)]


def _names(strips: Sequence[Strip], contents: Sequence[Extent], dividers: Sequence[float]) -> list[Name]:
    """The pieces of a header as names: wrapped lines, and letters that are spread, put together."""
    found: list[list[Strip]] = []
    for strip in strips:
        pieces = [part for piece in strip.pieces for part in (cut_at(piece, contents) if contents else [piece])]
        for row in _at_one_height(_spread(pieces, contents)):
            parts = [Strip(piece, (piece,)) for piece in row]
            above = [[lines for lines in found if _goes_on(lines[-1], part, dividers)] for part in parts]
            # Names go on only if all at this height do, each under one of its own: else it is a row of names.
            whole = all(len(lines) == 1 for lines in above) and len({id(lines[0]) for lines in above}) == len(above)
            for part, lines in zip(parts, above, strict=True):
                if whole:
                    lines[0].append(part)
                else:
                    found.append([part])
    return [_name([part.line for part in lines]) for lines in found]


def _name(lines: Sequence[TextLine]) -> Name:
    return Name(
        tuple(lines),
        min(line.left for line in lines),
        max(line.right for line in lines),
        min(line.top for line in lines),
        max(line.bottom for line in lines),
    )


def _at_one_height(pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    rows: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda one: one.centre):
        if rows and piece.centre - rows[-1][0].centre <= _SAME_HEIGHT:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _goes_on(above: Strip, below: Strip, dividers: Sequence[float]) -> bool:
    meet = min(above.line.right, below.line.right) > max(above.line.left, below.line.left)
    lower = below.line.centre - above.line.centre > _SAME_HEIGHT
    return meet and lower and is_close(above, below) and not divided(above, below, dividers)


def _spread(pieces: Sequence[TextLine], contents: Sequence[Extent]) -> list[TextLine]:
    """Pieces, letters that stand apart made one name, unless each is the name of a column: 类, 款, 项."""
    groups: list[list[TextLine]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and _is_letter(last)
            and _is_letter(piece)
            and piece.left - last.right < _SPREAD * piece.size
        ):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    found: list[TextLine] = []
    for group in groups:
        found += group if len(group) > 1 and _name_columns(group, contents) else [together(group)]
    return found


def _is_letter(piece: TextLine) -> bool:
    return len(piece.glyphs) == 1 and is_wide(piece.text)


def _name_columns(letters: Sequence[TextLine], contents: Sequence[Extent]) -> bool:
    """Whether every letter stands over the middle of what is printed in a column of its own."""
    columns = {
        next((at for at, one in enumerate(contents) if abs(sum(one) / 2 - each.middle) < _CENTRED * each.size), None)
        for each in letters
    }
    return None not in columns and len(columns) == len(letters)


def _is_under(above: Name, below: Name) -> bool:
    return below.centre - above.centre >= LEVEL * below.size


def _meet(one: Name, other: Name) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


@attrs.frozen(slots=True, eq=False)
class _Node:
    """A name with what stands below it."""

    name: Name
    below: tuple[_Node, ...] = ()

    def columns(self) -> Iterator[Name]:
        """The names of the columns it stands over."""
        if not self.below:
            yield self.name
        for node in self.below:
            yield from node.columns()


_Found = tuple[float, tuple[_Node, ...]]


@attrs.define
class _Arranger:
    """Finds the best tree over names from left to right. Each part of the header is looked at once."""

    bottom: float
    rules: Sequence[Rule]
    known: dict[tuple[int, ...], _Found] = attrs.Factory(dict)

    def best(self, names: tuple[Name, ...], sides: Extent, depth: int) -> _Found:
        """The tree over these names that costs least, and what it costs: points by which names are out of place."""
        key = (*map(id, names), round(sides[0]), round(sides[1]))
        if key not in self.known:
            top = min(name.top for name in names)
            until: list[_Found] = [(0.0, ())]
            for end in range(1, len(names) + 1):
                options = []
                for start in range(end):
                    cost, nodes = until[start]
                    node = self._node(names, start, end, sides, top, depth)
                    if node is not None:
                        options.append((cost + node[0], (*nodes, node[1])))
                until.append(min(options, key=lambda option: option[0]))
            self.known[key] = until[-1]
        return self.known[key]

    def _node(
        self, names: tuple[Name, ...], start: int, end: int, sides: Extent, top: float, depth: int
    ) -> tuple[float, _Node] | None:
        """The highest of some names over the others; None where it is not higher than all of them."""
        highest = min(names[start:end], key=lambda name: name.centre)
        others = tuple(name for name in names[start:end] if name is not highest)
        if others and (depth >= _DEEPEST or not all(_is_under(highest, name) for name in others)):
            return None
        overlap = max(names[start - 1].right - names[start].left, 0.0) if start else 0.0
        if not others:
            # What stands over one column reaches down, and is set in the middle of that height, or on top.
            low = min(abs(highest.centre - (top + self.bottom) / 2), highest.top - top)
            return _OVERLAP * overlap + _ALONE * low, _Node(highest)
        left = (names[start - 1].right + min(name.left for name in others)) / 2 if start else sides[0]
        right = (max(name.right for name in others) + names[end].left) / 2 if end < len(names) else sides[1]
        cost, below = self.best(others, (left, right), depth + 1)
        return _OVERLAP * overlap + self._off(highest, others, names, (left, right)) + cost, _Node(highest, below)

    def _off(self, name: Name, others: Sequence[Name], names: Sequence[Name], sides: Extent) -> float:
        """How far a name is from the middle of what it stands over, of texts or of columns half way to the next.

        A short line below it says it exactly.
        """
        for rule in self.rules:
            near = -0.3 * name.size <= rule.at - name.bottom <= 1.2 * name.size
            if near and rule.start - 1 <= name.left and name.right <= rule.end + 1 and rule.at < self.bottom:
                over = {id(one) for one in names if _is_under(name, one) and rule.start < one.middle < rule.end}
                if over:
                    return 0.0 if over == {id(one) for one in others} else _ELSEWHERE
        texts = min(other.left for other in others), max(other.right for other in others)
        return min(abs(name.middle - sum(extent) / 2) for extent in (texts, sides))


def _row_centres(nodes: Sequence[_Node], columns: Sequence[Name]) -> tuple[float, ...]:
    """The heights of the rows of a header: of the names over others, and of the lowest."""
    centres: list[float] = []
    while any(node.below for node in nodes):
        centres.append(min(node.name.centre for node in nodes if node.below))
        nodes = [node for above in nodes for node in above.below]
    return (*centres, max(name.centre for name in columns))


def _heads(nodes: Sequence[_Node], first: int, row: int, centres: Sequence[float]) -> Iterator[Head]:
    """The cells of a header below a name."""
    for node in nodes:
        count = len(list(node.columns()))
        last = len(centres) - 1
        if node.below:
            yield Head(node.name, first, first + count - 1, row, row)
            yield from _heads(node.below, first, row + 1, centres)
        else:
            # A name that stands as low as the lowest has nothing above it, and does not reach up.
            middle = (centres[row] + centres[last]) / 2
            alone = abs(node.name.centre - centres[last]) < abs(node.name.centre - middle)
            yield Head(node.name, first, first, last if alone else row, last)
        first += count


def centred_columns(names: Sequence[Name], sides: Extent) -> tuple[float, ...] | None:
    """The sides of columns that fill a line from end to end, if the name of each stands in its middle.

    From the left end on, each name tells where its column ends; the last one has to end where the line does.
    """
    bounds = [sides[0]]
    for name in names:
        bounds.append(2 * name.middle - bounds[-1])
    if abs(bounds[-1] - sides[1]) > _CLOSED:
        return None
    inside = all(
        left - 1 <= name.left and name.right <= right + 1
        for name, (left, right) in zip(names, pairwise(bounds), strict=True)
    )
    return (*bounds[:-1], sides[1]) if inside else None
