"""Slips of the pen are told by their smallest kind."""

import pytest

from budgetschema.cube.slips import LIKELIHOOD, digits_apart, slip
from budgetschema.findings import Slip


@pytest.mark.parametrize(
    ("right", "printed", "kind"),
    [
        (26489, 26498, Slip.SWAPPED), (26489, 62489, Slip.SWAPPED), (1030, 1300, Slip.SWAPPED),
        (26489, 26499, Slip.DIGIT), (26489, 16489, Slip.DIGIT), (5, 9, Slip.DIGIT),
        (26489, 264890, Slip.SHIFTED), (26489, 2649, Slip.SHIFTED), (26489, 2648, Slip.SHIFTED),
        (26489, 2689, Slip.DROPPED), (2689, 26489, Slip.ADDED),
        (26489, None, Slip.BLANK), (26489, -26489, Slip.SIGN),
        (26489, 4672, Slip.OTHER), (0, 26489, Slip.OTHER),
    ],
)  # fmt: skip
def test_kinds(right: int, printed: int | None, kind: Slip) -> None:
    assert slip(right, printed) is kind


def test_a_neighbour_counts_only_where_no_smaller_slip_does() -> None:
    assert slip(26489, 4672, neighbours=(4672,)) is Slip.NEIGHBOUR
    assert slip(26489, 26498, neighbours=(26498,)) is Slip.SWAPPED


def test_every_kind_has_its_rank() -> None:
    assert sorted(LIKELIHOOD) == sorted(Slip)


def test_digits_apart_counts_from_the_right() -> None:
    assert digits_apart(26489, 26489) == 0
    assert digits_apart(26489, 489) == 2
    assert digits_apart(26489, None) == 5
