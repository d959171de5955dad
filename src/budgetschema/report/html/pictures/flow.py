"""From income to expenditure: sources on the left, functions on the right, as wide as the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from budgetschema.cube import Cube
from budgetschema.report.columns import width as columns_of
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.pictures.drawing import (
    WIDE,
    name_of,
    number,
    picture,
    rect,
    slice_table,
    text,
    value_of,
    wrapped,
)
from budgetschema.report.html.pictures.series import Slice, computed, functions, income, largest, total
from budgetschema.report.html.words import TAGS
from budgetschema.report.key_figures import key_figures

_SOURCES, _USES = 4, 7
"""With the total between them, twelve nodes."""
_MONEY = 260
"""Pixels for all the money."""
_GAP, _NODE, _LABEL, _HEAD = 8, 12, 58, 46
_SLACK = Decimal("0.005")
"""A share of the total that rounding may leave between it and its parts."""


def flow_picture(cube: Cube) -> Element | None:
    """The picture; None where income or expenditure is not broken down."""
    left, right = income(cube), functions(cube)
    if not left or not right:
        return None
    totals = {each.name: Slice.of(cube, each.fact, each.name, each.zh, each.en) for each in key_figures(cube)}
    sides = [
        largest(_completed(parts, totals.get(name)), most)
        for name, parts, most in (("total_income", left, _SOURCES), ("total_expenditure", right, _USES))
    ]
    middle = max(filter(None, map(totals.get, ("total_income", "total_expenditure"))), key=_amount, default=None)
    table = slice_table(("picture.income", sides[0]), ("picture.expenditure", sides[1]))
    return picture("flow", lambda width: _draw(width, sides[0], sides[1], middle), table)


def _amount(part: Slice) -> Decimal:
    return part.yuan


def _completed(parts: Sequence[Slice], whole: Slice | None) -> tuple[Slice, ...]:
    """The parts, and what they leave of the whole if that is more than rounding."""
    if whole is None or whole.yuan - total(parts) <= whole.yuan * _SLACK:
        return tuple(parts)
    rest = whole.yuan - total(parts)
    return (*parts, computed(rest, parts[0].unit, "picture.rest"))


@attrs.frozen(slots=True)
class _Node:
    part: Slice
    y: Decimal
    height: Decimal


def _stack(parts: Sequence[Slice], scale: Decimal) -> list[_Node]:
    """Nodes one under the other, each with room for its label."""
    nodes, y = [], Decimal(0)
    for part in parts:
        height = max(part.yuan * scale, Decimal(1))
        nodes.append(_Node(part, y + max((_LABEL - _GAP - height) / 2, Decimal(0)), height))
        y += max(height + _GAP, Decimal(_LABEL))
    return nodes


def _draw(
    width: int, sources: Sequence[Slice], uses: Sequence[Slice], whole: Slice | None
) -> tuple[int, list[Element]]:
    most = max(total(side) for side in (sources, uses))
    scale = Decimal(_MONEY) / most
    left, right = _stack(sources, scale), _stack(uses, scale)
    heights = [side[-1].y + max(side[-1].height, Decimal(_LABEL) / 2) for side in (left, right)]
    height = int(max(*heights, Decimal(_MONEY + 2 * _HEAD))) + 24
    longest = max(len(part.text) for part in (*sources, *uses))
    margin = min(max(190 if width == WIDE else 104, longest * 8 + 24), width * 2 // 5)
    sheet = _Sheet(width, height, margin)
    drawn = [each for side in ((left, heights[0], True), (right, heights[1], False)) for each in sheet.side(*side)]
    drawn.append(rect(sheet.middle, sheet.top, _NODE, _MONEY, "rest"))
    if whole is not None:
        above = sheet.top - Decimal(_HEAD) / 2
        drawn += _label(whole, sheet.middle + _NODE // 2, above, width // 2, "middle", " halo")
    return height, drawn


@attrs.frozen(slots=True)
class _Sheet:
    """The paper: its size, and the room left and right for names."""

    width: int
    height: int
    margin: int

    @property
    def middle(self) -> int:
        """Where the total stands."""
        return (self.width - _NODE) // 2

    @property
    def top(self) -> Decimal:
        """Where the total begins."""
        return (self.height - _MONEY) / Decimal(2)

    def side(self, nodes: Sequence[_Node], tall: Decimal, at_left: bool) -> Iterator[Element]:
        """The nodes of one side with their names, and their bands to the total."""
        shift, to = (self.height - tall) / 2, self.top
        x = self.margin - _NODE if at_left else self.width - self.margin
        ends = (x + _NODE, self.middle) if at_left else (x, self.middle + _NODE)
        names = (x - 8, "end") if at_left else (x + _NODE + 8, "start")
        for node in nodes:
            y = node.y + shift
            yield _ribbon(*ends, y, to, node.height)
            yield rect(x, y, _NODE, node.height, "one" if at_left else "two" if node.part.key else "rest")
            yield from _label(node.part, names[0], y + node.height / 2, self.margin - _NODE - 10, names[1])
            to += node.height


def _ribbon(x: int, end: int, y: Decimal, end_y: Decimal, height: Decimal) -> Element:
    """A band from one node to another, as high at both ends."""
    half = (x + end) // 2
    near, far, near_end, far_end = (number(each) for each in (y, y + height, end_y, end_y + height))
    back = f"V{far_end}C{half} {far_end} {half} {far} {x} {far}Z"
    return el("path", d=f"M{x} {near}C{half} {near} {half} {near_end} {end} {near_end}{back}", cls="flow")


def _label(part: Slice, x: int, middle: Decimal, room: int, anchor: str, more: str = "") -> list[Element]:
    """Name and figure beside a node, in both languages."""
    found = []
    for lang in TAGS:
        lines = wrapped(name_of(part, lang), room, 2)
        y = middle - Decimal(9 * len(lines)) + 11
        found.append(text(x, y, lines, f"name{more}", lang, anchor))
        # The unit goes where there is no room for it; the table says it.
        whole = value_of(part, lang)
        value = whole if columns_of(whole) * 8 <= room else part.text
        found.append(text(x, y + Decimal("17.5") * len(lines), [value], f"value{more}", lang, anchor))
    return found
