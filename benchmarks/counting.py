"""Figures printed and figures placed, table by table: what the grid shows beside what the model holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import attrs

from budgetschema import check
from budgetschema.findings import Severity
from budgetschema.model import ColumnRole, Disclosure, FragmentKind, Place, Table
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Cell, Grid, Row, joined
from budgetschema.reading.hygiene import cleaned
from budgetschema.reading.readers.kinds import kind_of
from budgetschema.reading.readers.source import Source
from budgetschema.reading.stitch import stitch

_NUMBERS = "line_number"
Spot = tuple[int, int, str, int, int]
"""File, page, sheet, line and cell."""


@attrs.frozen(kw_only=True)
class TableCount:
    """The figures of one table. ``left`` names those that are printed in its rows and not placed."""

    number: str | None
    kind: str
    title: str
    unit: str | None
    lines: int
    printed: int
    placed: int
    left: tuple[str, ...]
    flags: int
    confidence: str | None
    errors: int
    warnings: int


@attrs.frozen(kw_only=True)
class Count:
    """The figures of a document. ``outside`` are figures in tabular rows that belong to nothing that was read."""

    tables: tuple[TableCount, ...]
    outside: int
    pages: int
    findings: dict[str, int]

    @property
    def printed(self) -> int:
        """All figures printed in tables."""
        return sum(table.printed for table in self.tables) + self.outside

    @property
    def placed(self) -> int:
        """Those that became an amount at the very cell."""
        return sum(table.placed for table in self.tables)

    @property
    def share(self) -> float:
        """The share of figures placed."""
        return self.placed / self.printed if self.printed else 1.0


def grid_of(paths: Sequence[Path]) -> Grid:
    """What recognition was given."""
    grids = []
    for path in paths:
        kind = kind_of(path.suffix.lower())
        if kind is None:
            raise ValueError(f"{path.name} is of no kind that is read")
        grids.append(kind.read(Source(data=path.read_bytes(), name=path.name)))
    return stitch(cleaned(joined(grids)))


def count(grid: Grid, disclosure: Disclosure) -> Count:
    """Count the figures of every table, and what the arithmetic says of it."""
    owners = _owners(grid, disclosure)
    findings = check(disclosure).findings
    by_table: dict[int | None, list[Row]] = {}
    for row, owner in owners:
        by_table.setdefault(owner, []).append(row)
    tables = [
        _table(table, by_table.get(number, []), [one for one in findings if _concerns(one.pointer, number)])
        for number, table in enumerate(disclosure.tables)
    ]
    outside = sum(len(_figures(row, frozenset())) for row in by_table.get(None, []) if row.is_tabular)
    return Count(
        tables=tuple(tables),
        outside=outside,
        pages=len({(row.place.file, row.place.page, row.place.sheet) for row in grid.rows}),
        findings=dict(sorted(Counter(str(one.severity) for one in findings).items())),
    )


def _concerns(pointer: str | None, number: int) -> bool:
    return pointer is not None and f"{pointer}/".startswith(f"/tables/{number}/")


def _table(table: Table, rows: Sequence[Row], findings: Sequence[object]) -> TableCount:
    taken = dict(_amounts(table))
    silent = _not_figures(table)
    printed = {
        _spot(row.cell_place(cell.column)): (cell.stripped, amount)
        for row in rows
        for cell, amount in _figures(row, silent)
    }
    placed = {spot for spot, amount in taken.items() if spot in printed and printed[spot][1] == amount}
    severities = Counter(one.severity for one in findings if one.rule_id.startswith("A"))  # type: ignore[attr-defined]
    return TableCount(
        number=table.number,
        kind=table.kind,
        title=table.title,
        unit=None if table.unit is None else table.unit.value,
        lines=len(table.lines),
        printed=len(printed),
        placed=len(placed),
        left=tuple(text for spot, (text, _) in printed.items() if spot not in placed),
        flags=len(table.flags) + sum(len(line.flags) for line in table.lines),
        confidence=_confidence(table),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
    )


def _confidence(table: Table) -> str | None:
    value = getattr(table, "confidence", None)
    return None if value is None else str(value)


def _amounts(table: Table) -> Iterator[tuple[Spot, Decimal]]:
    """The figures whose meaning is known: not those of an unknown table or under an unknown column."""
    unknown = {flag.text for flag in table.flags if flag.kind == "unknown_column"}
    for line in table.lines if table.kind != "unknown" else ():
        for column, amount in line.amounts.items():
            if column in unknown:
                continue
            place = table.place_of(line, column)
            if place is not None:
                yield _spot(place), amount


def _not_figures(table: Table) -> frozenset[int]:
    """The columns, counted from 0, in which digits are no figures: codes, labels, numbers of lines."""
    roles = (ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.NAME)
    silent = (column for column in table.columns if column.role in roles or column.id.endswith(_NUMBERS))
    cells = (column.place.cell for column in silent if column.place)
    return frozenset(cell - 1 for cell in cells if cell is not None)


def _figures(row: Row, silent: frozenset[int]) -> list[tuple[Cell, Decimal]]:
    found = ((cell, parse_amount(cell.text)) for cell in row.filled if cell.column not in silent)
    return [(cell, amount) for cell, amount in found if amount is not None]


def _spot(place: Place) -> Spot:
    return place.file or 1, place.page or 0, place.sheet or "", place.line or 0, place.cell or 0


def _owners(grid: Grid, disclosure: Disclosure) -> list[tuple[Row, int | None]]:
    """The rows of the grid and the number of the table in which they stand: from its first line to its last.

    Left out are the rows of forms, catalogues and contents, furniture, and headers with the numbers of columns.
    """
    numbers_at = dict(reversed(list(_lines(disclosure))))
    rows = [row for row in grid.rows if not row.is_blank and row.furniture is None]
    numbers = [numbers_at.get(_row_spot(row.place)) for row in rows]
    last = {number: index for index, number in enumerate(numbers) if number is not None}
    starts = dict(_starts(disclosure))
    silent = {_row_spot(place) for place in _headers(disclosure)}
    owners: list[tuple[Row, int | None]] = []
    current: int | None = None
    counted = True
    for index, (row, number) in enumerate(zip(rows, numbers, strict=True)):
        spot = _row_spot(row.place)
        counted = starts.get(spot, counted) or number is not None
        current = number if number is not None else (current if last.get(current, -1) > index else None)
        if counted and spot not in silent and not _counts_columns(row):
            owners.append((row, current))
    return owners


def _row_spot(place: Place) -> Spot:
    return _spot(attrs.evolve(place, cell=None))


def _lines(disclosure: Disclosure) -> Iterator[tuple[Spot, int]]:
    """The rows of lines, with the number of their table."""
    for number, table in enumerate(disclosure.tables):
        for line in table.lines:
            for place in (line.place, *line.places.values()):
                if place is not None:
                    yield _row_spot(place), number


def _starts(disclosure: Disclosure) -> Iterator[tuple[Spot, bool]]:
    """Where something begins, and whether figures that stand there belong to tables."""
    items: list[tuple[Place | None, bool]] = [(one.place, True) for one in (*disclosure.tables, *disclosure.sections)]
    items += [(one.place, False) for one in (*disclosure.projects, *disclosure.procurement_catalogs)]
    yield from ((_row_spot(place), counted) for place, counted in items if place is not None)


def _headers(disclosure: Disclosure) -> Iterator[Place]:
    """The places of rows in which digits are none of the figures: contents, headers, what is repeated."""
    places = [entry.place for entry in disclosure.contents]
    places += [column.place for table in disclosure.tables for column in table.columns]
    places += [one.place for one in disclosure.fragments if one.kind is not FragmentKind.UNPLACED]
    yield from (place for place in places if place is not None)


def _counts_columns(row: Row) -> bool:
    """Whether a row prints 1 2 3 …, the numbers of the columns."""
    texts = [cell.stripped for cell in row.filled if cell.stripped not in ("栏次", "行次")]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]
