"""Comma-separated text: records of cells, as spreadsheets export them, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.limits import MOST_POSITIONS, too_large
from budgetschema.reading.readers.paragraphs import printable
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.text import decoded

_SEPARATORS = ",\t;"
_SAMPLE = 100
_LONGEST_CELL = 2**20
# Programs on Chinese systems write the encoding of the system, without a mark.
_CHINESE = "gb18030"


def read(source: Source) -> Grid:
    """Make a grid of a table: one region, a place for each record. Raises :class:`UnreadableError`."""
    text, used = _text(source)
    records: list[tuple[int, list[str]]] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    line = 1
    try:
        for cells in reader:
            records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableError("file.damaged", {"name": source.name}) from None
    width = max(_width(cells) for _, cells in records)
    if len(records) * width > MOST_POSITIONS:
        raise too_large(source.name)
    rows = tuple(_row(index, line, cells, width) for index, (line, cells) in enumerate(records))
    return Grid((source.described("text/csv", used),), rows)


def _text(source: Source) -> tuple[str, str]:
    """The text in the first encoding that fits, or in the one that the user names."""
    try:
        return decoded(source)
    except UnreadableError as error:
        if error.key != "file.encoding" or source.encoding is not None:
            raise
    return decoded(attrs.evolve(source, encoding=_CHINESE))


def _separator(text: str) -> str:
    """The separator that most lines hold; a comma where none does."""
    lines = text.splitlines()[:_SAMPLE]
    return max(_SEPARATORS, key=lambda separator: sum(separator in line for line in lines))


def _width(cells: list[str]) -> int:
    return max((index + 1 for index, text in enumerate(cells) if text.strip()), default=1)


def _row(index: int, line: int, cells: list[str], width: int) -> Row:
    texts = (cells + [""] * width)[:width]
    made = tuple(Cell(printable(text), at) for at, text in enumerate(texts))
    return Row(index, Place(line=line), made, region=0)
