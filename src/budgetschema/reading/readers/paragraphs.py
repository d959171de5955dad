"""Running text where a file has it in other forms: in a cell as wide as its table, or with tabs in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from budgetschema.reading.grid import Cell

_FINAL = tuple("。；;!！?？:：")
_MANY = 4
"""So many lines in one cell are no title."""
_SENTENCE = re.compile(r"[。；;!！?？]")
_NUMBER = re.compile(r"[（(]?(?:[0-9]{1,3}|[〇零一二三四五六七八九十百]{1,4})[）)]?[、.．]?")
_LIST_MARK = re.compile(r"[（(].*[）)]|.*[、.．]")
_UNPRINTABLE = re.compile("[\u0000-\u0009\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]")
_CJK_EDGE = re.compile(r"(?<=[\u2e80-\uffef”’])\t+(?=[\u2e80-\uffef“‘])")


def printable(text: str) -> str:
    """A cell's text without what prints nothing and fits no file of the format: controls, halves of characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def apart(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """A row, or a row for each paragraph where running text fills a cell as wide as its table."""
    first = cells[0]
    lines = [line for line in first.text.split("\n") if line.strip()]
    wide = all(cell.covered_by is first for cell in cells[1:])
    if not wide or len(lines) < 2 or (len(lines) < _MANY and not any(line.rstrip().endswith(_FINAL) for line in lines)):
        yield cells
        return
    for line in lines:
        own = attrs.evolve(first, text=line)
        yield (own, *(attrs.evolve(cell, covered_by=own) for cell in cells[1:]))


def tabbed(line: str) -> tuple[Cell, ...]:
    """A line of text as cells: several where tabs set columns, one where they only indent or stand in a sentence."""
    pieces = [piece.strip() for piece in line.strip().split("\t")]
    if len(pieces) > 1 and _NUMBER.fullmatch(pieces[0]) and _LIST_MARK.fullmatch(pieces[0]):
        pieces[:2] = ["".join(pieces[:2])]
    if len(pieces) > 1 and _SENTENCE.search(line):
        pieces = [_CJK_EDGE.sub("", "\t".join(pieces)).replace("\t", " ")]
    return tuple(Cell(piece, column) for column, piece in enumerate(pieces))
