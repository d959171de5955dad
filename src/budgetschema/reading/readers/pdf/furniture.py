"""Page numbers, running heads and feet: told by where they stand, and by their coming back on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import attrs

from budgetschema.model import FragmentKind
from budgetschema.reading.readers.pdf.layout import Page
from budgetschema.reading.readers.pdf.lines import TextLine
from budgetschema.reading.readers.pdf.tables import PageTable

_NUMBER_ZONE = 0.13
_HEAD_ZONE = 0.1
"""Share of the height of a page, at its top and bottom, in which its number, or a running head, may stand."""
_PAGE_NUMBER = re.compile(
    r"[-—–―~·\s]*第?\s*(?P<number>[0-9]{1,4})\s*页?\s*(?:[/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?[-—–―~·\s]*"
)
_LEAST_NUMBERS = 2
_LEAST_HEADS = 3
_MOST_PAGES = 0.5
"""A running head comes back on this share of the pages at least."""
_SAME_HEIGHT = 4.0

Key = tuple[int, int]
"""An item: the number of its page and its position there."""


@attrs.frozen(slots=True)
class _Candidate:
    """A line near the upper or lower edge of its page."""

    key: Key
    line: TextLine
    low: bool
    before_table: bool


def furniture(pages: Sequence[Page]) -> dict[Key, FragmentKind]:
    """The items that are no text of the document, and what they are instead."""
    found: dict[Key, FragmentKind] = dict.fromkeys(_page_numbers(pages), FragmentKind.PAGE_NUMBER)
    heads = [one for page in pages for one in _candidates(page) if one.key not in found]
    by_text: dict[tuple[str, bool], list[_Candidate]] = defaultdict(list)
    for one in heads:
        by_text[_text(one), one.low].append(one)
    for same in by_text.values():
        if _come_back(same, len(pages)):
            numbers = _PAGE_NUMBER.fullmatch(same[0].line.text) is not None
            kind = FragmentKind.PAGE_NUMBER if numbers else FragmentKind.RUNNING_HEAD
            found.update(dict.fromkeys((one.key for one in same), kind))
    return found


def _text(one: _Candidate) -> str:
    """What comes back: below, but for figures. Above, a figure may tell one table's label from the next one's."""
    text = "".join(one.line.text.split())
    return re.sub(r"[0-9]+", "#", text) if one.low else text


def _come_back(same: Sequence[_Candidate], pages: int) -> bool:
    """Whether lines of one text are a running head: on many pages, at one height, and no caption of tables."""
    numbers = {one.key[0] for one in same}
    if len(numbers) < _LEAST_HEADS or len(numbers) < _MOST_PAGES * pages:
        return False
    if sum(one.before_table for one in same) * 2 > len(same):
        return False
    heights = Counter(round(one.line.top / _SAME_HEIGHT) for one in same)
    return heights.most_common(1)[0][1] * 2 >= len(same)


def _candidates(page: Page) -> Iterator[_Candidate]:
    """The outermost lines of a page that lie near its edges: one above, two below."""
    items = page.items
    for index in range(min(1, len(items))):
        item, after = items[index], items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, TextLine) and item.bottom <= _HEAD_ZONE * page.height:
            yield _Candidate((page.number, index), item, low=False, before_table=isinstance(after, PageTable))
    for index in range(max(len(items) - 2, 1), len(items)):
        item = items[index]
        if isinstance(item, TextLine) and item.top >= (1 - _HEAD_ZONE) * page.height:
            yield _Candidate((page.number, index), item, low=True, before_table=False)


def _page_numbers(pages: Sequence[Page]) -> list[Key]:
    """Lines that number the pages: what they count has to go on from page to page."""
    numbered: list[tuple[Key, int, TextLine]] = []
    for page in pages:
        for index, item in enumerate(page.items):
            if not isinstance(item, TextLine) or not _at_edge(item, page):
                continue
            match = _PAGE_NUMBER.fullmatch(item.text)
            if match is not None:
                numbered.append(((page.number, index), int(match["number"]), item))
    offsets = Counter(number - key[0] for key, number, _ in numbered)
    sure = [line for key, number, line in numbered if offsets[number - key[0]] >= _LEAST_NUMBERS]
    # Where the numbers begin anew in each part, those of short parts stand where the others do.
    return [key for key, _, line in numbered if any(abs(line.top - one.top) <= _SAME_HEIGHT for one in sure)]


def _at_edge(line: TextLine, page: Page) -> bool:
    near = _NUMBER_ZONE * page.height
    level = line.bottom <= near or line.top >= page.height - near
    aside = line.right <= _NUMBER_ZONE * page.width or line.left >= (1 - _NUMBER_ZONE) * page.width
    return level or (aside and line.bottom - line.top > line.width)
