"""Tables over pages and sheets: consecutive regions that are one table become one region."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import FragmentKind, MarkKind
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.columns import Fit, fit, one_to_one
from budgetschema.reading.stitch.heights import is_level
from budgetschema.reading.stitch.moving import Mover
from budgetschema.reading.stitch.signs import is_page_number, is_title, known_cells
from budgetschema.reading.stitch.tables import (
    Top,
    Words,
    begins_table,
    is_continued,
    is_figure,
    looks_like_header,
    page_gap,
    parts_of,
    same_file,
    says_again,
    top_of,
    without_mark,
    words,
)

_SAMPLE = 40
_ABOVE = 8
"""Rows of running text above a table that the next page may repeat."""


@attrs.define
class _Open:
    """A table that may go on: its rows by their position in the result, and what stands above it."""

    region: int
    at: list[int]
    above: tuple[Row, ...]
    top: Top
    last: Row
    """Its last row as it was read."""
    heads: list[Row] = attrs.Factory(list)
    """Its header, with those repeated on its pages."""


def join_pages(grid: Grid) -> Grid:
    """Give the parts of a table one region number; what the parts repeat becomes furniture."""
    if all(row.region is None for row in grid.rows):
        return grid
    joiner = _Joiner()
    for part in parts_of(grid.rows):
        joiner.add(part)
    return attrs.evolve(grid, rows=tuple(joiner.rows)) if joiner.changed else grid


class _Joiner:
    """Rows as they come out, with the table that may still go on."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.changed = False
        self._open: _Open | None = None
        self._between: list[int] = []

    def add(self, part: Sequence[Row]) -> None:
        """Take a row outside of regions, or rows of one region."""
        if part[0].region is None or part[0].furniture is not None:
            if part[0].furniture is None and not part[0].is_blank:
                self._between.append(len(self.rows))
            self.rows += part
            return
        if self._open is not None and self._goes_on(self._open, part):
            return
        above = tuple(self.rows[at] for at in self._between[-_ABOVE:])
        at = list(range(len(self.rows), len(self.rows) + len(part)))
        self.rows += part
        top = top_of(part)
        self._open = _Open(part[0].region, at, above, top, part[-1], list(top.header))
        self._between = []

    def _goes_on(self, table: _Open, part: Sequence[Row]) -> bool:
        """Join a part with the open table, if it is sure to be of it."""
        if part[0].region == table.region and not self._between:
            self._extend(table, part)
            return True
        between = [self.rows[at] for at in self._between]
        repeated = _repeated(table, between, part)
        if repeated is None:
            return False
        above = [self.rows[at] for at in table.at]
        found = fit(above, part[repeated:] or part, table.top.size)
        if found is None and _has_header_of(table, part[:repeated]):
            found = one_to_one(len(part[0].cells))  # drawn otherwise, but with the same columns by name
        if found is None or (not repeated and _names_columns(part[0], above[table.top.size :], found)):
            return False
        self.changed = True
        for at in self._between:
            kind = FragmentKind.PAGE_NUMBER if is_page_number(self.rows[at]) else FragmentKind.REPEATED_HEADER
            self.rows[at] = attrs.evolve(self.rows[at], furniture=kind)
        self._widen(table, above, found)
        heads = [attrs.evolve(row, furniture=FragmentKind.REPEATED_HEADER) for row in part[:repeated]]
        mover = Mover(found.below, found.width)
        moved = [mover.row(row) for row in part[repeated:]] if _moves(part, found) else part[repeated:]
        self.rows += [attrs.evolve(row, region=table.region) for row in heads]
        self._extend(table, [attrs.evolve(row, region=table.region) for row in moved])
        table.last = part[-1]
        table.heads += part[:repeated]
        return True

    def _extend(self, table: _Open, rows: Sequence[Row]) -> None:
        table.at += range(len(self.rows), len(self.rows) + len(rows))
        self.rows += rows
        if rows:
            table.last = rows[-1]
        self._between = []

    def _widen(self, table: _Open, above: Sequence[Row], found: Fit) -> None:
        if found.above == tuple((column, column + 1) for column in range(found.width)):
            return
        mover = Mover(found.above, found.width)
        for at, row in zip(table.at, above, strict=True):
            self.rows[at] = mover.row(row)


