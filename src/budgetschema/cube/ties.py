"""Ties: kinds of money that are the same money in this document, as its own figures show.

Income by function equals expenditure by function where nothing is left over; all funds are fiscal appropriation where
no other fund is used; a whole is the year's money where nothing was carried over. None of this is a law, so it is used
only where the figures of the document bear it out, and never where a total speaks against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from budgetschema.cube.dimensions import ENTITIES, MEASURES, Measures, hierarchies
from budgetschema.cube.facts import Fact, State

Entities = tuple[str | None, ...]

FEWEST = 3
"""Different figures that must agree before two kinds of money are taken for one."""
_TELLING = 100
"""Ulps from which a figure tells something: small ones agree by chance."""
_APART = 2
"""Dimensions in which two kinds of money that are the same may differ."""
_TOTAL: Entities = (None,) * len(ENTITIES)
_FUNCTION = ENTITIES.index("function")
_POSITION = {name: MEASURES.index(name) for name in MEASURES}


class Ties:
    """Classes of measures; :meth:`of` names the class of a measure.

    Pairs of ``apart`` are told apart by a balance and never taken for one.
    """

    def __init__(self, facts: Iterable[Fact], apart: Collection[frozenset[Measures]] = ()) -> None:
        self._apart = apart
        self._class: dict[Measures, Measures] = {}
        self._figures: dict[Measures, dict[Entities, Fact]] = {}
        for fact in facts:
            measures, entities = fact.key.measures, fact.key.entities
            self._class.setdefault(measures, measures)
            if fact.state is not State.UNKNOWN and _by_function(entities):
                own = self._figures.setdefault(measures, {})
                if entities not in own or own[entities].is_zero:
                    own[entities] = fact
        self._join_where_figures_agree()
        self._join_the_parts_of_what_is_joined()

    def of(self, measures: Measures) -> Measures:
        """The class of a measure, named by one of its members."""
        while self._class.get(measures, measures) != measures:
            measures = self._class[measures]
        return measures

    def members(self) -> tuple[Measures, ...]:
        """All measures that facts have, the general ones first."""
        return tuple(sorted(self._class, key=_generality))

    def _join(self, one: Measures, two: Measures) -> None:
        first, second = sorted((self.of(one), self.of(two)), key=_generality)
        if first != second:
            self._class[second] = first
            merged = self._figures.setdefault(first, {})
            for entities, fact in self._figures.pop(second, {}).items():
                merged.setdefault(entities, fact)

    def _join_where_figures_agree(self) -> None:
        pairs = [pair for pair in _pairs(self._figures) if _may_be_one(*pair) and frozenset(pair) not in self._apart]
        ranked = sorted(pairs, key=lambda pair: -_agreement(self._figures[pair[0]], self._figures[pair[1]])[0])
        for one, two in ranked:
            first, second = self.of(one), self.of(two)
            if first != second and _borne_out(self._figures[first], self._figures[second]):
                self._join(first, second)

    def _join_the_parts_of_what_is_joined(self) -> None:
        """Where two wholes are the same, so are their basic and their project parts."""
        kind = _POSITION["expenditure_kind"]
        for one, two in _pairs(self._class):
            if one[kind] is not None and one[kind] == two[kind] and self.of(one) != self.of(two):
                whole_one, whole_two = (_without(measures, kind) for measures in (one, two))
                known = whole_one in self._class and whole_two in self._class
                if known and whole_one != whole_two and self.of(whole_one) == self.of(whole_two):
                    self._join(one, two)


def _pairs(measures: Iterable[Measures]) -> Iterator[tuple[Measures, Measures]]:
    """Pairs of one moment and year: no others can be the same money."""
    apart: dict[Measures, list[Measures]] = {}
    for each in sorted(measures, key=_generality):
        apart.setdefault((each[_POSITION["moment"]], each[_POSITION["fiscal_year"]]), []).append(each)
    for group in apart.values():
        yield from combinations(group, 2)


def _generality(measures: Measures) -> tuple[int, tuple[str, ...]]:
    return sum(value is not None for value in measures), tuple(value or "" for value in measures)


def _without(measures: Measures, position: int) -> Measures:
    return (*measures[:position], None, *measures[position + 1 :])


def _by_function(entities: Entities) -> bool:
    return all(value is None for place, value in enumerate(entities) if place != _FUNCTION)


def _may_be_one(one: Measures, two: Measures) -> bool:
    """Whether two measures may be the same money: apart in flow, in fund source or in layer, and not in all three."""
    apart = [(name, one[at], two[at]) for name, at in _POSITION.items() if one[at] != two[at]]
    return len(apart) <= _APART and all(
        name == "flow"
        or (name == "fund_source" and _one_holds_the_other(first, second))
        or (name == "layer" and {first, second} == {None, "current_year"})
        for name, first, second in apart
    )


def _one_holds_the_other(first: str | None, second: str | None) -> bool:
    tree = hierarchies()["fund_source"]
    return (second is not None and tree.descends(second, first)) or (first is not None and tree.descends(first, second))


def _agreement(one: Mapping[Entities, Fact], two: Mapping[Entities, Fact]) -> tuple[int, int, bool | None]:
    """How many different figures agree, how many do not, and whether the totals do (None: they are not both there).

    Equal figures count once: a class, its only section and the only item of that are one figure printed three times. A
    code that only one side has speaks against them, unless the other prints no codes of that length.
    """
    agreeing: set[Decimal] = set()
    differ = 0
    totals: bool | None = None
    for entities in one.keys() & two.keys():
        first, second = one[entities], two[entities]
        if first.is_zero and second.is_zero:
            continue
        same = first.interval.meets(second.interval)
        if same and first.value is not None and abs(first.value).scaleb(first.places) >= _TELLING:
            agreeing.add(first.value)
        differ += not same
        if entities == _TOTAL:
            totals = same
    differ += sum(_alone(own, other) for own, other in ((one, two), (two, one)))
    return len(agreeing), differ, totals


def _alone(own: Mapping[Entities, Fact], other: Mapping[Entities, Fact]) -> int:
    """How many codes with figures one side has and the other lacks, of the lengths that the other prints."""
    lengths = {len(code) for entities in other if (code := entities[_FUNCTION]) is not None}
    missing = (entities[_FUNCTION] for entities, fact in own.items() if entities not in other and not fact.is_zero)
    return sum(code is not None and len(code) in lengths for code in missing)


def _borne_out(one: Mapping[Entities, Fact], two: Mapping[Entities, Fact]) -> bool:
    """Enough figures agree, and what differs is one slip at most a few times over; totals weigh most."""
    agree, differ, totals = _agreement(one, two)
    if agree < FEWEST:
        return False
    if totals is False:
        return differ == 1
    return differ <= (max(1, agree // 4) if totals else 0)
