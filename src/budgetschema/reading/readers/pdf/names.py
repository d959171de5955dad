"""Names in the header of a table without ruled columns: wrapped lines put together, and letters that are spread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.columns import column_of, cut_at
from budgetschema.reading.readers.pdf.lines import TextLine, is_wide
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.strips import GAP, Strip, is_close, together

_SAME_HEIGHT = 0.75
"""Points by which the lines of one row may differ in height."""
_SPREAD = 6.0
"""Sizes between the letters of a name at most."""
_NEAR = 2.0
"""Sizes by which a letter may stand beside what is printed in the column of which it is the name."""

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


def names_of(
    strips: Sequence[Strip], contents: Sequence[Extent], rules: Sequence[Rule], gap: float = GAP
) -> list[Name]:
    """The pieces of a header as names: wrapped lines, and letters that are spread, put together.

    ``gap`` is how far names side by side stand apart at least, in sizes.
    """
    found: list[list[Strip]] = []
    cut = [_cut(strip, contents, gap) for strip in strips]
    whole = [piece for line in cut for piece in line]
    lines = [_spread(line, contents, whole) for line in cut]
    for run in (run for line in lines for run in _runs(line, whole)):
        parts = [Strip(piece, (piece,)) for piece in run]
        above = [[name for name in found if _goes_on(name[-1], part, rules)] for part in parts]
        # Names go on only if all side by side do, each under one of its own: else they are a row of names.
        each = all(len(names) == 1 for names in above) and len({id(names[0]) for names in above}) == len(above)
        for part, names in zip(parts, above, strict=True):
            if each:
                names[0].append(part)
            else:
                found.append([part])
    return [_name([part.line for part in parts]) for parts in found]


def _cut(strip: Strip, contents: Sequence[Extent], gap: float) -> list[TextLine]:
    """The pieces of a strip; names that nearly touch are cut where those of columns below would."""
    pieces = [part for piece in strip.pieces for part in (piece.pieces(gap) if gap < GAP else (piece,))]
    return [part for piece in pieces for part in (cut_at(piece, contents) if contents else [piece])]


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


def _goes_on(above: Strip, below: Strip, rules: Sequence[Rule]) -> bool:
    """Whether a piece stands right under another one, and no ruled line between them."""
    upper, lower = above.line, below.line
    meet = min(upper.right, lower.right) > max(upper.left, lower.left)
    between = any(upper.centre < rule.at < lower.centre and rule.start < lower.middle < rule.end for rule in rules)
    return meet and lower.centre - upper.centre > _SAME_HEIGHT and is_close(above, below) and not between


def _spread(line: Sequence[TextLine], contents: Sequence[Extent], whole: Sequence[TextLine]) -> list[TextLine]:
    """Pieces of a line, letters that stand apart made one name, unless each is one or the end of one."""
    groups: list[list[TextLine]] = []
    for piece in line:
        last = groups[-1][-1] if groups else piece
        near = 0 < piece.left - last.right < _SPREAD * piece.size
        if near and abs(piece.centre - last.centre) <= _SAME_HEIGHT and _is_letter(last) and _is_letter(piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    found: list[TextLine] = []
    for group in groups:
        apart = len(group) > 1 and (_name_columns(group, contents, whole) or _are_of_names(group, whole))
        found += group if apart else [together(group)]
    return found


def _is_letter(piece: TextLine) -> bool:
    return len(piece.glyphs) == 1 and is_wide(piece.text)


def _are_of_names(letters: Sequence[TextLine], whole: Sequence[TextLine]) -> bool:
    """Whether every letter stands right under, or right over, another piece: names on several lines."""
    strips = [Strip(letter, ()) for letter in letters]
    pieces = [Strip(one, ()) for one in whole]
    above = [[id(one.line) for one in pieces if _goes_on(one, letter, ())] for letter in strips]
    below = [[id(one.line) for one in pieces if _goes_on(letter, one, ())] for letter in strips]
    return any(
        all(len(names) == 1 for names in side) and len({names[0] for names in side}) == len(side)
        for side in (above, below)
    )


def _name_columns(letters: Sequence[TextLine], contents: Sequence[Extent], whole: Sequence[TextLine]) -> bool:
    """Whether every letter stands over a column of its own, and no name below any: 类, 款, 项."""
    reach = _NEAR * letters[0].size
    left, right = letters[0].left - reach, letters[-1].right + reach
    if any(left < one.middle < right and one.centre - letters[0].centre > one.size / 2 for one in whole):
        return False
    columns = {column_of(letter, contents) for letter in letters} if contents else set()
    near = all(
        contents[at][0] - reach < letter.middle < contents[at][1] + reach
        for letter, at in ((letter, column_of(letter, contents)) for letter in letters if contents)
    )
    return near and len(columns) == len(letters)
