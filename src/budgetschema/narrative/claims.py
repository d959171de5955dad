"""What the reader of sentences makes: claims, and the topics they are about."""

from __future__ import annotations

from decimal import Decimal

import attrs

from budgetschema.model import Coordinate, Direction, Moment, MoneyUnit, StatementKind


@attrs.frozen(kw_only=True, slots=True)
class Base:
    """With what a change compares: 比2022年预算执行数. ``prior`` says that it is the year before."""

    start: int
    moment: Moment | None
    year: int | None
    prior: bool


@attrs.frozen(kw_only=True, slots=True)
class Topic:
    """What a sentence is about: its words, and a coordinate for each flow that it covers (none: not understood)."""

    text: str | None
    coordinates: tuple[Coordinate, ...] = ()

    @property
    def coordinate(self) -> Coordinate | None:
        """The first coordinate."""
        return self.coordinates[0] if self.coordinates else None


@attrs.frozen(kw_only=True, slots=True)
class Claim:
    """A statement in the making; ``start`` and ``end`` count the characters of the squeezed paragraph.

    ``head`` is a topic that a change may be about instead: in 总计A，其中：甲，乙，比上年减少B it is the total.
    ``unsure`` marks a change that begins a sentence after one that spoke of several things.
    """

    kind: StatementKind
    start: int
    end: int
    topic: Topic
    value: Decimal | None = None
    unit: MoneyUnit | None = None
    measure: str | None = None
    direction: Direction | None = None
    base: Coordinate | None = None
    head: Topic | None = None
    unsure: bool = False
