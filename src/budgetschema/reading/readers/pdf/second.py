"""The second way of extraction: what pdfium reads where a figure stands."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right

import attrs
import pypdfium2
import pypdfium2.raw as pdfium

from budgetschema.reading.readers.pdf.prints import turned

Box = tuple[float, float, float, float]


@attrs.frozen(slots=True)
class Seen:
    """The characters that pdfium sees on a page: where the middle of each lies on the page as shown."""

    heights: tuple[float, ...]
    chars: tuple[tuple[float, float, str], ...]
    """Vertical middle, horizontal middle and character, from top to bottom."""

    def within(self, box: Box) -> str:
        """The characters in a box, from left to right, without white space."""
        left, top, right, bottom = box
        first, last = bisect_left(self.heights, top), bisect_right(self.heights, bottom)
        found = sorted((x, char) for _, x, char in self.chars[first:last] if left <= x <= right)
        return "".join(char for _, char in found)


def seen_on(document: pypdfium2.PdfDocument, index: int, media: Box, shown: Box, rotation: int) -> Seen:
    """What pdfium sees on a page. ``shown`` is the visible part of the page, from its upper left corner."""
    page = document[index]
    text = page.get_textpage()
    try:
        chars = []
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for position in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, position)
            if code <= 0x20 or not pdfium.FPDFText_GetCharBox(text, position, left, right, bottom, top):
                continue
            middle = (left.value + right.value) / 2, (bottom.value + top.value) / 2
            x, y = turned(*middle, media, rotation)
            if not chr(code).isspace():
                chars.append((y - shown[1], x - shown[0], chr(code)))
        chars.sort()
        return Seen(tuple(one[0] for one in chars), tuple(chars))
    finally:
        text.close()
        page.close()
