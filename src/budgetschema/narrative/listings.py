"""Lists in the text: parts named after 其中, held against the whole that they are parts of."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from budgetschema.cube.dimensions import values_of
from budgetschema.cube.rounding import Interval
from budgetschema.model import MoneyUnit, StatementKind
from budgetschema.narrative.evidence import Amount, Evidence, Said, interval_of, less
from budgetschema.narrative.rates import Quantity
from budgetschema.narrative.vocabulary import rows

_FEWEST = 2


@attrs.frozen(eq=False, slots=True, kw_only=True)
class Sum:
    """Parts that cannot be those of their whole. ``total`` is their sum, in ``unit``."""

    parts: tuple[Said, ...]
    whole: Amount
    total: Decimal
    unit: MoneyUnit


def sums(evidence: Evidence) -> Iterator[Sum]:
    """Every list whose parts exceed the whole, or are all of it and fall short."""
    run: list[Said] = []
    for said in (*evidence.values, None):
        if said is not None and run and _goes_on(run[-1], said):
            if said.statement.coordinate not in {each.statement.coordinate for each in run}:
                run.append(said)
            continue
        found = _judge(evidence, run)
        if found is not None:
            yield found
        run = [said] if said is not None and _split(said) is not None else []


def _goes_on(last: Said, said: Said) -> bool:
    one, other = last.statement, said.statement
    return one.section == other.section and one.base == other.base and _split(said) == _split(last) is not None


def _split(said: Said) -> tuple[str, str | None, int] | None:
    """The dimension along which a part was cut from its whole, with the whole's value; None where there is not one."""
    own = said.statement
    if own.kind is not StatementKind.PART or own.coordinate is None or own.base is None:
        return None
    part, whole = values_of(own.coordinate), values_of(own.base)
    changed = [name for name in part if part[name] != whole.get(name)]
    if len(changed) != 1 or any(name not in part for name in whole if name != changed[0]):
        return None
    name = changed[0]
    if name == "function":
        return (name, whole.get(name), len(part[name])) if part[name].startswith(whole.get(name, "")) else None
    return (name, whole.get(name), 0) if _lies_below(name, part[name], whole.get(name)) else None


def whole_of_parts(evidence: Evidence, said: Said) -> Quantity | None:
    """The whole that a share speaks of as the sum of its parts, where the share's paragraph names all of them."""
    base = said.statement.base
    found: dict[str | None, Said] = {}
    for each in evidence.beside(said):
        split = _split(each)
        own = each.statement
        if base is None or split is None or own.base is None or own.coordinate is None:
            continue
        if attrs.evolve(own.base, fund_source=base.fund_source) == base:
            found[values_of(own.coordinate)[split[0]]] = each
    if len(found) < _FEWEST or not _is_all(tuple(found.values())):
        return None
    interval = Interval.total(interval_of(each) for each in found.values())
    return Quantity(interval=interval, is_zero=all(each.statement.value == 0 for each in found.values()))


@functools.cache
def _parents(name: str) -> dict[str, str | None]:
    return {row["value"]: row["parent"] or None for row in rows("wholes") if row["dimension"] == name}


@functools.cache
def _all_parts(name: str, whole: str | None) -> frozenset[str]:
    """The parts that a whole has everywhere; none where a department may lack some or have others."""
    own = [row for row in rows("wholes") if row["dimension"] == name and row["parent"] == (whole or "")]
    return frozenset(row["value"] for row in own) if all(row["closed"] for row in own) else frozenset()


def _lies_below(name: str, value: str, whole: str | None) -> bool:
    """Whether a value is a part of another along a dimension; every known value is a part of the whole, None."""
    parents = _parents(name)
    if value not in parents:
        return False
    above = parents[value]
    while above is not None and above != whole:
        above = parents.get(above)
    return above == whole


def _judge(evidence: Evidence, run: Sequence[Said]) -> Sum | None:
    run = _topmost(run)
    if len(run) < _FEWEST:
        return None
    units = {each.statement.unit for each in run}
    wholes = tuple(evidence.amounts_at(run[0].statement.base))
    unit = next(iter(units))
    if len(units) != 1 or unit is None or not wholes:
        return None
    intervals = [each.quantity.interval for each in run if each.quantity is not None]
    together = Interval.total(intervals)
    short = _is_all(run)
    if any(
        not less(each.quantity.interval, together) and not (short and less(together, each.quantity.interval))
        for each in wholes
    ):
        return None
    total = sum((each.statement.value for each in run if each.statement.value is not None), Decimal(0))
    return Sum(parts=tuple(run), whole=wholes[0], total=total, unit=unit)


def _topmost(run: Sequence[Said]) -> list[Said]:
    """The parts that are not parts of another one: 财政拨款收入, of which 一般公共预算收入."""
    split = _split(run[0]) if run else None
    if split is None or split[0] == "function":
        return list(run)
    name = split[0]
    named = [(each, values_of(each.statement.coordinate)[name]) for each in run]
    return [
        each for each, own in named if not any(own != other and _lies_below(name, own, other) for _, other in named)
    ]


def _is_all(run: Sequence[Said]) -> bool:
    split = _split(run[0])
    if split is None:
        return False
    name, whole, _ = split
    needed = _all_parts(name, whole)
    return bool(needed) and needed <= {values_of(each.statement.coordinate).get(name, "") for each in run}
