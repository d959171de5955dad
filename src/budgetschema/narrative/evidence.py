"""Evidence: what the text says beside what the tables print, at coordinates that can be compared."""

from __future__ import annotations

import bisect
import functools

import attrs

from budgetschema.cube import Cube, Fact, State
from budgetschema.cube.dimensions import Key, hierarchies, values_of
from budgetschema.cube.rounding import Interval, places_of
from budgetschema.findings import Figure
from budgetschema.model import Coordinate, Disclosure, MoneyUnit, Statement, StatementKind
from budgetschema.narrative.extract import extract
from budgetschema.narrative.rates import Quantity, quantity, truncated

VALUES = (StatementKind.TOTAL, StatementKind.PART)
Spot = tuple[int, int, int, int]
_MOST = 50
_GRAND_TOTAL = "total_expenditure"
_LOOSE = ("fund_source", "layer")
_CHAIN = (None, "fiscal_appropriation", "general_public_budget")


@attrs.frozen(eq=False, slots=True)
class Said:
    """A statement with its place in the document."""

    index: int
    statement: Statement
    pointer: str
    figure: Figure
    places: int

    @property
    def quantity(self) -> Quantity | None:
        """The amount it states, or None where it states none in money.

        It counts as printed with the ``places`` of its paragraph: closing zeros are often left out (100万元 beside
        65.89万元).
        """
        if self.statement.value is None or self.statement.unit is None:
            return None
        return quantity(self.statement.value, self.statement.unit, self.places)

    @property
    def spot(self) -> Spot:
        """Where it stands in the text."""
        each = self.statement
        return each.section, each.paragraph, each.start, each.end


@attrs.frozen(eq=False, slots=True)
class Amount:
    """An amount that a claim can be held against, and where it is printed."""

    quantity: Quantity
    figure: Figure
    spot: Spot | None = None


