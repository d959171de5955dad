"""Wide tables printed in vertical strips: the columns that did not fit follow as a region of their own."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import attrs

from budgetschema.model import FragmentKind
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.heads import whole_heads
from budgetschema.reading.stitch.heights import between, is_level
from budgetschema.reading.stitch.matching import Match, match
from budgetschema.reading.stitch.moving import Mover
from budgetschema.reading.stitch.signs import is_note, is_page_number, read_captions
from budgetschema.reading.stitch.tables import end_page, says_again, top_of

_ABOVE = 8
_CAPTION, _NOTE = "caption", "note"


@attrs.define
class _Table:
    """The rows of a region with the furniture among them, and what is printed between the region before and this."""

    before: list[Row]
    rows: list[Row]

    @property
    def live(self) -> list[Row]:
        """Its rows without furniture."""
        return [row for row in self.rows if row.furniture is None and row.region is not None]


def join_strips(grid: Grid) -> Grid:
    """Put strips of one table side by side. Labels that a strip repeats become furniture; cells keep their places.

    Captions over a strip go to those over the table.
    """
    tables, end = _tables(grid.rows)
    if len(tables) < 2:
        return grid
    joined: list[_Table] = []
    for table, after in zip(tables, [*(each.before for each in tables[1:]), end], strict=True):
        if not joined or not _join(joined[-1], table, after):
            joined.append(table)
    if len(joined) == len(tables):
        return grid
    return attrs.evolve(grid, rows=(*(row for table in joined for row in (*table.before, *table.rows)), *end))


def _tables(rows: Sequence[Row]) -> tuple[list[_Table], list[Row]]:
    """The tables in their order, and what is printed behind the last one."""
    tables: list[_Table] = []
    between: list[Row] = []
    for row in rows:
        if row.region is None or row.furniture is not None:
            between.append(row)
        elif tables and _goes_on(tables[-1].rows[-1], row, between):
            tables[-1].rows += [*between, row]
            between = []
        else:
            tables.append(_Table(between, [row]))
            between = []
    return tables, between


def _goes_on(last: Row, row: Row, between: Sequence[Row]) -> bool:
    return last.region == row.region and all(each.furniture is not None or each.is_blank for each in between)


def _join(one: _Table, other: _Table, after: list[Row]) -> bool:
    """Put a table beside the one before it, if it is a strip of the same. ``after`` is what is printed below it."""
    first, second = one.live, other.live
    found = match(first, second)
    if found is None:
        return False
    free = [pair.above for pair in found.rows if pair.beside is None and not pair.is_under and pair.above is not None]
    opening = second[: found.opening]
    above = [*one.before[-_ABOVE:], *top_of(first).opening]
    between = [*other.before, *opening]
    printed = [row for row in between if row.furniture is None and not row.is_blank]
    notes = {compact(row.text) for row in one.rows if row.region is None and row.furniture is None}
    kinds = {id(row): _kind(row, first, second, above, notes, free) for row in printed}
    if None in kinds.values() or not (found.is_sure or FragmentKind.REPEATED_HEADER in kinds.values()):
        return False
    heads = {kind: row for row in printed if isinstance(kind := kinds[id(row)], int)}
    spilled = {id(row): row for row in (*other.before, *after) if _is_spilled(row, first, second)}
    wide, repeated = _side_by_side(first, second, found, heads, {compact(row.text) for row in spilled.values()})
    places = {id(row): at for at, row in enumerate(first)}
    one.rows = [each for row in one.rows for each in (wide[places[id(row)]] if id(row) in places else [row])]
    one.before += [attrs.evolve(row, region=None) for row in printed if kinds[id(row)] == _CAPTION]
    for row in between:
        kind = kinds.get(id(row), _NOTE)
        if isinstance(kind, FragmentKind):
            region = None if row.region is None else first[0].region
            one.rows.append(attrs.evolve(row, furniture=kind, region=region))
        elif kind == _NOTE:
            one.rows.append(row)
    one.rows += repeated
    one.rows += [row for row in other.rows if row.furniture is not None or row.region is None]
    notes |= {compact(row.text) for row in printed if kinds[id(row)] == _NOTE}
    spilled |= {id(row): row for row in after if compact(row.text) in notes and row.place.page == end_page(second[-1])}
    after[:] = [
        attrs.evolve(row, furniture=FragmentKind.REPEATED_HEADER) if id(row) in spilled else row for row in after
    ]
    return True


def _kind(
    row: Row,
    first: Sequence[Row],
    second: Sequence[Row],
    above: Sequence[Row],
    notes: Container[str],
    free: Sequence[int],
) -> FragmentKind | str | int | None:
    """What a row of text between two strips is: furniture, a caption or note of the table, or None.

    A number says that it is printed at the height of that row of the table, to which the strip has no row: a header
    that the strip does not frame.
    """
    if is_page_number(row):
        return FragmentKind.PAGE_NUMBER
    if row.place.page == end_page(first[-1]) and row.region is None and is_note(row.text):
        return FragmentKind.REPEATED_HEADER if compact(row.text) in notes else _NOTE
    if says_again(row, {compact(each.text) for each in above}) or _is_spilled(row, first, second):
        return FragmentKind.REPEATED_HEADER
    if row.place.page != second[0].place.page:
        return None
    captions = read_captions(row)
    if captions is not None and captions[0] is None:
        known, own = _captions(above), _captions([row])
        if own <= known:
            return FragmentKind.REPEATED_HEADER
        if not {label for label, _ in known} & {label for label, _ in own - known}:
            return _CAPTION
    return next((at for at in free if row.is_lone and is_level(row, first[at])), None)


def _captions(rows: Sequence[Row]) -> set[tuple[str, str | None]]:
    """The captions of rows, as pairs of label and value."""
    found = (caption for row in rows for caption in (read_captions(row) or (None, []))[1])
    return {(caption.label, caption.value) for caption in found}


def _is_spilled(row: Row, first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether a text is part of a cell that reaches over the edge of the page, and is printed in the other strip."""
    if row.furniture is not None or row.place.page not in (end_page(first[-1]), second[0].place.page):
        return False
    text = compact(row.text)
    rows = first if row.place.page == second[0].place.page else second
    return any(text in compact(cell.text) for each in rows if is_level(row, each) for cell in each.filled)


