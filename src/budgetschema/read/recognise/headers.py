"""Table headers: which rows they are, what path each column has, and what the path means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from budgetschema.model import Block, Column, ColumnRole, Coordinate, ExpenditureKind, Flow, Layer, Scheme
from budgetschema.read.aliases import alias_table
from budgetschema.read.figures import parse_amount
from budgetschema.read.grid import Row
from budgetschema.read.spelling import rejoin


@attrs.frozen
class Header:
    """The header of a table: its rows, columns and blocks. ``unknown`` are columns whose meaning is not known."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...]


def split_header(rows: Sequence[Row]) -> tuple[list[Row], Row | None, list[Row]]:
    """Split tabular rows into header rows, the row of column numbers (or None) and the rest.

    A row belongs to the header while all it prints is known from headers. A lone total word opens the lines.
    """
    count = 0
    for row in rows:
        if count and not _is_header_row(row):
            break
        count += 1
    ordinal = rows[count] if count < len(rows) and _is_ordinal_row(rows[count]) else None
    return list(rows[:count]), ordinal, list(rows[count + (ordinal is not None) :])


def _is_header_row(row: Row) -> bool:
    headers = alias_table("headers")
    filled = row.filled
    if len(filled) == 1 and filled[0].column == 0:
        return False
    if any(parse_amount(cell.text) is not None for cell in filled):
        return False
    if not row.at(0):
        return all(cell.text in headers for cell in filled)
    return all(cell.text in headers for cell in filled) and filled[0].stripped not in ("合计", "总计", "小计")


def _is_ordinal_row(row: Row) -> bool:
    texts = [cell.stripped for cell in row.filled]
    return len(texts) > 1 and [str(number) for number in range(1, len(texts) + 1)] == texts


def read_header(rows: Sequence[Row], ordinal: Row | None, lines: Sequence[Row]) -> Header:
    """Make columns from header rows, given the lines under them."""
    width = _width(rows, lines)
    grid = [_fitted(row, width) for row in rows]
    paths = [_path(grid, column) for column in range(width)]
    meanings = [_meaning(path) for path in paths]
    roles = [_role(meaning, index, lines) for index, meaning in enumerate(meanings)]
    starts = _block_starts(roles)
    blocks = _blocks(starts, paths)
    columns: list[Column] = []
    unknown = []
    for index, (path, meaning, role) in enumerate(zip(paths, meanings, roles, strict=True)):
        block = None
        if blocks:
            block = blocks[sum(1 for start in starts if start <= index) - 1].id
        column = _column(index, path, meaning, role, block, {column.id for column in columns})
        if ordinal is not None and ordinal.at(index):
            column = attrs.evolve(column, ordinal=ordinal.at(index))
        place = attrs.evolve(rows[-1].place, cell=index + 1)
        columns.append(attrs.evolve(column, place=place))
        if "role" not in meaning:
            unknown.append(column.id)
    return Header(tuple(rows), tuple(columns), blocks, tuple(unknown))


def _width(rows: Sequence[Row], lines: Sequence[Row]) -> int:
    """The number of columns: that of most lines, for a header row can be misprinted."""
    counts = Counter(len(row.cells) for row in (lines or rows))
    return counts.most_common(1)[0][0]


def _fitted(row: Row, width: int) -> list[str]:
    """The texts of a header row, one for each column; a row that is too long is shifted over blank cells."""
    texts = [cell.stripped for cell in row.cells]
    while len(texts) > width and not texts[0]:
        texts.pop(0)
    return (texts + [""] * width)[:width]


