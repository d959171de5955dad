"""Balances: figures tied by more than a sum, such as what was there, came in, was spent and is left.

They are declared in ``data/balances.csv``: the first term of a balance is what the others, each with its sign, come to.
The terms stand in the columns of a line, or in the lines below a column.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Hashable, Iterator, Mapping
from importlib.resources import files
from itertools import combinations
from typing import Generic, TypeVar

import attrs

from budgetschema.cube.dimensions import DIMENSIONS, Key, Measures, hierarchies
from budgetschema.cube.rows import Part
from budgetschema.cube.sheets import Sheet

_ANY = "*"
_APPROPRIATION = "fiscal_appropriation"
_Values = Mapping[str, str]
T = TypeVar("T", bound=Hashable)


@attrs.frozen(slots=True)
class Balance:
    """Cells (line and column) that are tied: the first is what the others come to, each with its sign."""

    cells: tuple[tuple[int, str], ...]
    signs: tuple[int, ...]
    certain: bool
    """Whether all that belongs to it is printed, so that it must hold."""
    family: tuple[object, ...]
    """What the balances of one layout have in common."""


@attrs.frozen(slots=True)
class _Term:
    """One term of a balance. ``allowed`` holds values by dimension, None for no value; an empty tuple allows any."""

    sign: int
    required: bool
    allowed: Mapping[str, tuple[str | None, ...]]

    def fits(self, values: _Values, shared: _Values) -> bool:
        """Whether ``values`` are those of this term in a balance whose terms have ``shared`` in common."""
        return all(
            not self.allowed[name] or values.get(name) in self.allowed[name]
            if name in self.allowed
            else values.get(name) == shared.get(name)
            for name in DIMENSIONS
        )

    def among(self, values: Mapping[T, _Values], shared: _Values) -> T | None:
        """What is this term; of several the most general one."""
        fitting = [each for each in values if self.fits(values[each], shared)]
        return min(fitting, key=lambda each: len(values[each]), default=None)


@functools.cache
def _declared() -> tuple[tuple[_Term, ...], ...]:
    text = files("budgetschema.cube").joinpath("data", "balances.csv").read_text(encoding="utf-8")
    found: dict[str, list[_Term]] = {}
    for row in csv.DictReader(text.splitlines()):
        named = {name: row[name] for name in ("flow", "layer", "item")}
        # A fund source that is not named is one that all terms share.
        named |= {"fund_source": row["fund_source"]} if row["fund_source"] else {}
        allowed = {
            name: () if value == _ANY else tuple(each or None for each in value.split("|"))
            for name, value in named.items()
        }
        found.setdefault(row["balance"], []).append(_Term(int(row["sign"] or 1), bool(row["required"]), allowed))
    return tuple(tuple(terms) for terms in found.values())


def balances(sheet: Sheet) -> Iterator[Balance]:
    """The balances of a sheet: across its columns on every line, and across its lines in every column.

    Where nobody filled in what a balance cannot do without, its blanks are no zeros, and it is not certain.
    """
    columns = {column.id: values for column, values in sheet.columns if column.id not in sheet.ambiguous}
    filled = {column for row in sheet.rows for column in row.line.amounts}
    for across in _balanced(columns):
        certain = across.complete and filled.issuperset(across.needed)
        for row in sheet.rows:
            if not (row.part is Part.ASIDE and row.is_blank):
                cells = tuple((row.index, column) for column in across.terms)
                yield Balance(cells, across.signs, certain, across.terms)
    outer = [row for row in sheet.rows if row.is_outer or row.part is Part.BALANCE]
    filled_lines = {row.index for row in outer if row.line.amounts}
    for column, values in columns.items():
        # What the column says of the money, the lines below it say too.
        for down in _balanced({row.index: values | row.values for row in outer}):
            certain = down.complete and filled_lines.issuperset(down.needed)
            yield Balance(tuple((index, column) for index in down.terms), down.signs, certain, down.terms)


@attrs.frozen(slots=True)
class _Found(Generic[T]):
    """The terms of a balance, the signs of all but the first, and those that it cannot do without."""

    terms: tuple[T, ...]
    signs: tuple[int, ...]
    needed: tuple[T, ...]
    complete: bool
    """Whether no term is missing that there could be."""


def _balanced(values: Mapping[T, _Values]) -> Iterator[_Found[T]]:
    """The balances between columns, or between lines, that say ``values``."""
    for first, *others in _declared():
        for total, own in values.items():
            shared = {name: value for name, value in own.items() if name not in first.allowed}
            if not first.fits(own, shared):
                continue
            found = [(term, term.among(values, shared)) for term in others]
            if any(term.required and each is None for term, each in found):
                continue
            there = [(term, each) for term, each in found if each is not None]
            yield _Found(
                terms=(total, *(each for _, each in there)),
                signs=tuple(term.sign for term, _ in there),
                needed=(total, *(each for term, each in there if term.required)),
                complete=len(there) == len(found) or _is_appropriation(shared),
            )


def _is_appropriation(values: _Values) -> bool:
    """Whether all money is fiscal appropriation, of which no surplus is distributed or made use of."""
    fund = values.get("fund_source")
    return fund is not None and (fund == _APPROPRIATION or hierarchies()["fund_source"].descends(fund, _APPROPRIATION))


def kept_apart(sheet: Sheet) -> Iterator[frozenset[Measures]]:
    """Kinds of money between which a balance of the sheet shows something left over, so that they are not the same."""
    columns = {column.id: values for column, values in sheet.columns}
    rows = {row.index: row for row in sheet.rows}
    for balance in balances(sheet):
        filled = [rows[line].line.amounts.get(column) for line, column in balance.cells]
        measures = [Key.of(columns[column] | rows[line].values).measures for line, column in balance.cells]
        for one, two in combinations(range(len(filled)), 2):
            opposite = (-1, *balance.signs)[one] != (-1, *balance.signs)[two]
            if opposite and any(value for at, value in enumerate(filled) if at not in (one, two)):
                yield frozenset((measures[one], measures[two]))
