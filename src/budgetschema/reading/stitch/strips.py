"""Wide tables printed in vertical strips: the columns that did not fit follow as a region of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from budgetschema.model import FragmentKind, MarkKind
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.columns import layout_of
from budgetschema.reading.stitch.heads import whole_heads
from budgetschema.reading.stitch.heights import NEAR, Pair, between, is_level, levels
from budgetschema.reading.stitch.moving import Mover
from budgetschema.reading.stitch.signs import is_note, is_page_number, read_captions
from budgetschema.reading.stitch.tables import page_gap, same_file, says_again, top_of

_LEAST_ROWS = 3
_ABOVE = 8
_WIDEST = 512
_LEAST_LEVEL = 5
"""As many rows at the same heights are no coincidence, be there words in them."""
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


@attrs.frozen
class _Match:
    """How a strip lies beside a table: how many columns it repeats, and which rows of both make each wide row."""

    shared: int
    rows: Sequence[Pair]


def join_strips(grid: Grid) -> Grid:
    """Put strips of one table side by side. Labels that a strip repeats become furniture; cells keep their places.

    Captions over a strip go to those over the table.
    """
    tables, end = _tables(grid.rows)
    joined: list[_Table] = []
    for table in tables:
        if not joined or not _join(joined[-1], table):
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


def _join(one: _Table, other: _Table) -> bool:
    """Put a table beside the one before it, if it is a strip of the same."""
    first, second = one.live, other.live
    match = _match(first, second)
    if match is None:
        return False
    free = [pair.above for pair in match.rows if pair.beside is None and not pair.is_under and pair.above is not None]
    printed = [row for row in other.before if row.furniture is None and not row.is_blank]
    kinds = {id(row): _kind(row, first, second, one.before[-_ABOVE:], free) for row in printed}
    if None in kinds.values():
        return False
    heads = {kind: row for row in printed if isinstance(kind := kinds[id(row)], int)}
    wide, repeated = _side_by_side(first, second, match, heads)
    places = {id(row): at for at, row in enumerate(first)}
    one.rows = [each for row in one.rows for each in (wide[places[id(row)]] if id(row) in places else [row])]
    one.before += [row for row in printed if kinds[id(row)] == _CAPTION]
    for row in other.before:
        kind = kinds.get(id(row), _NOTE)
        if isinstance(kind, FragmentKind):
            one.rows.append(attrs.evolve(row, furniture=kind))
        elif kind == _NOTE:
            one.rows.append(row)
    one.rows += repeated
    one.rows += [row for row in other.rows if row.furniture is not None or row.region is None]
    return True


def _kind(
    row: Row, first: Sequence[Row], second: Sequence[Row], above: Sequence[Row], free: Sequence[int]
) -> FragmentKind | str | int | None:
    """What a row of text between two strips is: furniture, a caption or note of the table, or None.

    A number says that it is printed at the height of that row of the table, to which the strip has no row: a header
    that the strip does not frame.
    """
    if is_page_number(row):
        return FragmentKind.PAGE_NUMBER
    if says_again(row, {compact(each.text) for each in above}):
        return FragmentKind.REPEATED_HEADER
    if row.place.page == first[-1].place.page and is_note(row.text):
        return _NOTE
    if _is_spilled(row, second if row.place.page != second[0].place.page else first):
        return FragmentKind.REPEATED_HEADER
    if row.place.page != second[0].place.page:
        return None
    labels = {caption.label for each in above for caption in (read_captions(each) or (None, []))[1]}
    captions = read_captions(row)
    if captions is not None and captions[0] is None and not labels & {caption.label for caption in captions[1]}:
        return _CAPTION
    return next((at for at in free if row.is_lone and is_level(row, first[at])), None)


def _is_spilled(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a text is part of a cell that reaches over the edge of the page, and is printed whole on the other."""
    text = compact(row.text)
    return any(text in compact(cell.text) for each in rows if is_level(row, each) for cell in each.filled)


def _match(first: Sequence[Row], second: Sequence[Row]) -> _Match | None:
    """How the second table lies beside the first; None where it is no strip of the same table."""
    if min(len(first), len(second)) < _LEAST_ROWS or not same_file(first[0], second[0]):
        return None
    if len(first[0].cells) + len(second[0].cells) > _WIDEST:
        return None
    top = top_of(first)
    gap = page_gap(first[-1], second[0])
    if not top.header or top.size >= len(first) or gap is None or gap < 0:
        return None
    if gap == 0:
        level = levels(first, second, top.size) if _are_beside(first, second) else None
        return _Match(0, level) if level is not None else None
    shared = _repeated_columns(first, second) if len(first) == len(second) else 0
    if shared:
        return _Match(shared, [Pair(at, at) for at in range(len(first))]) if shared < len(second[0].cells) else None
    level = levels(first, second, top.size)
    if level is None or top_of(second).opening or _are_alike(first, second):
        return None
    lines = [pair.beside for pair in level if pair.beside is not None and (pair.above or 0) >= top.size]
    return _Match(0, level) if len(level) >= _LEAST_LEVEL or all(_has_no_words(second[at]) for at in lines) else None


def _repeated_columns(first: Sequence[Row], second: Sequence[Row]) -> int:
    """How many columns at the left are the same in every row, and print more than one text."""
    width = min(len(first[0].cells), len(second[0].cells))
    count = 0
    while count < width and all(
        compact(a.over(count)) == compact(b.over(count)) for a, b in zip(first, second, strict=True)
    ):
        count += 1
    texts = {row.at(column) for row in second for column in range(count)} - {""}
    return count if len(texts) > 1 else 0


def _has_no_words(row: Row) -> bool:
    figures = [read_figure(cell.text) for cell in row.filled]
    return all(
        figure is None or figure.mark is None or figure.mark.kind is not MarkKind.UNREADABLE for figure in figures
    )


def _are_alike(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether two tables begin with the same column: then the second one is no strip, but another table or page."""
    texts = [next((compact(row.filled[0].text) for row in rows if not row.is_blank), "") for rows in (first, second)]
    return texts[0] == texts[1]


def _are_beside(first: Sequence[Row], second: Sequence[Row]) -> bool:
    """Whether a region is drawn at the right of another one, and has no title of its own."""
    left, right = layout_of(first), layout_of(second)
    if left is None or right is None or right.lefts[0] < left.rights[-1] - NEAR:
        return False
    return not top_of(second).opening


def _side_by_side(
    first: Sequence[Row], second: Sequence[Row], match: _Match, heads: Mapping[int, Row]
) -> tuple[list[list[Row]], list[Row]]:
    """What becomes of each row of the first table, and the cells that the second one repeats, as rows of furniture.

    ``heads`` are header cells over all columns of the strip, by the row they belong to.
    """
    width, shared = len(first[0].cells), match.shared
    added = len(second[0].cells) - shared
    mover = Mover([(width + column - shared, width + column - shared + 1) for column in range(len(second[0].cells))], 0)
    wide: list[list[Row]] = []
    repeated: list[Row] = []
    for pair in match.rows:
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
        copy = attrs.evolve(other, cells=other.cells[:shared], region=above.region)
        if not copy.is_blank:
            repeated.append(attrs.evolve(copy, furniture=FragmentKind.REPEATED_HEADER))
    return whole_heads(wide, width, top_of(first).size), repeated


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
