"""Aligned columns of text; Chinese characters are two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


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
        lines.append("  ".join(cells).rstrip())
    return lines


def on_the_point(figures: Sequence[str]) -> list[str]:
    """Figures padded behind so that, flush right, their decimal points stand one under the other."""
    places = [len(figure.partition(".")[1] + figure.partition(".")[2]) for figure in figures]
    most = max(places, default=0)
    return [figure + " " * (most - own) for figure, own in zip(figures, places, strict=True)]
