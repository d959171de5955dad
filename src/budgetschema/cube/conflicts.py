"""Conflicts: which figures cannot all be right, and the fewest figures that must be wrong to explain them all.

Error localisation after Fellegi and Holt (1976): every conflict is a set of figures of which at least one is wrong;
the fewest figures that hit every conflict are the likeliest errors. Conflicts are found as they are needed: free the
figures chosen so far, look for another conflict, choose again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

import attrs

from budgetschema.cube.propagation import Propagation
from budgetschema.cube.system import System, excess, tightest


@attrs.frozen(slots=True)
class Conflict:
    """Measurements that cannot all be right, none of them dispensable, and the equations through which they meet."""

    figures: frozenset[int]
    equations: frozenset[int]


Oracle = Callable[[System, Collection[int]], Conflict | None]
"""Finds a conflict among the measurements that are not freed, or nothing."""

_WORK = 1_500_000
"""Figures looked at, over all questions, before the search for conflicts ends."""
_FEWEST_CALLS = 40
_SEARCH = 20_000
"""Choices that are tried for the fewest figures before the greedy choice is taken."""
_ROUNDS = 400
"""Conflicts that are looked for in one document; one with more is not a budget with slips in it."""


def by_propagation(system: System, freed: Collection[int] = ()) -> Conflict | None:
    """A conflict that bound propagation sees, made irreducible; None where it sees none."""
    result = Propagation(system, freed)
    if not result.conflict:
        return None
    return shrink(system, Conflict(result.conflict, result.used))


def shrink(system: System, conflict: Conflict) -> Conflict:
    """Drop every measurement without which the rest still conflict under the same equations."""
    equations = [system.equations[number] for number in sorted(conflict.equations)]
    kept = conflict
    for number in sorted(conflict.figures):
        if number in kept.figures:
            rest = [system.measurements[each] for each in sorted(kept.figures) if each != number]
            smaller = Propagation(system, (), rest, equations)
            if smaller.conflict:
                kept = Conflict(smaller.conflict, smaller.used)
    return kept


def direct(system: System) -> Iterator[Conflict]:
    """The conflicts that one coordinate or one equation shows by itself: the easiest to follow."""
    tight = tightest(system.measurements)
    for low, high in tight.values():
        if low.low > high.high:
            yield Conflict(frozenset((low.number, high.number)), frozenset())
    for equation in system.equations:
        figures = excess(tight, equation.weights)
        if figures:
            yield Conflict(figures, frozenset((equation.number,)))


@attrs.frozen(slots=True, eq=False)
class Cluster:
    """One root cause: a figure taken to be wrong, and the conflicts that it explains."""

    wrong: int
    others: tuple[int, ...]
    """Figures that would explain the same conflicts as well, each by itself."""
    conflicts: tuple[Conflict, ...]


def bounded(oracle: Oracle, system: System) -> Oracle:
    """An oracle that falls silent after so much work that a document with slips in it would be done."""
    left = max(_WORK // (len(system.measurements) + 1), _FEWEST_CALLS)

    def ask(system: System, freed: Collection[int]) -> Conflict | None:
        nonlocal left
        left -= 1
        return oracle(system, freed) if left >= 0 else None

    return ask


def localise(system: System, oracle: Oracle) -> tuple[Cluster, ...]:
    """The root causes of all conflicts of a system, one figure each."""
    conflicts = list(direct(system))
    chosen = fewest(conflicts)
    while len(conflicts) < _ROUNDS:
        found = oracle(system, chosen)
        if found is None:
            break
        conflicts.append(found)
        # Look for conflicts that have nothing in common with it before choosing again: fewer choices are made twice.
        freed = chosen | found.figures
        while len(conflicts) < _ROUNDS and (another := oracle(system, freed)) is not None:
            conflicts.append(another)
            freed |= another.figures
        chosen = fewest(conflicts)
    return _clusters(system, oracle, conflicts, chosen)


def fewest(conflicts: Sequence[Conflict]) -> frozenset[int]:
    """A smallest set of figures that hits every conflict; groups that share no figure are solved apart."""
    chosen: set[int] = set()
    for group in _connected([conflict.figures for conflict in conflicts]):
        chosen |= _fewest_of(group)
    return frozenset(chosen)


def _connected(conflicts: Sequence[frozenset[int]]) -> list[list[frozenset[int]]]:
    groups: list[tuple[set[int], list[frozenset[int]]]] = []
    for conflict in conflicts:
        touching = [group for group in groups if group[0] & conflict]
        merged: tuple[set[int], list[frozenset[int]]] = (set(conflict), [conflict])
        for group in touching:
            merged[0].update(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        groups.append(merged)
    return [group for _, group in groups]


def _fewest_of(conflicts: Sequence[frozenset[int]]) -> set[int]:
    budget = _SEARCH
    order = Counter(figure for conflict in conflicts for figure in conflict)

    def search(left: Sequence[frozenset[int]], depth: int) -> set[int] | None:
        nonlocal budget
        if not left:
            return set()
        budget -= 1
        if depth == 0 or budget < 0:
            return None
        shortest: frozenset[int] = min(left, key=len)
        for figure in sorted(shortest, key=lambda each: (-order[each], each)):
            rest = search([conflict for conflict in left if figure not in conflict], depth - 1)
            if rest is not None:
                return rest | {figure}
        return None

    for depth in range(1, len(conflicts) + 1):
        found = search(list(conflicts), depth)
        if found is not None:
            return found
        if budget < 0:
            break
    return _greedy(conflicts)


def _greedy(conflicts: Sequence[frozenset[int]]) -> set[int]:
    left = list(conflicts)
    chosen: set[int] = set()
    while left:
        figure, _ = max(
            Counter(each for conflict in left for each in conflict).items(), key=lambda pair: (pair[1], -pair[0])
        )
        chosen.add(figure)
        left = [conflict for conflict in left if figure not in conflict]
    # A figure chosen early may be made needless by those chosen later.
    for figure in sorted(chosen):
        if all((chosen - {figure}) & each for each in conflicts):
            chosen.discard(figure)
    return chosen


def _clusters(system: System, oracle: Oracle, conflicts: list[Conflict], chosen: frozenset[int]) -> tuple[Cluster, ...]:
    """Give each chosen figure its conflicts and the figures that could stand in its place."""
    clusters = []
    for wrong in sorted(chosen):
        rest = chosen - {wrong}
        own = [conflict for conflict in conflicts if wrong in conflict.figures and not conflict.figures & rest]
        candidates = set.intersection(*(set(conflict.figures) for conflict in own)) - {wrong} if own else set()
        others = []
        while candidates:
            figure = min(candidates)
            candidates.discard(figure)
            against = oracle(system, rest | {figure})
            if against is None:
                others.append(figure)
            else:
                own.append(against)
                candidates &= against.figures
        if own:
            clusters.append(Cluster(wrong, tuple(others), tuple(own)))
    return tuple(clusters)
