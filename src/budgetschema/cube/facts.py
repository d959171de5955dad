"""Facts: every printed figure, and every blank where one could stand, at its coordinate."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import attrs

from budgetschema.cube.dimensions import Key
from budgetschema.cube.rounding import FEN, Interval, places_of, printed
from budgetschema.cube.rows import Part, Row
from budgetschema.cube.sheets import Sheet
from budgetschema.findings import Figure
from budgetschema.model import Column, LineRole, MarkKind, MoneyUnit, Table


class State(StrEnum):
    """What stands in the cell."""

    PRINTED = "printed"
    BLANK = "blank"
    """Nothing, or a dash: an exact zero."""
    UNKNOWN = "unknown"
    """Something that is no figure, or a heading's blank: says nothing about the amount."""


@attrs.frozen(eq=False)
class Fact:
    """A figure of a table at its canonical coordinate.

    ``value`` is as printed, in ``unit``; ``places`` are the decimal places it counts as printed with: its own, or the
    table's where trailing zeros were dropped.
    """

    table: int
    line: int
    column: str
    key: Key
    state: State
    value: Decimal | None
    unit: MoneyUnit
    places: int
    source: Table = attrs.field(repr=False)

    @property
    def exponent(self) -> int:
        """Power of ten, in yuan, of the last printed place."""
        return self.unit.exponent - self.places

    @property
    def is_exact(self) -> bool:
        """Whether it is printed to the smallest coin and so not rounded."""
        return self.unit is MoneyUnit.YUAN and self.exponent <= FEN

    @functools.cached_property
    def interval(self) -> Interval:
        """The amounts in yuan that would be printed so, rounded half-up."""
        if self.state is State.UNKNOWN:
            return Interval()
        if self.value is None:
            return Interval.point(0)
        return printed(self.value, self.unit, self.places)

    @property
    def is_zero(self) -> bool:
        """Whether it prints nothing, or zero."""
        return not self.value

    @functools.cached_property
    def figure(self) -> Figure:
        """The figure with the names a person would use."""
        line = self.source.lines[self.line]
        column = self.source.column(self.column)
        pointer = f"/tables/{self.table}/lines/{self.line}"
        if self.value is not None:
            pointer += f"/amounts/{self.column}"
        return Figure(
            table=self.source.title or self.source.kind,
            line=line.label or "—",
            column="/".join(column.header) or column.id,
            value=self.value,
            unit=self.unit,
            pointer=pointer,
            place=self.source.place_of(line, self.column),
        )


def facts_of(sheet: Sheet) -> Iterator[tuple[Row, Column, Fact]]:
    """The facts of a sheet, line by line."""
    silent = _silent(sheet)
    for row in sheet.rows:
        for column, values in sheet.columns:
            coordinate = values | row.values
            if column.id in sheet.ambiguous:
                coordinate |= {"item": f"table {sheet.index + 1} column {column.id}"}
            yield row, column, _fact(sheet, row, column, Key.of(coordinate), silent=row in silent)


def _fact(sheet: Sheet, row: Row, column: Column, key: Key, *, silent: bool) -> Fact:
    unit = column.unit or sheet.table.unit or MoneyUnit.YUAN
    decimals = column.decimals if column.decimals is not None else sheet.table.decimals
    value = row.line.amounts.get(column.id)
    mark = row.line.marks.get(column.id)
    if value is not None:
        state = State.PRINTED
    elif silent or (mark is not None and mark.kind is not MarkKind.DASH):
        state = State.UNKNOWN
    else:
        state = State.BLANK
    places = max(places_of(value) if value is not None else 0, decimals or 0)
    return Fact(sheet.index, row.index, column.id, key, state, value, unit, places, sheet.table)


def _silent(sheet: Sheet) -> set[Row]:
    """Lines whose blanks are a heading's, not zeros: nothing printed on them, though something is printed below.

    Where another line of the same level prints what its own parts add up to, the table does fill such lines, and a
    blank one was forgotten.
    """
    silent = {row for row in sheet.rows if row.part is Part.ASIDE and row.is_blank}
    parents = {row.parent for row in sheet.rows if row.parent is not None and not row.is_blank}
    filled = {row.level for row in parents if row is not None and not row.is_blank}
    for row in sheet.rows:
        if row.is_blank and ((row in parents and row.level not in filled) or _printed_beside(sheet, row)):
            silent.add(row)
    return silent


def _printed_beside(sheet: Sheet, row: Row) -> bool:
    """Whether the figure of a total stands without a name in another block of the same printed row."""
    place = row.line.place
    return (
        row.line.role is LineRole.TOTAL
        and place is not None
        and place.line is not None
        and any(
            other.block != row.line.block and not other.label and other.amounts
            and other.place is not None and other.place.line == place.line
            for other in sheet.table.lines
        )
    )  # fmt: skip
