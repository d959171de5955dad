"""Which rows of a table are its header, and which one numbers the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.recognise.meanings import header_alias
from budgetschema.reading.spelling import compact

_DEEPEST = 8
_TOTALS = ("合计", "总计", "小计")
_ORDINAL = "栏次"
_YEAR = re.compile("(19|20)[0-9]{2}")


def split_header(rows: Sequence[Row]) -> tuple[list[Row], Row | None, list[Row]]:
    """Split tabular rows into header rows, the row of column numbers (or None) and the rest.

    A row belongs to the header while what it prints is known from headers. A lone total word opens the lines. Rows
    that begin with figures under nothing known have no header.
    """
    count = 0
    for row in rows[:_DEEPEST]:
        if _is_ordinal_row(row) or not (_continues(row, rows[:count]) if count else _is_first_row(row)):
            break
        count += 1
    header, lines = list(rows[:count]), list(rows[count:])
    if header and (parted := _total_and_names(header)):
        header[-1], lines = parted[0], [parted[1], *lines]
    elif lines and _is_ordinal_row(lines[0]):
        names, ordinal = _names_and_numbers(lines[0])
        return [*header, *names], ordinal, lines[1:]
    return header, None, lines


def _continues(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row goes on with the header above it: by what it prints, or because a header cell reaches into it."""
    if any(parse_amount(cell.text) is not None and not _is_year(cell.text) for cell in row.filled):
        return False
    own = {id(cell) for cell in row.cells}
    heads = {id(cell) for each in above for cell in each.filled}
    reaching = [cell.covered_by for cell in row.cells if cell.covered_by is not None and id(cell.covered_by) not in own]
    return any(id(origin) in heads for origin in reaching) or _is_header_row(row)


def _total_and_names(header: Sequence[Row]) -> tuple[Row, Row] | None:
    """Take the last header row apart where 合计 of the first line stands in it, under the headers of label and code."""
    last, above = header[-1], header[:-1]
    first = next(iter(last.filled), None)
    if not above or first is None or compact(first.text) not in _TOTALS or len(last.filled) < 2:
        return None
    role = next((found for row in reversed(above) if (found := header_alias(row.over(first.column)))), {}).get("role")
    if role not in ("label", "code"):
        return None
    covers = {cell.column for cell in last.cells if cell is first or cell.covered_by is first}
    names = tuple(Cell("", cell.column) if cell.column in covers else cell for cell in last.cells)
    total = tuple(cell if cell.column in covers else Cell("", cell.column) for cell in last.cells)
    return attrs.evolve(last, cells=names), attrs.evolve(last, cells=total)


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(compact(text)) is not None


def _names_and_numbers(row: Row) -> tuple[list[Row], Row]:
    """Take a row of column numbers apart where it also prints names of columns (类 款 项 栏次 1 2 3)."""
    named = {cell.column for cell in row.filled if cell.text in alias_table("headers")}
    if not named:
        return [], row
    names = tuple(cell if cell.column in named else Cell("", cell.column) for cell in row.cells)
    numbers = tuple(Cell("", cell.column) if cell.column in named else cell for cell in row.cells)
    return [attrs.evolve(row, cells=names)], attrs.evolve(row, cells=numbers)


def _is_first_row(row: Row) -> bool:
    return known_cells(row) > 0 or not any(parse_amount(cell.text) is not None for cell in row.filled)


def known_cells(row: Row) -> int:
    """How many cells of a row print something known from headers."""
    return sum(header_alias(cell.text) is not None for cell in row.filled)


def _is_header_row(row: Row) -> bool:
    filled = row.filled
    if len(filled) == 1 and filled[0].column == 0:
        return False
    known = known_cells(row)
    named = [cell for cell in filled if compact(cell.text) not in _TOTALS]
    if not named or (compact(row.at(0)) in _TOTALS and not any(cell.text in alias_table("headers") for cell in named)):
        return False  # total words alone begin the lines
    if not row.at(0):
        # Under a header cell that is merged downwards: names of columns, though perhaps not known ones.
        return known == len(filled) or (known > 0 and len(filled) > 1)
    return known * 2 >= len(filled) and known > 0


def _is_ordinal_row(row: Row) -> bool:
    """Whether a row numbers the columns: 1 2 3 …, or 栏次 with numbers."""
    texts = [cell.stripped for cell in row.filled]
    named = _ORDINAL in (compact(text) for text in texts)
    numbers = [text for text in texts if compact(text) not in (_ORDINAL, "行次")]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    if named:
        return all(text.isdecimal() or len(text) == 1 or "=" in text for text in numbers)
    return len(numbers) > 1 and numbers == counted
