"""Series: a whole and its parts along one dimension, as the tables print them."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import attrs

from budgetschema.codelists import codelist
from budgetschema.cube import Cube, Fact
from budgetschema.cube.dimensions import hierarchies
from budgetschema.findings import LANGUAGES
from budgetschema.model import ExpenditureKind, MoneyUnit
from budgetschema.report.cells import cell_text
from budgetschema.report.html.words import words

_FUNDS = ("fiscal_appropriation", "general_public_budget")


@attrs.frozen(slots=True, kw_only=True)
class Slice:
    """A part: names, the figure as printed with its unit, and the amount in yuan to draw it by.

    ``key`` is what it is in its dimension, empty for what is put together of others.
    """

    key: str
    zh: str
    en: str
    text: str
    unit: MoneyUnit
    yuan: Decimal

    @classmethod
    def of(cls, cube: Cube, fact: Fact, key: str, zh: str, en: str) -> Slice:
        """The figure of a fact under a name."""
        text = printed_text(cube, fact)
        yuan = (fact.value or Decimal(0)).scaleb(fact.unit.exponent)
        return cls(key=key, zh=zh, en=en, text=text, unit=fact.unit, yuan=yuan)


def printed_text(cube: Cube, fact: Fact) -> str:
    """The figure of a fact as its cell prints it."""
    table = cube.disclosure.tables[fact.table]
    return cell_text(table, table.lines[fact.line], table.column(fact.column))


def functions(cube: Cube, **more: str) -> tuple[Slice, ...]:
    """Expenditure by function, the broadest that is printed; ``more`` narrows it down, to a kind of expenditure say."""
    for fund in (None, *_FUNDS):
        base = {"flow": "expenditure", **({} if fund is None else {"fund_source": fund}), **more}
        for layer in ({}, {"layer": "current_year"}):
            found = _along(cube, base | layer, "function")
            top = [code for code in found if not any(other != code and code.startswith(other) for other in found)]
            if top:
                return tuple(_named(cube, found[code], code, "function") for code in top)
    return ()


def income(cube: Cube) -> tuple[Slice, ...]:
    """Where the money comes from: fund sources of the year, and what is carried over."""
    for layer in ({"layer": "current_year"}, {}):
        found = _along(cube, {"flow": "income", **layer}, "fund_source")
        if found:
            break
    sources = tuple(_named(cube, found[source], source, "fund_sources") for source in _finest(found))
    carried = _along(cube, {"flow": "income"}, "layer").get("carry_over")
    if carried is None:
        return sources
    name = {lang: words("picture.carry_over", lang) for lang in LANGUAGES}
    return (*sources, Slice.of(cube, carried, "carry_over", **name))


def kinds(cube: Cube) -> tuple[Slice, ...]:
    """Basic, project and other expenditure."""
    found = _along(cube, {"flow": "expenditure"}, "expenditure_kind")
    top = hierarchies()["expenditure_kind"].top(found, None)
    return tuple(Slice.of(cube, found[kind], kind, ExpenditureKind(kind).zh, ExpenditureKind(kind).en) for kind in top)


def _along(cube: Cube, base: Mapping[str, str], dimension: str) -> dict[str, Fact]:
    """The first positive figure for each value of a dimension, where nothing but ``base`` is told of the figure."""
    disclosure = cube.disclosure
    whole = {"moment": disclosure.moment.value, "fiscal_year": str(disclosure.fiscal_year), **base}
    found: dict[str, Fact] = {}
    for fact in cube.printed:
        values = fact.key.values
        value = values.pop(dimension, None)
        if value is not None and values == whole and fact.value is not None and fact.value > 0:
            found.setdefault(value, fact)
    return found


def _finest(found: Mapping[str, Fact]) -> list[str]:
    """Fund sources that do not overlap: a fund gives way to its parts where they make it up."""
    tree = hierarchies()["fund_source"]

    def amount(value: str) -> Decimal:
        fact = found[value]
        return (fact.value or Decimal(0)).scaleb(fact.unit.exponent)

    def split(value: str) -> list[str]:
        parts = tree.top([each for each in found if each != value], value)
        if parts and sum(map(amount, parts)) == amount(value):
            return [inner for part in parts for inner in split(part)]
        return [value]

    return [inner for value in tree.top(found, None) for inner in split(value)]


def _named(cube: Cube, fact: Fact, code: str, scheme: str) -> Slice:
    """A part with the name that the code list gives it, else the printed one."""
    entry = codelist(scheme).get(code, cube.disclosure.fiscal_year)
    label = cube.disclosure.tables[fact.table].lines[fact.line].label or code
    return Slice.of(cube, fact, code, entry.zh if entry else label, entry.en if entry else label)


def largest(slices: Sequence[Slice], most: int) -> tuple[Slice, ...]:
    """The largest first, as many as are wanted; the others together as one."""
    ordered = sorted(slices, key=_by_size)
    if len(ordered) <= most:
        return tuple(ordered)
    return (*ordered[: most - 1], together(ordered[most - 1 :], "picture.other"))


def _by_size(part: Slice) -> tuple[Decimal, str]:
    return -part.yuan, part.key


def total(slices: Iterable[Slice]) -> Decimal:
    """What parts come to in yuan, with no more places than they have."""
    amounts = [each.yuan for each in slices]
    return functools.reduce(operator.add, amounts) if amounts else Decimal(0)


def together(slices: Sequence[Slice], key: str) -> Slice:
    """Several parts as one, in the unit of the first."""
    return computed(total(slices), slices[0].unit, key, count=len(slices))


def computed(yuan: Decimal, unit: MoneyUnit, key: str, **params: object) -> Slice:
    """An amount that nobody prints, named by a sentence."""
    text = format(yuan.scaleb(-unit.exponent), "f")
    return Slice(key="", zh=words(key, "zh", **params), en=words(key, "en", **params), text=text, unit=unit, yuan=yuan)
