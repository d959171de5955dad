"""Table headers: what path each column has, and what the columns and blocks are."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from budgetschema.model import Block, Column, ColumnRole, MoneyUnit, Place
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.cells import reaching
from budgetschema.reading.recognise.columns import ColumnContext, make_columns, role_of
from budgetschema.reading.recognise.folding import Folded, is_exact
from budgetschema.reading.recognise.meanings import Step, header_alias, path_meaning, with_siblings
from budgetschema.reading.spelling import rejoin

_HEADS = (ColumnRole.LABEL, ColumnRole.CODE)


@attrs.frozen
class Header:
    """The header of a table: its rows, columns and blocks. ``unknown`` are columns whose meaning is not known."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...]
    used: Mapping[int, range]
    """Cells of each header row, by the row's index, that went into a path."""
    unit: MoneyUnit | None = None
    """Unit of money that all figure columns print."""


def read_header(folded: Folded, context: ColumnContext) -> Header:
    """Make columns from header rows, given the lines under them."""
    rows, ordinal, lines = folded.header, folded.ordinal, folded.lines
    width = _width(rows or [row for row in (ordinal,) if row is not None], lines)
    fitted = [_fitted(row, width) for row in rows]
    grid = [texts for texts, _ in fitted]
    merged = _merged(grid, exact=any(is_exact(row) for row in rows))
    paths = [_path(grid, merged, column) for column in range(width)]
    known = [path_meaning(path) for path in paths]
    meanings = with_siblings([_over_words(meaning, paths[at], at, lines) for at, meaning in enumerate(known)])
    roles = [role_of(meaning, index, lines) for index, meaning in enumerate(meanings)]
    starts = _block_starts(roles)
    roles = _one_label(roles, meanings, paths, starts, lines)
    blocks = _blocks(starts, paths, context.sides)
    block_of = [blocks[bisect_right(starts, index) - 1].id if blocks else None for index in range(width)]
    columns, unit = make_columns(paths, meanings, roles, block_of, context)
    placed = [
        attrs.evolve(
            column,
            place=_place(rows, index, folded.sources),
            ordinal=(ordinal.at(index) if ordinal is not None else "") or None,
        )
        for index, column in enumerate(columns)
    ]
    return Header(
        rows=tuple(rows),
        columns=tuple(placed),
        blocks=blocks,
        unknown=tuple(column.id for column, meaning in zip(columns, meanings, strict=True) if "role" not in meaning),
        used={row.index: range(shift, shift + width) for row, (_, shift) in zip(rows, fitted, strict=True)},
        unit=unit,
    )


def _over_words(meaning: dict[str, str], path: Sequence[Step], column: int, lines: Sequence[Row]) -> dict[str, str]:
    """收入 or 支出 right over a column of words heads the labels of its side; over figures it is what they are of."""
    last = (header_alias(path[-1][0]) or {}) if path else {}
    texts = [row.at(column) for row in lines if row.at(column)]
    if "role" in meaning or not ("header_only" in last and "flow" in last) or not texts:
        return meaning
    return meaning if any(parse_amount(text) is not None for text in texts) else meaning | {"role": "label"}


def _place(rows: Sequence[Row], index: int, sources: Sequence[Sequence[int]]) -> Place:
    """Where a column stands: in the last header row, with the box of its lowest header cell."""
    place = rows[-1].place if rows else Place()
    cells = (row.cells[index] for row in reversed(rows) if index < len(row.cells))
    origins = (cell.covered_by or cell for cell in cells)
    boxes = (cell.place.box for cell in origins if not cell.is_blank and cell.place is not None)
    number = sources[index][0] + 1 if index < len(sources) else index + 1
    return attrs.evolve(place, cell=number, box=next(boxes, None))


def _width(rows: Sequence[Row], lines: Sequence[Row]) -> int:
    """The number of columns: that of most lines, for a header row can be misprinted.

    Where lines are cut off after their last figure, as far as a line prints something under a header text.
    """
    counts = Counter(len(row.cells) for row in (lines or rows))
    width = counts.most_common(1)[0][0]
    printed = {cell.column for row in lines for cell in row.filled}
    named = {cell.column for row in rows for cell in row.filled}
    return max([width, *(column + 1 for column in printed & named)])


def _fitted(row: Row, width: int) -> tuple[list[str], int]:
    """The texts of a header row, one for each column; a row that is too long is shifted over blank cells.

    A merged cell gives its text to every column it covers.
    """
    texts = [row.over(column) for column in range(len(row.cells))]
    while len(texts) > width and not texts[-1]:
        texts.pop()
    shift = 0
    while len(texts) > width and not texts[0]:
        texts.pop(0)
        shift += 1
    return (texts + [""] * width)[:width], shift


