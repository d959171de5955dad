"""Assignment: pairs of two groups, each member in one pair at most, with the highest total weight."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]


def assign(weights: Mapping[Pair, int], largest: int) -> dict[int, int]:
    """Left to right members so that the sum of weights is as high as it can be.

    ``weights`` are positive and name the pairs that are allowed. Groups that have nothing to do with each other are
    solved apart; one with more than ``largest`` members on a side is matched best pair first, which may be less than
    the optimum, but takes no cubic time. Equal totals are decided by position, so the result is always the same.
    """
    found: dict[int, int] = {}
    for group in _groups(weights):
        lefts, rights = sorted({a for a, _ in group}), sorted({b for _, b in group})
        if max(len(lefts), len(rights)) > largest:
            found |= _best_first(group)
        elif len(lefts) <= len(rights):
            found |= _optimal(lefts, rights, group)
        else:
            turned = {(b, a): weight for (a, b), weight in group.items()}
            found |= {left: right for right, left in _optimal(rights, lefts, turned).items()}
    return found


def _groups(weights: Mapping[Pair, int]) -> list[dict[Pair, int]]:
    """The connected groups of the allowed pairs."""
    parent: dict[Pair, Pair] = {}

    def root(node: Pair) -> Pair:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in weights:
        parent[root((0, a))] = root((1, b))
    groups: dict[Pair, dict[Pair, int]] = {}
    for (a, b), weight in weights.items():
        groups.setdefault(root((0, a)), {})[a, b] = weight
    return list(groups.values())


def _best_first(weights: Mapping[Pair, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (a, b), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _optimal(lefts: list[int], rights: list[int], weights: Mapping[Pair, int]) -> dict[int, int]:
    """The Hungarian method with potentials (Kuhn 1955, Munkres 1957) for no more lefts than rights."""
    cost = [[-weights.get((a, b), 0) for b in rights] for a in lefts]
    by_row, by_column = [0] * (len(lefts) + 1), [0] * (len(rights) + 1)
    row_of = [0] * (len(rights) + 1)
    for row in range(1, len(lefts) + 1):
        _augment(row, cost, by_row, by_column, row_of)
    pairs = {lefts[row - 1]: rights[column - 1] for column, row in enumerate(row_of) if row and column}
    return {a: b for a, b in sorted(pairs.items()) if (a, b) in weights}


def _augment(row: int, cost: list[list[int]], by_row: list[int], by_column: list[int], row_of: list[int]) -> None:
    """Give one more row its column, moving others where that is cheaper."""
    columns = range(1, len(row_of))
    slack: dict[int, int] = {}
    before = dict.fromkeys(columns, 0)
    seen = {0}
    row_of[0] = row
    here = 0
    while row_of[here]:
        seen.add(here)
        current = row_of[here]
        for column in columns:
            if column in seen:
                continue
            reduced = cost[current - 1][column - 1] - by_row[current] - by_column[column]
            if column not in slack or reduced < slack[column]:
                slack[column], before[column] = reduced, here
        here = min((column for column in columns if column not in seen), key=lambda column: slack[column])
        step = slack[here]
        for column in (0, *columns):
            if column in seen:
                by_row[row_of[column]] += step
                by_column[column] -= step
            else:
                slack[column] -= step
    while here:
        row_of[here] = row_of[before[here]]
        here = before[here]
