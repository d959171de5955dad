"""What is printed above a table: number label, title and captions, in any order and on any number of rows."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import Caption, ContentsEntry, MoneyUnit
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.banner import (
    is_table_word,
    number_before,
    number_in,
    read_banner,
    split_label,
)
from budgetschema.reading.recognise.catalogs import is_catalogue_header
from budgetschema.reading.recognise.form_rows import is_form_title
from budgetschema.reading.recognise.meanings import unit_of, unit_within
from budgetschema.reading.recognise.notes import is_note
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number
from budgetschema.reading.spelling import compact, rejoin

_YEAR_ALONE = re.compile(r"\(20[0-9]{2}年度?\)")
_LOOKAHEAD = 8
_LONGEST_TITLE = 80


@attrs.frozen(kw_only=True)
class Opening:
    """The rows above a table's header. ``title`` is None where none is printed."""

    rows: tuple[Row, ...] = ()
    label: str | None = None
    title: str | None = None
    captions: tuple[Caption, ...] = ()

    @property
    def number(self) -> str | None:
        """The number that the label prints."""
        return number_in(self.label)

    @property
    def unit(self) -> MoneyUnit | None:
        """The unit of money that captions or title print."""
        fields = alias_table("captions")
        for caption in self.captions:
            meaning = fields.find(caption.label)
            if meaning and meaning["field"] in ("unit", "unit_or_publisher") and (unit := unit_of(caption.value)):
                return unit
        return unit_within(self.title) if self.title else None

    @property
    def unknown_unit(self) -> str | None:
        """A unit caption that says something else than a unit of money that is known."""
        for caption in self.captions:
            meaning = alias_table("captions").find(caption.label)
            if caption.value and meaning and meaning["field"] == "unit" and unit_of(caption.value) is None:
                return caption.value
        return None

    @property
    def publisher(self) -> str | None:
        """The publisher that a caption names."""
        for caption in self.captions:
            meaning = alias_table("captions").find(caption.label)
            if meaning and "publisher" in meaning["field"] and caption.value and unit_of(caption.value) is None:
                return caption.value
        return None


def find_opening(state: State) -> Opening | None:
    """What opens a table at the position, or None. Columns must follow within a few rows, on the same sheet."""
    opening = Opening()
    for ahead in range(_LOOKAHEAD):
        row = state.peek(ahead)
        if row is None or row.place.sheet != state.row.place.sheet:
            return None
        more = _with(opening, row)
        if more is None:
            return opening if ahead and row.is_tabular and _opens(opening) and not begins_otherwise(row) else None
        opening = more
    return None


def begins_otherwise(row: Row) -> bool:
    """Whether a row with several cells is none of a table: a padded title or note, captions, a catalogue's header.

    A padded title may be that of a form.
    """
    banner = read_banner(row)
    if banner is not None and banner.sure:
        return True
    if not row.is_lone:
        return is_catalogue_header(row)
    found = match_heading(row.text)
    return is_note(row.text) or is_form_title(row) or (found is not None and found[0] == 0)


def _opens(opening: Opening) -> bool:
    if opening.title is None:
        return bool(opening.captions) or opening.label is not None
    known = opening.title in alias_table("table_titles") or opening.label is not None
    return known or bool(opening.captions) or is_table_word(opening.title)


def _with(opening: Opening, row: Row) -> Opening | None:
    """The opening with one more row, or None if the row is no part of one."""
    rows = (*opening.rows, row)
    if opening.rows and is_page_number(row):
        return attrs.evolve(opening, rows=rows)
    if (longer := _longer_title(opening, row)) is not None:
        label, title = split_label(longer) if opening.label is None else (opening.label, longer)
        return attrs.evolve(opening, rows=rows, label=label, title=title)
    banner = read_banner(row)
    if banner is None or (banner.title is not None and opening.title is not None):
        return None
    return attrs.evolve(
        opening,
        rows=rows,
        label=opening.label or banner.label,
        title=opening.title or banner.title,
        captions=(*opening.captions, *(each for each in banner.captions if not _is_known(each, opening))),
    )


def _is_known(caption: Caption, opening: Opening) -> bool:
    """Whether a caption is printed a second time, as over the strips of a wide table."""
    return any((caption.label, caption.value) == (each.label, each.value) for each in opening.captions)


def _longer_title(opening: Opening, row: Row) -> str | None:
    """A title that goes on in a row of its own: the year in brackets, or the rest of a name broken in two.

    Where the second row is a title by itself, it must become another one by what stands before it.
    """
    title = opening.title
    if title is None or not row.is_lone or len(title) + len(row.text) > _LONGEST_TITLE:
        return None
    joined = rejoin(f"{title}\n{row.text}")
    if _YEAR_ALONE.fullmatch(compact(row.text)):
        return joined
    if is_table_word(title) or not is_table_word(joined) or match_heading(row.text) is not None:
        return None
    alone, together = (alias_table("table_titles").find(text) for text in (row.text, joined))
    return joined if together is not None and alone != together else None


def number_from_contents(entries: list[ContentsEntry], title: str) -> str | None:
    """The number that the table of contents prints before a title."""
    for entry in entries:
        found = number_before(compact(entry.title))
        if found is not None and compact(found[1]) == compact(title):
            return found[0]
    return None
