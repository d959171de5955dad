"""A page taken apart: tables, lines of text between them, and text that is turned."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.reading.readers.pdf.frames import Frame, frames_of
from budgetschema.reading.readers.pdf.lines import TextLine, lines_of, turned_texts
from budgetschema.reading.readers.pdf.prints import Glyph, Print, Turn
from budgetschema.reading.readers.pdf.ruled import ruled_table
from budgetschema.reading.readers.pdf.second import Seen
from budgetschema.reading.readers.pdf.tables import PageTable
from budgetschema.reading.readers.pdf.unruled import unruled

_MARGIN = 1.0
"""Points by which a glyph may lie outside of its frame."""

Item = PageTable | TextLine


@attrs.frozen(slots=True)
class Page:
    """What stands on a page, from top to bottom. ``slanted`` is text across the page: a watermark or a stamp."""

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    slanted: tuple[TextLine, ...] = ()


def laid_out(printed: Print, seen: Seen | None) -> Page:
    """The layout of a page. Every glyph goes to exactly one table cell, line or run of turned text."""
    slanted = turned_texts(glyph for glyph in printed.glyphs if glyph.turn is Turn.SLANTED)
    frames, loose = frames_of(printed.rules)
    rest = [glyph for glyph in printed.glyphs if glyph.turn is not Turn.SLANTED]
    tables: list[PageTable] = []
    # The smallest first: what stands in a frame within a frame belongs to the inner one.
    for frame in sorted(frames, key=lambda one: one.area):
        inside, outside = _parted(frame, rest)
        table = ruled_table(frame, inside, seen)
        if table is not None:
            tables.append(table)
            rest = outside
    found, lines = unruled(lines_of(rest), loose, seen)
    items: list[Item] = [*tables, *found, *lines, *turned_texts(rest)]
    items.sort(key=lambda item: (item.top, item.left))
    return Page(printed.number, printed.width, printed.height, tuple(items), tuple(slanted))


def _parted(frame: Frame, glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        (inside if frame.holds(glyph.middle, glyph.centre, _MARGIN) else outside).append(glyph)
    return inside, outside
