"""Lists in the text: parts named after 其中, held against the whole that they are parts of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from budgetschema.cube.dimensions import hierarchies, values_of
from budgetschema.cube.rounding import Interval
from budgetschema.model import MoneyUnit, StatementKind
from budgetschema.narrative.evidence import Amount, Evidence, Said, less

# Along these every whole has the same parts everywhere; a department may lack some kinds of expenditure or funds.
_CLOSED = {
    ("layer", None),
    ("expenditure_kind", "basic"),
    ("item", "three_public_expenses"),
    ("item", "official_vehicles"),
}
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
    tree = hierarchies().get(name)
    if tree is None or not tree.descends(part[name], whole.get(name)):
        return None
    return name, whole.get(name), 0


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
    tree = hierarchies().get(split[0]) if split is not None else None
    if split is None or tree is None:
        return list(run)
    named = [(each, values_of(each.statement.coordinate)[split[0]]) for each in run]
    return [each for each, own in named if not any(tree.descends(own, other) for _, other in named)]


def _is_all(run: Sequence[Said]) -> bool:
    split = _split(run[0])
    if split is None or (split[0], split[1]) not in _CLOSED:
        return False
    name, whole, _ = split
    named = [values_of(each.statement.coordinate).get(name, "") for each in run]
    return hierarchies()[name].covers(named, whole)
