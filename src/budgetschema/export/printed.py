"""Tables as printed: each as a relation of its own, a row for each line, a column for each column."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import attrs

from budgetschema.export.relation import Column, Filled, Relation, Row, Type, Value
from budgetschema.model import CodeBasis, ColumnRole, Disclosure, Line, Table
from budgetschema.model import Column as Printed

_LINE = "line_no"
_JOINED = " / "


@attrs.frozen
class PrintedTable:
    """A table with what its cells print. ``number`` counts from 1."""

    number: int
    table: Table = attrs.field(repr=False)

    @functools.cached_property
    def columns(self) -> tuple[Printed, ...]:
        """The columns, each id once; cells in a column that the table does not declare get one at the end."""
        declared = {column.id: column for column in reversed(self.table.columns)}
        found = dict.fromkeys(column.id for column in self.table.columns)
        for line in self.table.lines:
            found |= dict.fromkeys((*line.amounts, *line.marks, *line.texts, *line.printed))
        return tuple(declared.get(each) or Printed(id=each, role=ColumnRole.AMOUNT) for each in found)

    @functools.cached_property
    def _carriers(self) -> Mapping[str, ColumnRole]:
        """The columns that print label, code or name of their lines: the first of each role and scheme in a block."""
        seen: set[tuple[object, ...]] = set()
        found: dict[str, ColumnRole] = {}
        for column in self.columns:
            scheme = None if column.role is ColumnRole.LABEL else column.scheme
            key = column.role, column.block, scheme
            if column.role in (ColumnRole.LABEL, ColumnRole.CODE, ColumnRole.NAME) and key not in seen:
                seen.add(key)
                found[column.id] = column.role
        return found

    def cell(self, line: Line, column: Printed) -> Value:
        """What a cell prints: a figure, the text of a mark, a text, label or code of the line; None where blank."""
        key = column.id
        if key in line.amounts:
            return line.amounts[key]
        if key in line.marks:
            return line.marks[key].text
        if key in line.texts or key in line.printed:
            return line.texts.get(key) or line.printed[key]
        role = self._carriers.get(key)
        if role is None or column.block not in (None, line.block):
            return None
        return line.label if role is ColumnRole.LABEL else _reference(line, column)

    @functools.cached_property
    def relation(self) -> Relation:
        """The table as a relation, with its printed headers as titles."""
        key = Column(name=_LINE, type="integer", zh="行序号", en="line", required=True, minimum=1)
        unit = self.table.unit
        about = ("", "") if unit is None else (f"金额单位：{unit.zh}。", f"Amounts in {unit.en}.")
        return Relation(
            name=f"table_{self.number:02}_{self.table.kind}", zh=self.table.title, en=self.table.kind,
            zh_about=about[0], en_about=about[1], columns=(key, *map(self._column, self.columns)), keys=(_LINE,),
        )  # fmt: skip

    def _column(self, column: Printed) -> Column:
        words = [value for line in self.table.lines if isinstance(value := self.cell(line, column), str)]
        marks = {line.marks[column.id].text for line in self.table.lines if column.id in line.marks}
        figures = column.role is ColumnRole.AMOUNT and marks.issuperset(words)
        kind: Type = "decimal" if figures else "string"
        unit = (None, None) if column.unit is None else (f"金额单位：{column.unit.zh}。", f"In {column.unit.en}.")
        return Column(
            name=column.id if column.id != _LINE else f"{_LINE}_", type=kind, zh=header(column), en=column.id,
            zh_about=unit[0], en_about=unit[1], missing=tuple(dict.fromkeys(words)) if figures else (),
        )  # fmt: skip

    @property
    def rows(self) -> Iterator[Row]:
        """The lines."""
        for number, line in enumerate(self.table.lines, 1):
            yield (number, *(self.cell(line, column) for column in self.columns))


def header(column: Printed) -> str:
    """The printed header of a column in one text."""
    return _JOINED.join(column.header) or column.id


def printed_tables(disclosure: Disclosure) -> tuple[PrintedTable, ...]:
    """The tables of a disclosure in their order."""
    return tuple(PrintedTable(number, table) for number, table in enumerate(disclosure.tables, 1))


def filled(table: PrintedTable) -> Filled:
    """A table as printed with its rows."""
    return Filled(table.relation, tuple(table.rows))


def _reference(line: Line, column: Printed) -> str | None:
    """The code or the name of a classification that a line prints under a column."""
    for code in line.codes:
        if column.scheme in (None, code.scheme):
            if column.role is ColumnRole.NAME:
                return code.name
            if code.basis is CodeBasis.PRINTED:
                return code.code
    return None