def _path(grid: Sequence[Sequence[str]], column: int) -> tuple[tuple[str, str], ...]:
    """The header path of a column as pairs of text and text as printed.

    A blank cell belongs to the cell at its left (merged across), unless a cell above begins in this very column
    (merged downwards).
    """
    path: list[tuple[str, str]] = []
    begins_here = False
    for depth, texts in enumerate(grid):
        printed = texts[column]
        if not printed and not (depth and begins_here):
            left = column
            while left > 0 and not texts[left] and not (depth and grid[depth - 1][left]):
                left -= 1
            printed = texts[left]
        begins_here = bool(texts[column]) or (begins_here and not printed)
        if printed and (not path or path[-1][1] != printed):
            path.append((rejoin(printed), printed))
    return tuple(path)


def _meaning(path: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What a path means: each step adds dimensions, a later one overrides an earlier one."""
    meaning: dict[str, str] = {}
    for text, _ in path:
        found = dict(alias_table("headers").find(text) or {})
        if not found:
            meaning.pop("role", None)
            continue
        if found.pop("header_only", None):
            found.pop("id", None)
        if found.get("role") == "amount" and meaning.get("role") == "amount" and found["id"] in ("amount", "total"):
            # 2026年预算数 / 合计 says no more than its group; a group such as 本年收入 keeps its own dimensions.
            found = {"id": found["id"]} if meaning["id"] in ("amount", "total") else {}
        meaning |= found
    return meaning


def _role(meaning: dict[str, str], column: int, lines: Sequence[Row]) -> ColumnRole:
    if "role" in meaning:
        return ColumnRole(meaning["role"])
    texts = [row.at(column) for row in lines if row.at(column)]
    figures = sum(1 for text in texts if parse_amount(text) is not None)
    if column == 0:
        return ColumnRole.LABEL
    return ColumnRole.AMOUNT if texts and figures * 2 > len(texts) else ColumnRole.TEXT


def _block_starts(roles: Sequence[ColumnRole]) -> list[int]:
    """Columns at which a block begins: a label or code after an amount."""
    starts = [0]
    heads = (ColumnRole.LABEL, ColumnRole.CODE)
    for index in range(1, len(roles)):
        if roles[index] in heads and roles[index - 1] is ColumnRole.AMOUNT:
            starts.append(index)
    return starts


def _blocks(starts: Sequence[int], paths: Sequence[tuple[tuple[str, str], ...]]) -> tuple[Block, ...]:
    if len(starts) < 2:
        return ()
    blocks: list[Block] = []
    for number, start in enumerate(starts, 1):
        path = paths[start]
        title = path[0][0] if path else None
        meaning = alias_table("headers").find(title) if title else None
        block_id = meaning["flow"] if meaning and "flow" in meaning else f"block_{number}"
        if block_id in {block.id for block in blocks}:
            block_id = f"{block_id}_{number}"
        blocks.append(Block(id=block_id, title=title))
    return tuple(blocks)


def _column(
    index: int,
    path: Sequence[tuple[str, str]],
    meaning: dict[str, str],
    role: ColumnRole,
    block: str | None,
    taken: set[str],
) -> Column:
    stem = meaning.get("id") or f"column_{index + 1}"
    column_id = f"{block}_{stem}" if block else stem
    number = 2
    while column_id in taken:
        column_id = f"{block}_{stem}_{number}" if block else f"{stem}_{number}"
        number += 1
    header = tuple(text for text, _ in path)
    printed = tuple(text for _, text in path)
    return Column(
        id=column_id,
        role=role,
        block=block,
        header=header,
        printed=printed if printed != header else (),
        scheme=Scheme(meaning["scheme"]) if "scheme" in meaning else None,
        coordinate=_coordinate(meaning) if role is ColumnRole.AMOUNT else None,
    )


def _coordinate(meaning: dict[str, str]) -> Coordinate | None:
    coordinate = Coordinate(
        flow=Flow(meaning["flow"]) if "flow" in meaning else None,
        fund_source=meaning.get("fund_source"),
        layer=Layer(meaning["layer"]) if "layer" in meaning else None,
        expenditure_kind=ExpenditureKind(meaning["expenditure_kind"]) if "expenditure_kind" in meaning else None,
    )
    return coordinate if coordinate != Coordinate() else None
