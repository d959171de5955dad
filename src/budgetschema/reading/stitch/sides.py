"""Two tables in one region: one below the other with a title between, or side by side with a blank column between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from budgetschema.reading.grid import Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.moving import cut
from budgetschema.reading.stitch.signs import is_title, read_captions
from budgetschema.reading.stitch.tables import is_outside, parts_of, top_of, without_mark

_TITLES = 3
"""Rows from the top in which tables side by side have their titles."""


def part_tables(grid: Grid) -> Grid:
    """Give tables that share a region each its own."""
    rows: list[Row] = []
    fresh = max((row.region for row in grid.rows if row.region is not None), default=-1) + 1
    changed = False
    for part in parts_of(grid.rows):
        tables = [part] if is_outside(part) else [side for table in _stacked(part) for side in _beside(table)]
        rows += tables[0]
        for table in tables[1:]:
            rows += [attrs.evolve(row, region=fresh) for row in table]
            fresh += 1
            changed = True
    return attrs.evolve(grid, rows=tuple(rows)) if changed else grid


def _stacked(part: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables of a region, one below the other: a title that is another one than at the top begins the next."""
    top = top_of(part)
    known = {without_mark(compact(row.text)) for row in top.opening}
    start = 0
    for at in range(top.size + 1, len(part) - 1):
        title = compact(part[at].text) if part[at].is_lone else ""
        if not title or without_mark(title) in known or not is_title(part[at].text):
            continue
        begin = at
        while begin > start + 1 and not part[begin - 1].is_blank and read_captions(part[begin - 1]) is not None:
            begin -= 1
        yield list(part[start:begin])
        start, known = begin, {without_mark(title)}
    yield list(part[start:])


def _beside(part: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables of a region side by side: parted by columns in which nothing is printed, each under a title of its own."""
    width = len(part[0].cells)
    spans = list(_printed_spans(part, width))
    titled = next((row for row in part[:_TITLES] if len(row.filled) > 1), None)
    if len(spans) < 2 or titled is None or not all(is_title(cell.text) for cell in titled.filled):
        yield list(part)
        return
    starts = [next((span for span in spans if cell.column in span), None) for cell in titled.filled]
    if starts != spans:
        yield list(part)
        return
    for first, after in zip(spans, [*spans[1:], None], strict=True):
        end = after.start if after is not None else width
        yield [row for row in cut(part, range(first.start, end)) if not row.is_blank]


def _printed_spans(part: Sequence[Row], width: int) -> Iterator[range]:
    """Columns that are printed in or covered, where they follow each other."""
    used = [any(column < len(row.cells) and row.over(column) for row in part) for column in range(width)]
    start = None
    for column, printed in enumerate([*used, False]):
        if printed and start is None:
            start = column
        elif not printed and start is not None:
            yield range(start, column)
            start = None
