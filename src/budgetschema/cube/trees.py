"""Trees: which line of a sheet is part of which other, by codes, by fund sources, kinds and items, else by levels."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.cube.dimensions import hierarchies
from budgetschema.cube.rows import Part, Row
from budgetschema.cube.sheets import Sheet


@attrs.frozen(slots=True, eq=False)
class Group:
    """A line and the complete set of lines that add up to it."""

    total: Row
    parts: tuple[Row, ...]
    certain: bool
    """Whether the layout says so, rather than only suggesting it."""


def groups(sheet: Sheet) -> Iterator[Group]:
    """The sums that the lines of a sheet make, the same in every column."""
    rows = [row for row in sheet.rows if row.part is not Part.ASIDE]
    details = [row for row in rows if row.part is Part.DETAIL]
    _by_codes(details)
    _by_hierarchy(details)
    _by_levels(rows)
    carried = [row for row in details if row.values.get("layer") == "carry_over" and row.dimension == "fund_source"]
    _under_units(rows, details)
    tops = [row for row in details if row.parent is None and row not in carried]
    yield from _totals(rows, tops, carried)
    below: dict[Row, list[Row]] = {}
    for row in details:
        if row.parent is not None:
            below.setdefault(row.parent, []).append(row)
    for parent in rows:
        children = tuple(below.get(parent, ()))
        # A single fund or item may be named as an example; a single code below a code or a unit is all there is.
        if len(children) > 1 or any(row.code is not None for row in children):
            yield Group(parent, children, all(row.certain for row in children if not row.is_blank))


def _by_codes(details: list[Row]) -> None:
    """A code is part of its longest printed prefix, of the same unit."""
    coded = [(row, row.code) for row in details if row.code is not None]
    ambiguous = len({_place(row) for row, _ in coded}) < len(coded)
    by_place = {_place(row): row for row, _ in coded}
    latest: dict[tuple[str | None, str | None, str], Row] = {}
    for row, code in coded:
        latest[_place(row)] = row
        # Where a code stands more than once, the nearest above is meant; else the order of lines is of no account.
        known = latest if ambiguous else by_place
        for length in range(len(code) - 1, 0, -1):
            parent = known.get((row.dimension, row.values.get("organisation"), code[:length]))
            if parent is not None:
                row.parent = parent
                break


def _place(row: Row) -> tuple[str | None, str | None, str]:
    return row.dimension, row.values.get("organisation"), row.code or ""


def _by_hierarchy(details: list[Row]) -> None:
    """Fund sources, kinds and items are parts of what stands above them in the tree of their dimension."""
    for dimension, tree in hierarchies().items():
        own = [row for row in details if row.dimension == dimension and row.code is None]
        for row in own:
            above = [
                other
                for other in own
                if tree.descends(row.values[dimension], other.values[dimension])
                and other.values.get("layer") == row.values.get("layer")
                and other.values.get("organisation") == row.values.get("organisation")
            ]
            nearest = [
                other
                for other in above
                if not any(tree.descends(third.values[dimension], other.values[dimension]) for third in above)
            ]
            if len(nearest) == 1:
                row.parent = nearest[0]


def _by_levels(rows: list[Row]) -> None:
    """What has neither code nor place in a tree belongs to the nearest line above it that is less deep."""
    stack: list[Row] = []
    for row in rows:
        if row.level is None:
            row.certain = row.certain and row.dimension != "row"
            continue
        while stack and (stack[-1].level or 0) >= row.level:
            stack.pop()
        free = row.part is Part.DETAIL and row.parent is None and row.code is None
        if free and row.dimension in ("row", "project", "organisation") and stack and stack[-1].part is not Part.GRAND:
            row.parent = stack[-1] if stack[-1].part in (Part.DETAIL, Part.SUBTOTAL) else None
        stack.append(row)


def _totals(rows: list[Row], tops: list[Row], carried: list[Row]) -> Iterator[Group]:
    """The totals of a block; where it lists income and then expenditure, the totals of each for themselves."""
    flows = [flow for flow in ("income", "expenditure") if any(_is_of(row, flow) for row in rows if row.is_outer)]
    if len(flows) < 2:
        yield from _totals_of(rows, tops, carried)
        return
    for flow in flows:
        own = [row for row in rows if _is_of(row, flow)]
        yield from _totals_of(own, [row for row in tops if row in own], [row for row in carried if row in own])


def _is_of(row: Row, flow: str) -> bool:
    return row.values.get("flow") == flow


def _totals_of(rows: list[Row], tops: list[Row], carried: list[Row]) -> Iterator[Group]:
    by_part = {part: [row for row in rows if row.part is part] for part in Part}
    balances = by_part[Part.BALANCE]
    certain = all(row.certain for row in [*tops, *balances] if not row.is_blank)
    years = by_part[Part.YEAR]
    named = [row for row in by_part[Part.SUBTOTAL] if row.dimension != "organisation"]
    units = [row for row in by_part[Part.SUBTOTAL] if row.dimension == "organisation"]
    for year in years:
        yield from _sum(year, tops, certain)
    for grand in by_part[Part.GRAND]:
        if years:
            yield from _sum(grand, [*years[:1], *balances], certain)
        elif named and not units:
            # Subtotals that name what they add up stand beside the lines they add up; only one can be told.
            yield from _sum(grand, [*tops, *balances], certain=False)
        else:
            yield from _sum(grand, [*units, *tops, *balances], certain)
    if len(named) == 1 and not by_part[Part.GRAND] and not years:
        yield from _sum(named[0], tops, certain and all(row.code is not None for row in tops))
    for row in balances:
        if row.values.get("layer") == "carry_over" and len(carried) > 1:
            yield from _sum(row, carried, certain=True)


def _under_units(rows: list[Row], details: list[Row]) -> None:
    """What stands under a unit's own total and under no other line adds up to that total."""
    own = [row for row in rows if row.dimension == "organisation" and row.part in (Part.SUBTOTAL, Part.DETAIL)]
    units = {row.values["organisation"]: row for row in own}
    for row in details:
        unit = units.get(row.values.get("organisation", ""))
        if row.parent is None and unit is not row:
            row.parent = unit


def _sum(total: Row, parts: list[Row], certain: bool) -> Iterator[Group]:
    if parts:
        yield Group(total, tuple(parts), certain)
