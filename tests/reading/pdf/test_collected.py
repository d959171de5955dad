"""The collected disclosures, where they are: every character is read once, and tables agree with those made by hand."""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.pdf.guard import drawn, opened
from tests.conftest import SHARED_TOWNSHIP
from tests.reading.pdf.making import grid_of

CORPUS = SHARED_TOWNSHIP.parents[1] / "corpus"
FILES = sorted(path.stem for path in CORPUS.glob("*.pdf"))

pytestmark = pytest.mark.skipif(not FILES, reason=f"the collected disclosures are not in {CORPUS.name}/")


@cache
def read(name: str) -> Grid:
    return grid_of((CORPUS / f"{name}.pdf").read_bytes())


def printed(path: Path) -> Iterator[str]:
    """Every character on the pages of a file."""
    with opened(path.read_bytes(), path.name) as pages:
        for number, page in enumerate(pages, 1):
            for glyph in drawn(page, number, path.name)[0].glyphs:
                yield from "".join(glyph.text.split())


@pytest.mark.parametrize("name", FILES)
def test_every_character_is_read_once(name: str) -> None:
    found = Counter(c for row in read(name).rows for cell in row.cells for c in cell.text if not c.isspace())
    assert found == Counter(printed(CORPUS / f"{name}.pdf"))


@pytest.mark.parametrize("name", FILES)
def test_both_ways_of_reading_agree(name: str) -> None:
    assert [cell for row in read(name).rows for cell in row.cells if cell.other is not None] == []


@pytest.mark.parametrize(("table", "pages", "header"), [("T1", (7,), 4), ("T3", (10, 11), 3), ("T8", (17, 18, 19), 3)])
def test_tables_are_as_a_person_reads_them(table: str, pages: tuple[int, ...], header: int) -> None:
    name = "shanghai-finance-2025-budget"
    (path,) = (CORPUS / "truth" / name).glob(f"{table}_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))[1:]
    rows = [
        [cell.text for cell in row.cells]
        for page in pages
        for row in [row for row in read(name).rows if row.place.page == page and row.region is not None][header:]
    ]
    assert rows == expected
