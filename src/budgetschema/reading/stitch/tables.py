"""What stitching looks at: the top of a region, its pages, and what its rows print."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.signs import (
    is_title,
    known_cells,
    match_heading,
    pairs_fields,
    read_captions,
    split_header,
)

_CONTINUED = re.compile(r"[(\[]?(续上?[页表]?|续[0-9]{1,2}|接上[页表]|上接第?[0-9]*页)[)\]]?")
_TABLE_WORD = re.compile(r".{2,60}表([(].*[)])?")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_OPENING = 6
_BEGINNING = 12
"""As many rows as what stands above the lines may take."""
_SENTENCE = re.compile(r"[。；;!！?？，,]")

Words = tuple[str, ...]


def words(row: Row) -> Words:
    """What a row prints, cell by cell, as texts are compared."""
    return tuple(compact(cell.text) for cell in row.filled)


def without_mark(text: str) -> str:
    """A compact text without words such as 续表."""
    return _CONTINUED.sub("", text)


def is_continued(row: Row) -> bool:
    """Whether a row says nothing but that something goes on here."""
    return not row.is_blank and not without_mark(compact(row.text))


def is_figure(text: str) -> bool:
    """Whether a cell prints a figure and not the year of a column."""
    return parse_amount(text) is not None and _YEAR.fullmatch(compact(text)) is None


@attrs.frozen
class Top:
    """The rows above the lines of a region: title and captions, then the header with its numbers."""

    opening: tuple[Row, ...]
    header: tuple[Row, ...]
    unnamed: tuple[Row, ...] = ()
    """Rows that stand where a header does, but name nothing known."""

    @property
    def size(self) -> int:
        """How many rows these are."""
        return len(self.opening) + len(self.header)


def top_of(rows: Sequence[Row]) -> Top:
    """The top of a region's rows. Without anything known from headers there is no header."""
    count = 0
    while count < min(_OPENING, len(rows)) and _opens(rows[count]):
        count += 1
    header, ordinal, _ = split_header(rows[count : count + _BEGINNING])
    found = [*header, *([ordinal] if ordinal is not None else [])]
    numbers = {row.index: row for row in found}  # names and numbers may be taken from one row
    whole = tuple(row for row in rows[count : count + _BEGINNING] if row.index in numbers)
    named = any(looks_like_header(row) for row in header)
    return Top(tuple(rows[:count]), whole if named else (), () if named else whole)


def _opens(row: Row) -> bool:
    if row.is_blank:
        return False
    return (row.is_lone and begins_table(row)) or is_continued(row) or read_captions(row) is not None


def begins_table(row: Row) -> bool:
    """Whether a row is what stands above a table: title, captions, a heading."""
    if row.is_blank:
        return False
    if read_captions(row) is not None:
        return True
    text = row.text
    if not row.is_lone or _SENTENCE.search(text):
        return False
    if is_title(text) or _TABLE_WORD.fullmatch(compact(text)) is not None:
        return True
    # In a row of cells 十六、商业服务业等支出 is the label of a line; parts of the document are headed there at most.
    heading = match_heading(text)
    return heading is not None and (heading[0] == 0 or not row.is_tabular)


def looks_like_header(row: Row) -> bool:
    """Whether a row names columns: no figures, no fields of a form, and most of it known from headers."""
    filled = row.filled
    least = min(2, len(row.cells))  # a strip may have one column
    if len(filled) < least or any(is_figure(cell.text) for cell in filled) or pairs_fields(row):
        return False
    known = known_cells(row)
    return known >= least and known * 2 >= len(filled)


def page_gap(above: Row, below: Row) -> int | None:
    """How many pages a row stands behind another; None where they have no pages, or are of several files."""
    if not same_file(above, below) or above.place.page is None or below.place.page is None:
        return None
    return below.place.page - (end_page(above) or above.place.page)


def end_page(row: Row) -> int | None:
    """The last page on which a row prints something; None where it has no pages."""
    own = (cell.place.page for cell in row.cells if cell.place is not None and cell.place.page is not None)
    return None if row.place.page is None else max([row.place.page, *own])


def same_file(above: Row, below: Row) -> bool:
    """Whether two rows stand in one file."""
    return (above.place.file or 1) == (below.place.file or 1)


def says_again(row: Row, openings: set[str]) -> bool:
    """Whether a row repeats what stands above a table, or says that the table goes on."""
    text = compact(row.text)
    return is_continued(row) or text in openings or without_mark(text) in openings


def parts_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that follow each other in one region. Furniture and running text stand by themselves."""
    parts: list[list[Row]] = []
    for row in rows:
        before = parts[-1][-1] if parts else None
        if row.region is None or row.furniture or before is None or before.region != row.region or before.furniture:
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts


def is_outside(part: Sequence[Row]) -> bool:
    """Whether a part is no table: a row of running text, or furniture."""
    return part[0].region is None or part[0].furniture is not None
