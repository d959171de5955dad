"""Doubts: tables that were not read cleanly, so that their figures may be the reader's mistake."""

from __future__ import annotations

from collections.abc import Mapping

from budgetschema.codelists import codelist
from budgetschema.findings import twins
from budgetschema.model import Disclosure, FragmentKind, Place, Table

_DOUBTFUL = (
    "second_reading", "unknown_column", "extra_cells", "unreadable_amount", "unknown_table", "table_kind_guessed",
)  # fmt: skip
"""Flags of a table or its lines that leave it open which figure stands where."""
_UNPLACED = "unplaced"


def doubts(disclosure: Disclosure) -> Mapping[int, str]:
    """The tables in doubt, each with the reason: a flag, ``unplaced`` for a fragment in it, or the confidence.

    The confidence decides. A table that gives none is in doubt for what would lower it.
    """
    loose = [
        fragment.place
        for fragment in disclosure.fragments
        if fragment.kind is FragmentKind.UNPLACED and fragment.place is not None
    ]
    found: dict[int, str] = {}
    for index, table in enumerate(disclosure.tables):
        if table.confidence is not None and not table.is_in_doubt:
            continue
        kind = _kind(table, loose)
        if kind is not None or table.confidence is not None:
            found[index] = kind or str(table.confidence)
    return found


def _kind(table: Table, loose: list[Place]) -> str | None:
    flags = {flag.kind for flag in (*table.flags, *(flag for line in table.lines for flag in line.flags))}
    kind = next((each for each in _DOUBTFUL if each in flags), None)
    return _UNPLACED if kind is None and _holds(table, loose) else kind


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
    if entry is not None:
        return entry.zh, entry.en
    words = twins("reason", "doubts.confidence", {"confidence": kind})
    return words["reason_zh"], words["reason_en"]
