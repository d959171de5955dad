"""Opening a PDF with pdfplumber so that a hostile one ends in an error: objects are counted as they are made."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, resolve_all
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.pdf import limits
from budgetschema.reading.readers.pdf.prints import Print, print_of
from budgetschema.reading.readers.pdf.screening import too_large

_INVISIBLE = (3, 7)
"""Text rendering modes that draw nothing (ISO 32000-1, table 106)."""
_WIDTH_RANGE = {"W": 3, "W2": 5}
"""Entries of a font that may give widths by ranges, and how many numbers make a range."""

# The library reports every oddity of a file there; what matters is reported here, once.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class _TooMuchError(Exception):
    """More objects on a page than a disclosure can have."""


class _Document(PDFDocument):
    """Counts how often objects are looked up: references may run in a circle, which the library would follow."""

    looked_up = 0

    def getobj(self, objid: int) -> object:
        self.looked_up += 1
        if self.looked_up > limits.LOOKUPS:
            raise _TooMuchError
        return super().getobj(objid)


class _Device(PDFPageAggregatorWithMarkedContent):
    """Collects what a page draws, up to a limit. Invisible text is set aside and counted."""

    def __init__(self, resources: PDFResourceManager, number: int, hidden: bool) -> None:
        super().__init__(resources, pageno=number, laparams=None)
        self.made = 0
        self.invisible = 0
        self._hidden = hidden
        self._draws = True
        self._tags = 0

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._draws = textstate.render not in _INVISIBLE
        super().render_string(textstate, seq, ncs, graphicstate)
        self._draws = True

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self._count()
        advance: float = super().render_char(*args, **kwargs)
        if not self._draws:
            self.invisible += 1
            if not self._hidden:
                self.cur_item._objs.pop()
        return advance

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().paint_path(*args, **kwargs)

    def begin_tag(self, *args: Any, **kwargs: Any) -> None:
        self._tags += 1
        if self._tags > limits.TAGS:
            raise _TooMuchError
        super().begin_tag(*args, **kwargs)

    def end_tag(self) -> None:
        self._tags -= 1
        super().end_tag()

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self._count()
        super().begin_figure(*args, **kwargs)

    def _count(self) -> None:
        self.made += 1
        if self.made > limits.PAGE_OBJECTS:
            raise _TooMuchError


class _Resources(PDFResourceManager):
    """Refuses fonts that name ranges of characters which no font has; the library would spell them out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        for key, numbers in _WIDTH_RANGE.items():
            _check_widths(spec.get(key), numbers)
        return super().get_font(objid, spec)


def _check_widths(widths: object, numbers: int) -> None:
    plain: list[float] = []
    found = resolve1(widths)
    for value in found if isinstance(found, list) else ():
        one = resolve1(value)
        if not isinstance(one, int | float):
            plain = []
            continue
        plain.append(one)
        if len(plain) == numbers:
            if plain[1] - plain[0] > limits.CODE_RANGE:
                raise _TooMuchError
            plain = []


@contextmanager
def guarded(name: str, page: int | None = None) -> Iterator[None]:
    """Turns whatever the library raises into an error in words. To be put around its work, and nothing else."""
    try:
        yield
    except UnreadableError:
        raise
    except _TooMuchError:
        raise too_large(name, "PAGE_OBJECTS", page) from None
    except Exception:
        # The libraries below raise nearly anything for a file that is not in order, RecursionError included.
        raise UnreadableError("pdf.damaged", {"name": name}) from None


@contextmanager
def opened(data: bytes, name: str) -> Iterator[list[Any]]:
    """The pages of a PDF as pdfplumber sees them."""
    with guarded(name):
        document = _Document(PDFParser(io.BytesIO(data)))
        resolve_all([list(info.values()) for info in document.info])
        pdf = pdfplumber.open(io.BytesIO(data), unicode_norm=None, raise_unicode_errors=False)
        pdf.doc = document
        pdf.rsrcmgr = _Resources()
        pages = list(pdf.pages)
    try:
        yield pages
    finally:
        with guarded(name):
            pdf.close()


def drawn(page: Any, number: int, name: str, hidden: bool = False) -> tuple[Print, int]:
    """What a page shows, with or without invisible text, and the number of invisible characters on it."""
    with guarded(name, number):
        page.pdf.doc.looked_up = 0
        size = sum(len(stream.get_data()) for stream in page.page_obj.contents if hasattr(stream, "get_data"))
        if size > limits.CONTENT_BYTES:
            raise too_large(name, "CONTENT_BYTES", number)
        page.flush_cache()
        device = _Device(page.pdf.rsrcmgr, number, hidden)
        PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
        page._layout = device.get_result()
        return print_of(page, number, hidden), device.invisible
