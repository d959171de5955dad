"""Table lines: label, codes, level and the figures of one row under one block of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Coordinate,
    Flag,
    Line,
    LineRole,
    Mark,
    MoneyUnit,
    Scheme,
)
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import read_figure
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.cells import Cells, cleaned_flags, own_places, reached, text_at
from budgetschema.reading.recognise.codes import (
    LEVELS,
    CodeMemory,
    code_of,
    is_part,
    join_parts,
    named,
    printed_code,
    restored_name,
)
from budgetschema.reading.recognise.columns import flow_of_block
from budgetschema.reading.recognise.labels import find_label
from budgetschema.reading.recognise.meanings import coordinate_of
from budgetschema.reading.spelling import NUMERAL, compact, rejoin

_NUMBERED = (
    (1, re.compile(rf"{NUMERAL}、\s*")),
    (2, re.compile(rf"[（(]{NUMERAL}[)）]\s*")),
    (3, re.compile(r"[0-9]{1,2}[、.．]\s*")),
    (4, re.compile(r"[（(][0-9]{1,2}[)）]\s*")),
    (2, re.compile(r"[①-⑳]\s*")),
)
_OF_WHICH = re.compile(r"其中[:：]\s*")
_MARK_FLAGS = {"unreadable": "unreadable_amount", "placeholder": "placeholder"}


@attrs.frozen(kw_only=True)
class LineContext:
    """What a line needs to know of its table."""

    fiscal_year: int
    publisher: str
    dimension: str | None
    """What the labels of the table name: function, economic_department, item, project, organisation, or nothing."""
    unit: MoneyUnit | None = None
    """The unit of money of columns that print none of their own."""

    def scheme_of(self, code: str) -> Scheme:
        """The classification of a code under a plain 科目编码 header: by its figures, else by the table."""
        known = alias_table("code_schemes").find(code)
        if known is not None and self.dimension != "function":
            return Scheme(known["scheme"])
        if self.dimension in ("economic_department", "economic_government"):
            return Scheme(self.dimension)
        return Scheme.FUNCTION


@attrs.define
class _Parts:
    """The cells of a line while they are sorted by what they hold."""

    codes: list[CodeReference] = attrs.Factory(list)
    amounts: dict[str, Decimal] = attrs.Factory(dict)
    marks: dict[str, Mark] = attrs.Factory(dict)
    texts: dict[str, str] = attrs.Factory(dict)
    printed: dict[str, str] = attrs.Factory(dict)
    flags: list[Flag] = attrs.Factory(list)


def read_line(
    row: Row, columns: Cells, block: str | None, context: LineContext, memory: CodeMemory | None = None
) -> Line | None:
    """Read the cells of ``row`` that belong to one block; None where they are all blank.

    ``columns`` are pairs of cell position and column.
    """
    filled = [(index, column) for index, column in columns if row.at(index)]
    if not filled:
        return None
    parts = _Parts()
    inherited = reached(row, columns)
    found = find_label(row, columns, filled, inherited)
    label, label_column = found.text, found.column
    _join_code(row, columns, label, context, memory or CodeMemory(), parts)
    for index, column in filled:
        if column is label_column:
            _keep_printed(parts, row, index, column, label or "")
        else:
            _cell(row, index, column, label, context, parts)
    for index, column in inherited:
        if column is not label_column and column.role is not ColumnRole.LABEL:
            _cell(row, index, column, label, context, parts)
    label = _restored(label, label_column, parts)
    by_label = _by_label(label, label_column, block, context, parts.codes)
    for index, column in filled:
        if row.cells[index].raw is not None:
            parts.printed[column.id] = row.cells[index].printed
    level = by_label.level if found.depth is None or by_label.role is LineRole.TOTAL else found.depth
    return Line(
        label=label,
        block=block,
        role=by_label.role,
        level=level,
        codes=(*by_label.codes, *parts.codes),
        coordinate=by_label.coordinate,
        amounts=parts.amounts,
        marks=parts.marks,
        texts=parts.texts,
        printed=parts.printed,
        places=own_places(row, [*filled, *((i, column) for i, column in inherited if column.id in parts.texts)]),
        flags=(*parts.flags, *cleaned_flags(row, filled)),
        place=row.place,
    )


def _restored(label: str | None, column: Column | None, parts: _Parts) -> str | None:
    """A name that the printing program cut off, as the code list has it for the printed code."""
    for position, code in enumerate(parts.codes):
        if label is None or column is None or code.basis is not CodeBasis.PRINTED or code.code is None:
            continue
        whole = restored_name(code.code, code.scheme, label, code.edition)
        if whole is not None:
            parts.printed.setdefault(column.id, label)
            parts.flags.append(Flag(kind="restored_name", text=label))
            parts.codes[position] = attrs.evolve(code, name=whole)
            return whole
    return label


def _cell(row: Row, index: int, column: Column, label: str | None, context: LineContext, parts: _Parts) -> None:
    """Sort one cell."""
    text = text_at(row, index)
    if column.role is ColumnRole.AMOUNT:
        _figure(row, index, column, parts, column.unit or context.unit)
    elif column.role is ColumnRole.CODE and any(character.isdigit() for character in text):
        if column.id in parts.printed:
            return  # a part of a code that was joined
        reference = printed_code(text, label, column.scheme or context.scheme_of(text), context.fiscal_year)
        parts.codes.append(reference)
        if reference.code != text:
            parts.printed[column.id] = text
    elif column.role is ColumnRole.NAME:
        name = rejoin(text)
        if name != text:
            parts.printed[column.id] = text
        parts.codes.append(named(name, column.scheme or Scheme.OTHER, context.fiscal_year))
    else:
        parts.texts[column.id] = text


def _figure(row: Row, index: int, column: Column, parts: _Parts, unit: MoneyUnit | None) -> None:
    figure = read_figure(row.at(index), unit)
    if figure is None:
        return
    if figure.amount is not None:
        parts.amounts[column.id] = figure.amount
    elif figure.mark is not None:
        parts.marks[column.id] = figure.mark
        kind = _MARK_FLAGS.get(figure.mark.kind.value)
        if kind:
            parts.flags.append(Flag(kind=kind, text=figure.mark.text, place=row.cell_place(index)))
    if figure.printed is not None:
        parts.printed[column.id] = figure.printed
    if figure.rejoined:
        parts.flags.append(Flag(kind="rejoined_text", text=row.at(index), place=row.cell_place(index)))


def _keep_printed(parts: _Parts, row: Row, index: int, column: Column, label: str) -> None:
    text = row.at(index)
    if label != text:
        parts.printed[column.id] = text
        parts.flags.append(Flag(kind="rejoined_text", text=text, place=row.cell_place(index)))


def _join_code(
    row: Row, columns: Cells, label: str | None, context: LineContext, memory: CodeMemory, parts: _Parts
) -> None:
    """Join a code that is printed in several columns; its parts stay in ``printed``."""
    pieces = [(index, column) for index, column in columns if is_part(column)]
    joined = join_parts([(text_at(row, index), column) for index, column in pieces], memory) if pieces else None
    if joined is None:
        return
    scheme = joined.scheme or context.scheme_of(joined.code)
    parts.codes.append(printed_code(joined.code, label, scheme, context.fiscal_year))
    parts.printed |= {column.id: text_at(row, index) for index, column in pieces if text_at(row, index)}
    if joined.inherited:
        parts.flags.append(Flag(kind="inherited_code", text=joined.code, place=row.place))


@attrs.frozen(kw_only=True)
class _ByLabel:
    role: LineRole
    level: int | None
    coordinate: Coordinate | None
    codes: tuple[CodeReference, ...] = ()


def _by_label(
    label: str | None, column: Column | None, block: str | None, context: LineContext, codes: Sequence[CodeReference]
) -> _ByLabel:
    """What follows from a line's label: role, level, dimensions, and a code where only the name is printed."""
    code = next((reference.code for reference in codes if reference.basis is CodeBasis.PRINTED), None)
    level = LEVELS.get(len(code)) if code and code.isdigit() else None
    if label is None:
        return _ByLabel(role=LineRole.DETAIL, level=level, coordinate=None)
    numbering, bare = strip_numbering(label)
    role = LineRole.OF_WHICH if _OF_WHICH.match(bare) else LineRole.DETAIL
    bare = strip_numbering(_OF_WHICH.sub("", bare))[1]
    if level is None:
        level = numbering
    meaning = alias_table("lines").find(bare)
    is_total = meaning is not None and meaning.get("role") == "total"
    coded = code is not None and context.dimension == "organisation"
    if meaning is not None and _fits(meaning, block) and (is_total or not coded):
        return _ByLabel(
            role=LineRole.TOTAL if is_total else role,
            level=0 if is_total else level,
            coordinate=coordinate_of({key: meaning[key] for key in meaning if key != "role"}),
        )
    if context.dimension in ("project", "organisation") and not coded:
        return _organisation_or_project(bare, role, level, context)
    found = _found_by_name(bare, column, block, context) if code is None else ()
    if found and found[0].code is not None:
        level = LEVELS.get(len(found[0].code), level)
    return _ByLabel(role=role, level=level, coordinate=None, codes=found)