@attrs.frozen(eq=False)
class Evidence:
    """The statements of a disclosure beside its facts.

    Where it carries no statements, or none that says what it is about, they are read from its text.
    """

    disclosure: Disclosure = attrs.field(repr=False)
    cube: Cube = attrs.field(repr=False)

    @functools.cached_property
    def said(self) -> tuple[Said, ...]:
        """All statements, in the order of the text."""
        given = self.disclosure.statements if any(each.coordinate for each in self.disclosure.statements) else ()
        statements = given or extract(self.disclosure)
        places: dict[tuple[int, int, MoneyUnit | None], int] = {}
        for each in statements:
            if each.value is not None:
                spot = (each.section, each.paragraph, each.unit)
                places[spot] = max(places.get(spot, 0), places_of(each.value))
        found = []
        for index, each in enumerate(statements):
            if not self._is_in_text(each):
                continue
            pointer = (
                f"/statements/{index}" if given else f"/sections/{each.section - 1}/paragraphs/{each.paragraph - 1}"
            )
            printed = places.get((each.section, each.paragraph, each.unit), 0)
            found.append(Said(index, each, pointer, self._figure(each, pointer), printed))
        return tuple(sorted(found, key=lambda each: (each.spot, each.index)))

    def _is_in_text(self, statement: Statement) -> bool:
        """Whether a statement stands in a paragraph that exists; one that does not is another rule's to tell."""
        sections = self.disclosure.sections
        if statement.section > len(sections):
            return False
        return statement.paragraph <= len(sections[statement.section - 1].paragraphs)

    def _figure(self, statement: Statement, pointer: str) -> Figure:
        return Figure(
            table=self.disclosure.sections[statement.section - 1].title,
            line=statement.subject or "—",
            column=statement.text,
            value=statement.value,
            unit=statement.unit,
            pointer=pointer,
            place=statement.place,
        )

    @functools.cached_property
    def values(self) -> tuple[Said, ...]:
        """The statements that state an amount outright."""
        return tuple(each for each in self.said if each.statement.kind in VALUES and each.quantity is not None)

    @functools.cached_property
    def _stated(self) -> dict[Coordinate, list[Said]]:
        found: dict[Coordinate, list[Said]] = {}
        for each in self.values:
            if each.statement.coordinate is not None:
                found.setdefault(each.statement.coordinate, []).append(each)
        return found

    def stated(self, coordinate: Coordinate | None) -> tuple[Said, ...]:
        """The statements of an amount at a coordinate."""
        return tuple(self._stated.get(coordinate, ())) if coordinate is not None else ()

    @functools.cached_property
    def _facts(self) -> dict[tuple[tuple[str, str], ...], list[Fact]]:
        found: dict[tuple[tuple[str, str], ...], list[Fact]] = {}
        for fact in self.cube.facts:
            if fact.state is not State.UNKNOWN and _has_unit(fact):
                values = fact.key.values
                found.setdefault(_loose(values), []).append(fact)
                if values.get("item") == _GRAND_TOTAL:
                    # In a text 支出总计 and 支出 are told apart no better than this.
                    without = {name: value for name, value in values.items() if name != "item"}
                    found.setdefault(_loose(without), []).append(fact)
        return found

    def key(self, coordinate: Coordinate) -> Key:
        """A coordinate as the cube's key: moment and year as the disclosure's unless it says otherwise."""
        return Key.of(self._whole(coordinate))

    def _whole(self, coordinate: Coordinate) -> dict[str, str]:
        values = values_of(coordinate)
        values.setdefault("moment", str(self.disclosure.moment))
        values.setdefault("fiscal_year", str(self.disclosure.fiscal_year))
        return values

    def near(self, coordinate: Coordinate | None) -> tuple[Fact, ...]:
        """The facts that a statement may mean: fund source and layer need not be said in a text.

        A figure of the general public budget answers for fiscal appropriation and for the whole, and the other way
        round; one of another fund source does not. Items such as the three public expenses have one figure only.
        """
        if coordinate is None:
            return ()
        values = self._whole(coordinate)
        found = self._facts.get(_loose(values), [])
        if coordinate.item is not None:
            return tuple(found)
        fund = values.get("fund_source")
        return tuple(fact for fact in found if _related(fund, fact.key.values.get("fund_source")))

    def exact(self, coordinate: Coordinate | None) -> tuple[Fact, ...]:
        """The facts that print a figure at just this coordinate."""
        if coordinate is None:
            return ()
        values = self._whole(coordinate)
        printed = [fact for fact in self.near(coordinate) if fact.state is State.PRINTED]
        if coordinate.item is not None:
            return tuple(printed)
        same = [fact for fact in printed if fact.key.values.get("fund_source") == values.get("fund_source")]
        layer = values.get("layer")
        if not same:
            # Nothing printed for the fund in any layer, though there are cells for it: nothing there is.
            same = [
                fact
                for fact in self.near(coordinate)
                if fact.key.values.get("fund_source") == values.get("fund_source")
            ]
        exact = [fact for fact in same if fact.key.values.get("layer") == layer]
        carried = any(not fact.is_zero for fact in same if fact.key.values.get("layer") == "carry_over")
        if not exact and layer in (None, "current_year") and not carried:
            # Without carry-over the year is all there is.
            exact = [fact for fact in same if fact.key.values.get("layer") in (None, "current_year")]
        return tuple(exact)

    def bounds(self, coordinate: Coordinate) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """Facts that the amount is no less than, and facts that it is no more than: of the funds below and above."""
        if coordinate.item is not None:
            return (), ()
        values = self._whole(coordinate)
        fund, layer = values.get("fund_source"), values.get("layer")
        tree = hierarchies()["fund_source"]
        below, above = [], []
        for fact in self._facts.get(_loose(values), []):
            own = fact.key.values.get("fund_source")
            if fact.state is not State.PRINTED or own == fund or fact.key.values.get("layer") != layer:
                continue
            if own is not None and tree.descends(own, fund):
                below.append(fact)
            elif fund is not None and tree.descends(fund, own):
                above.append(fact)
        return tuple(below), tuple(above)

    def amounts_at(self, coordinate: Coordinate | None) -> tuple[Amount, ...]:
        """The different amounts that text and tables give for a coordinate, the text's first; some of very many."""
        found: dict[Quantity, Amount] = {}
        for each in self.stated(coordinate)[:_MOST]:
            if each.quantity is not None:
                found.setdefault(each.quantity, Amount(each.quantity, each.figure, each.spot))
        for fact in self.near(coordinate)[:_MOST]:
            found.setdefault(amount_of(fact), Amount(amount_of(fact), fact.figure))
        return tuple(found.values())

    def about(self, said: Said) -> tuple[Amount, ...]:
        """The amounts that a change, rate or share may be about: that of its own paragraph, else all that are known."""
        nearest = self._before(said.spot, said.statement.coordinate or said.statement.subject)
        known = self.amounts_at(said.statement.coordinate)
        if nearest is None or nearest.quantity is None:
            return known
        own = Amount(nearest.quantity, nearest.figure, nearest.spot)
        return (own,) if _beside(nearest, said) else (own, *known)

    def compared(self, said: Said) -> tuple[Amount, ...]:
        """The amounts that its base gives (last year, the budget, the whole): in its paragraph, else all known."""
        nearest = self._before(said.spot, said.statement.base)
        if nearest is not None and nearest.quantity is not None and _beside(nearest, said):
            return (Amount(nearest.quantity, nearest.figure, nearest.spot),)
        return self.amounts_at(said.statement.base)

    def beside(self, said: Said) -> tuple[Said, ...]:
        """The statements of an amount in the same paragraph."""
        return tuple(self._by_paragraph.get(said.spot[:2], ()))

    @functools.cached_property
    def _by_paragraph(self) -> dict[tuple[int, int], list[Said]]:
        found: dict[tuple[int, int], list[Said]] = {}
        for each in self.values:
            found.setdefault(each.spot[:2], []).append(each)
        return found

    @functools.cached_property
    def _by_thing(self) -> dict[tuple[int, Coordinate | str | None], list[Said]]:
        found: dict[tuple[int, Coordinate | str | None], list[Said]] = {}
        for each in self.values:
            own = each.statement
            found.setdefault((own.section, own.coordinate or own.subject), []).append(each)
        return found

    def _before(self, spot: Spot, thing: Coordinate | str | None) -> Said | None:
        """The last statement of an amount of a thing (a coordinate, or words that were not understood) in a section."""
        if thing is None:
            return None
        stated = self._by_thing.get((spot[0], thing), [])
        index = bisect.bisect_left(stated, spot, key=lambda each: each.spot)
        return stated[index - 1] if index else None


