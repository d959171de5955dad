"""A first look with pdfium, which forgives what can be forgiven: whether a file opens, and how many pages it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.pdf import limits
from budgetschema.reading.readers.pdf.screening import too_large

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@contextmanager
def examined(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document as pdfium has it, closed at the end.

    Raises :class:`UnreadableError` for what is locked, damaged, empty or too long.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # Where it has no reason of its own, the library gives that of the file before; so look for the lock, too.
        locked = error.err_code in _LOCKED and b"/Encrypt" in data
        raise UnreadableError("pdf.locked" if locked else "pdf.damaged", {"name": name}) from None
    try:
        pages = len(document)
        if pages == 0:
            raise UnreadableError("pdf.no_pages", {"name": name})
        if pages > limits.PAGES:
            raise too_large(name, "PAGES")
        yield document
    finally:
        document.close()
