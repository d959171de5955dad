"""Performance targets of whole departments. Their cells are told by their labels, as those of project forms are."""

from __future__ import annotations

from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.banner import is_title
from budgetschema.reading.recognise.department_labels import field_of
from budgetschema.reading.recognise.department_rows import DepartmentReading
from budgetschema.reading.recognise.form_rows import is_form_title
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State

_KIND = "department_performance_target"
_LOOKAHEAD = 6
_WORDS = ("department_fields", "department_budget", "form_fields", "indicator_levels")


def department_form(state: State) -> bool:
    """Read the performance form of one department."""
    if not _is_department_title(state.row) or not _has_fields(state):
        return False
    reading = DepartmentReading(state.take())
    region = None
    while not state.done:
        row = state.row
        if is_form_title(row) or _is_department_title(row) or _ends(row):
            break
        if state.skip_page_number():
            continue
        if region is not None and row.region != region and not _goes_on(row):
            break
        if not row.is_tabular and not reading.caption(row):
            break
        region = row.region
        if row.is_tabular:
            reading.read(state, row)
        else:
            state.ledger.book(row, Use.DATA)
        state.position += 1
    state.draft.department_targets.append(reading.target())
    return True


def _is_department_title(row: Row) -> bool:
    return row.is_lone and (alias_table("table_titles").find(row.text) or {}).get("kind") == _KIND


def _has_fields(state: State) -> bool:
    """Whether a label of such a form stands first in one of the rows below."""
    for ahead in range(1, _LOOKAHEAD):
        row = state.peek(ahead)
        if row is not None and row.is_tabular and field_of(row.filled[0]) is not None:
            # A table of many departments heads its columns with the same words.
            return any(cell for cell in row.filled[1:] if field_of(cell) is None) or field_of(row.filled[0]) == "tasks"
    return False


def _ends(row: Row) -> bool:
    return row.is_lone and (match_heading(row.text) is not None if not row.is_tabular else is_title(row.text))


def _goes_on(row: Row) -> bool:
    """Whether a row begins with a word of such forms, as the rest of one on the next page does."""
    return any(row.filled[0].text in alias_table(name) for name in _WORDS)
