"""Places as a person looks for them: file, page or sheet, line or row, cell or column."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.findings.messages import Language, message, printable
from budgetschema.model.source import Place

_SEPARATORS: dict[Language, str] = {"zh": " ", "en": ", "}


def place_text(place: Place, lang: Language, files: Sequence[str] = ()) -> str:
    """A place in words, from the outside in, with the end where that is on another page; empty where it says nothing.

    ``files`` are the names of the sources, of which the place gives a number.
    """
    if place.end_page is not None:
        first = attrs.evolve(place, end_page=None, end_line=None)
        last = Place(page=place.end_page, line=place.end_line)
        return f"{place_text(first, lang, files)} – {place_text(last, lang)}"
    in_sheet = place.sheet is not None
    row, cell = ("row", "column") if in_sheet else ("line", "cell")
    parts = []
    if place.file is not None:
        known = place.file <= len(files)
        parts.append(files[place.file - 1] if known else _word("file", lang, place.file))
    if place.page is not None:
        parts.append(_word("page", lang, place.page))
    if place.sheet is not None:
        parts.append(_word("sheet", lang, place.sheet))
    if place.line is not None and place.end_line in (None, place.line):
        parts.append(_word(row, lang, place.line))
    elif place.line is not None:
        parts.append(_word(f"{row}s", lang, f"{place.line}–{place.end_line}"))
    if place.cell is not None:
        parts.append(_word(cell, lang, place.cell))
    return printable(_SEPARATORS[lang].join(parts))


def _word(key: str, lang: Language, which: object) -> str:
    return message(f"place.{key}", lang, {"which": which})
