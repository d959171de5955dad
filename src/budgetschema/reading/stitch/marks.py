"""Page numbers and running heads in sources without geometry: told by their sequence, and by standing beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import attrs

from budgetschema.model import FragmentKind
from budgetschema.reading.grid import Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.signs import is_page_number, read_captions
from budgetschema.reading.stitch.tables import begins_table

_NUMBER = re.compile(r"[0-9]{1,4}")
_LEAST = 3
_LONGEST_HEAD = 60


def find_marks(grid: Grid) -> Grid:
    """Mark running numbers that stand alone, and lines repeated beside page numbers, as furniture."""
    lone = [at for at, row in enumerate(grid.rows) if _may_be_mark(row)]
    found = dict.fromkeys(_running_numbers(grid.rows, lone), FragmentKind.PAGE_NUMBER)
    pages = {at for at in lone if is_page_number(grid.rows[at])} | found.keys()
    found |= dict.fromkeys(_running_heads(grid.rows, pages), FragmentKind.RUNNING_HEAD)
    if not found:
        return grid
    rows = (attrs.evolve(row, furniture=found[at]) if at in found else row for at, row in enumerate(grid.rows))
    return attrs.evolve(grid, rows=tuple(rows))


def _may_be_mark(row: Row) -> bool:
    return row.region is None and row.furniture is None and row.is_lone and not row.is_tabular


def _running_numbers(rows: Sequence[Row], lone: Sequence[int]) -> list[int]:
    """Bare numbers that count on from the first to the last, if all that stand alone do."""
    numbers = [at for at in lone if _NUMBER.fullmatch(compact(rows[at].text))]
    values = [int(compact(rows[at].text)) for at in numbers]
    counts = all(b == a + 1 for a, b in pairwise(values))
    return numbers if len(numbers) >= _LEAST and counts else []


def _running_heads(rows: Sequence[Row], pages: set[int]) -> list[int]:
    """Lines that stand before or behind most page numbers, always on the same side, and are no part of a table."""
    printed = [at for at, row in enumerate(rows) if not row.is_blank]
    found: list[int] = []
    for step in (-1, 1):
        beside = [
            printed[index + step]
            for index, at in enumerate(printed)
            if at in pages and 0 <= index + step < len(printed) and _is_head(rows[printed[index + step]])
        ]
        counts = Counter(compact(rows[at].text) for at in beside)
        found += [at for at in beside if (count := counts[compact(rows[at].text)]) >= _LEAST and count * 2 > len(pages)]
    return found


def _is_head(row: Row) -> bool:
    text = compact(row.text)
    return (
        _may_be_mark(row)
        and len(text) <= _LONGEST_HEAD
        and not is_page_number(row)
        and read_captions(row) is None
        and not begins_table(row)
    )
