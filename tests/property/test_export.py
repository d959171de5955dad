"""Any valid disclosure can be exported, and none of its figures is lost on the way."""

import csv
import io
import re
import sqlite3
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
from hypothesis import given, settings

from budgetschema.convert import load
from budgetschema.export import Content, Options, deliver, kinds

from ..strategies import disclosures


@settings(max_examples=25)
@given(disclosures())
def test_every_figure_arrives(disclosure) -> None:
    content = Content.of(disclosure, persons=True)
    figures = Counter(each for table in disclosure.tables for line in table.lines for each in line.amounts.values())
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("datapackage", "sqlite", "parquet", "xlsx", "dcat"):
            deliver(kinds()[kind], content, Options(), Path(folder) / kind)
        assert figures <= Counter(_printed(Path(folder) / "datapackage"))
        connection = sqlite3.connect(Path(folder) / "sqlite")
        found = connection.execute("SELECT amount FROM cells WHERE amount IS NOT NULL").fetchall()
        assert Counter(Decimal(value) for (value,) in found) == figures
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        amounts = pq.read_table(Path(folder) / "parquet" / "cells.parquet").column("amount").to_pylist()
        assert Counter(each for each in amounts if each is not None) == figures
        published = {path for path in (Path(folder) / "dcat").iterdir() if path.suffix != ".jsonld"}
        assert len(published) == 2
        assert all(load(path) == disclosure for path in published)
        (Path(folder) / "xlsx").rename(Path(folder) / "a.xlsx")
        book = openpyxl.load_workbook(Path(folder) / "a.xlsx")
        assert len(book.worksheets) > len(disclosure.tables)


def _printed(folder: Path):
    """What every cell of the tables as printed says, as a figure where it spells one; a figure may stand in a column of
    texts."""
    for path in (folder / "tables").iterdir():
        for row in csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")):
            for name, cell in row.items():
                if name != "line_no" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell, re.ASCII):
                    yield Decimal(cell)
