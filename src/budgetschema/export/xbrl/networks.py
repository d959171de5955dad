"""Networks: the identities of the cube as summation-item arcs; one network holds trees along the same dimensions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from budgetschema.cube import State
from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.cube.identities import Identity
from budgetschema.export.xbrl.concepts import Concept, Concepts, Slice
from budgetschema.export.xbrl.labels import Label, dimension_label, word

Parts = tuple[tuple[Concept, int], ...]
"""Parts of a sum with their weights."""


@attrs.frozen(slots=True)
class Sum:
    """A concept and the concepts that add up to it."""

    total: Concept
    parts: Parts

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions along which it adds up."""
        whole = dict(self.total.values)
        values = [dict(part.values) for part, _ in self.parts]
        return tuple(name for name in DIMENSIONS if any(each.get(name) != whole.get(name) for each in values))


@attrs.define(slots=True, eq=False)
class Network:
    """Sums that one extended link holds: no concept has two breakdowns, and none is part of itself.

    ``number`` tells networks along the same dimensions apart.
    """

    dimensions: tuple[str, ...]
    number: int
    sums: dict[Concept, Parts] = attrs.field(factory=dict)

    @property
    def name(self) -> str:
        """Name of its role."""
        name = "-".join(self.dimensions)
        return name if self.number == 1 else f"{name}.{self.number}"

    @property
    def label(self) -> Label:
        """What it holds, for people."""
        joined = Label.joined([dimension_label(each) for each in self.dimensions], "×")
        title = word("sums").filled(dimensions=joined)
        return title if self.number == 1 else word("again").filled(title=title, number=str(self.number))

    def takes(self, added: Sum) -> bool:
        """Whether a sum can be added to it."""
        return added.total not in self.sums and not any(self._reaches(part, added.total) for part, _ in added.parts)

    def _reaches(self, start: Concept, end: Concept) -> bool:
        stack, seen = [start], {start}
        while stack:
            concept = stack.pop()
            if concept == end:
                return True
            below = {part for part, _ in self.sums.get(concept, ())} - seen
            seen |= below
            stack += below
        return False


def sum_of(identity: Identity, concepts: Concepts) -> Sum | None:
    """The arcs that say what an identity says, or None where Calculations 1.1 has no words for it.

    What nothing is printed for has no concept, so a blank part needs no arc, and nothing is held against a blank total
    or by blank parts alone. A figure that cannot be read would be counted as nothing.
    """
    total, *parts = identity.facts
    if any(fact.state is State.UNKNOWN for fact in identity.facts):
        return None
    if len({Slice.of(fact.key) for fact in identity.facts}) > 1:
        return None
    whole = concepts.get(total)
    counted = Counter(concept for concept in map(concepts.get, parts) if concept is not None)
    if whole is None or not counted:
        return None
    return Sum(whole, tuple(counted.items()))


def networks(identities: Iterable[Identity], concepts: Concepts) -> tuple[Network, ...]:
    """Networks with the sums of all identities, each in the first that takes it; sorted by dimensions."""
    found: dict[tuple[str, ...], list[Network]] = {}
    wanted: dict[tuple[Concept, frozenset[tuple[Concept, int]]], Sum] = {}
    for identity in identities:
        said = sum_of(identity, concepts)
        if said is not None:
            wanted.setdefault((said.total, frozenset(said.parts)), said)
    for said in wanted.values():
        own = found.setdefault(said.dimensions, [])
        network = next((each for each in own if each.takes(said)), None)
        if network is None:
            network = Network(said.dimensions, len(own) + 1)
            own.append(network)
        network.sums[said.total] = said.parts
    order = sorted(found, key=lambda dimensions: [DIMENSIONS.index(each) for each in dimensions])
    return tuple(network for dimensions in order for network in found[dimensions])