def _side_by_side(
    first: Sequence[Row], second: Sequence[Row], found: Match, heads: Mapping[int, Row], spilled: Container[str]
) -> tuple[list[list[Row]], list[Row]]:
    """What becomes of each row of the first table, and the cells that the second one repeats, as rows of furniture.

    ``heads`` are header cells over all columns of the strip, by the row they belong to; ``spilled`` are the texts that
    are printed beyond the edges of the strips.
    """
    width, shared = len(first[0].cells), found.shared
    added = len(second[0].cells) - shared
    mover = Mover([(width + column - shared, width + column - shared + 1) for column in range(len(second[0].cells))], 0)
    wide: list[list[Row]] = []
    repeated: list[Row] = []
    for pair in found.rows:
        above = None if pair.above is None else first[pair.above]
        if pair.beside is None:
            if above is not None and pair.is_under:
                over = wide[-1][-1].cells[width:]
                wide.append([attrs.evolve(above, cells=(*above.cells, *_covered(over)))])
            elif above is not None:
                wide.append([_with_head(above, heads.get(pair.above or 0), width, added)])
            continue
        other = second[pair.beside]
        right = attrs.evolve(other, cells=other.cells[shared:])
        copy = attrs.evolve(other, cells=other.cells[:shared], region=first[0].region)
        if not copy.is_blank:
            repeated.append(attrs.evolve(copy, furniture=FragmentKind.REPEATED_HEADER))
        if above is None:
            cells = mover.cells(right, _covered(wide[-1][-1].cells[:width]), width + added)
            one = wide[-1][0]
            if len(wide[-1]) == 1:
                wide[-1][0] = attrs.evolve(one, place=between(one.place, None, other.place))
            place = between(one.place, other.place, other.place)
            wide[-1].append(attrs.evolve(other, cells=cells, place=place, region=one.region))
            continue
        for a, b in zip(above.cells[:shared], other.cells[:shared], strict=True):
            mover.stand_in(b, a.covered_by or a)
        wide.append([attrs.evolve(above, cells=mover.cells(right, above.cells, width + added))])
    return whole_heads(wide, width, top_of(first).size, spilled), repeated


def _covered(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells of the next row, all covered by those above them."""
    return tuple(Cell("", cell.column, covered_by=cell.covered_by or cell) for cell in cells)


def _with_head(row: Row, head: Row | None, width: int, added: int) -> Row:
    """A row made wider: with blank cells, or under one header cell."""
    if head is None:
        more = tuple(Cell("", column) for column in range(width, width + added))
        return attrs.evolve(row, cells=(*row.cells, *more))
    printed = head.filled[0]
    cell = attrs.evolve(printed, column=width, place=head.cell_place(printed.column))
    covered = tuple(Cell("", column, covered_by=cell) for column in range(width + 1, width + added))
    return attrs.evolve(row, cells=(*row.cells, cell, *covered))
