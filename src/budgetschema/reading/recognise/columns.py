"""Columns of a table, made from header paths and what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from budgetschema.model import Column, ColumnRole, Coordinate, Flow, Moment, MoneyUnit, Scheme
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.meanings import UNITS, Step, coordinate_of, moment_of

_CODE = re.compile(r"[0-9]{3}([0-9]{2}){0,2}")


@attrs.frozen(kw_only=True)
class ColumnContext:
    """What columns need to know of their table and disclosure."""

    fiscal_year: int | None = None
    moment: Moment | None = None
    """The moment of the disclosure."""
    unit: MoneyUnit | None = None
    """The unit that the table's captions print."""
    sides: tuple[str, ...] = ()
    """Identifiers of the sides of a two-sided table that prints no titles above them."""
    total_item: str | None = None
    """What a column without an item adds up, where the others name items."""


@attrs.frozen
class _Moments:
    """The moment and year of each column, given only where the columns of the table speak of different ones."""

    found: tuple[tuple[Moment | None, int | None], ...]

    @classmethod
    def of(cls, meanings: Sequence[dict[str, str]], roles: Sequence[ColumnRole], context: ColumnContext) -> _Moments:
        """Find them."""
        found = []
        for meaning, role in zip(meanings, roles, strict=True):
            amount = role is ColumnRole.AMOUNT
            found.append(moment_of(meaning, context.fiscal_year) if amount else (None, None))
        own = context.moment or Moment.BUDGET
        if all(pair in ((None, None), (own, None)) for pair in found):
            return cls(((None, None),) * len(found))
        return cls(tuple(found))


def role_of(meaning: dict[str, str], column: int, lines: Sequence[Row]) -> ColumnRole:
    """The role that the header gives, else the one that the cells suggest."""
    if "role" in meaning:
        return ColumnRole(meaning["role"])
    texts = [row.at(column) for row in lines if row.at(column)]
    figures = sum(1 for text in texts if parse_amount(text) is not None)
    if column == 0 and texts and all(_CODE.fullmatch(text) for text in texts):
        return ColumnRole.CODE
    if column == 0 and figures < len(texts):
        return ColumnRole.LABEL
    if not texts:
        return ColumnRole.LABEL if column == 0 else ColumnRole.TEXT
    return ColumnRole.AMOUNT if figures * 2 > len(texts) else ColumnRole.TEXT


def make_columns(
    paths: Sequence[tuple[Step, ...]],
    meanings: Sequence[dict[str, str]],
    roles: Sequence[ColumnRole],
    block_of: Sequence[str | None],
    context: ColumnContext,
) -> tuple[list[Column], MoneyUnit | None]:
    """The columns, and the unit of money where all figure columns print the same and the captions none."""
    units = {meaning.get("unit") for meaning, role in zip(meanings, roles, strict=True) if role is ColumnRole.AMOUNT}
    common = next(iter(units)) if len(units) == 1 else None
    own_unit = context.unit or (UNITS[common] if common else None)
    moments = _Moments.of(meanings, roles, context)
    columns: list[Column] = []
    taken: Counter[str] = Counter()
    for index, (path, meaning, role) in enumerate(zip(paths, meanings, roles, strict=True)):
        amount = role is ColumnRole.AMOUNT
        moment, year = moments.found[index]
        unit = UNITS[meaning["unit"]] if amount and "unit" in meaning else None
        header = tuple(text for text, _ in path)
        printed = tuple(text for _, text in path)
        columns.append(
            Column(
                id=_unique(_column_id(meaning, index, block_of[index], moment, year), taken),
                role=role,
                block=block_of[index],
                header=header,
                printed=printed if printed != header else (),
                scheme=Scheme(meaning["scheme"]) if "scheme" in meaning else None,
                unit=unit if unit is not own_unit else None,
                coordinate=_sided(_coordinate(meaning, moment, year), block_of[index]) if amount else None,
            )
        )
    return _with_total_item(columns, context.total_item), own_unit


def _coordinate(meaning: dict[str, str], moment: Moment | None, year: int | None) -> Coordinate | None:
    """The coordinate of a column; one that is not known has none, for its group's would be that of the total."""
    return coordinate_of(meaning, moment, year) if "role" in meaning else None


def _column_id(meaning: dict[str, str], index: int, block: str | None, moment: Moment | None, year: int | None) -> str:
    stem = meaning.get("id") or f"column_{index + 1}"
    if moment is not None:
        stem = moment.value if stem == "amount" else f"{moment.value}_{stem}"
    if year is not None:
        stem = f"{stem}_{year}"
    return f"{block}_{stem}" if block else stem


def _unique(column_id: str, taken: Counter[str]) -> str:
    """An identifier with a number where it was taken before."""
    taken[column_id] += 1
    if taken[column_id] == 1:
        return column_id
    return _unique(f"{column_id}_{taken[column_id]}", taken)


def flow_of_block(block: str | None) -> Flow | None:
    """The flow that a block lists, where its identifier says so."""
    return next((flow for flow in Flow if block is not None and block.startswith(flow.value)), None)


def _sided(coordinate: Coordinate | None, block: str | None) -> Coordinate | None:
    flow = flow_of_block(block)
    if flow is None or (coordinate is not None and coordinate.flow is not None):
        return coordinate
    return attrs.evolve(coordinate or Coordinate(), flow=flow)


def _with_total_item(columns: Sequence[Column], item: str | None) -> list[Column]:
    """Where columns name items of one group, the column that names none is the group's total."""
    if item is None or not any(column.coordinate and column.coordinate.item for column in columns):
        return list(columns)
    return [
        attrs.evolve(column, coordinate=attrs.evolve(column.coordinate or Coordinate(), item=item))
        if column.role is ColumnRole.AMOUNT and not (column.coordinate and column.coordinate.item)
        else column
        for column in columns
    ]
