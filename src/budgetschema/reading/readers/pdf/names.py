"""Names in the header of a table without ruled columns: wrapped lines put together, and letters that are spread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.columns import cut_at
from budgetschema.reading.readers.pdf.lines import TextLine, is_wide
from budgetschema.reading.readers.pdf.strips import Strip, divided, is_close, together

_SAME_HEIGHT = 0.75
"""Points by which the lines of one row may differ in height."""
_SPREAD = 6.0
"""Sizes between the letters of a name at most."""
_CENTRED = 1.0
"""Sizes by which a letter may be off the middle of a column of which it is the name."""

Extent = tuple[float, float]
"""Left and right."""


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


def names_of(strips: Sequence[Strip], contents: Sequence[Extent], dividers: Sequence[float]) -> list[Name]:
    """The pieces of a header as names: wrapped lines, and letters that are spread, put together."""
    found: list[list[Strip]] = []
    lines = [_spread(_cut(strip, contents), contents) for strip in strips]
    pieces = [piece for line in lines for piece in line]
    for run in (run for line in lines for run in _runs(line, pieces)):
        parts = [Strip(piece, (piece,)) for piece in run]
        above = [[name for name in found if _goes_on(name[-1], part, dividers)] for part in parts]
        # Names go on only if all side by side do, each under one of its own: else they are a row of names.
        whole = all(len(names) == 1 for names in above) and len({id(names[0]) for names in above}) == len(above)
        for part, names in zip(parts, above, strict=True):
            if whole:
                names[0].append(part)
            else:
                found.append([part])
    return [_name([part.line for part in parts]) for parts in found]


def _cut(strip: Strip, contents: Sequence[Extent]) -> list[TextLine]:
    """The pieces of a strip; names that nearly touch are cut where those of columns below would."""
    return [part for piece in strip.pieces for part in (cut_at(piece, contents) if contents else [piece])]


def _name(lines: Sequence[TextLine]) -> Name:
    return Name(
        tuple(lines),
        min(line.left for line in lines),
        max(line.right for line in lines),
        min(line.top for line in lines),
        max(line.bottom for line in lines),
    )


def _runs(line: Sequence[TextLine], pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    """Pieces of a line that stand at one height and side by side: none of another height stands between them."""
    levels: list[list[TextLine]] = []
    for piece in sorted(line, key=lambda one: one.centre):
        if levels and piece.centre - levels[-1][0].centre <= _SAME_HEIGHT:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    runs: list[list[TextLine]] = []
    for level in levels:
        row = sorted(level, key=lambda one: one.left)
        runs.append([row[0]])
        for before, after in pairwise(row):
            if any(before.right <= one.left and one.right <= after.left for one in pieces):
                runs.append([])
            runs[-1].append(after)
    return runs


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
