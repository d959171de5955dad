"""The header of a table whose columns no line divides: which names are those of columns, and which stand over several.

A header is a tree: over each of its columns stands a name, and names stand over the middle of the columns that they
group. Among all trees that the heights of the names allow, the one is taken in which they stand nearest to where they
should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.names import Extent, Name, names_of
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.strips import GAP, Strip

_LEVEL = 0.95
"""Sizes by which a name stands below another at least, if it is one level deeper."""
_OVERLAP = 4.0
_ALONE = 2.0
"""How much more overlapping and a blank above count than distance from a middle."""
_ELSEWHERE = 1000.0
"""What it costs if a line under a name says that it stands over other columns."""
_CLOSED = 3.0
"""Points by which columns found from the middles of their names may miss the end of the line above them."""
_AS_GOOD = 0.5
"""Sizes by which names may be further from the middle, taken together, than from a side and still be centred."""
_ROOM = 0.25
"""Sizes between a name and the sides of its row, where no line shows them."""
_MOST_NAMES = 60
_DEEPEST = 4


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


def header_of(
    strips: Sequence[Strip],
    sides: Extent,
    contents: Sequence[Extent],
    loose: Sequence[Rule],
    above: float | None = None,
    gap: float = GAP,
) -> Header | None:
    """The header that strips print; None for more names than any header has.

    ``contents`` is where the lines of the table print something, ``above`` where the line above the header lies, if
    there is one, ``gap`` how far names stand apart at least.
    """
    names = names_of(strips, contents, loose, gap)
    if not names:
        return Header()
    if len(names) > _MOST_NAMES:
        return None
    names.sort(key=lambda name: (name.middle, name.top))
    top = min(name.top for name in names)
    room = _ROOM * names[0].size if above is None else top - above
    heights = (top - room, max(name.bottom for name in names) + room)
    nodes = _arranged(names, sides, heights, loose, {})
    columns = tuple(_columns(nodes))
    bounds = centred_columns(columns, sides)
    if bounds is not None:
        # Now that the columns are known, it shows better which of them a name stands in the middle of.
        known = dict(zip(map(id, columns), pairwise(bounds), strict=True))
        again = _arranged(names, sides, heights, loose, known)
        nodes = again if tuple(_columns(again)) == columns else nodes
    centres = _row_centres(nodes, columns)
    return Header(tuple(_heads(nodes, 0, 0, centres)), columns, centres)


def _arranged(
    names: Sequence[Name], sides: Extent, heights: Extent, loose: Sequence[Rule], known: Mapping[int, Extent]
) -> tuple[_Node, ...]:
    """The tree over names, set as most headers are unless another way is clearly better."""
    top, bottom = heights
    room = min(name.top for name in names) - top
    found = [
        _Arranger(bottom, room, loose, known, align, raised).best(tuple(names), sides, top, 0)
        for align in (_middle, _left, _right)
        for raised in (False, True)
    ]
    least = min(cost for cost, _ in found) + _AS_GOOD * names[0].size
    return next(nodes for cost, nodes in found if cost <= least)


def _columns(nodes: Sequence[_Node]) -> Iterator[Name]:
    return (name for node in nodes for name in node.columns())


def _is_under(above: Name, below: Name) -> bool:
    return below.centre - above.centre >= _LEVEL * below.size


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


def _middle(extent: Extent) -> float:
    return sum(extent) / 2


def _left(extent: Extent) -> float:
    return extent[0]


def _right(extent: Extent) -> float:
    return extent[1]


@attrs.define
class _Arranger:
    """Finds the best tree over names from left to right. Each part of the header is looked at once.

    ``bottom`` is where the header ends, ``room`` how far a name is from the sides of its row at least.
    ``columns`` has the sides of columns, where they are known, by the identity of their names. ``align`` says where a
    name stands among its columns: in their middle, at their left or at their right; ``raised`` whether a name over one
    column, which reaches down, stands on top of that height or in the middle.
    """

    bottom: float
    room: float
    rules: Sequence[Rule]
    columns: Mapping[int, Extent]
    align: Callable[[Extent], float]
    raised: bool
    known: dict[tuple[int, ...], _Found] = attrs.Factory(dict)

    def best(self, names: tuple[Name, ...], sides: Extent, top: float, depth: int) -> _Found:
        """The tree over these names that costs least, and what it costs: points by which names are out of place."""
        key = (*map(id, names), round(sides[0]), round(sides[1]), round(top))
        if key not in self.known:
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
        overlap = max(self._extent(names[start - 1])[1] - self._extent(names[start])[0], 0.0) if start else 0.0
        if not others:
            place = (highest.top - self.room, top) if self.raised else (highest.centre, (top + self.bottom) / 2)
            low = abs(place[0] - place[1])
            return _OVERLAP * overlap + _ALONE * low, _Node(highest)
        first, last = self._over(others)
        left = (self._extent(names[start - 1])[1] + first) / 2 if start else sides[0]
        right = (last + self._extent(names[end])[0]) / 2 if end < len(names) else sides[1]
        # A name over several stands in the middle of its row, so the row ends as far below it as it begins above.
        end_of_row = highest.bottom + (self.room if self.raised else highest.top - top)
        cost, below = self.best(others, (left, right), end_of_row, depth + 1)
        return _OVERLAP * overlap + self._off(highest, others, names, (left, right)) + cost, _Node(highest, below)

    def _extent(self, name: Name) -> Extent:
        return self.columns.get(id(name), (name.left, name.right))

    def _over(self, names: Sequence[Name]) -> Extent:
        """From the left side of the first to the right one of the last."""
        extents = [self._extent(name) for name in names]
        return min(left for left, _ in extents), max(right for _, right in extents)

    def _off(self, name: Name, others: Sequence[Name], names: Sequence[Name], sides: Extent) -> float:
        """How far a name is from the middle of what it stands over, of texts or of columns half way to the next.

        A short line below it says it exactly.
        """
        for rule in self.rules:
            near = -0.3 * name.size <= rule.at - name.bottom <= 1.2 * name.size
            above = [one for one in names if rule.start < one.middle < rule.end and abs(one.bottom - name.bottom) < 1]
            if near and above == [name] and rule.at < self.bottom:
                over = {id(one) for one in names if _is_under(name, one) and rule.start < one.middle < rule.end}
                if over:
                    return 0.0 if over == {id(one) for one in others} else _ELSEWHERE
        texts = self._over(others)
        place = self.align((name.left, name.right))
        return min(abs(place - self.align(extent)) for extent in (texts, sides))


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
