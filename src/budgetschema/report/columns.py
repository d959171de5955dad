"""Aligned columns of text; Chinese characters are two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_GAP = "  "
_LEAST = 14
"""A column is not folded any narrower."""
_QUOTES = "“”‘’"
_OPENING = "“‘《〈（【〔「『("
_CLOSING = "”’》〉）】〕」』)，。；：、！？…％%,.;:!? "


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def aligned(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[str]:
    """Rows as lines with aligned columns; ``right`` says which are flush right."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(right))]
    lines = []
    for row in rows:
        cells = []
        for text, room, flush_right in zip(row, widths, right, strict=True):
            space = " " * (room - width(text))
            cells.append(space + text if flush_right else text + space)
        lines.append(_GAP.join(cells).rstrip())
    return lines


def fitted(
    rows: Sequence[Sequence[str]], right: Sequence[bool], *, folding: Sequence[int], room: int | None
) -> list[str]:
    """Aligned lines of at most ``room`` columns where it can be done by folding the texts of some columns."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(right))]
    excess = 0 if room is None else sum(widths) + len(_GAP) * (len(right) - 1) - room
    if excess <= 0:
        return aligned(rows, right)
    for _ in range(excess):
        widest = max(folding, key=lambda column: widths[column])
        if widths[widest] > _LEAST:
            widths[widest] -= 1
    cells: list[Sequence[str]] = []
    for row in rows:
        parts = [
            folded(text, widths[column], named=True) if column in folding else [text] for column, text in enumerate(row)
        ]
        cells += zip_longest(*parts, fillvalue="")
    return aligned(cells, right)


def folded(text: str, room: int | None, hang: int = 0, *, named: bool = False) -> list[str]:
    """A text as lines of at most ``room`` columns, all but the first indented by ``hang``.

    A line ends at a space or beside a Chinese character, but not before a mark that closes or after one that opens;
    in the name of a figure (``named``) rather between two quotations than within one.
    """
    lines: list[str] = []
    indent = ""
    while room is not None and width(indent + text) > room:
        end = _end_of_line(text, max(room - len(indent), 2), named=named)
        lines.append(indent + text[:end].rstrip())
        text = text[end:].lstrip()
        indent = " " * hang
    return [*lines, indent + text]


def _end_of_line(text: str, room: int, *, named: bool) -> int:
    """Where the first line ends: at the last good place within ``room`` columns, else where the room ends."""
    taken, good, best = 0, 0, 0
    for position, character in enumerate(text):
        if position and _may_break(text[position - 1], character):
            good = position
            # Not so early that the name would get many lines.
            best = position if character in "“《" and taken * 3 >= room else best
        taken += width(character)
        if taken > room:
            return (best if named else 0) or good or max(position, 1)
    return len(text)


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return True
    return (
        any(width(each) > 1 or each in _QUOTES for each in (before, after))
        and before not in _OPENING
        and after not in _CLOSING
    )


def on_the_point(figures: Sequence[str]) -> list[str]:
    """Figures padded behind so that, flush right, their decimal points stand one under the other."""
    places = [len(figure.partition(".")[1] + figure.partition(".")[2]) for figure in figures]
    most = max(places, default=0)
    return [figure + " " * (most - own) for figure, own in zip(figures, places, strict=True)]
