"""Which printed cells stand where: counted between the first and the last row of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from budgetschema.model import Column, Line, Note, Place, Table

T = TypeVar("T")
_Sheet = tuple[int, str | None]


class Spots(Generic[T]):
    """Things in the order of their places, within each file and sheet."""

    def __init__(self, things: Iterable[tuple[Place, T]]) -> None:
        by_sheet: dict[_Sheet, list[tuple[Place, T]]] = defaultdict(list)
        for place, thing in things:
            by_sheet[place.file or 1, place.sheet].append((place, thing))
        self._things = {key: sorted(found, key=lambda pair: pair[0].order) for key, found in by_sheet.items()}
        self._orders = {key: [place.order for place, _ in found] for key, found in self._things.items()}

    def within(self, first: Place, last: Place) -> list[T]:
        """What stands from one place to another in the same file and sheet, both included."""
        key = (first.file or 1, first.sheet)
        orders = self._orders.get(key, [])
        start, end = bisect_left(orders, first.order), bisect_right(orders, last.order)
        return [thing for _, thing in self._things.get(key, [])[start:end]]


def extent(table: Table) -> tuple[Place, Place] | None:
    """The first and the last place of a table, within the file and sheet in which it begins."""
    parts: tuple[Column | Line | Note, ...] = (*table.columns, *table.lines, *table.notes)
    places = [part.place for part in parts if part.place is not None and part.place.line is not None]
    first = table.place or next(iter(places), None)
    if first is None:
        return None
    same = [place for place in places if (place.file, place.sheet) == (first.file, first.sheet)]
    return first, max((first, *same), key=lambda place: place.order)
