"""Tables as read against tables that were checked by hand, cell by cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from budgetschema.model import Column, ColumnRole, Disclosure, Line, Table
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.spelling import compact

_FILE = re.compile(r"T(?P<number>[0-9]+)_.*")


@attrs.frozen(kw_only=True)
class Agreement:
    """How a table agrees with the truth: values, where a code is one value. ``differences`` are sentences."""

    name: str
    values: int = 0
    right: int = 0
    differences: tuple[str, ...] = ()


def agreements(folder: Path, disclosure: Disclosure) -> Iterator[Agreement]:
    """Compare with every file ``T<number>_<name>.csv`` of a folder."""
    for path in sorted(folder.glob("*.csv")):
        match = _FILE.fullmatch(path.stem)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = list(csv.reader(stream))
        table = _table(disclosure, match["number"]) if match else None
        if table is None:
            yield Agreement(name=path.stem, values=_filled(rows), differences=("the table was not read",))
        else:
            yield _agreement(path.stem, header, rows, table)


def _table(disclosure: Disclosure, number: str) -> Table | None:
    """The table with this number, else the one at this position."""
    found = next((table for table in disclosure.tables if table.number == number), None)
    position = int(number) - 1
    return found or (disclosure.tables[position] if position < len(disclosure.tables) else None)


def _filled(rows: Sequence[Sequence[str]]) -> int:
    return sum(1 for row in rows for text in row if text)


def _agreement(name: str, header: Sequence[str], rows: Sequence[Sequence[str]], table: Table) -> Agreement:
    wanted = [[compact(step) for step in path.split("/")] for path in header]
    found = [[compact(step) for step in column.header] for column in table.columns]
    if len(wanted) != len(found):
        sentence = f"{len(wanted)} columns were read as {len(found)}"
        return Agreement(name=name, values=_filled(rows), differences=(sentence,))
    differences = [
        f"column {path}: was read as {'/'.join(column.header)}"
        for path, column, one, other in zip(header, table.columns, wanted, found, strict=True)
        if one != other[-len(one) :]
    ]
    values = right = 0
    blocks = [block.id for block in table.blocks] or [None]
    for block in blocks:
        indexes = [index for index, column in enumerate(table.columns) if block is None or column.block == block]
        columns = [table.columns[index] for index in indexes]
        printed = [[row[index] for index in indexes] for row in rows]
        expected = [_cells(row, columns) for row in printed if any(row)]
        values += sum(len(cells) for cells in expected)
        lines = [line for line in table.lines if block is None or line.block == block]
        if len(expected) != len(lines):
            differences.append(f"{block or 'table'}: {len(expected)} lines were read as {len(lines)}")
        # Blank cells must be blank, too: each pair of columns is compared.
        for cells, line in zip(expected, lines, strict=False):
            got = _read(line, columns)
            for key in {**cells, **got}:
                if cells.get(key) == got.get(key):
                    right += 1
                else:
                    differences.append(f"{line.label} › {key}: {cells.get(key)!r} was read as {got.get(key)!r}")
    return Agreement(name=name, values=values, right=right, differences=tuple(differences))


def _cells(row: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """A row of the truth: its code in one, its label, its figures as numbers."""
    result: dict[str, str] = {}
    codes = [text for text, column in zip(row, columns, strict=True) if column.role is ColumnRole.CODE and text]
    code = "".join(codes)
    if code and not code[0].isdecimal():
        result["label"] = compact(code)  # a label that is merged over the columns of codes
    elif code:
        result |= {"code": code}
    for text, column in zip(row, columns, strict=True):
        if column.role is ColumnRole.LABEL and text:
            result["label"] = compact(text)
        elif column.role not in (ColumnRole.CODE, ColumnRole.LABEL) and text:
            result[column.id] = _value(text)
    return result


def _read(line: Line, columns: Sequence[Column]) -> dict[str, str]:
    result = {"label": compact(line.label)} if line.label else {}
    coded = any(column.role is ColumnRole.CODE for column in columns)
    code = next((one.code for one in line.codes if one.code), None) if coded else None
    if code:
        result["code"] = code
    result |= {column: format(amount, "f") for column, amount in line.amounts.items()}
    result |= {column: mark.text for column, mark in line.marks.items()}
    return result | {column: compact(text) for column, text in line.texts.items()}


def _value(text: str) -> str:
    amount = parse_amount(text)
    return compact(text) if amount is None else format(amount, "f")
