"""Performance forms: where one begins, which rows belong to it, and where it ends."""

from __future__ import annotations

import attrs

from budgetschema.model import FragmentKind
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.banner import is_title
from budgetschema.reading.recognise.catalogs import is_catalogue_header
from budgetschema.reading.recognise.form_reading import FormReading
from budgetschema.reading.recognise.form_rows import PLAIN_FIELDS, field_of, form_year, is_form_title, is_word_of_forms
from budgetschema.reading.recognise.meanings import header_alias
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number

_LOOKAHEAD = 5


def form(state: State) -> bool:
    """Read one performance form."""
    if not is_form_title(state.row):
        return False
    if not _has_fields(state):
        return False
    reading = FormReading(state.take())
    region = None
    while not state.done and not is_form_title(state.row):
        row = state.row
        if reading.begins_again(row):
            state.draft.projects.append(reading.project())
            reading = FormReading(attrs.evolve(reading.title, place=row.place))
        if row.region != region and region is not None and not is_page_number(row) and not _names_field(row):
            break
        region = row.region
        year = form_year(row)
        if state.skip_page_number():
            continue
        if year is not None and reading.year is None:
            reading.year = year
            state.take()
            continue
        if row.is_tabular and not _ends(state):
            reading.read(state, row)
        elif _is_stray(state):
            state.keep(row, FragmentKind.UNPLACED)
        else:
            break
        state.position += 1
    state.draft.projects.append(reading.project())
    return True


def _has_fields(state: State) -> bool:
    """Whether a label of a form with its value stands in one of the rows below, before a row that is none of a form."""
    for ahead in range(1, _LOOKAHEAD):
        row = state.peek(ahead)
        if row is None:
            return False
        if row.is_tabular and field_of(row.filled[0].text) in PLAIN_FIELDS:
            return len(row.filled) < 2 or header_alias(row.filled[1].text) is None
        if row.is_tabular and not row.is_lone:
            return False
    return False


def _is_stray(state: State) -> bool:
    """Whether a row of text interrupts a form that goes on right after it."""
    after = state.peek(1)
    if after is None or not after.is_tabular or match_heading(state.row.text) is not None:
        return False
    return any(is_word_of_forms(cell.text) for cell in after.filled)


def _names_field(row: Row) -> bool:
    """Whether a row begins with a word of forms, as the rest of one on the next page does."""
    return row.is_tabular and is_word_of_forms(row.filled[0].text)


def _ends(state: State) -> bool:
    """Whether a padded row is the title of something else, which follows on the same sheet."""
    row, after = state.row, state.peek(1)
    return row.is_lone and (is_title(row.text) or (after is not None and is_catalogue_header(after)))
