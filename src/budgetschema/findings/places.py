"""Places as a person looks for them: file, page or sheet, line or row, cell or column."""

from __future__ import annotations

from collections.abc import Sequence

from budgetschema.findings.messages import Language, message
from budgetschema.model.source import Place

_SEPARATORS: dict[Language, str] = {"zh": " ", "en": ", "}


def place_text(place: Place, lang: Language, files: Sequence[str] = ()) -> str:
    """A place in words, from the outside in; empty where it says nothing.

    ``files`` are the names of the sources, of which the place gives a number.
    """
    in_sheet = place.sheet is not None
    end = place.end_line if place.end_line != place.line else None
    name = "row" if in_sheet else "line"
    parts: list[tuple[str, dict[str, object]]] = []
    if place.file is not None:
        known = files[place.file - 1] if place.file <= len(files) else None
        parts.append(("file", {"file": place.file}) if known is None else ("file_name", {"name": known}))
    if place.page is not None:
        parts.append(("page", {"page": place.page}))
    if in_sheet:
        parts.append(("sheet", {"sheet": place.sheet}))
    if place.line is not None:
        parts.append((name, {"line": place.line}) if end is None else (f"{name}s", {"line": place.line, "end": end}))
    if place.cell is not None:
        parts.append(("column" if in_sheet else "cell", {"cell": place.cell}))
    return _SEPARATORS[lang].join(message(f"place.{key}", lang, params) for key, params in parts)
