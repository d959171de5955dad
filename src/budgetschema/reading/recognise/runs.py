"""The rows of a table: from its header to the first row that is not of it, over page marks and repeated headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.model import FragmentKind
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.banner import is_title, read_captions
from budgetschema.reading.recognise.header_rows import known_cells, split_header
from budgetschema.reading.recognise.meanings import header_alias
from budgetschema.reading.recognise.notes import is_note
from budgetschema.reading.recognise.opening import Opening, begins_otherwise
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number
from budgetschema.reading.spelling import compact

_CONTINUED = re.compile(r"\(?(续上?表|续|接上(页|表))\)?")
_LOOKAHEAD = 8
_BEGINNING = 12
"""As many rows as a header and the first lines under it may take."""


@attrs.define
class Run:
    """The rows of a table, sorted."""

    header: list[Row]
    ordinal: Row | None
    lines: list[Row]
    repeated: list[Row]


def read_run(state: State, opening: Opening) -> Run:
    """Step over the rows of a table. Page marks, repeated openings and strays among them are kept as fragments."""
    rows: list[Row] = []
    while not state.done:
        if state.skip_page_number():
            continue
        if _belongs(state.row, rows) and not begins_otherwise(state.row) and not _is_next_header(state.row, rows):
            rows.append(state.row)
            state.position += 1
        elif count := _continuation(state, opening, rows):
            for _ in range(count):
                state.keep(state.row, FragmentKind.REPEATED_HEADER)
                state.position += 1
        elif _is_stray(state, rows):
            state.keep(state.row, FragmentKind.UNPLACED)
            state.position += 1
        else:
            break
    header, ordinal, lines = split_header(rows)
    heads = {_texts(row) for row in header} | ({_texts(ordinal)} if ordinal is not None else set())
    repeated = [row for row in lines if _texts(row) in heads]
    return Run(header, ordinal, [row for row in lines if _texts(row) not in heads], repeated)


def _belongs(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row may be of the table: it has cells, and stands in the region that the source draws for it.

    A region without title and header goes on with the table right above it where it has as many columns, unless both
    are on one page or on different sheets.
    """
    if not row.is_tabular or not rows:
        return row.is_tabular
    last = rows[-1]
    if row.region == last.region:
        return True
    here, above = row.place, last.place
    if row.region is None or last.region is None or (here.file, here.sheet) != (above.file, above.sheet):
        return False
    follows = here.page is None or above.page is None or here.page == (above.end_page or above.page) + 1
    return follows and len(row.cells) == len(last.cells) and not _names_columns(row)


def _names_columns(row: Row) -> bool:
    """Whether a row prints names of columns, as a header does, and no figures."""
    figures = any(parse_amount(cell.text) is not None for cell in row.filled)
    return not figures and known_cells(row) * 2 >= len(row.filled)


def _is_next_header(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the header of another table, which follows without a title."""
    first = (header_alias(row.filled[0].text) or {}).get("role")
    if first not in ("label", "code") or len(row.filled) < 2 or known_cells(row) < len(row.filled):
        return False
    header, _, lines = split_header(rows[:_BEGINNING])
    return bool(lines) and _texts(row) not in {_texts(one) for one in header}


def _texts(row: Row) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, cell.stripped) for cell in row.filled)


def _continuation(state: State, opening: Opening, rows: Sequence[Row]) -> int:
    """How many rows repeat the table's title and captions on a new page; 0 where the table does not go on."""
    for ahead in range(_LOOKAHEAD):
        row = state.peek(ahead)
        if row is None:
            return 0
        if row.is_tabular and not begins_otherwise(row):
            return ahead if ahead and _belongs(row, rows) and _goes_on(row, rows) else 0
        if not (is_page_number(row) or _repeats(row, opening)):
            return 0
    return 0


def _repeats(row: Row, opening: Opening) -> bool:
    """Whether a row repeats something of the opening, or says that the table is continued."""
    text = compact(row.text)
    bare = _CONTINUED.sub("", text)
    if not bare:
        return True
    printed = {compact(above.text) for above in opening.rows}
    return text in printed or bare in printed


def _goes_on(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row repeats the header, or looks like another line of the same table."""
    header, _, _ = split_header(rows[:_BEGINNING])
    if header and _texts(row) == _texts(header[0]):
        return True
    if row.region is not None:
        return True
    return _same_width(row, rows) and not _names_columns(row)


def _same_width(row: Row, rows: Sequence[Row]) -> bool:
    return bool(rows) and len(row.cells) == len(rows[-1].cells)


def _is_stray(state: State, rows: Sequence[Row]) -> bool:
    """Whether a row of text interrupts a table that goes on right after it."""
    row, after = state.row, state.peek(1)
    if row.is_tabular or after is None or not after.is_tabular or begins_otherwise(after):
        return False
    if is_note(row.text) or is_title(row.text) or read_captions(row) is not None or match_heading(row.text) is not None:
        return False
    return bool(rows) and after.region == rows[-1].region and _same_width(after, rows) and not _names_columns(after)
