"""Identities: what must hold between the figures of a document, derived from the layout of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum

import attrs

from budgetschema.cube.columns import breakdowns
from budgetschema.cube.dimensions import MEASURES, Key
from budgetschema.cube.facts import Fact, State
from budgetschema.cube.rounding import Interval
from budgetschema.cube.sheets import Part, Sheet
from budgetschema.cube.ties import Measures, Ties
from budgetschema.cube.trees import Group

_MANY = 4
"""As many broken sums of one layout, and more than half of all, mean that the layout was misunderstood."""
_LAYER = MEASURES.index("layer")


class Origin(StrEnum):
    """Where an identity comes from."""

    LINES = "lines"
    COLUMNS = "columns"
    LAYERS = "layers"
    BALANCE = "balance"


@attrs.frozen(slots=True, eq=False)
class Node:
    """An amount that the document speaks of, with every fact that prints it."""

    number: int
    key: Key
    facts: list[Fact] = attrs.field(factory=list, repr=False)

    @property
    def interval(self) -> Interval:
        """What the first fact that says something says about the amount."""
        return next((fact.interval for fact in self.facts if fact.state is not State.UNKNOWN), Interval())

    @property
    def is_zero(self) -> bool:
        """Whether nothing but zeros and blanks is printed for it."""
        return all(fact.is_zero for fact in self.facts)


@attrs.frozen(slots=True, eq=False)
class Identity:
    """``total`` is the sum of ``parts``. ``family`` groups the identities that follow from one trait of a layout."""

    total: Node
    parts: tuple[Node, ...]
    origin: Origin
    family: tuple[object, ...]
    certain: bool = True

    @property
    def is_trivial(self) -> bool:
        """Whether it says no more than that zeros add up to zero."""
        return self.total.is_zero and all(part.is_zero for part in self.parts)

    @property
    def holds(self) -> bool:
        """Whether some amounts print as its figures and fulfil it."""
        return self.total.interval.meets(Interval.total(part.interval for part in self.parts))


@attrs.frozen(slots=True)
class Web:
    """The nodes of a document, the identities between them, and the families that were set aside as misunderstood."""

    nodes: tuple[Node, ...]
    identities: tuple[Identity, ...]
    doubtful: tuple[tuple[Identity, ...], ...]


def weave(read: Sequence[tuple[Sheet, tuple[Group, ...]]], facts: Sequence[Fact]) -> Web:
    """Derive all identities of a document whose sheets were read as ``read`` and hold ``facts``."""
    loom = _Loom(facts)
    found = [identity for sheet, sums in read for identity in loom.of_sheet(sheet, sums)]
    found += loom.balances(read)
    found += loom.layers()
    return _trusted(loom, _once(found))


class _Loom:
    """Nodes by coordinate, made as they are needed."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.ties = Ties(facts)
        self.nodes: dict[Key, Node] = {}
        self.at: dict[tuple[int, int, str], Node] = {}
        for fact in facts:
            key = Key(self.ties.of(fact.key.measures), fact.key.entities)
            node = self.nodes.setdefault(key, Node(len(self.nodes), key))
            node.facts.append(fact)
            self.at[fact.table, fact.line, fact.column] = node

    def of_sheet(self, sheet: Sheet, sums: Sequence[Group]) -> Iterator[Identity]:
        where = (sheet.index, sheet.block)
        for column, _ in sheet.columns:
            known = column.id not in sheet.ambiguous
            for group in sums:
                total = self.at[sheet.index, group.total.index, column.id]
                parts = tuple(self.at[sheet.index, row.index, column.id] for row in group.parts)
                certain = known and group.certain
                family = (*where, column.id if certain else group.total.index, certain)
                yield Identity(total, parts, Origin.LINES, family, certain)
        unclear = [column.id for column, _ in sheet.columns if column.id in sheet.ambiguous]
        for breakdown in breakdowns(sheet):
            for row in sheet.rows:
                if row.part is Part.ASIDE and row.is_blank:
                    continue
                total = self.at[sheet.index, row.index, breakdown.total]
                parts = tuple(self.at[sheet.index, row.index, part] for part in breakdown.parts)
                yield Identity(total, parts, Origin.COLUMNS, (*where, breakdown), certain=not unclear)

    def balances(self, read: Sequence[tuple[Sheet, tuple[Group, ...]]]) -> Iterator[Identity]:
        """Where a table prints income beside expenditure, the grand totals are the same (预算法: budgets balance)."""
        sides: dict[int, dict[str, Node]] = defaultdict(dict)
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
        for index, nodes in sides.items():
            if {"income", "expenditure"} <= nodes.keys() and nodes["income"] is not nodes["expenditure"]:
                yield Identity(nodes["income"], (nodes["expenditure"],), Origin.BALANCE, (index, "balance"))

    def layers(self) -> Iterator[Identity]:
        """A whole is the year's money and the carry-over, wherever the three are printed."""
        classes: dict[Measures, dict[str, Measures]] = {}
        for measures in dict.fromkeys(self.ties.members()):
            if measures[_LAYER] is None:
                layers = {
                    layer: self.ties.of((*measures[:_LAYER], layer, *measures[_LAYER + 1 :]))
                    for layer in ("current_year", "carry_over")
                }
                own = self.ties.of(measures)
                if own not in layers.values():
                    classes[measures] = layers
        for measures, layers in classes.items():
            for key, total in list(self.nodes.items()):
                if key.measures != self.ties.of(measures):
                    continue
                parts = [self.nodes.get(Key(each, key.entities)) for each in layers.values()]
                if all(part is not None and part is not total for part in parts):
                    nodes = tuple(part for part in parts if part is not None)
                    yield Identity(total, nodes, Origin.LAYERS, ("layers",))


def _once(identities: Sequence[Identity]) -> list[Identity]:
    """Each identity once, without those that say nothing (a node is the sum of itself)."""
    seen: set[tuple[int, tuple[int, ...]]] = set()
    kept = []
    for identity in identities:
        numbers = (identity.total.number, tuple(sorted(part.number for part in identity.parts)))
        if identity.total in identity.parts or numbers in seen:
            continue
        seen.add(numbers)
        kept.append(identity)
    return kept


def _trusted(loom: _Loom, identities: Sequence[Identity]) -> Web:
    """Leave out the families that the document does not bear out.

    A certain family is given up only if it breaks many times and more often than not. One that is guessed, or that
    joins tables, has to prove itself.
    """
    families: dict[tuple[object, ...], list[Identity]] = defaultdict(list)
    for identity in identities:
        families[identity.family].append(identity)
    kept: list[Identity] = []
    doubtful: list[tuple[Identity, ...]] = []
    for members in families.values():
        telling = [identity for identity in members if not identity.is_trivial]
        broken = [identity for identity in telling if not identity.holds]
        sound = len(telling) - len(broken)
        if members[0].certain and members[0].origin is not Origin.LAYERS:
            trusted = len(broken) < _MANY or len(broken) <= sound
        else:
            trusted = sound >= 3 * len(broken)
        if trusted:
            kept += members
        elif members[0].certain:
            doubtful.append(tuple(broken))
    return Web(tuple(loom.nodes.values()), tuple(kept), tuple(doubtful))
