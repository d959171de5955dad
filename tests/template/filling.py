"""Filling a workbook in as a person would, and having it calculated."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from budgetschema.template.places import PlacedTable

Entry = tuple[str, Mapping[str, Decimal]]
"""Code or name of a line, and its amounts by column."""


def fill(blank: Path, target: Path, tables: Mapping[str, PlacedTable], entries: Mapping[str, Iterable[Entry]]) -> None:
    """Write entries into the cells to be filled in. Each of them must be open to the person."""
    book = openpyxl.load_workbook(blank)
    for name, lines in entries.items():
        table = tables[name]
        sheet = book[table.sheet]
        for row, (key, amounts) in zip(table.entries, lines, strict=False):
            _write(sheet, row, 0, key)
            for column, amount in amounts.items():
                _write(sheet, row, table.column(column), amount)
    book.save(target)


def fill_cell(path: Path, sheet: str, row: int, column: int, value: object) -> None:
    """Write one cell of a workbook."""
    book = openpyxl.load_workbook(path)
    _write(book[sheet], row, column, value)
    book.save(path)


def _write(sheet: object, row: int, column: int, value: object) -> None:
    cell = sheet.cell(row + 1, column + 1)  # type: ignore[attr-defined]
    assert not cell.protection.locked, f"{sheet} {cell.coordinate}"
    cell.value = value


def calculated(path: Path) -> Path:
    """The workbook after a spreadsheet program has calculated it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed, which calculates the workbook")
    into = path.parent / "calculated"
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", into, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return into / path.name


def values(path: Path, sheet: str) -> list[list[object]]:
    """The calculated values of a sheet."""
    book = openpyxl.load_workbook(path, data_only=True)
    return [[None if value == "" else value for value in row] for row in book[sheet].iter_rows(values_only=True)]
