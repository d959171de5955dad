"""Lines of running text as paragraphs: by indent, by how far lines reach, by size and distance; over pages, too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from budgetschema.reading.readers.pdf.layout import Page
from budgetschema.reading.readers.pdf.lines import TextLine, first_unit, is_wide, joined
from budgetschema.reading.spelling import NUMERAL

FAR = 2.9
"""Sizes from which on parts of a line stand apart and are cells of their own."""
_SAME_SIZE = 0.15
_SLACK = 1.1
"""Sizes by which a full line may end before the margin: rules of punctuation take a character to the next line."""
_SETTLED = 0.3
"""The same after the end of a sentence: no rule keeps a closing mark from being followed by what has room."""
_INDENT = 1.2
_DEEPEST = 4.5
"""Sizes by which the first line of a paragraph is indented, at least and at most."""
_LOPSIDED = 1.35
"""How many times wider than the left margin the right one may be."""
_LEAST_LINES = 3
_LEAST_LEFT = 2
_LEAST_SHARE = 0.08
_TEXT_LINES = 6
"""Long lines from which on a page shows its own margins."""
_LONG = 12
"""Characters from which on a line is long enough to show where margins are."""
_LEADING = 2.0
"""Largest white space between two lines of a paragraph, in sizes."""
_CENTRED = 3.0
_NUMBER = re.compile(
    rf"第{NUMERAL}部分|{NUMERAL}、|[（(](?:{NUMERAL}|[0-9]{{1,2}})[)）]|[0-9]{{1,2}}(?:、|[.．](?![0-9]))"
)
_END = ("。", "；", ";", "：", ":", "！", "？")
_LEADER = re.compile(r"[.．·…]{2,}\s*[0-9]{1,4}")
"""An entry of a table of contents ends so."""
_SAME_MIDDLE = 0.6
"""Sizes that the rest of a centred title is indented by at least, and that it may be off the middle by."""


@attrs.frozen(slots=True)
class Margins:
    """Where running text begins and ends on pages of one width."""

    left: float
    right: float
    indented: bool = True
    """Whether paragraphs begin with an indent."""


@attrs.define
class Paragraph:
    """Lines that belong together, from one page or two. ``page`` is that of the first line."""

    page: int
    lines: list[TextLine]
    text: str
    box: tuple[float, float, float, float]
    last_page: int

    def add(self, line: TextLine, page: int) -> None:
        """Go on with a line. The box is that of the part on the first page."""
        self.lines.append(line)
        self.text = joined(self.text, line.text)
        self.last_page = page
        if page == self.page:
            left, top, right, bottom = self.box
            self.box = (min(left, line.left), top, max(right, line.right), max(bottom, line.bottom))


def paragraph_of(line: TextLine, page: int) -> Paragraph:
    """A paragraph that begins with a line."""
    return Paragraph(page, [line], line.text, (line.left, line.top, line.right, line.bottom), page)


def parts_of(line: TextLine) -> tuple[TextLine, ...]:
    """The parts of a line that stand far apart. A title with its letters spread out is one part."""
    parts = line.pieces(FAR)
    if all(len(part.glyphs) == 1 and is_wide(part.text) for part in parts):
        return (line,)
    return parts


def margins_of(pages: Sequence[Page]) -> dict[int, Margins]:
    """The margins of running text by page; a page with little text has those of all pages that are as wide."""
    lines = {page.number: [item for item in page.items if isinstance(item, TextLine)] for page in pages}
    lone = {number: [line for line in found if len(parts_of(line)) == 1] for number, found in lines.items()}
    widths: dict[int, list[TextLine]] = defaultdict(list)
    for page in pages:
        widths[round(page.width)] += lone[page.number]
    shared = {width: _margins(found) for width, found in widths.items() if found}
    margins: dict[int, Margins] = {}
    for page in pages:
        long = [line for line in lone[page.number] if len(line.glyphs) >= _LONG]
        own = _margins(long) if len(long) >= _TEXT_LINES else None
        if own is None or _is_lopsided(own, page, long[0].size):
            own = shared.get(round(page.width))
        if own is not None and _is_lopsided(own, page, lone[page.number][0].size if lone[page.number] else 0.0):
            own = attrs.evolve(own, right=page.width - own.left)
        if own is not None:
            margins[page.number] = own
    return margins


def _is_lopsided(margins: Margins, page: Page, size: float) -> bool:
    """Whether lines end where no margin can be: a list of short ones shows none."""
    return page.width - margins.right > _LOPSIDED * margins.left + _SLACK * size


def _margins(lines: Sequence[TextLine]) -> Margins:
    long = [line for line in lines if len(line.glyphs) >= _LONG] or list(lines)
    needed = max(_LEAST_LINES, _LEAST_SHARE * len(long))
    rights = sorted((line.right for line in long), reverse=True)
    lefts = sorted(line.left for line in long)
    left = _shared(lefts, long, min(needed, _LEAST_LEFT))
    indented = any(_INDENT * line.size < line.left - left < _DEEPEST * line.size for line in lines)
    return Margins(left, _shared(rights, long, needed), indented)


def _shared(edges: Sequence[float], lines: Sequence[TextLine], needed: float) -> float:
    """The outermost edge that enough lines share."""
    size = sorted(line.size for line in lines)[len(lines) // 2]
    for edge in edges:
        if sum(abs(edge - other) <= size for other in edges) >= needed:
            return edge
    return edges[0]


def goes_on(paragraph: Paragraph, line: TextLine, page: int, margins: Mapping[int, Margins]) -> bool:
    """Whether a line continues a paragraph. The margins are those of the pages that the two lines stand on."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > _SAME_SIZE * max(last.size, line.size):
        return False
    if page == paragraph.last_page and line.top - last.bottom > _LEADING * line.size:
        return False
    above, here = margins.get(paragraph.last_page), margins.get(page)
    if above is None or here is None or _LEADER.search(last.text):
        return False
    numbered = _NUMBER.match(line.text) is not None
    if (numbered or not here.indented) and last.text.endswith(_END):
        return False
    # What begins with a number goes on only where the line above has no room for a character more.
    slack = _SETTLED if last.text.endswith(_END) else _SLACK
    room = line.glyphs[0].right - line.left if numbered else first_unit(line) + slack * line.size
    if above.right - last.right > room:
        return False
    indent = line.left - here.left
    if indent < _INDENT * line.size:
        return True
    if len(paragraph.lines) > 1 and abs(line.left - last.left) <= line.size / 2:
        return True
    # The rest of a title that is wrapped and centred. What ends a sentence is no title.
    off = abs((here.left + here.right) / 2 - line.middle)
    return indent > _CENTRED * line.size and off <= _SAME_MIDDLE * line.size and last.glyphs[-1].text.isalnum()
