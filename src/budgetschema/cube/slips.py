"""Slips of the pen: how a figure that would be right may have turned into the one that is printed."""

from __future__ import annotations

from collections.abc import Collection

from budgetschema.findings import Slip

LIKELIHOOD = (
    Slip.SWAPPED, Slip.DIGIT, Slip.SHIFTED, Slip.DROPPED, Slip.ADDED, Slip.BLANK, Slip.SIGN, Slip.NEIGHBOUR, Slip.OTHER,
)  # fmt: skip
"""The likeliest slip first."""


def slip(right: int, printed: int | None, neighbours: Collection[int] = ()) -> Slip:
    """The smallest slip that turns ``right`` into ``printed``, both in ulps; None is a blank cell.

    ``neighbours`` are the figures in the cells around: one of them may have been written twice.
    """
    if printed is None:
        return Slip.BLANK
    if right == -printed:
        return Slip.SIGN
    meant, written = str(abs(right)), str(abs(printed))
    if (right < 0) == (printed < 0):
        if _swapped(meant, written):
            return Slip.SWAPPED
        if len(meant) == len(written) and sum(a != b for a, b in zip(meant, written, strict=True)) == 1:
            return Slip.DIGIT
        if _shifted(right, printed):
            return Slip.SHIFTED
        if _one_less(meant, written):
            return Slip.DROPPED
        if _one_less(written, meant):
            return Slip.ADDED
    return Slip.NEIGHBOUR if printed in neighbours else Slip.OTHER


def _swapped(meant: str, written: str) -> bool:
    width = max(len(meant), len(written))
    one, two = meant.zfill(width), written.zfill(width)
    apart = [place for place in range(width) if one[place] != two[place]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == two[apart[1]]
        and one[apart[1]] == two[apart[0]]
    )


def _shifted(right: int, printed: int) -> bool:
    if not right or not printed:
        return False
    large, small = max(abs(right), abs(printed)), min(abs(right), abs(printed))
    power = 10
    while small * power <= large + power:
        # A point that moved left loses the digits behind the last printed place.
        if abs(large - small * power) < power:
            return True
        power *= 10
    return False


def _one_less(longer: str, shorter: str) -> bool:
    """Whether ``shorter`` is ``longer`` without one of its digits."""
    shorter = shorter.zfill(len(longer) - 1)
    return len(shorter) == len(longer) - 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def digits_apart(right: int, printed: int | None) -> int:
    """How many digits two figures of ulps do not share, place by place from the right."""
    meant, written = str(abs(right)), str(abs(printed or 0))
    width = max(len(meant), len(written))
    return sum(a != b for a, b in zip(meant.zfill(width), written.zfill(width), strict=True))
