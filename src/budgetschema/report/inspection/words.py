"""Kinds, coordinates and places of an inspection in the words of a person."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.codelists import codelist
from budgetschema.findings import Language, message, place_text, printable
from budgetschema.model import Coordinate, Place, Vocabulary
from budgetschema.model.shape import members
from budgetschema.reading.aliases import Alias

DASH = "—"


def word(value: Vocabulary | None, lang: Language) -> str:
    """A word of the format, or a dash."""
    if value is None:
        return DASH
    return value.zh if lang == "zh" else value.en


def listed(name: str, code: str, lang: Language) -> str:
    """The name that a code list gives to a word; the word itself where it has none."""
    entry = codelist(name).get(code)
    if entry is None:
        return code
    return entry.zh if lang == "zh" else entry.en


def coordinate_words(coordinate: Coordinate | None, lang: Language) -> str:
    """The dimensions of a coordinate, one after the other."""
    found = []
    for member in members(Coordinate):
        value = getattr(coordinate, member.name, None)
        if value is None:
            continue
        codes = member.meta.codelist or member.meta.open_codelist
        if isinstance(value, Vocabulary):
            found.append(word(value, lang))
        else:
            found.append(listed(codes, value, lang) if codes else str(value))
    return " · ".join(found)


def origins(aliases: Sequence[Alias | None], lang: Language) -> str:
    """The rows of alias files by which something was understood: files with their lines."""
    parts: list[str] = []
    for before, alias in zip((None, *aliases), aliases, strict=False):
        if alias is None:
            parts.append(message("inspect.unknown", lang))
        elif before is not None and before.file == alias.file:
            parts[-1] += f",{alias.line}"
        else:
            parts.append(f"{alias.file}:{alias.line}")
    return printable(" + ".join(parts))


def span_text(span: tuple[Place, Place] | None, lang: Language, files: Sequence[str]) -> str:
    """From where to where a table reaches."""
    if span is None:
        return DASH
    first, last = (attrs.evolve(place, cell=None) for place in span)
    if first.sheet == last.sheet:
        return place_text(first.until(last), lang, files)
    first, last = (attrs.evolve(place, end_line=None, end_page=None) for place in (first, last))
    return f"{place_text(first, lang, files)} – {place_text(attrs.evolve(last, file=None), lang, files)}"
