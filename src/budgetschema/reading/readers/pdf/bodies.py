"""The lines of a table without ruled rows: which strips of text are one row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from budgetschema.reading.readers.pdf.strips import Strip, divided, is_close, pitch_of

_WRAPPED = 0.72
"""Share of the usual distance of rows up to which a line without figures belongs to the row beside it."""
_OVERLAPPING = 0.85
"""Sizes up to which two strips are too near to be rows of their own."""
_CLOSER = 0.85
"""Share of the distance of rows up to which lines are of one row."""
_LINES_OF_A_ROW = 5


def rows_of(strips: Sequence[Strip], dividers: Sequence[float]) -> list[list[Strip]]:
    """Strips as rows: what stands close together is a row; of several rows, each has its own figures."""
    rows: list[list[Strip]] = []
    usual = _usual_step(strips)
    cluster: list[Strip] = []
    for strip in strips:
        if cluster and (not _is_one_row(cluster[-1], strip, usual) or divided(cluster[-1], strip, dividers)):
            rows += _by_figures(cluster)
            cluster = []
        cluster.append(strip)
    return [*rows, *_by_figures(cluster)]


def _usual_step(strips: Sequence[Strip]) -> float:
    """The distance of rows: more than that of lines within them, where there are such."""
    steps = sorted(after.line.centre - before.line.centre for before, after in pairwise(strips))
    return steps[len(steps) * 3 // 4] if steps else 0.0


def _is_one_row(above: Strip, below: Strip, usual: float) -> bool:
    step, size = below.line.centre - above.line.centre, below.line.size
    return step < _OVERLAPPING * size or (is_close(above, below) and step < _CLOSER * usual)


def _by_figures(cluster: Sequence[Strip]) -> list[list[Strip]]:
    """Rows of strips that stand close together: what has no figures goes to the figures that it is nearest to.

    A few strips with one line of figures are one row. Among more, a strip that is as far away as lines are from each
    other is a row without figures.
    """
    marked = [strip for strip in cluster if strip.has_figures]
    if not marked:
        return [[strip] for strip in cluster]
    if len(marked) == 1 and len(cluster) <= _LINES_OF_A_ROW:
        return [list(cluster)]
    step = pitch_of([strip.line for strip in cluster])
    rows = [[strip] for strip in marked]
    for strip in cluster:
        if strip.has_figures:
            continue
        centre = strip.line.centre
        row = min(rows[: len(marked)], key=lambda one: abs(one[0].line.centre - centre))
        away = abs(row[0].line.centre - centre)
        if away <= max(_WRAPPED * step, _OVERLAPPING * strip.line.size):
            row.append(strip)
        else:
            rows.append([strip])
    ordered = sorted(rows, key=lambda row: row[0].line.centre)
    return [sorted(row, key=lambda strip: strip.line.centre) for row in ordered]