def _has_header_of(table: _Open, repeated: Sequence[Row]) -> bool:
    """Whether repeated rows are the whole header of a table, its fullest row with each name in the same column."""
    if not table.top.header or {words(row) for row in table.top.header} - {words(row) for row in repeated}:
        return False
    above, below = (max(rows, key=lambda row: len(row.filled)) for rows in (table.top.header, repeated))
    same = [cell.column for cell in above.filled] == [cell.column for cell in below.filled]
    return same and len(above.cells) == len(below.cells) and len(above.filled) > 1


def _moves(part: Sequence[Row], found: Fit) -> bool:
    return found.width != len(part[0].cells) or found.below != tuple((at, at + 1) for at in range(found.width))


def _repeated(table: _Open, between: Sequence[Row], part: Sequence[Row]) -> int | None:
    """How many rows at the top of a part are repeated ones; None where the part is no continuation of the table."""
    gap = page_gap(table.last, part[0])
    if not same_file(table.last, part[0]) or (gap is not None and gap < 1):
        return None
    if table.last.is_lone and is_title(table.last.text):
        return None  # what follows a title is of that title
    openings = {compact(row.text) for row in (*table.above, *table.top.opening)}
    if not all(is_page_number(row) or says_again(row, openings) or _is_beside(row, table) for row in between):
        return None
    named = {words(row) for row in table.top.header}
    heads = named | _unnamed(table, part, gap)
    count = opened = 0
    while count < len(part) and (words(part[count]) in heads or says_again(part[count], openings)):
        opened += words(part[count]) not in heads
        count += 1
    headed = count > opened
    titles = [row for row in (*between, *part[:count]) if compact(row.text) in openings and not is_continued(row)]
    whole = bool(named) and named <= {words(row) for row in part[:count]}
    if any(map(begins_table, titles)) and not whole:
        return None  # the same title over another table or form
    following = next((row for row in part[count:] if not row.is_blank), None)
    if following is not None and (looks_like_header(following) or begins_table(following)):
        return None
    if table.last.place.sheet != part[0].place.sheet:
        return count if headed and (opened or _is_named_after(part[0].place.sheet, table.last.place.sheet)) else None
    if headed or gap == 1:
        return count
    # Without pages only a header, or a word that says so, tells that a table goes on.
    return count if gap is None and any(is_continued(row) for row in (*between, *part[:count])) else None


def _is_beside(row: Row, table: _Open) -> bool:
    """Whether a text stands beside the header of a table, not below the table: a header cell goes on over the edge."""
    return any(row.place.page == each.place.page and is_level(row, each) for each in table.heads)


def _unnamed(table: _Open, part: Sequence[Row], gap: int | None) -> set[Words]:
    """Rows of a table's top whose words are not known from headers, if the next page has them at its top again."""
    unnamed = [words(row) for row in table.top.unnamed]
    return set(unnamed) if gap == 1 and unnamed == [words(row) for row in part[: len(unnamed)]] else set()


def _is_named_after(sheet: str | None, before: str | None) -> bool:
    """Whether the name of a sheet is that of the one before it, with a word that says so: 表1 续."""
    name = compact(sheet or "")
    return without_mark(name) == compact(before or "") != name


def _names_columns(row: Row, body: Sequence[Row], found: Fit) -> bool:
    """Whether a row prints words where the lines above print figures or nothing, as the header of another table."""
    for cell in row.filled:
        figure = read_figure(cell.text)
        if figure is None or figure.mark is None or figure.mark.kind is not MarkKind.UNREADABLE:
            continue
        first = found.below[cell.column][0]
        sources = [at for at, span in enumerate(found.above) if span[0] == first]
        texts = [text for line in body[-_SAMPLE:] for at in sources if (text := line.at(at))]
        if len(texts) > 1 and sum(is_figure(text) for text in texts) * 2 > len(texts):
            return True
        if not texts and not row.over(0) and known_cells(row) == len(row.filled):
            return True
    return False
