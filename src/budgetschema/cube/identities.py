"""Identities: what must hold between the figures of a document, derived from the layout of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations

import attrs

from budgetschema.cube.balances import balances, kept_apart
from budgetschema.cube.columns import breakdowns
from budgetschema.cube.dimensions import MEASURES, Key, Measures
from budgetschema.cube.facts import Fact, State
from budgetschema.cube.rounding import Interval
from budgetschema.cube.rows import Part
from budgetschema.cube.sheets import Sheet
from budgetschema.cube.ties import Ties
from budgetschema.cube.trees import Group
from budgetschema.model import Column

_MANY = 4
"""As many broken sums of one layout, and more than half of all, mean that the layout was misunderstood."""
_SOME = 3
_FAR = 20


Family = tuple[object, ...]


class Origin(StrEnum):
    """Where an identity comes from."""

    LINES = "lines"
    COLUMNS = "columns"
    LAYERS = "layers"
    KINDS = "kinds"
    BALANCE = "balance"


@attrs.frozen(slots=True, eq=False)
class Node:
    """An amount that the document speaks of, with every fact that prints it."""

    number: int
    key: Key
    facts: list[Fact] = attrs.field(factory=list, repr=False)

    @property
    def fact(self) -> Fact:
        """The first fact that says something about the amount."""
        return next((fact for fact in self.facts if fact.state is not State.UNKNOWN), self.facts[0])


@attrs.frozen(slots=True, eq=False)
class Identity:
    """``total`` is what ``parts`` come to, each with its sign; ``facts`` are the figures as the layout prints them.

    In a sum all signs are +1. In a balance, closing is opening and income less expenditure, which says the same as that
    opening and income are expenditure and closing. ``signs`` are those of the parts. ``family`` groups the identities
    that follow from one trait of a layout.
    """

    total: Node
    parts: tuple[Node, ...]
    facts: tuple[Fact, ...] = attrs.field(repr=False)
    origin: Origin
    family: Family
    table: int | None = None
    """The table whose layout says so; None where tables are joined."""
    certain: bool = True
    signs: tuple[int, ...] = attrs.field(default=attrs.Factory(lambda self: (1,) * len(self.parts), takes_self=True))

    @property
    def terms(self) -> tuple[tuple[Node, int], ...]:
        """All nodes with the signs with which they add up to zero."""
        return (self.total, 1), *((part, -sign) for part, sign in zip(self.parts, self.signs, strict=True))

    @property
    def is_sum(self) -> bool:
        """Whether nothing is taken away."""
        return -1 not in self.signs

    @property
    def is_trivial(self) -> bool:
        """Whether it says no more than that zeros add up to zero."""
        return all(fact.is_zero for fact in self.facts)

    @property
    def holds(self) -> bool:
        """Whether some amounts print as its figures and fulfil it."""
        return self.facts[0].interval.meets(self._sum)

    @property
    def is_far_off(self) -> bool:
        """Whether the total lies further from its parts than a twentieth of the largest."""
        whole, parts = self.facts[0].interval, self._sum
        lows = [fact.interval.low for fact in self.facts]
        if whole.low is None or parts.low is None:
            return False
        largest = max(abs(low) for low in (*lows, parts.low) if low is not None)
        return abs(whole.low - parts.low) * _FAR > largest

    @property
    def _sum(self) -> Interval:
        pairs = zip(self.facts[1:], self.signs, strict=True)
        return Interval.total(fact.interval if sign > 0 else -fact.interval for fact, sign in pairs)


@attrs.frozen(slots=True)
class Web:
    """The nodes of a document and the identities between them, each once; ``said`` has them as each table says them.

    ``doubtful`` holds, family by family, broken identities that were set aside because the layout was probably
    misunderstood; figures of the tables in ``misread`` are taken to say nothing at all.
    """

    nodes: tuple[Node, ...]
    identities: tuple[Identity, ...]
    doubtful: tuple[tuple[Identity, ...], ...]
    misread: frozenset[int]
    said: tuple[Identity, ...] = ()


def weave(read: Sequence[tuple[Sheet, tuple[Group, ...]]], facts: Sequence[Fact]) -> Web:
    """Derive all identities of a document whose sheets were read as ``read`` and hold ``facts``."""
    loom = _Loom(facts, frozenset(pair for sheet, _ in read for pair in kept_apart(sheet)))
    found = [identity for sheet, sums in read for identity in loom.of_sheet(sheet, sums)]
    found += loom.balances(read)
    found += loom.across()
    return _trusted(loom, _telling(found))


class _Loom:
    """Nodes by coordinate, made as they are needed."""

    def __init__(self, facts: Sequence[Fact], apart: frozenset[frozenset[Measures]]) -> None:
        self.ties = Ties(facts, apart)
        self.nodes: dict[Key, Node] = {}
        self.at: dict[tuple[int, int, str], tuple[Node, Fact]] = {}
        for fact in facts:
            key = Key(self.ties.of(fact.key.measures), fact.key.entities)
            node = self.nodes.setdefault(key, Node(len(self.nodes), key))
            node.facts.append(fact)
            self.at[fact.table, fact.line, fact.column] = node, fact

    def of_sheet(self, sheet: Sheet, sums: Sequence[Group]) -> Iterator[Identity]:
        """What the lines and the columns of a sheet add up to."""
        where = (sheet.index, sheet.block)
        for column, _ in sheet.columns:
            known = column.id not in sheet.ambiguous
            for group in sums:
                cells = [(row.index, column.id) for row in (group.total, *group.parts)]
                certain = known and group.certain
                family = (*where, column.id if certain else group.total.index, certain)
                yield self._identity(sheet, cells, Origin.LINES, family, certain=certain)
        # A column that is named as a part of another (其中) takes nothing from the others.
        unclear = [column for column, _ in sheet.columns if column.id in sheet.ambiguous and not _is_aside(column)]
        for breakdown in breakdowns(sheet):
            for row in sheet.rows:
                if not (row.part is Part.ASIDE and row.is_blank):
                    cells = [(row.index, column) for column in (breakdown.total, *breakdown.parts)]
                    certain = not unclear
                    yield self._identity(sheet, cells, Origin.COLUMNS, (*where, breakdown), certain=certain)
        for balance in balances(sheet):
            trait = (*where, balance.family, balance.certain)
            found = self._identity(sheet, balance.cells, Origin.BALANCE, trait, certain=balance.certain)
            yield attrs.evolve(found, signs=balance.signs)

    def _identity(
        self,
        sheet: Sheet,
        cells: Sequence[tuple[int, str]],
        origin: Origin,
        family: Family,
        *,
        certain: bool,
    ) -> Identity:
        found = [self.at[sheet.index, line, column] for line, column in cells]
        nodes, facts = tuple(node for node, _ in found), tuple(fact for _, fact in found)
        # One amount twice in one sum: the layout was not understood, so the sum has to prove itself.
        certain = certain and len(set(nodes)) == len(nodes)
        return Identity(nodes[0], nodes[1:], facts, origin, family, sheet.index, certain)

    def balances(self, read: Sequence[tuple[Sheet, tuple[Group, ...]]]) -> Iterator[Identity]:
        """Where a table prints income beside expenditure, the grand totals are the same (预算法: budgets balance)."""
        sides: dict[int, dict[str, tuple[Node, Fact]]] = defaultdict(dict)
        for sheet, _ in read:
            grand = next((row for row in sheet.rows if row.part is Part.GRAND), None)
            roots = [
                (column, values)
                for column, values in sheet.columns
                if not any(values.items() > other.items() for _, other in sheet.columns)
            ]
            if grand is not None and len(roots) == 1 and sheet.block is not None:
                column, values = roots[0]
                flow = (values | grand.values).get("flow")
                if flow is not None:
                    sides[sheet.index].setdefault(flow, self.at[sheet.index, grand.index, column.id])
        for index, both in sides.items():
            if {"income", "expenditure"} <= both.keys():
                (income, first), (expenditure, second) = both["income"], both["expenditure"]
                yield Identity(income, (expenditure,), (first, second), Origin.BALANCE, (index, "balance"), index)

    def across(self) -> Iterator[Identity]:
        """A whole is the year's money and the carry-over, basic expenditure is for people and for public use.

        That holds wherever the three are printed. The first is no law (a table may leave the carry-over out), so it has
        to prove itself.
        """
        yield from self._joined("layer", None, ("current_year", "carry_over"), Origin.LAYERS, certain=False)
        yield from self._joined("expenditure_kind", "basic", ("personnel", "public_use"), Origin.KINDS, certain=True)

    def _joined(
        self, dimension: str, whole: str | None, values: tuple[str, ...], origin: Origin, *, certain: bool
    ) -> Iterator[Identity]:
        at = MEASURES.index(dimension)
        by_class: dict[Measures, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            by_class[node.key.measures].append(node)
        for measures in self.ties.members():
            if measures[at] != whole:
                continue
            own = self.ties.of(measures)
            classes = [self.ties.of((*measures[:at], value, *measures[at + 1 :])) for value in values]
            for total in by_class[own] if own not in classes else ():
                parts = [self.nodes.get(Key(each, total.key.entities)) for each in classes]
                nodes = tuple(part for part in parts if part is not None and part is not total)
                if len(nodes) == len(values):
                    facts = tuple(node.fact for node in (total, *nodes))
                    yield Identity(total, nodes, facts, origin, (origin,), None, certain)


def _is_aside(column: Column) -> bool:
    return any(step.strip().startswith("其中") for step in column.header)


def _telling(identities: Sequence[Identity]) -> list[Identity]:
    """Without those that say nothing: a figure is the sum of itself."""
    return [
        identity
        for identity in identities
        if not any(node is other and sign != its for (node, sign), (other, its) in combinations(identity.terms, 2))
    ]


def _once(identities: Sequence[Identity]) -> tuple[Identity, ...]:
    """Each identity once, though several tables say it."""
    found: dict[tuple[tuple[int, int], ...], Identity] = {}
    for identity in identities:
        numbers = sorted((node.number, sign) for node, sign in identity.terms)
        found.setdefault(tuple(numbers), identity)
    return tuple(found.values())


def _trusted(loom: _Loom, identities: Sequence[Identity]) -> Web:
    """Leave out what the document does not bear out.

    A certain family is given up only if it breaks many times and more often than not. One that is guessed, or that
    joins tables, has to prove itself. A table in which hardly any sum comes near is not understood at all.
    """
    misread = frozenset(_misread(identities))
    families: dict[Family, list[Identity]] = defaultdict(list)
    for identity in identities:
        families[identity.family].append(identity)
    kept: list[Identity] = []
    doubtful: list[tuple[Identity, ...]] = []
    for members in families.values():
        telling = [identity for identity in members if not identity.is_trivial]
        broken = [identity for identity in telling if not identity.holds]
        sound = len(telling) - len(broken)
        first = members[0]
        if first.table in misread:
            trusted = False
        elif first.certain:
            trusted = len(broken) < _MANY or len(broken) <= sound
        else:
            trusted = sound >= 3 * len(broken)
        if trusted:
            kept += members
        elif first.certain and first.table is not None and broken:
            doubtful.append(tuple(broken))
    return Web(tuple(loom.nodes.values()), _once(kept), tuple(doubtful), misread, tuple(kept))


def _misread(identities: Sequence[Identity]) -> Iterator[int]:
    """Tables in which most sums are broken, and most of these by more than a slip in the last places."""
    by_table: dict[int, list[Identity]] = defaultdict(list)
    for identity in identities:
        if identity.certain and identity.table is not None and not identity.is_trivial:
            by_table[identity.table].append(identity)
    for table, repeated in by_table.items():
        members = _once(repeated)
        broken = [identity for identity in members if not identity.holds]
        gross = [identity for identity in broken if identity.is_far_off]
        if len(broken) >= _SOME and 2 * len(broken) > len(members) and 2 * len(gross) > len(broken):
            yield table
