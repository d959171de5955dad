"""The lines of a table body, block by block; rows that were broken in two are put together first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from budgetschema.model import Column, ColumnRole, Coordinate, Layer, Line, LineRole
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.cells import Cells
from budgetschema.reading.recognise.codes import CodeMemory, is_name, official_name
from budgetschema.reading.recognise.headers import Header
from budgetschema.reading.recognise.lines import LineContext, read_line, strip_numbering
from budgetschema.reading.spelling import compact, rejoin

_NAMED = (ColumnRole.LABEL, ColumnRole.CODE)
"""Columns that a label stands in; one that is merged over code and name stands in the first."""


def read_lines(header: Header, rows: Sequence[Row], context: LineContext) -> list[Line]:
    """All lines of a table, one block after the other."""
    by_block: dict[str | None, list[tuple[int, Column]]] = {}
    for index, column in enumerate(header.columns):
        by_block.setdefault(column.block, []).append((index, column))
    lines: list[Line] = []
    rows = [_with_labels_where_figures_are(row, list(by_block.values())) for row in rows]
    for block, columns in by_block.items():
        memory = CodeMemory()
        found: list[Line] = []
        for row in _pieces(rows, columns, context):
            line = read_line(row, columns, block, context, memory)
            if line is not None:
                found.append(line)
        lines += _with_layers(found)
    return _levelled(lines, context)


def _with_labels_where_figures_are(row: Row, blocks: Sequence[Cells]) -> Row:
    """A row whose total is labelled in one block and printed in the next: the label goes to its figure."""
    for left, right in pairwise(blocks):
        label = next((index for index, column in left if column.role in _NAMED and row.at(index)), None)
        target = next((index for index, column in right if column.role is ColumnRole.LABEL), None)
        if label is None or target is None or row.at(label) not in alias_table("lines"):
            continue
        alone = [index for index, _ in left if row.at(index)] == [label]
        figures = [column.role for index, column in right if row.at(index)]
        if alone and figures and all(role is ColumnRole.AMOUNT for role in figures):
            cells = list(row.cells)
            moved = row.cells[label]
            cells[label], cells[target] = (
                Cell("", label),
                attrs.evolve(moved, column=target, place=row.cell_place(label)),
            )
            row = attrs.evolve(row, cells=tuple(cells))
    return row


def _with_layers(lines: Sequence[Line]) -> list[Line]:
    """Pass the layer of a line such as 上年结转 on to the lines numbered below it, which repeat the fund sources."""
    result: list[Line] = []
    layer: Layer | None = None
    above = 0
    for line in lines:
        depth = strip_numbering(line.label or "")[0] or 0
        coordinate = line.coordinate or Coordinate()
        if coordinate.layer is not None:
            is_sum = compact(line.label or "").endswith(("合计", "小计"))
            layer, above = (None if is_sum else coordinate.layer), depth
        elif depth <= above:
            layer, above = None, depth
        elif coordinate.fund_source is not None:
            coordinate = attrs.evolve(coordinate, layer=layer)
        result.append(attrs.evolve(line, coordinate=coordinate) if line.coordinate else line)
    return result


def _pieces(rows: Sequence[Row], columns: Cells, context: LineContext) -> Iterator[Row]:
    """The rows of a block; two that print one line are put together."""
    before: Row | None = None
    for row in rows:
        if not any(row.at(index) for index, _ in columns):
            continue
        if before is not None and _is_tail(before, row, columns, context):
            before = _joined(before, row, columns)
            continue
        if before is not None:
            yield before
        before = row
    if before is not None:
        yield before


def _texts(row: Row, columns: Cells, role: ColumnRole) -> list[str]:
    return [row.at(index) for index, column in columns if column.role is role and row.at(index)]


def _code(row: Row, columns: Cells) -> tuple[str, Column] | None:
    cells = [(row.at(index), column) for index, column in columns if column.role is ColumnRole.CODE and row.at(index)]
    return ("".join(text for text, _ in cells), cells[-1][1]) if cells else None


def _is_tail(before: Row, row: Row, columns: Cells, context: LineContext) -> bool:
    """Whether ``row`` prints only the rest of the name on the row before (and perhaps that row's figures)."""
    above, labels = _texts(before, columns, ColumnRole.LABEL), _texts(row, columns, ColumnRole.LABEL)
    if len(above) != 1 or len(labels) != 1 or _code(row, columns) is not None:
        return False
    if any((column.role is ColumnRole.LABEL) != bool(before.at(index)) for index, column in columns if row.at(index)):
        return False  # two labels, or a cell that is printed in both rows
    head, tail = rejoin(above[0]), rejoin(labels[0])
    figures = _texts(row, columns, ColumnRole.AMOUNT)
    if before.place.page != row.place.page and not figures and head + tail in alias_table("lines"):
        return True  # 当年收入 at the end of a page, 小计 at the top of the next
    code = _code(before, columns)
    official = _official(code, context)
    if official is not None and not figures and compact(official) == compact(head + tail):
        return True  # though the head may be a name, too: 一般公共服务 and 一般公共服务支出
    if strip_numbering(tail)[0] is not None or tail in alias_table("lines") or is_name(tail, context.fiscal_year):
        return False
    if figures and _texts(before, columns, ColumnRole.AMOUNT):
        return False
    bare = strip_numbering(head)[1]
    if is_name(bare + tail, context.fiscal_year) or (bare + tail) in alias_table("lines"):
        return bare not in alias_table("lines") and not is_name(bare, context.fiscal_year)
    if code is None or figures or not code[0].isdecimal():
        return False
    # Under a code a name without code and figures goes on with the name above, unless that one is complete.
    return official is None or compact(official) != compact(head)


def _official(code: tuple[str, Column] | None, context: LineContext) -> str | None:
    """The name that the list gives to a printed code."""
    if code is None or not code[0].isdecimal():
        return None
    return official_name(code[0], code[1].scheme or context.scheme_of(code[0]), context.fiscal_year)


def _joined(before: Row, row: Row, columns: Cells) -> Row:
    """One row of two: the label with both texts, the other cells from where they are printed."""
    cells = list(before.cells)
    cells += [Cell("", column) for column in range(len(cells), len(row.cells))]
    for index, column in columns:
        if not row.at(index):
            continue
        head, tail = cells[index], row.cells[index]
        if column.role is ColumnRole.LABEL:
            raw = None if head.raw is None and tail.raw is None else f"{head.printed}\n{tail.printed}"
            cells[index] = Cell(f"{head.stripped}\n{tail.stripped}", index, raw=raw)
        elif not head.stripped:
            cells[index] = attrs.evolve(tail, text=tail.stripped, place=row.cell_place(index))
    return attrs.evolve(before, cells=tuple(cells), place=before.place.until(row.place))


def _levelled(lines: Sequence[Line], context: LineContext) -> list[Line]:
    """Levels of tables that list projects or organisations: each total above them is one level."""
    if context.dimension not in ("project", "organisation"):
        return list(lines)
    levelled, totals = [], 0
    for line in lines:
        levelled.append(attrs.evolve(line, level=totals))
        totals += line.role is LineRole.TOTAL
    return levelled
