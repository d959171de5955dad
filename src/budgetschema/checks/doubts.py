"""Doubts: tables that were not read cleanly, so that their figures may be the reader's mistake."""

from __future__ import annotations

from collections.abc import Mapping

from budgetschema.codelists import codelist
from budgetschema.model import Disclosure, FragmentKind, Place, Table

_DOUBTFUL = (
    "second_reading", "unknown_column", "extra_cells", "unreadable_amount", "unknown_table", "table_kind_guessed",
)  # fmt: skip
"""Flags of a table or its lines that leave it open which figure stands where."""
_UNPLACED = "unplaced"


def doubts(disclosure: Disclosure) -> Mapping[int, str]:
    """By table: the flag for which its figures are in doubt, or ``unplaced`` for a fragment among its lines."""
    loose = [
        fragment.place
        for fragment in disclosure.fragments
        if fragment.kind is FragmentKind.UNPLACED and fragment.place is not None
    ]
    found: dict[int, str] = {}
    for index, table in enumerate(disclosure.tables):
        flags = {flag.kind for flag in (*table.flags, *(flag for line in table.lines for flag in line.flags))}
        kind = next((each for each in _DOUBTFUL if each in flags), None)
        if kind is None and _holds(table, loose):
            kind = _UNPLACED
        if kind is not None:
            found[index] = kind
    return found


def _holds(table: Table, loose: list[Place]) -> bool:
    lines = [line.place for line in table.lines if line.place is not None and line.place.line is not None]
    if not lines:
        return False
    first, (file, page, last) = min(place.order for place in lines), max(place.order for place in lines)
    return any(place.sheet == lines[0].sheet and first <= place.order <= (file, page, last + 1) for place in loose)


def reason(kind: str) -> tuple[str, str]:
    """A doubt in Chinese and English."""
    if kind == _UNPLACED:
        return FragmentKind.UNPLACED.zh, FragmentKind.UNPLACED.en
    entry = codelist("flags").get(kind)
    return (entry.zh, entry.en) if entry is not None else (kind, kind)
