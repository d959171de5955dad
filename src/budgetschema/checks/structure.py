"""Structure: what the schema cannot say. Columns, blocks and lines of a table must fit together."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.registry import checks
from budgetschema.checks.walk import cells, column_title, line_name, lines, places, tables
from budgetschema.findings import Finding
from budgetschema.model import ColumnRole, FragmentKind

_LONGEST_QUOTE = 60


@checks("S101")
def column_ids(case: Case) -> Iterator[Finding]:
    """Column ids are unique within a table."""
    for pointer, table in tables(case.disclosure):
        seen: set[str] = set()
        for index, column in enumerate(table.columns):
            if column.id in seen:
                params = {"table": table.title, "column": column.id}
                yield Finding(
                    rule_id="S101", params=params, pointer=f"{pointer}/columns/{index}/id", place=column.place
                )
            seen.add(column.id)


@checks("S102")
def known_columns(case: Case) -> Iterator[Finding]:
    """What a line says, it says of a declared column."""
    for pointer, table in tables(case.disclosure):
        known = {column.id for column in table.columns}
        for line_pointer, line in lines(pointer, table):
            for cell_pointer, column in cells(line_pointer, line):
                if column not in known:
                    params = {"table": table.title, "line": line_name(line), "column": column}
                    yield Finding(rule_id="S102", params=params, pointer=cell_pointer, place=line.place)


@checks("S103")
def amount_columns(case: Case) -> Iterator[Finding]:
    """Amounts stand in amount columns."""
    for pointer, table in tables(case.disclosure):
        others = {column.id for column in table.columns if column.role is not ColumnRole.AMOUNT}
        for line_pointer, line in lines(pointer, table):
            for column in line.amounts:
                if column in others:
                    params = {"table": table.title, "line": line_name(line), "column": column_title(table, column)}
                    where = f"{line_pointer}/amounts/{column}"
                    yield Finding(rule_id="S103", params=params, pointer=where, place=line.place)


@checks("S104")
def blocks_match(case: Case) -> Iterator[Finding]:
    """A line has content only in the columns of its own block."""
    for pointer, table in tables(case.disclosure):
        block_of = {column.id: column.block for column in table.columns}
        for line_pointer, line in lines(pointer, table):
            for cell_pointer, column in cells(line_pointer, line):
                if column in block_of and block_of[column] != line.block:
                    params = {
                        "table": table.title, "line": line_name(line),
                        "block": line.block or "—", "column": column_title(table, column),
                    }  # fmt: skip
                    yield Finding(rule_id="S104", params=params, pointer=cell_pointer, place=line.place)


@checks("S105")
def blocks_declared(case: Case) -> Iterator[Finding]:
    """Blocks that columns and lines mention are declared."""
    for pointer, table in tables(case.disclosure):
        known = {block.id for block in table.blocks}
        mentions = [(f"{pointer}/columns/{i}/block", column.block) for i, column in enumerate(table.columns)]
        mentions += [(f"{pointer}/lines/{i}/block", line.block) for i, line in enumerate(table.lines)]
        for where, block in mentions:
            if block is not None and block not in known:
                yield Finding(rule_id="S105", params={"table": table.title, "block": block}, pointer=where)


@checks("S106")
def decimal_places(case: Case) -> Iterator[Finding]:
    """Amounts are printed with the table's decimal places; a bare zero is let pass."""
    for pointer, table in tables(case.disclosure):
        own = {column.id: column.decimals for column in table.columns if column.decimals is not None}
        for line_pointer, line in lines(pointer, table):
            for column, amount in line.amounts.items():
                decimals = own.get(column, table.decimals)
                places = -int(amount.as_tuple().exponent)
                if decimals is not None and places != decimals and not (amount == 0 and places == 0):
                    params = {
                        "table": table.title, "line": line_name(line), "column": column_title(table, column),
                        "value": format(amount, "f"), "decimals": str(decimals),
                    }  # fmt: skip
                    where = f"{line_pointer}/amounts/{column}"
                    yield Finding(rule_id="S106", params=params, pointer=where, place=line.place)


