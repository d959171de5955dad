"""What a reading saw and what it took each thing for: the data behind ``budgetschema inspect``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.model import Column, Disclosure, Flag, Place, SourceFile, Table
from budgetschema.reading.aliases import Alias, alias_table
from budgetschema.reading.coverage import Coverage, Leftover, Use
from budgetschema.reading.grid import Grid
from budgetschema.reading.inspection.evidence import Counts, Evidence, confidence, count, evidence
from budgetschema.reading.inspection.spots import Spots, extent
from budgetschema.reading.recognise.meanings import header_row

_UNKNOWN_COLUMN = "unknown_column"


@attrs.frozen(kw_only=True, slots=True)
class FileSeen:
    """A source as its reader saw it. ``regions`` are the tables that the file itself draws.

    ``pages`` counts those in which nothing could be read, too: ``unread`` names them.
    """

    source: SourceFile
    pages: int
    unread: tuple[int, ...]
    sheets: tuple[str, ...]
    regions: int
    rows: int
    cells: int


@attrs.frozen(kw_only=True, slots=True)
class StepTaken:
    """A step of a header path, and the row of an alias file that says what it means; None where none does."""

    text: str
    alias: Alias | None


@attrs.frozen(kw_only=True, slots=True)
class ColumnTaken:
    """A column and why it was taken for what it is. It is not ``known`` where its header says nothing about it."""

    column: Column
    known: bool
    steps: tuple[StepTaken, ...]


@attrs.frozen(kw_only=True, slots=True)
class TableReading:
    """How a table was read: from the title to the confidence, and why. ``number`` counts from 1 in the document."""

    number: int
    table: Table
    title: Alias | None
    columns: tuple[ColumnTaken, ...]
    extent: tuple[Place, Place] | None
    counts: Counts
    evidence: tuple[Evidence, ...]
    confidence: Decimal
    leftovers: tuple[Leftover, ...]


@attrs.frozen(kw_only=True, slots=True)
class Inspection:
    """Everything that was seen in the files of one disclosure."""

    files: tuple[FileSeen, ...]
    disclosure: Disclosure
    coverage: Coverage
    tables: tuple[TableReading, ...]
    furniture: int
    warnings: tuple[Flag, ...]


def inspect(grid: Grid, disclosure: Disclosure, coverage: Coverage) -> Inspection:
    """Look at a reading, with the aliases that it had. The tables of the disclosure get their confidence."""
    cells = Spots((row.place, len(row.filled)) for row in grid.rows if row.furniture is None)
    leftovers = Spots((leftover.place, leftover) for leftover in coverage.leftovers)
    tables = tuple(_table(number, table, cells, leftovers) for number, table in enumerate(disclosure.tables, 1))
    return Inspection(
        files=tuple(_files(grid, coverage)),
        disclosure=attrs.evolve(disclosure, tables=tuple(each.table for each in tables)),
        coverage=coverage,
        tables=tables,
        furniture=coverage.counts.get(Use.FURNITURE.value, 0),
        warnings=disclosure.flags,
    )


def _files(grid: Grid, coverage: Coverage) -> Iterator[FileSeen]:
    for number, source in enumerate(grid.sources, 1):
        rows = [row for row in grid.rows if (row.place.file or 1) == number]
        unread = [place for place in coverage.unread if (place.file or 1) == number]
        yield FileSeen(
            source=source,
            pages=max((place.page or 0 for place in (*(row.place for row in rows), *unread)), default=0),
            unread=tuple(place.page for place in unread if place.page is not None),
            sheets=tuple(dict.fromkeys(row.place.sheet for row in rows if row.place.sheet is not None)),
            regions=len({row.region for row in rows} - {None}),
            rows=sum(1 for row in rows if not row.is_blank),
            cells=sum(len(row.filled) for row in rows),
        )


def _table(number: int, table: Table, cells: Spots[int], leftovers: Spots[Leftover]) -> TableReading:
    reach = extent(table)
    printed = sum(cells.within(*reach)) if reach is not None else 0
    left = leftovers.within(*reach) if reach is not None else []
    counts = count(table, printed, len(left))
    found = tuple(evidence(table, counts))
    known = alias_table("table_titles")
    sure = confidence(found)
    return TableReading(
        number=number,
        table=attrs.evolve(table, confidence=sure),
        title=known.alias(table.title),
        columns=tuple(_columns(table)),
        extent=reach,
        counts=counts,
        evidence=found,
        confidence=sure,
        leftovers=tuple(left),
    )


def _columns(table: Table) -> Iterator[ColumnTaken]:
    unknown = {flag.text for flag in table.flags if flag.kind == _UNKNOWN_COLUMN}
    for column in table.columns:
        steps = tuple(StepTaken(text=text, alias=header_row(text)) for text in column.header)
        yield ColumnTaken(column=column, known=column.id not in unknown, steps=steps)
