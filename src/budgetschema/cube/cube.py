"""The cube of a disclosure: its facts, and the identities that its layout says must hold between them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping

import attrs

from budgetschema.cube.dimensions import Key
from budgetschema.cube.facts import Fact, State, facts_of
from budgetschema.cube.identities import Web, weave
from budgetschema.cube.sheets import Sheet, sheets
from budgetschema.cube.trees import Group, groups
from budgetschema.model import Disclosure


@attrs.frozen(eq=False)
class Cube:
    """The figures of a disclosure as facts, and what ties them together.

    Two laws give nearly all of it: figures of one coordinate are the same figure, and along any dimension a whole is
    the sum of its complete parts.
    """

    disclosure: Disclosure = attrs.field(repr=False)

    @functools.cached_property
    def _read(self) -> tuple[tuple[Sheet, tuple[Group, ...]], ...]:
        # Groups first: they find out which line is part of which, and with it which blanks are zeros.
        return tuple((sheet, tuple(groups(sheet))) for sheet in sheets(self.disclosure))

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure and every blank of an amount column, in printed order."""
        return tuple(fact for sheet, _ in self._read for _, _, fact in facts_of(sheet))

    @functools.cached_property
    def printed(self) -> tuple[Fact, ...]:
        """The facts that print a figure."""
        return tuple(fact for fact in self.facts if fact.state is State.PRINTED)

    @functools.cached_property
    def by_key(self) -> Mapping[Key, tuple[Fact, ...]]:
        """Facts by coordinate."""
        found: dict[Key, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.key, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def at(self, key: Key) -> tuple[Fact, ...]:
        """The facts at a coordinate; none where nothing is printed for it."""
        return self.by_key.get(key, ())

    @functools.cached_property
    def web(self) -> Web:
        """What must hold between figures."""
        return weave(self._read, self.facts)

    @functools.cached_property
    def identities_of(self) -> Mapping[Fact, int]:
        """How many identities each printed figure takes part in; one of them for being printed elsewhere, too."""
        counted: Counter[Fact] = Counter()
        for identity in self.web.identities:
            counted.update({fact for node in (identity.total, *identity.parts) for fact in node.facts})
        for node in self.web.nodes:
            printed = [fact for fact in node.facts if fact.state is not State.UNKNOWN]
            if len(printed) > 1:
                counted.update(printed)
        return {fact: counted[fact] if fact.table not in self.web.misread else 0 for fact in self.printed}

    @property
    def tied(self) -> int:
        """How many printed figures take part in at least one identity."""
        return sum(1 for count in self.identities_of.values() if count)
