"""Lines of text as strips of pieces: what could be rows of a table without ruled columns, and what could not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import attrs

from budgetschema.reading.readers.pdf.lines import TextLine, line_of
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.tables import FIGURE

GAP = 0.9
"""Sizes from which on a gap may lie between columns."""
FIGURE_GAP = 0.25
"""Sizes from which on a gap divides two figures, or words over two columns."""
_LARGER = 1.15
WIDE = 0.62
"""Lines without gaps that fill this share of the width of the text are running text."""
_APART = 3.2
_FAR_APART = 7.0
"""Heights of a line from which on white space divides tables."""
_LEADING = 1.5
"""Sizes from one line of a cell to the next at most."""
_AMOUNT = re.compile(r"[0-9]{3,}|-?[0-9,]*[0-9][.,][0-9]{2,}")


@attrs.frozen(slots=True)
class Strip:
    """A line of text with its pieces."""

    line: TextLine
    pieces: tuple[TextLine, ...]

    @property
    def has_figures(self) -> bool:
        """Whether a figure stands beside something else."""
        return len(self.pieces) > 1 and any(FIGURE.fullmatch(piece.text) for piece in self.pieces[1:])


def pieces_of(line: TextLine) -> tuple[TextLine, ...]:
    """The parts of a line that may stand in columns. Beside figures and codes, a small gap is enough."""
    pieces: list[TextLine] = []
    for piece in line.pieces(GAP):
        tokens = piece.pieces(FIGURE_GAP)
        group: list[TextLine] = []
        for token in tokens:
            both = group and FIGURE.fullmatch(token.text) and FIGURE.fullmatch(group[-1].text)
            if both or (len(group) == 1 and _AMOUNT.fullmatch(group[0].text)):
                pieces.append(together(group))
                group = []
            group.append(token)
        pieces.append(together(group))
    return tuple(pieces)


def together(parts: Sequence[TextLine]) -> TextLine:
    """Parts of one line as one piece."""
    return parts[0] if len(parts) == 1 else line_of([glyph for part in parts for glyph in part.glyphs])


def blocks_of(strips: Sequence[Strip], width: float) -> list[list[Strip]]:
    """Runs of lines that could be of one table: near each other, no running text among them."""
    blocks: list[list[Strip]] = [[]]
    for index, strip in enumerate(strips):
        line = strip.line
        before = blocks[-1][-1].line if blocks[-1] else None
        apart = before is not None and _is_apart(blocks[-1][-1], strip)
        running = len(line.pieces(GAP)) == 1 and (line.width > WIDE * width or _is_heading(strips, index))
        if (apart or running) and blocks[-1]:
            blocks.append([])
        blocks[-1].append(strip)
        if running:
            blocks.append([])
    return [block for block in blocks if block]


def _is_apart(above: Strip, below: Strip) -> bool:
    """Whether white space divides two strips; rows whose pieces stand under each other may be set wide."""
    aligned = sum(
        min(one.right, other.right) > max(one.left, other.left) for one in above.pieces for other in below.pieces
    )
    free = below.line.top - above.line.bottom
    most = _FAR_APART if aligned > 1 else _APART
    return free > most * max(above.line.size, below.line.size)


def _is_heading(strips: Sequence[Strip], index: int) -> bool:
    """Whether a strip is set larger than those beside it."""
    beside = [strips[near].line.size for near in (index - 1, index + 1) if 0 <= near < len(strips)]
    return all(strips[index].line.size > _LARGER * size for size in beside)


def is_close(above: Strip, below: Strip) -> bool:
    """Whether strips are no further apart than lines of one cell."""
    return below.line.centre - above.line.centre < _LEADING * max(above.line.size, below.line.size)


def divided(above: Strip, below: Strip, dividers: Sequence[float]) -> bool:
    """Whether a ruled line runs between two strips."""
    return any(above.line.centre < at < below.line.centre for at in dividers)


def rules_around(block: Sequence[Strip], loose: Sequence[Rule]) -> list[Rule]:
    """Horizontal lines as long as the block is wide, at it; underlined words are shorter."""
    left = min(strip.line.left for strip in block)
    right = max(strip.line.right for strip in block)
    top, bottom = block[0].line.top, block[-1].line.bottom
    size = median(strip.line.size for strip in block)
    return [
        rule
        for rule in sorted(loose)
        if top - 2 * size <= rule.at <= bottom + 2 * size and rule.length >= WIDE * (right - left)
    ]


def pitch_of(lines: Sequence[TextLine]) -> float:
    """The usual distance of lines."""
    steps = [after.centre - before.centre for before, after in pairwise(lines)]
    return median(steps) if steps else 2 * lines[0].size
