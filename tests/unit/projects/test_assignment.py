"""The assignment is the best there is, and always the same."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.projects.assignment import assign

WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 30), max_size=25)


def best(weights: dict[tuple[int, int], int]) -> int:
    """The highest total, by trying everything."""
    lefts = sorted({a for a, _ in weights})
    choices = [*sorted({b for _, b in weights}), *([None] * len(lefts))]
    return max(
        sum(weights.get((a, b), 0) for a, b in zip(lefts, picked, strict=True) if b is not None)
        for picked in itertools.permutations(choices, len(lefts))
    )


@given(WEIGHTS.filter(lambda each: len({a for a, _ in each}) <= 3))
def test_no_other_pairs_weigh_more(weights: dict[tuple[int, int], int]) -> None:
    found = assign(weights, 100)
    assert set(found.items()) <= set(weights)
    assert len(set(found.values())) == len(found)
    assert sum(weights[pair] for pair in found.items()) == best(weights)


@given(WEIGHTS)
def test_a_large_group_is_matched_best_pair_first(weights: dict[tuple[int, int], int]) -> None:
    found = assign(weights, 0)
    assert len(set(found.values())) == len(found)
    for pair, weight in weights.items():
        # Whoever stays without a pair lost to one that is at least as heavy.
        rivals = [weights[other] for other in found.items() if other[0] == pair[0] or other[1] == pair[1]]
        assert rivals
        assert max(rivals) >= weight


@pytest.mark.parametrize("turn", [False, True])
def test_greed_is_not_enough(turn: bool) -> None:
    weights = {(0, 0): 10, (0, 1): 9, (1, 0): 9}
    if turn:
        weights = {(b, a): weight for (a, b), weight in weights.items()}
    assert assign(weights, 100) == {0: 1, 1: 0}
    assert assign(weights, 1) == {0: 0}


def test_nothing_to_assign() -> None:
    assert assign({}, 100) == {}
