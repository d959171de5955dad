"""The files that are read back: each a way in which people publish the same tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import takewhile
from pathlib import Path

import attrs

from tests.roundtrip.writing import as_html as html
from tests.roundtrip.writing import as_xlsx as xlsx
from tests.roundtrip.writing import converting
from tests.roundtrip.writing.as_docx import as_docx
from tests.roundtrip.writing.as_text import as_text
from tests.roundtrip.writing.pages import Publication, Sheet, Text, sheets

Make = Callable[[Publication, Path], tuple[Path, ...]]
"""Writes the files of a variant into a folder, in the order in which they are read."""


@attrs.frozen(kw_only=True)
class Variant:
    """A way of publishing. ``has`` names what it prints; ``needs_programs`` whether others than Python write it."""

    make: Make
    has: tuple[str, ...] = ("tables", "text", "forms", "catalogues")
    needs_programs: bool = True


def _written(data: bytes, path: Path) -> Path:
    path.write_bytes(data)
    return path


def without_text(publication: Publication) -> Publication:
    """What stands before the first table, contents and all, and the sheets: as in workbooks."""
    front = takewhile(lambda item: isinstance(item, Text), publication)
    return (*front, *sheets(publication))


def _text(publication: Publication, folder: Path) -> tuple[Path, ...]:
    return (_written(as_text(publication), folder / "text.txt"),)


def _html(style: html.Style, encoding: str, publication: Publication, folder: Path) -> tuple[Path, ...]:
    return (_written(html.as_html(publication, style, encoding), folder / "page.html"),)


def _printed(style: html.Style, publication: Publication, folder: Path) -> tuple[Path, ...]:
    return (converting.browser(*_html(style, "utf-8", publication, folder), folder),)


def _apart(publication: Publication, folder: Path) -> tuple[Path, ...]:
    """Tables and forms in one file, all text in another."""
    tables = without_text(tuple(item for item in publication if not _is_catalogue(item)))
    words = tuple(item for item in publication if isinstance(item, Text) or _is_catalogue(item))
    made = []
    for name, part in (("tables", tables), ("words", words)):
        page = _written(html.as_html(part, html.Style(apart=True)), folder / f"{name}.html")
        made.append(converting.browser(page, folder))
    return tuple(made)


def _is_catalogue(item: object) -> bool:
    return isinstance(item, Sheet) and item.kind == "catalogue"


def _xlsx(style: xlsx.Style, suffix: str, publication: Publication, folder: Path) -> tuple[Path, ...]:
    book = _written(xlsx.as_xlsx(without_text(publication), style), folder / "book.xlsx")
    return (book if suffix == "xlsx" else converting.office(book, suffix, folder),)


def _strips(labelled: bool, publication: Publication, folder: Path) -> tuple[Path, ...]:
    """Tables as a spreadsheet prints them that nobody has fitted to the page, by way of ODS."""
    tables = tuple(item for item in without_text(publication) if isinstance(item, Text) or item.kind == "table")
    book = _written(xlsx.as_xlsx(tables, xlsx.Style(fitted=False, labelled=labelled)), folder / "book.xlsx")
    return (converting.office(converting.office(book, "ods", folder), "pdf", folder),)


def _docx(suffix: str, publication: Publication, folder: Path) -> tuple[Path, ...]:
    document = _written(as_docx(publication), folder / "document.docx")
    return (document if suffix == "docx" else converting.office(document, suffix, folder),)


def _docx_of_html(publication: Publication, folder: Path) -> tuple[Path, ...]:
    (page,) = _html(html.Style(), "utf-8", publication, folder)
    return (converting.office(page, "docx", folder),)


_IN_BOOKS = ("tables", "forms", "catalogues")
_OWN = partial(Variant, needs_programs=False)

VARIANTS: Mapping[str, Variant] = {
    "text": _OWN(make=_text),
    "xlsx": _OWN(make=partial(_xlsx, xlsx.Style(), "xlsx"), has=_IN_BOOKS),
    "xlsx_codes_as_numbers": _OWN(
        make=partial(_xlsx, xlsx.Style(codes_as_numbers=True, thousands=True), "xlsx"), has=_IN_BOOKS
    ),
    "xlsx_on_one_sheet": _OWN(make=partial(_xlsx, xlsx.Style(together=True), "xlsx"), has=_IN_BOOKS),
    "xls": Variant(make=partial(_xlsx, xlsx.Style(), "xls"), has=_IN_BOOKS),
    "ods": Variant(make=partial(_xlsx, xlsx.Style(thousands=True), "ods"), has=_IN_BOOKS),
    "docx": _OWN(make=partial(_docx, "docx")),
    "docx_by_office": Variant(make=_docx_of_html),
    "html": _OWN(make=partial(_html, html.Style(), "utf-8")),
    "html_gb18030": _OWN(make=partial(_html, html.Style(), "gb18030")),
    "pdf_of_docx": Variant(make=partial(_docx, "pdf")),
    "pdf_of_xlsx": Variant(make=partial(_xlsx, xlsx.Style(thousands=True), "pdf"), has=_IN_BOOKS),
    "pdf_in_strips": Variant(make=partial(_strips, False), has=("tables",)),
    "pdf_in_labelled_strips": Variant(make=partial(_strips, True), has=("tables",)),
    "pdf_ruled": Variant(make=partial(_printed, html.Style(apart=True))),
    "pdf_several_on_a_page": Variant(make=partial(_printed, html.Style(size=7))),
    "pdf_three_lines": Variant(make=partial(_printed, html.Style(rules="three", apart=True, width=297, height=210))),
    "pdf_small_pages": Variant(make=partial(_printed, html.Style(width=180, height=150, columns=7))),
    "pdf_apart": Variant(make=_apart),
}