@checks("S107")
def empty_statement(case: Case) -> Iterator[Finding]:
    """A table that states it has no data prints no amount."""
    for pointer, table in tables(case.disclosure):
        filled = [line for line in table.lines if any(amount != 0 for amount in line.amounts.values())]
        if table.is_stated_empty and filled:
            count = sum(1 for line in filled for amount in line.amounts.values() if amount != 0)
            params = {"table": table.title, "count": str(count), "line": line_name(filled[0])}
            yield Finding(rule_id="S107", params=params, pointer=f"{pointer}/notes", place=table.place)


@checks("S108")
def empty_unstated(case: Case) -> Iterator[Finding]:
    """A table without any amount says so (预算公开: tables without data are listed empty with a statement)."""
    for pointer, table in tables(case.disclosure):
        figures = any(column.role is ColumnRole.AMOUNT for column in table.columns) or not table.lines
        if figures and not table.is_stated_empty and not any(line.amounts or line.marks for line in table.lines):
            params = {"table": table.title}
            yield Finding(rule_id="S108", params=params, pointer=f"{pointer}/lines", place=table.place)


@checks("S109")
def unit_stated(case: Case) -> Iterator[Finding]:
    """Amounts have a unit: the table's, or their column's."""
    for pointer, table in tables(case.disclosure):
        without = {column.id for column in table.columns if column.unit is None}
        if table.unit is None and any(without & line.amounts.keys() for line in table.lines):
            yield Finding(rule_id="S109", params={"table": table.title}, pointer=pointer, place=table.place)


@checks("S110")
def unplaced(case: Case) -> Iterator[Finding]:
    """Everything printed has found its place."""
    for index, fragment in enumerate(case.disclosure.fragments):
        if fragment.kind is FragmentKind.UNPLACED:
            text = fragment.text.replace("\t", " ")
            quote = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
            pointer = f"/fragments/{index}"
            yield Finding(rule_id="S110", params={"text": quote}, pointer=pointer, place=fragment.place)


@checks("S111")
def marks(case: Case) -> Iterator[Finding]:
    """Something other than a figure stands where a figure is expected."""
    for pointer, table in tables(case.disclosure):
        for line_pointer, line in lines(pointer, table):
            for column, mark in line.marks.items():
                params = {
                    "table": table.title, "line": line_name(line), "column": column_title(table, column),
                    "text": mark.text, "kind_zh": mark.kind.zh, "kind_en": mark.kind.en,
                }  # fmt: skip
                where = f"{line_pointer}/marks/{column}"
                yield Finding(rule_id="S111", params=params, pointer=where, place=line.place)


@checks("S112", "S114")
def statements_point(case: Case) -> Iterator[Finding]:
    """Statements point at text that exists (S112), and quote it (S114)."""
    for index, statement in enumerate(case.disclosure.statements):
        sections = case.disclosure.sections
        section = sections[statement.section - 1] if statement.section <= len(sections) else None
        inside = section is not None and statement.paragraph <= len(section.paragraphs)
        text = section.paragraphs[statement.paragraph - 1].text if section is not None and inside else ""
        pointer = f"/statements/{index}"
        if not statement.start < statement.end <= len(text):
            yield Finding(rule_id="S112", pointer=pointer, place=statement.place)
        elif (found := text[statement.start : statement.end]) != statement.text:
            params = {"text": statement.text[:_LONGEST_QUOTE], "found": found[:_LONGEST_QUOTE]}
            yield Finding(rule_id="S114", params=params, pointer=pointer, place=statement.place)


@checks("S113")
def file_references(case: Case) -> Iterator[Finding]:
    """Places name source files that are listed."""
    count = max(len(case.disclosure.sources), 1)
    for pointer, place in places(case.disclosure, ""):
        if place.file is not None and place.file > count:
            params = {"file": str(place.file), "count": str(len(case.disclosure.sources))}
            yield Finding(rule_id="S113", params=params, pointer=f"{pointer}/file")
