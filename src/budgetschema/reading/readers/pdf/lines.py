"""Glyphs as lines of text: what stands on one line, what stands apart on it, and where spaces belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from budgetschema.reading.readers.pdf.prints import Glyph, Turn

_OVERLAP = 0.4
"""Glyphs of a line overlap in height at least by this share of the smaller one; raised and lowered figures do."""
_CHINESE_GAP = 1.0
_MIXED_GAP = 0.6
_OTHER_GAP = 0.3
"""Gaps, as shares of the size, from which on a space is read between Chinese, at its border, between others."""
_NOT_FIRST = frozenset("，。、；：！？）》」』】〕”’…—,.;:!?)]}%％")
_NOT_LAST = frozenset("（《「『【〔“‘([{")
"""Marks that do not begin, or end, a line: they stay with the character before, or after."""
_REACH = 3.0
"""A glyph this many sizes below the top of a line is on a later one."""


@attrs.frozen(slots=True)
class TextLine:
    """Glyphs on one line from left to right, white space left out."""

    glyphs: tuple[Glyph, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def centre(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def text(self) -> str:
        """The text with spaces where they were printed, or a gap is."""
        parts: list[str] = []
        before: Glyph | None = None
        for glyph in self.glyphs:
            if before is not None and _parted(before, glyph):
                parts.append(" ")
            parts.append(glyph.text)
            before = glyph
        return "".join(parts)

    def pieces(self, gap: float) -> tuple[TextLine, ...]:
        """The parts of the line that stand further apart than ``gap`` sizes."""
        pieces: list[list[Glyph]] = []
        reached = 0.0
        for glyph in self.glyphs:
            if pieces and glyph.left - reached <= gap * self.size:
                pieces[-1].append(glyph)
                reached = max(reached, glyph.right)
            else:
                pieces.append([glyph])
                reached = glyph.right
        return (self,) if len(pieces) < 2 else tuple(line_of(piece) for piece in pieces)


def is_wide(character: str) -> bool:
    """Whether a character is Chinese, or set as wide as if it were."""
    return character >= "\u2e80" or character in "“”‘’…—"


def _parted(before: Glyph, after: Glyph) -> bool:
    gap = (after.left - before.right) / max(before.size, after.size)
    wide = is_wide(before.text[-1:]), is_wide(after.text[:1])
    if after.spaced:
        return gap > -0.5
    return gap > (_CHINESE_GAP if all(wide) else _MIXED_GAP if any(wide) else _OTHER_GAP)


def line_of(glyphs: Sequence[Glyph]) -> TextLine:
    """A line of glyphs that are in order."""
    sizes = sorted(glyph.size for glyph in glyphs)
    return TextLine(
        tuple(glyphs),
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        sizes[len(sizes) // 2],
    )


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines that glyphs stand on, from top to bottom. Turned text is a line of its own for each run of it."""
    level = [glyph for glyph in glyphs if glyph.turn is Turn.LEVEL]
    groups: list[list[Glyph]] = []
    open_groups: list[list[Glyph]] = []
    for glyph in sorted(level, key=lambda one: (one.centre, one.left)):
        open_groups = [group for group in open_groups if glyph.top - group[0].top < _REACH * group[0].size]
        best = max(open_groups, key=lambda group: _overlap(group[0], glyph), default=None)
        if best is not None and _overlap(best[0], glyph) >= _OVERLAP:
            best.append(glyph)
            if glyph.size > best[0].size and not glyph.text.isspace():
                best[0], best[-1] = best[-1], best[0]  # the largest glyph says where the line is
        else:
            groups.append([glyph])
            open_groups.append(groups[-1])
    lines = [line for group in groups if (line := _in_order(group)) is not None]
    return sorted(lines, key=lambda line: (line.top, line.left))


def _overlap(one: Glyph, other: Glyph) -> float:
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(min(one.bottom - one.top, other.bottom - other.top), 0.1)


def _in_order(group: Sequence[Glyph]) -> TextLine | None:
    """A group from left to right; white space becomes a mark on the glyph after it."""
    glyphs: list[Glyph] = []
    space = False
    for glyph in sorted(group, key=lambda one: one.left):
        if glyph.text.isspace():
            space = True
        else:
            glyphs.append(attrs.evolve(glyph, spaced=True) if space else glyph)
            space = False
    return line_of(glyphs) if glyphs else None


def turned_texts(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Text that runs upwards, downwards or at a slant: each run as a line, its glyphs in the order they were drawn."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.turn is Turn.LEVEL or glyph.text.isspace():
            continue
        if runs and runs[-1][-1].turn is glyph.turn and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [line_of(run) for run in runs]


def _follows(before: Glyph, after: Glyph) -> bool:
    reach = 2.0 * max(before.size, after.size)
    return abs(before.middle - after.middle) <= reach and abs(before.centre - after.centre) <= reach


def joined(first: str, second: str) -> str:
    """A text that goes on in the next line: without a space between Chinese, and between figures."""
    if not first or not second:
        return first + second
    letters = first[-1].isalpha() and second[0].isalpha()
    plain = not is_wide(first[-1]) and not is_wide(second[0])
    return f"{first} {second}" if letters and plain else first + second


def first_unit(line: TextLine) -> float:
    """The width of what could not be parted at the beginning of a line: a Chinese character, or a word or figure."""
    right = line.glyphs[0].right
    for before, after in zip(line.glyphs, line.glyphs[1:], strict=False):
        kept = before.text in _NOT_LAST or after.text in _NOT_FIRST
        if not kept and (is_wide(before.text[-1:]) or is_wide(after.text[:1]) or _parted(before, after)):
            break
        right = after.right
    return right - line.left
