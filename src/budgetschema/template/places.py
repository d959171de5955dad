"""Where everything stands: the sheet, rows and columns of each table, and its cells by line and column."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.codelists import codelist
from budgetschema.template.layouts import Block, Column, Kind, Line, Table

_NUMERALS = "一二三四五六七八九"
LABEL_ROW, TITLE_ROW, CAPTION_ROW, HEADER_ROW = range(4)


@attrs.frozen
class PlacedBlock:
    """A block with its first column, and the rows of its lines by their names."""

    block: Block
    column: int
    lines: tuple[tuple[int, Line], ...]

    def row(self, line: str) -> int:
        """The row of a line."""
        return next(row for row, each in self.lines if each.id == line)

    def named(self, line: str) -> tuple[int, ...]:
        """The rows of a line, or of all classes."""
        return tuple(row for row, each in self.lines if each.id == line or (line == "classes" and each.code))


@attrs.frozen
class PlacedTable:
    """A table on its sheet: rows and columns count from 0."""

    table: Table
    number: int
    sheet: str
    depth: int
    """Rows of the header."""
    blocks: tuple[PlacedBlock, ...]
    total: int | None
    """The row of the first line of a table with entry lines."""
    entries: range
    """The rows to be filled in."""
    end: int
    """The row below the table."""

    @property
    def top(self) -> int:
        """The first row below the header."""
        return HEADER_ROW + self.depth

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.table.columns)

    def column(self, name: str, block: str | None = None) -> int:
        """The position of a column."""
        for placed in self.blocks:
            for index, column in enumerate(placed.block.columns, placed.column):
                if column.id == name and block in (None, placed.block.id):
                    return index
        raise LookupError(f"{self.table.id}.{name}")

    def amount_columns(self) -> Iterator[tuple[PlacedBlock, int, Column]]:
        """The columns that hold amounts."""
        heads = 2 if self.table.entry == "codes" else 1
        for placed in self.blocks:
            for index, column in enumerate(placed.block.columns):
                if index >= heads:
                    yield placed, placed.column + index, column


def placed(kind: Kind, year: int, lines: int) -> dict[str, PlacedTable]:
    """Every table of a kind on its sheet, with ``lines`` lines to be filled in where there are any."""
    return {table.id: _placed(table, number, year, lines) for number, table in enumerate(kind.tables, 1)}


def _placed(table: Table, number: int, year: int, lines: int) -> PlacedTable:
    depth = max(len(column.header) for column in table.columns)
    top = HEADER_ROW + depth
    total = top if table.entry else None
    entries = range(top + 1, top + 1 + lines) if table.entry else range(0)
    bodies = [(*block.lines, *(class_lines(year) if block.classes else ())) for block in table.blocks]
    closing = top + max(map(len, bodies))
    blocks, column = [], 0
    for block, body in zip(table.blocks, bodies, strict=True):
        rows = list(enumerate(body, top))
        row = closing
        for line in block.closing:
            row += line.gap
            rows.append((row, line))
            row += 1
        blocks.append(PlacedBlock(block, column, tuple(rows)))
        column += len(block.columns)
    end = entries.stop if table.entry else max(row for each in blocks for row, _ in each.lines) + 1
    return PlacedTable(table, number, f"{number} {table.sheet}", depth, tuple(blocks), total, entries, end)


def class_lines(year: int) -> tuple[Line, ...]:
    """A numbered line for each class of the functional classification in force in a year."""
    listed = codelist("function")
    classes = sorted({entry.code for entry in listed if len(entry.code) == 3})
    named = [entry for code in classes if (entry := listed.get(code, year)) is not None]
    return tuple(
        Line(id=f"class_{entry.code}", label=f"{_numeral(number)}、{entry.zh}", code=entry.code)
        for number, entry in enumerate(named, 1)
    )


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十") + (
        _NUMERALS[ones - 1] if ones else ""
    )
