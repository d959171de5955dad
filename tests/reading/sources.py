"""The township disclosure as printed and as read: the raw rows beside what the reader made of them."""

import functools
from pathlib import Path

import attrs

from budgetschema import Disclosure
from budgetschema.model import Table
from budgetschema.reading import Coverage, read_document
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source
from tests.conftest import SHARED_TOWNSHIP, TOWNSHIP

LAYOUTS = Path(__file__).parent / "layouts"
EXPECTED = Path(__file__).parent / "expected"

PATHS = {"example": TOWNSHIP, "collected": SHARED_TOWNSHIP}
"""The example with its reworded prose, always there, and the published text, where it was collected."""


@attrs.frozen(kw_only=True)
class Printed:
    """A source beside its reading. ``rows[n]`` has the cells of line n + 1."""

    rows: tuple[tuple[str, ...], ...]
    disclosure: Disclosure
    coverage: Coverage

    def at(self, line: int) -> tuple[str, ...]:
        """The cells of a line, which counts from 1."""
        return self.rows[line - 1]


def rows_of(path: Path) -> tuple[tuple[str, ...], ...]:
    """The cells of every line, split without the reader."""
    return tuple(tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").split("\n"))


@functools.cache
def printed_at(path: Path) -> Printed:
    """Read a source once."""
    reading = read_document(path)
    assert reading.coverage is not None
    return Printed(rows=rows_of(path), disclosure=reading.disclosure, coverage=reading.coverage)


def read_source(text: str) -> Printed:
    """Read a text that a test spells out; tabs may be written as an arrow."""
    source = text.replace("→", "\t")
    reading = read_sources([Source(data=source.encode(), name="text.txt")])
    assert reading.coverage is not None
    rows = tuple(tuple(line.split("\t")) for line in source.split("\n"))
    return Printed(rows=rows, disclosure=reading.disclosure, coverage=reading.coverage)


def one_table(text: str) -> Table:
    """The only table in a text, under a cover that names year and kind."""
    (table,) = read_source("某县某局\n2026年部门预算\n" + text).disclosure.tables
    return table
