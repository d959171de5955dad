"""The lines of the project tables that are projects: no totals, no groups, no organisations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.model import Column, ColumnRole, Coordinate, Disclosure, Layer, Line, LineRole, Place, Table
from budgetschema.model.spelling import compact
from budgetschema.projects.data_files import pattern, rows
from budgetschema.projects.money import Money
from budgetschema.projects.names import normalised


@attrs.frozen(kw_only=True, slots=True)
class ProjectLine:
    """A project as a project table prints it.

    ``table`` and ``line`` are positions from 0; ``column`` is the id of the column with the whole amount, ``amount``
    that amount, None where none is printed or no column is the total. ``others`` are the further amounts of the line.
    ``distinct`` holds what else the line prints (codes, texts): lines of one name that differ in it are pieces of one
    project.
    """

    table: int
    line: int
    name: str
    layer: Layer | None = None
    column: str | None = None
    amount: Money | None = None
    others: tuple[Money, ...] = ()
    distinct: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def pointer(self) -> str:
        """JSON pointer of the line."""
        return f"/tables/{self.table}/lines/{self.line}"

    @property
    def is_carry_over(self) -> bool:
        """Whether the line prints what is left from last year."""
        return self.layer is Layer.CARRY_OVER

    def prints(self, money: Money) -> bool:
        """Whether one of the line's amounts may be ``money``."""
        return any(money.agrees(own) for own in (self.amount, *self.others) if own is not None)


def project_lines(disclosure: Disclosure) -> tuple[ProjectLine, ...]:
    """Every project that the project tables of a disclosure print, in the order of the document."""
    layers = {row["kind"]: row["layer"] for row in rows("tables")}
    units = (disclosure.publisher.name, *(unit.name for unit in disclosure.units_covered))
    organisations = frozenset(map(normalised, units))
    return tuple(
        found
        for index, table in enumerate(disclosure.tables)
        if table.kind in layers
        for found in _lines(index, table, layers[table.kind])
        if normalised(found.name) not in organisations
    )


def _lines(index: int, table: Table, layer: str) -> Iterator[ProjectLine]:
    own = Layer(layer) if layer else table.coordinate.layer if table.coordinate else None
    total = total_column(table)
    named = _name_column(table)
    for position, line in enumerate(table.lines):
        name = _name(line) if named is None else _named(line, named)
        if name is None or (named is None and _has_children(table, position)):
            continue
        amounts = {c.id: _money(table, c, line) for c in table.columns if c.id in line.amounts}
        column = total.id if total is not None else None
        codes = [f"{code.code or ''}{code.name or ''}" for code in line.codes]
        yield ProjectLine(
            table=index, line=position, name=name, layer=own, column=column,
            amount=amounts.get(column) if column is not None else None,
            others=tuple(found for key, found in amounts.items() if found is not None and key != column),
            distinct=(*codes, *(text for key, text in line.texts.items() if named is None or key != named.id)),
            place=line.place,
        )  # fmt: skip


def _name_column(table: Table) -> Column | None:
    """The column of the project names where it is not that of the labels; the last where several are so headed."""
    label = next((column for column in table.columns if column.role is ColumnRole.LABEL), None)
    return next(
        (
            column
            for column in reversed(table.columns)
            if column.role in (ColumnRole.TEXT, ColumnRole.LABEL) and column is not label and column.header
            if pattern("words", "name_header").fullmatch(compact(column.header[-1]))
        ),
        None,
    )  # fmt: skip


def _named(line: Line, column: Column) -> str | None:
    """The name that a line prints in the column of the names. Its label may be the unit's, its role what that makes."""
    name = line.texts.get(column.id)
    return None if name is None or pattern("words", "no_project").fullmatch(compact(name)) else name


def _name(line: Line) -> str | None:
    """The project's name, or None where the line is no project."""
    if line.role in (LineRole.TOTAL, LineRole.HEADING, LineRole.OF_WHICH):
        return None
    where = line.coordinate or Coordinate()
    name = where.project or line.label
    if name is None or (where.organisation is not None and where.project is None):
        return None
    return None if pattern("words", "no_project").fullmatch(compact(name)) else name


def _has_children(table: Table, position: int) -> bool:
    """Whether the next line stands below this one: a group of projects."""
    own = table.lines[position].level
    after = table.lines[position + 1].level if position + 1 < len(table.lines) else None
    return own is not None and after is not None and after > own


def total_column(table: Table) -> Column | None:
    """The column that prints the whole amount of a line, or None where that is not certain."""
    amounts = [column for column in table.columns if column.role is ColumnRole.AMOUNT]
    if len(amounts) == 1:
        return amounts[0]
    whole = [column for column in amounts if _says_nothing(column.coordinate)]
    named = [c for c in whole if c.header and pattern("words", "total_header").fullmatch(compact(c.header[-1]))]
    return named[0] if named else whole[0] if len(whole) == 1 else None


def _says_nothing(coordinate: Coordinate | None) -> bool:
    """Whether a column is of no special fund, layer or use."""
    if coordinate is None:
        return True
    parts = (coordinate.fund_source, coordinate.layer, coordinate.item, coordinate.economic_department,
             coordinate.economic_government, coordinate.moment, coordinate.fiscal_year)  # fmt: skip
    return all(part is None for part in parts)


def _money(table: Table, column: Column, line: Line) -> Money | None:
    unit = column.unit or table.unit
    value: Decimal = line.amounts[column.id]
    return Money.of(value, unit) if unit is not None else None