def _fits(meaning: dict[str, str], block: str | None) -> bool:
    """Whether a label can mean this on its side of the table."""
    flow = flow_of_block(block)
    return flow is None or meaning.get("flow") in (None, flow.value) or "item" in meaning


def _found_by_name(
    bare: str, column: Column | None, block: str | None, context: LineContext
) -> tuple[CodeReference, ...]:
    scheme = column.scheme if column is not None else None
    if scheme is not None and not (scheme is Scheme.FUNCTION and block == "expenditure"):
        return (named(bare, scheme, context.fiscal_year),)
    if block == "expenditure":
        # The sides of a 收支总表 name function classes without their codes.
        code = code_of(bare, Scheme.FUNCTION, context.fiscal_year, length=3)
        if code is not None:
            return (
                CodeReference(
                    scheme=Scheme.FUNCTION, edition=context.fiscal_year, code=code, name=bare, basis=CodeBasis.NAME
                ),
            )
    return () if scheme is None else (named(bare, scheme, context.fiscal_year),)


def _organisation_or_project(label: str, role: LineRole, level: int | None, context: LineContext) -> _ByLabel:
    if compact(label) == compact(context.publisher) or context.dimension == "organisation":
        role = role if context.dimension == "organisation" else LineRole.TOTAL
        return _ByLabel(role=role, level=level, coordinate=Coordinate(organisation=label))
    return _ByLabel(role=role, level=level, coordinate=Coordinate(project=label))


def strip_numbering(label: str) -> tuple[int | None, str]:
    """The level that a label's numbering shows (一、 1, （一） 2, 1. 3, （1） 4, ① 2) and the label without it."""
    for level, pattern in _NUMBERED:
        match = pattern.match(label)
        if match and match.end() < len(label):
            return level, label[match.end() :]
    return None, label
