"""Table lines: label, codes, level and the figures of one row under one block of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.codelists import codelist
from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Coordinate,
    Flag,
    Flow,
    Layer,
    Line,
    LineRole,
    Mark,
    Scheme,
)
from budgetschema.read.aliases import alias_table
from budgetschema.read.figures import read_figure
from budgetschema.read.grid import Row
from budgetschema.read.spelling import NUMERAL, compact, rejoin

_NUMBERED = (
    (1, re.compile(rf"{NUMERAL}、\s*")),
    (2, re.compile(rf"[（(]{NUMERAL}[)）]\s*")),
    (3, re.compile(r"[0-9]{1,2}[、.．]\s*")),
    (2, re.compile(r"[①-⑳]\s*")),
)
_OF_WHICH = re.compile(r"其中[:：]\s*")
_CODE_LEVELS = {3: 1, 5: 2, 7: 3, 9: 4}
_CODELISTS = {
    Scheme.FUNCTION: "function",
    Scheme.ECONOMIC_DEPARTMENT: "economic_department",
    Scheme.ECONOMIC_GOVERNMENT: "economic_government",
}


@attrs.frozen(kw_only=True)
class LineContext:
    """What a line needs to know of its table."""

    fiscal_year: int
    publisher: str
    dimension: str | None
    """What the labels of the table name: function, economic_department, item, project, organisation, or nothing."""

    @property
    def scheme(self) -> Scheme:
        """The classification of codes under a plain 科目编码 header."""
        if self.dimension in ("economic_department", "economic_government"):
            return Scheme(self.dimension)
        return Scheme.FUNCTION


def read_line(row: Row, columns: Sequence[tuple[int, Column]], block: str | None, context: LineContext) -> Line | None:
    """Read the cells of ``row`` that belong to one block; None where they are all blank.

    ``columns`` are pairs of cell position and column.
    """
    filled = [(index, column) for index, column in columns if row.at(index)]
    if not filled:
        return None
    flags: list[Flag] = []
    printed: dict[str, str] = {}
    label, label_column = _label(row, filled)
    codes: list[CodeReference] = []
    texts: dict[str, str] = {}
    amounts, marks = {}, {}
    for index, column in filled:
        text = row.at(index)
        if column is label_column:
            if label != text:
                printed[column.id] = text
                flags.append(Flag(kind="rejoined_text", text=text, place=row.cell_place(index)))
            continue
        match column.role:
            case ColumnRole.AMOUNT:
                figure = read_figure(text)
                if figure is None:
                    continue
                if figure.amount is not None:
                    amounts[column.id] = figure.amount
                elif figure.mark is not None:
                    marks[column.id] = figure.mark
                    flags += _mark_flags(figure.mark, row, index)
                if figure.printed is not None:
                    printed[column.id] = figure.printed
            case ColumnRole.CODE:
                codes.append(_printed_code(text, label, column, context))
            case ColumnRole.NAME:
                name = rejoin(text)
                if name != text:
                    printed[column.id] = text
                codes.append(_named(name, column.scheme or Scheme.OTHER, context.fiscal_year))
            case _:
                texts[column.id] = text
    by_label = _by_label(label, label_column, block, context, codes)
    codes = [*by_label.codes, *codes]
    return Line(
        label=label,
        block=block,
        role=by_label.role,
        level=by_label.level,
        codes=tuple(codes),
        coordinate=by_label.coordinate,
        amounts=amounts,
        marks=marks,
        texts=texts,
        printed=printed,
        flags=tuple(flags),
        place=row.place,
    )


def _mark_flags(mark: Mark, row: Row, index: int) -> list[Flag]:
    kinds = {"unreadable": "unreadable_amount", "placeholder": "placeholder"}
    kind = kinds.get(mark.kind.value)
    return [Flag(kind=kind, text=mark.text, place=row.cell_place(index))] if kind else []


def _label(row: Row, filled: Sequence[tuple[int, Column]]) -> tuple[str | None, Column | None]:
    """The label and its column. A total word is sometimes printed in the code column."""
    for index, column in filled:
        if column.role is ColumnRole.LABEL:
            return rejoin(row.at(index)), column
    for index, column in filled:
        if column.role is ColumnRole.CODE and not any(character.isdigit() for character in row.at(index)):
            return rejoin(row.at(index)), column
    return None, None


def _printed_code(text: str, label: str | None, column: Column, context: LineContext) -> CodeReference:
    return CodeReference(
        scheme=column.scheme or context.scheme,
        edition=context.fiscal_year,
        code=text,
        name=label,
        basis=CodeBasis.PRINTED,
    )


def _named(name: str, scheme: Scheme, year: int) -> CodeReference:
    """A reference by name: with the code where the list of that year has exactly one for it."""
    code = code_of(name, scheme, year)
    basis = CodeBasis.PRINTED if code is None else CodeBasis.NAME
    return CodeReference(scheme=scheme, edition=year, code=code, name=name, basis=basis)


def code_of(name: str, scheme: Scheme, year: int, length: int | None = None) -> str | None:
    """The code that the list of ``year`` gives to ``name``, where there is exactly one (of ``length`` digits)."""
    if scheme not in _CODELISTS:
        return None
    entries = [
        entry for entry in codelist(_CODELISTS[scheme]).named(name, year) if length is None or len(entry.code) == length
    ]
    return entries[0].code if len(entries) == 1 else None


@attrs.frozen(kw_only=True)
class _ByLabel:
    role: LineRole
    level: int | None
    coordinate: Coordinate | None
    codes: tuple[CodeReference, ...] = ()


def _by_label(
    label: str | None,
    column: Column | None,
    block: str | None,
    context: LineContext,
    codes: Sequence[CodeReference],
) -> _ByLabel:
    """What follows from a line's label: role, level, dimensions, and a code where only the name is printed."""
    printed_code = next((reference.code for reference in codes if reference.basis is CodeBasis.PRINTED), None)
    level = _CODE_LEVELS.get(len(printed_code)) if printed_code and printed_code.isdigit() else None
    if label is None:
        return _ByLabel(role=LineRole.DETAIL, level=level, coordinate=None)
    numbering, bare = strip_numbering(label)
    role = LineRole.OF_WHICH if _OF_WHICH.match(bare) else LineRole.DETAIL
    bare = _OF_WHICH.sub("", bare)
    if level is None:
        level = numbering
    meaning = alias_table("lines").find(bare)
    if meaning is not None and (block is None or meaning.get("flow") in (None, block) or "item" in meaning):
        is_total = meaning.get("role") == "total"
        return _ByLabel(
            role=LineRole.TOTAL if is_total else role,
            level=0 if is_total else level,
            coordinate=_coordinate(meaning),
        )
    if context.dimension in ("project", "organisation"):
        return _organisation_or_project(bare, role, level, context)
    found: tuple[CodeReference, ...] = ()
    scheme = column.scheme if column is not None and column.scheme is not None else None
    if printed_code is None and scheme is not None:
        found = (_named(bare, scheme, context.fiscal_year),)
    elif printed_code is None and block == "expenditure":
        # The sides of a 收支总表 name function classes without their codes.
        code = code_of(bare, Scheme.FUNCTION, context.fiscal_year, length=3)
        if code is not None:
            found = (_named(bare, Scheme.FUNCTION, context.fiscal_year),)
            found = (attrs.evolve(found[0], code=code, basis=CodeBasis.NAME),)
    if found and found[0].code is not None:
        level = _CODE_LEVELS.get(len(found[0].code), level)
    return _ByLabel(role=role, level=level, coordinate=None, codes=found)


def _organisation_or_project(label: str, role: LineRole, level: int | None, context: LineContext) -> _ByLabel:
    if compact(label) == compact(context.publisher) or context.dimension == "organisation":
        role = role if context.dimension == "organisation" else LineRole.TOTAL
        return _ByLabel(role=role, level=level, coordinate=Coordinate(organisation=label))
    return _ByLabel(role=role, level=level, coordinate=Coordinate(project=label))


def strip_numbering(label: str) -> tuple[int | None, str]:
    """The level that a label's numbering shows (一、 1, （一） 2, 1. 3, ① 2) and the label without it."""
    for level, pattern in _NUMBERED:
        match = pattern.match(label)
        if match and match.end() < len(label):
            return level, label[match.end() :]
    return None, label


def _coordinate(meaning: dict[str, str]) -> Coordinate | None:
    coordinate = Coordinate(
        flow=Flow(meaning["flow"]) if "flow" in meaning else None,
        fund_source=meaning.get("fund_source"),
        layer=Layer(meaning["layer"]) if "layer" in meaning else None,
        item=meaning.get("item"),
    )
    return coordinate if coordinate != Coordinate() else None
