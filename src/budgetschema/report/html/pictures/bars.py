"""Bars: functions with their basic and project parts, kinds of expenditure, and two years side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from budgetschema.cube import Cube
from budgetschema.model import ExpenditureKind
from budgetschema.report.html.elements import Element, add, el
from budgetschema.report.html.pictures.drawing import (
    amount_cell,
    name_of,
    picture,
    rect,
    slice_name,
    slice_table,
    text,
    value_of,
    wrapped,
)
from budgetschema.report.html.pictures.series import Slice, functions, kinds, largest
from budgetschema.report.html.words import TAGS, both, named, pair
from budgetschema.report.key_figures import key_figures

_MOST = 12
_NAME, _BAR, _BETWEEN = 20, 14, 14
_KINDS = (ExpenditureKind.BASIC, ExpenditureKind.PROJECT)
_STYLES = ("one", "two")


@attrs.frozen(slots=True)
class Bar:
    """Parts that are drawn one behind the other, each with its style."""

    pieces: tuple[tuple[Decimal, str], ...]
    said: Slice


@attrs.frozen(slots=True)
class Row:
    """A name with one bar or more under it."""

    name: Slice
    bars: tuple[Bar, ...]


def functions_picture(cube: Cube) -> Element | None:
    """Expenditure by function, each bar divided into basic and project expenditure where both are printed."""
    parts = largest(functions(cube), _MOST)
    if not parts:
        return None
    split = [{each.key: each for each in functions(cube, expenditure_kind=kind.value)} for kind in _KINDS]
    rows = [Row(part, (Bar(_pieces(part, split), part),)) for part in parts]
    divided = any(len(row.bars[0].pieces) > 1 or row.bars[0].pieces[0][1] != "one" for row in rows)
    styles = dict.fromkeys(style for row in rows for _, style in row.bars[0].pieces)
    names = {"one": named(_KINDS[0]), "two": named(_KINDS[1]), "rest": both("picture.undivided")}
    key = el("p", *(el("span", names[style], cls=style) for style in styles), cls="key") if divided else None
    return picture("functions", lambda width: _draw(width, rows), slice_table(("picture.expenditure", parts)), key)


def _pieces(part: Slice, split: Sequence[dict[str, Slice]]) -> tuple[tuple[Decimal, str], ...]:
    """Basic and project expenditure of a function, if they make it up; else the whole as one."""
    found = [(each[part.key].yuan, style) for each, style in zip(split, _STYLES, strict=True) if part.key in each]
    whole = sum(yuan for yuan, _ in found)
    if not found or abs(whole - part.yuan) > part.yuan / 100:
        return ((part.yuan, "rest" if any(split) else "one"),)
    return tuple(found)


def kinds_picture(cube: Cube) -> Element | None:
    """Basic against project expenditure, and what else there is."""
    parts = kinds(cube)
    if len(parts) < 2:
        return None
    styles = {kind.value: style for kind, style in zip(_KINDS, _STYLES, strict=True)}
    rows = [Row(part, (Bar(((part.yuan, styles.get(part.key, "rest")),), part),)) for part in parts]
    return picture("kinds", lambda width: _draw(width, rows), slice_table(("picture.expenditure", parts)))


def years_pictures(cube: Cube, other: Cube) -> list[Element]:
    """The key figures, and expenditure by function, of two disclosures side by side."""
    found = []
    for name, series in (("years", _key_slices), ("function_years", functions)):
        own, prior = ({part.key: part for part in series(each)} for each in (cube, other))
        pairs: list[tuple[Slice | None, Slice | None]] = [(part, prior.get(key)) for key, part in own.items()]
        pairs += [(None, part) for key, part in prior.items() if key not in own]
        if any(one is not None and two is not None for one, two in pairs):
            found.append(_years(name, cube, other, pairs))
    return found


def _key_slices(cube: Cube) -> list[Slice]:
    return [Slice.of(cube, each.fact, each.name, each.zh, each.en) for each in key_figures(cube)]


def _years(name: str, cube: Cube, other: Cube, pairs: Sequence[tuple[Slice | None, Slice | None]]) -> Element:
    rows, lines = [], []
    for pair_of in pairs:
        known = next(each for each in pair_of if each is not None)
        styled = zip(pair_of, _STYLES, strict=True)
        bars = [Bar(((part.yuan, style),), part) for part, style in styled if part is not None]
        rows.append(Row(known, tuple(bars)))
        lines.append(el("tr", el("th", slice_name(known), scope="row"), *map(amount_cell, pair_of)))
    titles = [_year(each) for each in (cube, other)]
    years = zip((cube, other), _STYLES, strict=True)
    key = el("p", *(el("span", _year(each), cls=style) for each, style in years), cls="key")
    head = el("tr", el("th", both("picture.name"), scope="col"), *(el("th", title, scope="col") for title in titles))
    table = add(el("table", el("thead", head), cls="form"), el("tbody", *lines))
    return picture(name, lambda width: _draw(width, rows), table, key)


def _year(cube: Cube) -> Element:
    disclosure = cube.disclosure
    return pair(f"{disclosure.fiscal_year}年{disclosure.moment.zh}", f"{disclosure.fiscal_year} {disclosure.moment.en}")


def _draw(width: int, rows: Sequence[Row]) -> tuple[int, list[Element]]:
    """Names above their bars, figures at the right end of the name's line or of each bar."""
    most = max(sum((yuan for yuan, _ in bar.pieces), Decimal(0)) for row in rows for bar in row.bars) or Decimal(1)
    drawn: list[Element] = []
    y = 0
    for row in rows:
        several = len(row.bars) > 1
        room = Decimal(width - 130 if several else width)
        drawn += _line(row, width, y, several=several)
        y += _NAME
        for bar in row.bars:
            x = Decimal(0)
            for yuan, style in bar.pieces:
                across = max(yuan, Decimal(0)) / most * room
                drawn.append(rect(x, y, across, _BAR, style))
                x += across
            if several:
                drawn += [text(width, y + 12, [value_of(bar.said, lang)], "value", lang, "end") for lang in TAGS]
            y += _BAR + 3
        y += _BETWEEN - 3
    return y, drawn


def _line(row: Row, width: int, y: int, *, several: bool) -> list[Element]:
    """The name of a row and, if there is one bar only, its figure."""
    found = []
    for lang in TAGS:
        value = "" if several else value_of(row.bars[0].said, lang)
        name = wrapped(name_of(row.name, lang), width - 8 * len(value) - 20, 1)
        found.append(text(0, y + 14, name, "name", lang, "start"))
        if value:
            found.append(text(width, y + 14, [value], "value", lang, "end"))
    return found