def _merged(grid: Sequence[Sequence[str]], *, exact: bool) -> list[list[int]]:
    """For every cell of the header the column of the cell at its left that it may be merged with.

    In a header whose merged cells the source names, a blank cell is merged with none.
    """
    merged: list[list[int]] = []
    for depth, texts in enumerate(grid):
        row: list[int] = []
        for column, text in enumerate(texts):
            begins = text or not column or exact or (depth and grid[depth - 1][column])
            row.append(column if begins else row[-1])
        merged.append(row)
    return merged


def _path(grid: Sequence[Sequence[str]], merged: Sequence[Sequence[int]], column: int) -> tuple[Step, ...]:
    """The header path of a column as pairs of text and text as printed.

    A blank cell belongs to the cell at its left (merged across), unless a cell above begins in this very column
    (merged downwards).
    """
    path: list[Step] = []
    begins_here = False
    for depth, texts in enumerate(grid):
        printed = texts[column]
        if not printed and not (depth and begins_here):
            printed = texts[merged[depth][column]]
        begins_here = bool(texts[column]) or (begins_here and not printed)
        if printed and (not path or path[-1][1] != printed):
            path.append((rejoin(printed), printed))
    return tuple(path)


def _block_starts(roles: Sequence[ColumnRole]) -> list[int]:
    """Columns at which a block begins: a label or code after an amount."""
    starts = [0]
    seen_amount = False
    for index, role in enumerate(roles):
        if role in _HEADS and seen_amount:
            starts.append(index)
            seen_amount = False
        seen_amount = seen_amount or role is ColumnRole.AMOUNT
    return starts


def _one_label(
    roles: Sequence[ColumnRole],
    meanings: Sequence[dict[str, str]],
    paths: Sequence[tuple[Step, ...]],
    starts: Sequence[int],
    lines: Sequence[Row],
) -> list[ColumnRole]:
    """Labels of a block stand in one column: another that names a classification is a second name.

    A column whose cells reach down over several lines, beside another one of labels, names their group. Where no column
    says that it holds labels, the first one of words whose meaning is not known does.
    """
    result = list(roles)
    for start, end in zip(starts, [*starts[1:], len(roles)], strict=True):
        labels = [index for index in range(start, end) if roles[index] is ColumnRole.LABEL]
        for index in labels[1:]:
            if "scheme" in meanings[index]:
                result[index] = ColumnRole.NAME
        if len(labels) > 1 and paths[labels[0]] != paths[labels[1]] and "scheme" not in meanings[labels[1]]:
            result[labels[0]] = ColumnRole.TEXT if _groups(labels[0], labels[1], lines) else result[labels[0]]
        words = (
            i
            for i in range(start, end)
            if roles[i] is ColumnRole.TEXT
            and "role" not in meanings[i]
            and (not lines or any(row.at(i) for row in lines))
        )
        if not labels and (first := next(words, None)) is not None:
            result[first] = ColumnRole.LABEL
    return result


def _groups(first: int, second: int, lines: Sequence[Row]) -> bool:
    """Whether a column of names is that of groups, merged over the lines of the other column."""
    return any(reaching(row, first) is not None and row.at(second) for row in lines)


def _blocks(starts: Sequence[int], paths: Sequence[tuple[Step, ...]], sides: Sequence[str]) -> tuple[Block, ...]:
    if len(starts) < 2:
        return ()
    blocks: list[Block] = []
    taken: set[str] = set()
    for number, start in enumerate(starts, 1):
        title, meaning = _block_title(paths[start])
        stem = meaning.get("id") if meaning.keys() & {"header_only", "expenditure_kind"} else None
        block_id = stem or meaning.get("flow") or f"block_{number}"
        if block_id.startswith("block_") and len(sides) == len(starts):
            block_id = sides[number - 1]
        if block_id in taken:
            block_id = f"{block_id}_{number}"
        taken.add(block_id)
        blocks.append(Block(id=block_id, title=title))
    return tuple(blocks)


def _block_title(path: Sequence[Step]) -> tuple[str | None, dict[str, str]]:
    """The deepest step above the column's own that says what the block lists, else the topmost."""
    table = alias_table("headers")
    for text, _ in reversed(path[:-1]):
        meaning = table.find(text) or {}
        if "flow" in meaning:
            return text, meaning
    if not path:
        return None, {}
    return path[0][0], table.find(path[0][0]) or {}
