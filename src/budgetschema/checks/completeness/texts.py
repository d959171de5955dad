"""The texts of a disclosure with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

from budgetschema.model import Disclosure, Place

_SENTENCE = re.compile(r"[^。；;\n]+")


class Where(StrEnum):
    """What a text is."""

    TITLE = "title"
    TABLE_TITLE = "table_title"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    GLOSSARY = "glossary"
    CONTENTS = "contents"


@attrs.frozen(kw_only=True, slots=True)
class Text:
    """A text, what it is, and where it stands."""

    where: Where
    text: str
    pointer: str
    place: Place | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The text in sentences."""
        return tuple(_SENTENCE.findall(self.text))


def texts(disclosure: Disclosure) -> Iterator[Text]:
    """Every text of a disclosure in the order of the format; forms and catalogues have rules of their own."""
    if disclosure.title is not None:
        yield Text(where=Where.TITLE, text=disclosure.title, pointer="/title")
    yield Text(where=Where.TITLE, text=disclosure.publisher.name, pointer="/publisher/name")
    for i, duty in enumerate(disclosure.duties):
        yield Text(where=Where.PARAGRAPH, text=duty.text, pointer=f"/duties/{i}", place=duty.place)
    for i, paragraph in enumerate(disclosure.organisation):
        yield Text(where=Where.PARAGRAPH, text=paragraph.text, pointer=f"/organisation/{i}", place=paragraph.place)
    for i, entry in enumerate(disclosure.contents):
        yield Text(where=Where.CONTENTS, text=entry.title, pointer=f"/contents/{i}", place=entry.place)
    yield from narrative(disclosure)
    yield from _of_tables(disclosure)
    for i, term in enumerate(disclosure.glossary):
        text = f"{term.term}：{term.definition or ''}"
        yield Text(where=Where.GLOSSARY, text=text, pointer=f"/glossary/{i}", place=term.place)
    for i, note in enumerate(disclosure.notes):
        yield Text(where=Where.NOTE, text=note.text, pointer=f"/notes/{i}", place=note.place)


def narrative(disclosure: Disclosure) -> Iterator[Text]:
    """Headings and paragraphs of the outline."""
    for s, section in enumerate(disclosure.sections):
        yield Text(where=Where.TITLE, text=section.title, pointer=f"/sections/{s}", place=section.place)
        where = Where.GLOSSARY if section.role == "glossary" else Where.PARAGRAPH
        for p, paragraph in enumerate(section.paragraphs):
            pointer = f"/sections/{s}/paragraphs/{p}"
            yield Text(where=where, text=paragraph.text, pointer=pointer, place=paragraph.place)


def _of_tables(disclosure: Disclosure) -> Iterator[Text]:
    for t, table in enumerate(disclosure.tables):
        yield Text(where=Where.TABLE_TITLE, text=table.title, pointer=f"/tables/{t}/title", place=table.place)
        for c, caption in enumerate(table.captions):
            text = f"{caption.label}：{caption.value or ''}"
            yield Text(where=Where.NOTE, text=text, pointer=f"/tables/{t}/captions/{c}", place=caption.place)
        for n, note in enumerate(table.notes):
            yield Text(where=Where.NOTE, text=note.text, pointer=f"/tables/{t}/notes/{n}", place=note.place)
