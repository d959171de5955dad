"""A table as printed, as a relation: its headers name the columns, and what stands in place of a figure stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.export.cube_rows import places_of
from budgetschema.export.definitions import relation
from budgetschema.export.printed import PrintedTable, header
from budgetschema.export.relation import Column, Filled, Row, Value
from budgetschema.model import ColumnRole, Line

BESIDE = " (text)"
"""Ends the name of the column with the texts that stand where figures are expected."""
# What a line says of itself, before its cells; the block only where a table has several.
_OWN = ("line_no", "block", "role", "level")


@attrs.frozen(slots=True)
class _Shown:
    """A printed column: its figures, or its texts. ``name`` is its header, with its id where others have the same."""

    name: str
    about: Column
    cells: tuple[Value, ...] = attrs.field(repr=False)
    figures: bool

    def columns(self) -> Iterator[tuple[Column, tuple[Value, ...]]]:
        """The column with its values; a second one where texts stand among its figures."""
        texts = tuple(format(cell, "f") if isinstance(cell, Decimal) else cell for cell in self.cells)
        if not self.figures:
            yield attrs.evolve(self.about, name=self.name, type="string", missing=()), texts
            return
        amounts = tuple(cell if isinstance(cell, Decimal) else None for cell in self.cells)
        yield attrs.evolve(self.about, name=self.name, type="decimal", missing=()), amounts
        beside = tuple(cell if isinstance(cell, str) else None for cell in self.cells)
        if any(cell is not None for cell in beside):
            yield attrs.evolve(self.about, name=f"{self.name}{BESIDE}", type="string", missing=()), beside


def as_printed(table: PrintedTable) -> Filled:
    """A row for each line: number, role and level of the line, then a column for each printed one."""
    own = [column for column in relation("lines").columns if column.name in _OWN]
    if not table.table.blocks:
        own = [column for column in own if column.name != "block"]
    lines = table.table.lines
    columns = [(column, _values(column, lines)) for column in own]
    for shown in _shown(table, [column.name for column in own]):
        columns += shown.columns()
    made = attrs.evolve(table.relation, columns=tuple(column for column, _ in columns))
    rows: tuple[Row, ...] = tuple(zip(*(values for _, values in columns), strict=True))
    return Filled(made, rows)


def places(filled: Filled) -> dict[str, int]:
    """The most decimal places that a figure of a column is printed with, by name."""
    found: dict[str, int] = {}
    for position, column in enumerate(filled.relation.columns):
        if column.type == "decimal":
            values = (row[position] for row in filled.rows)
            found[column.name] = max((places_of(each) for each in values if isinstance(each, Decimal)), default=0)
    return found


def _values(column: Column, lines: tuple[Line, ...]) -> tuple[Value, ...]:
    if column.name == "line_no":
        return tuple(range(1, len(lines) + 1))
    return tuple(getattr(getattr(line, column.name), "value", getattr(line, column.name)) for line in lines)


def _shown(table: PrintedTable, taken: list[str]) -> Iterator[_Shown]:
    names = [header(column) for column in table.columns]
    often = Counter([*taken, *names, *(f"{name}{BESIDE}" for name in names)])
    abouts = {column.en: column for column in table.relation.columns}
    for column, name in zip(table.columns, names, strict=True):
        cells = tuple(table.cell(line, column) for line in table.table.lines)
        given = [cell for cell in cells if cell is not None]
        figures = column.role is ColumnRole.AMOUNT or (bool(given) and all(isinstance(cell, Decimal) for cell in given))
        shown = name if often[name] == 1 else _apart(name, column.id, often)
        yield _Shown(shown, abouts[column.id], cells, figures)


def _apart(name: str, column: str, headers: Counter[str]) -> str:
    """A header with the id of its column, as often as it takes: a header may itself be written like that."""
    shown = f"{name} [{column}]"
    while headers[shown] or headers[f"{shown}{BESIDE}"]:
        shown += f" [{column}]"
    return shown
