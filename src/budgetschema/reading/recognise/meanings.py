"""What a header path means: aliases of its steps, with the year and the unit of money that a step may carry."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from budgetschema.model import Coordinate, ExpenditureKind, Flow, Layer, Moment, MoneyUnit
from budgetschema.reading.aliases import Alias, AliasTable, alias_table
from budgetschema.reading.spelling import compact

Step = tuple[str, str]
"""A step of a header path: its text and its text as printed."""

_OF_WHICH = re.compile("^其中[:：]?")
_YEAR = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2})(?:年度|年(?!初))?|本年度?|当年度?)")
_UNIT = re.compile(r"\((?:单位:)?(?:人民币)?(?P<unit>亿元|万元|千元|元)\)$")
UNITS = {unit.zh: unit for unit in MoneyUnit}
_PRIOR = {Moment.BUDGET: Moment.PRIOR_YEAR_BUDGET, Moment.FINAL_ACCOUNTS: Moment.PRIOR_YEAR_EXECUTION}
# A change against another column is no figure at a coordinate of its own: such columns are kept as text.
_DERIVED = ("change", "change_rate")


def header_alias(text: str) -> dict[str, str] | None:
    """What one header text means: as it stands, else without its unit and its year. ``year`` and ``unit`` are added.

    The answer is remembered and must not be changed.
    """
    return _understood(alias_table("headers"), text)[1]


def header_row(text: str) -> Alias | None:
    """The row of the alias file by which a header text is understood."""
    return _understood(alias_table("headers"), text)[0]


@functools.lru_cache(maxsize=4096)
def _understood(table: AliasTable, text: str) -> tuple[Alias | None, dict[str, str] | None]:
    found = table.alias(text)
    if len(text) > 40:
        return found, None if found is None else found.meaning
    key = _OF_WHICH.sub("", compact(text))
    extra: dict[str, str] = {}
    if unit := _UNIT.search(key):
        extra["unit"] = unit["unit"]
        key = key[: unit.start()]
    if found is None and key:
        found = table.alias(key)
    year = _YEAR.match(key)
    if year and year["year"]:
        extra["year"] = year["year"]
    if found is None and year:
        found = table.alias(key[year.end() :] or "金额")
    return found, None if found is None else found.meaning | extra


def path_meaning(path: Sequence[Step]) -> dict[str, str]:
    """What a path means: each step adds dimensions, a later one overrides an earlier one.

    A step that is not known leaves a path without a role; a total under an unknown part of a group is as unknown.
    """
    meaning: dict[str, str] = {}
    lost = False
    for text, _ in path:
        found = dict(header_alias(text) or {})
        if not found:
            lost = meaning.pop("role", None) is not None or lost
            meaning.pop("id", None)
            continue
        if lost and found.get("id") in ("amount", "total"):
            continue
        if found.pop("header_only", None):
            found.pop("id", None)
        if meaning.get("id") in _DERIVED:
            found = {"id": found["id"]} if found.get("id") in _DERIVED else {}
        if meaning.get("flow") == Flow.INCOME and "expenditure_kind" in found:
            # Income for basic expenditure is income.
            found.pop("flow", None)
        if found.get("role") == "amount" and meaning.get("role") == "amount" and found["id"] in ("amount", "total"):
            found = _within_group(found, meaning)
        meaning |= found
    return meaning


def with_siblings(meanings: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The meanings of a table's columns, each in view of the others.

    本年预算 beside 上年结转 is the layer of what was granted this year; beside 上年预算, or alone, it is the budget.
    """
    if any(meaning.get("layer") == Layer.CARRY_OVER.value for meaning in meanings):
        return list(meanings)
    return [_without_layer(meaning) if {"layer", "moment"} <= meaning.keys() else meaning for meaning in meanings]


def _without_layer(meaning: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in meaning.items() if key != "layer"}
    return kept | ({"id": "amount"} if meaning["id"] == "current_year" else {})


def _within_group(found: dict[str, str], meaning: dict[str, str]) -> dict[str, str]:
    """2026年预算数 / 合计 says no more than its group; a group such as 本年收入 keeps its own name and dimensions."""
    kept = {key: found[key] for key in ("moment", "year", "unit", "flow") if key in found}
    return kept | ({"id": found["id"]} if meaning["id"] in ("amount", "total") else {})


def moment_of(meaning: dict[str, str], fiscal_year: int | None) -> tuple[Moment | None, int | None]:
    """The moment of a column, and its year where that is neither the disclosure's nor the one before."""
    word = meaning.get("moment")
    if word is None:
        # Of another year it is told neither budget nor execution, so the year alone sets it apart.
        other = int(meaning["year"]) if "year" in meaning else fiscal_year
        return None, other if other != fiscal_year else None
    moment = Moment.FINAL_ACCOUNTS if word == "execution" else Moment(word)
    year = int(meaning["year"]) if "year" in meaning else fiscal_year
    if fiscal_year is None or year == fiscal_year:
        return moment, None
    if year == fiscal_year - 1 and moment in _PRIOR:
        return _PRIOR[moment], None
    return moment, (None if moment in _PRIOR.values() else year)


def coordinate_of(
    meaning: dict[str, str], moment: Moment | None = None, fiscal_year: int | None = None
) -> Coordinate | None:
    """The dimensions that a meaning gives."""
    coordinate = Coordinate(
        flow=Flow(meaning["flow"]) if "flow" in meaning else None,
        fund_source=meaning.get("fund_source"),
        layer=Layer(meaning["layer"]) if "layer" in meaning else None,
        expenditure_kind=ExpenditureKind(meaning["expenditure_kind"]) if "expenditure_kind" in meaning else None,
        item=meaning.get("item"),
        moment=moment,
        fiscal_year=fiscal_year,
    )
    return coordinate if coordinate != Coordinate() else None


def unit_of(text: str | None) -> MoneyUnit | None:
    """The unit of money that a caption's value prints (万元, 人民币元), or None."""
    match = re.fullmatch(r"(?:人民币)?(亿元|万元|千元|元)(?:\(.*\)|[、,;/].*)?", compact(text or ""))
    return UNITS[match[1]] if match else None


def unit_within(text: str) -> MoneyUnit | None:
    """The unit printed in brackets at the end of a title, as in …总表（单位：万元）."""
    match = _UNIT.search(compact(text))
    return UNITS[match["unit"]] if match else None
