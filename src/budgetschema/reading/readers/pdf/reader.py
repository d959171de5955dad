"""From the bytes of a PDF to the grid: screening, triage, then page after page, each let go before the next."""

from __future__ import annotations

import unicodedata
from typing import Any

import attrs
import pypdfium2

from budgetschema.findings import UnreadableError
from budgetschema.model import Flag, Place
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.pdf.guard import drawn, opened
from budgetschema.reading.readers.pdf.layout import Page, laid_out
from budgetschema.reading.readers.pdf.prints import Print, shown
from budgetschema.reading.readers.pdf.rows import rows_of
from budgetschema.reading.readers.pdf.screening import screen
from budgetschema.reading.readers.pdf.second import Seen, seen_on
from budgetschema.reading.readers.pdf.triage import examined
from budgetschema.reading.readers.source import Source

_PICTURE = 0.5
"""Share of a page from which on pictures may be the page itself."""
_LARGE_PICTURE = 0.2
_FEW = 25
"""Characters that a scanned page may bear beside its picture: its number, a stamp."""
_MANY_CURVES = 100
_UNREADABLE = 0.1
"""Share of characters without a known meaning from which on a page cannot be trusted."""
_TEXT_PAGE = 200
"""Characters from which on a page with a picture is a page of text with a picture behind it."""


@attrs.define
class _Reading:
    """What was found: pages, and what has to be said about them."""

    pages: list[Page] = attrs.Factory(list)
    flags: list[Flag] = attrs.Factory(list)

    def flag(self, kind: str, page: int) -> None:
        self.flags.append(Flag(kind=kind, place=Place(page=page)))

    def flagged(self, kind: str) -> int:
        return sum(flag.kind == kind for flag in self.flags)


def read(source: Source) -> Grid:
    """Make a grid of a PDF.

    Raises :class:`UnreadableError` for what is no PDF, locked, damaged, too large, or without text that can be read:
    scanned, or set in fonts that do not say what their characters are.
    """
    screen(source.data, source.name)
    reading = _Reading()
    with examined(source.data, source.name) as document, opened(source.data, source.name) as pages:
        if len(pages) != len(document):
            raise UnreadableError("pdf.damaged", {"name": source.name})
        for index, page in enumerate(pages):
            _read_page(reading, document, page, index, source.name)
            page.close()
        _require_text(reading, source.name)
        rows = rows_of(reading.pages)
    return Grid((source.described("application/pdf"),), rows, flags=tuple(reading.flags))


def _read_page(reading: _Reading, document: pypdfium2.PdfDocument, page: Any, index: int, name: str) -> None:
    number = index + 1
    printed, invisible = drawn(page, number, name)
    count = sum(not glyph.text.isspace() for glyph in printed.glyphs)
    if count <= _FEW and invisible > _FEW and printed.picture >= _PICTURE:
        printed, _ = drawn(page, number, name, hidden=True)
        reading.flag("ocr_text", number)
    elif count <= _FEW and (printed.picture >= _PICTURE or printed.curves >= _MANY_CURVES):
        reading.flag("scanned_page", number)
    elif printed.picture >= _LARGE_PICTURE and count <= _TEXT_PAGE:
        reading.flag("picture_on_page", number)
    if _is_unreadable(printed):
        reading.flag("unknown_characters", number)
    reading.pages.append(laid_out(printed, _seen(document, page, index)))


def _seen(document: pypdfium2.PdfDocument, page: Any, index: int) -> Seen | None:
    """The second look; None where pdfium cannot load the page, which costs the comparison and nothing else."""
    media = page.page_obj.mediabox
    x0, x1 = sorted((media[0], media[2]))
    y0, y1 = sorted((media[1], media[3]))
    left, top, right, bottom = shown(page)
    base_x, base_y = page.mediabox[0], page.mediabox[1]
    visible = (left - base_x, top - base_y, right - base_x, bottom - base_y)
    try:
        return seen_on(document, index, (x0, y0, x1, y1), visible, page.rotation)
    except pypdfium2.PdfiumError:
        return None


def _is_unreadable(printed: Print) -> bool:
    """Whether fonts do not say what characters many of the glyphs are."""
    texts = [glyph.text for glyph in printed.glyphs if not glyph.text.isspace()]
    unknown = sum(text == "\ufffd" or unicodedata.category(text[0]) in ("Co", "Cn", "Cc") for text in texts if text)
    return unknown > 1 and unknown >= _UNREADABLE * len(texts)


def _require_text(reading: _Reading, name: str) -> None:
    """Raise where there is nothing that recognition could work on."""
    printed = [page for page in reading.pages if page.items]
    scanned, unknown = reading.flagged("scanned_page"), reading.flagged("unknown_characters")
    if scanned and len(printed) <= scanned and not any(_is_more(page, reading) for page in printed):
        raise UnreadableError("pdf.scanned", {"name": name, "pages": scanned})
    if unknown and unknown == len(printed):
        raise UnreadableError("pdf.unknown_characters", {"name": name, "pages": unknown})
    if not printed:
        raise UnreadableError("pdf.no_text", {"name": name})


def _is_more(page: Page, reading: _Reading) -> bool:
    """Whether a page with something printed on it is none of the scanned ones."""
    return not any(
        flag.kind == "scanned_page" and flag.place is not None and flag.place.page == page.number
        for flag in reading.flags
    )