def _beside(one: Said, other: Said) -> bool:
    return one.spot[:2] == other.spot[:2]


def interval_of(said: Said) -> Interval:
    """The amounts in yuan that a statement may mean; any where it states none."""
    return said.quantity.interval if said.quantity is not None else Interval()


def amount_of(fact: Fact) -> Quantity:
    """The amount of a fact; a blank is nothing at all."""
    return Quantity(interval=fact.interval, is_zero=fact.is_zero)


def _has_unit(fact: Fact) -> bool:
    """Whether it is said in what a figure is printed; one without a unit cannot be compared with anything."""
    return fact.source.unit is not None or fact.source.column(fact.column).unit is not None


def agree(said: Said, fact: Fact) -> bool:
    """Whether a stated amount and a printed one can be the same, rounded or cut off to their places."""
    stated = said.quantity
    if stated is None or stated.interval.meets(fact.interval):
        return True
    value, unit = said.statement.value, said.statement.unit
    # Only a coarser figure can have been cut off from the other.
    is_coarser = value is not None and unit is not None and unit.exponent - _places(said) > fact.exponent
    return is_coarser and truncated(value, unit).meets(fact.interval)  # type: ignore[arg-type]


def _places(said: Said) -> int:
    value = said.statement.value
    return max(-int(value.as_tuple().exponent), 0) if value is not None else 0


def less(one: Interval, other: Interval) -> bool:
    """Whether every amount of one lies below every amount of the other."""
    return one.high is not None and other.low is not None and one.high < other.low


def _loose(values: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value) for name, value in values.items() if name not in _LOOSE))


def _related(one: str | None, other: str | None) -> bool:
    return one == other or (one in _CHAIN and other in _CHAIN)
