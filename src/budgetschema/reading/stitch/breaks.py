"""Rows that a page break parts: what stands at the top of the next page and is no row by itself.

Only what needs no knowledge of names is done here: the second part prints no label of its own. A name that goes on is
held against the code lists where the lines of a table are read.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import MarkKind
from budgetschema.reading.figures import parse_amount, read_figure
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.spelling import compact
from budgetschema.reading.stitch.moving import covered_anew
from budgetschema.reading.stitch.tables import begins_table, looks_like_header, page_gap, parts_of

_FINAL = "。！？；!?;"
_SAMPLE = 200


def join_rows(grid: Grid) -> Grid:
    """Put the two parts of a row together. Cells keep their places; one of both parts reaches over both."""
    rows: list[Row] = []
    above: int | None = None
    joined: dict[int, Cell] = {}
    for part in _regions(grid.rows):
        rows_of = [row for row in part if row.furniture is None and row.region is not None]
        names = _columns_of_names(rows_of)
        for row in part:
            if row.furniture is not None or row.region is None:
                rows.append(row)
                above = above if row.furniture is not None or row.is_blank else None
                continue
            before = rows[above] if above is not None else None
            if before is not None and before.region == row.region and _is_rest(before, row, names):
                rows[-1 if above is None else above] = _joined(before, row, joined)
                continue
            above = len(rows)
            rows.append(row)
    if not joined:
        return grid
    return attrs.evolve(grid, rows=tuple(covered_anew(row, joined) for row in rows))


def _regions(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one region, with the furniture among them."""
    regions: list[list[Row]] = []
    for part in parts_of(rows):
        known = regions[-1][-1] if regions else None
        within = part[0].furniture is not None or (known is not None and part[0].region == known.region)
        if regions and within and part[0].region == regions[-1][0].region:
            regions[-1] += part
        else:
            regions.append(list(part))
    return regions


def _columns_of_names(rows: Sequence[Row]) -> frozenset[int]:
    """Columns in which most rows print words or codes, up to the first one that prints amounts."""
    sample = rows[:_SAMPLE]
    width = max((len(row.cells) for row in sample), default=0)
    names = []
    for column in range(width):
        texts = [row.at(column) for row in sample if row.at(column)]
        figures = sum("." in text and parse_amount(text) is not None for text in texts)
        if figures * 2 > len(texts):
            break
        if len(texts) * 2 > len(sample):
            names.append(column)
    return frozenset(names)


def _is_rest(before: Row, row: Row, names: frozenset[int]) -> bool:
    """Whether a row at the top of a page prints only what is missing from the one above, or goes on with its text."""
    gap = page_gap(before, row)
    if gap is None or gap < 1 or row.is_blank or before.is_blank or before.place.end_line is not None:
        return False
    if begins_table(before) or begins_table(row) or looks_like_header(before) or looks_like_header(row):
        return False
    if not names or any(row.over(column) for column in names) or not all(before.over(column) for column in names):
        return False
    return all(_fits(before.at(cell.column), cell) for cell in row.filled)


def _fits(above: str, cell: Cell) -> bool:
    """Whether a cell completes the one above it: that is blank, a figure cut in two, or text that has not ended."""
    figure = read_figure(cell.text)
    if not above:
        return figure is not None and figure.amount is not None
    if figure is None or figure.mark is None or figure.mark.kind is not MarkKind.UNREADABLE:
        return parse_amount(above) is None and parse_amount(f"{above}\n{cell.stripped}") is not None
    return parse_amount(above) is None and not compact(above).endswith(tuple(_FINAL))


def _joined(before: Row, row: Row, joined: dict[int, Cell]) -> Row:
    """One row of two; ``joined`` has what became of cells, by identity."""
    cells = list(before.cells)
    for cell in row.cells:
        above = cells[cell.column]
        if cell.is_blank:
            joined[id(cell)] = above
            continue
        if above.is_blank:
            made = attrs.evolve(cell, place=row.cell_place(cell.column))
        else:
            raw = None if above.raw is None and cell.raw is None else f"{above.printed}\n{cell.printed}"
            place = before.cell_place(cell.column).until(row.place)
            made = attrs.evolve(above, text=f"{above.stripped}\n{cell.stripped}", raw=raw, place=place)
        joined[id(cell)] = joined[id(above)] = made
        cells[cell.column] = made
    return attrs.evolve(before, cells=tuple(cells), place=before.place.until(row.place))
