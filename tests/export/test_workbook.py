"""Workbooks: what a spreadsheet program calculates is what is printed."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pytest

import budgetschema
from budgetschema.export import Content

from .conftest import missing
from .hostile import NEGATIVE, TEXTS


def without_results(path: Path) -> Path:
    """The workbook without the results of its formulas, so that none can stand for a calculation."""
    stripped = path.with_name(f"stripped-{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stripped, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            target.writestr(name, data)
    return stripped


def calculated(path: Path) -> Path:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        missing("LibreOffice")
    into = path.parent / "calculated"
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        [str(office), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", into, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return into / path.name


def formulas(path: Path) -> Iterator[tuple[str, str, str]]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate, cell.value) for cell in row if cell.data_type == "f")


def test_formulas_give_the_printed_figures(content, export) -> None:
    path = export("xlsx", content, name="x.xlsx")
    found = list(formulas(path))
    assert len(found) > 200
    printed = openpyxl.load_workbook(path, data_only=True)
    again = openpyxl.load_workbook(calculated(without_results(path)), data_only=True)
    for sheet, cell, formula in found:
        assert printed[sheet][cell].data_type == "n"
        assert again[sheet][cell].value == pytest.approx(printed[sheet][cell].value, abs=1e-9), (sheet, cell, formula)


def test_every_printed_figure_stands_on_its_sheet(content, export) -> None:
    book = openpyxl.load_workbook(export("xlsx", content, name="x.xlsx"), data_only=True)
    for sheet, table in zip(book.worksheets[1:], content.disclosure.tables, strict=False):
        values = [cell.value for row in sheet.iter_rows(min_row=4) for cell in row if cell.data_type == "n"]
        figures = sorted(float(amount) for line in table.lines for amount in line.amounts.values())
        assert sorted(value for value in values if value is not None) == figures
        assert sheet["A1"].value == table.title


def test_a_wrong_total_stays_as_printed_and_bears_its_finding(township, export) -> None:
    table = township.tables[2]
    lines = list(table.lines)
    wrong = Decimal("956.08")  # 846.08 is printed; two digits of it changed places and one was mistyped
    assert lines[2].amounts["total"] == Decimal("846.08")
    lines[2] = attrs.evolve(lines[2], amounts={**lines[2].amounts, "total": wrong})
    disclosure = attrs.evolve(
        township, tables=(*township.tables[:2], attrs.evolve(table, lines=tuple(lines)), *township.tables[3:])
    )
    findings = budgetschema.check(disclosure).findings
    path = export("xlsx", Content.of(disclosure, findings), name="x.xlsx", lang="en")
    sheet = openpyxl.load_workbook(path).worksheets[3]
    (cell,) = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value == float(wrong)]
    assert cell.data_type == "n"
    assert "956.08" in cell.comment.text


def test_residuals_are_added_and_explained(content, export) -> None:
    book = openpyxl.load_workbook(export("xlsx", content, name="x.xlsx", lang="en"))
    with_rest = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and re.search(r"\)[+-]0\.0", cell.value)
    ]
    assert with_rest
    assert all("rounding residual" in cell.comment.text for cell in with_rest)


def test_codes_are_text(content, export) -> None:
    book = openpyxl.load_workbook(export("xlsx", content, name="x.xlsx"))
    sheet = book.worksheets[2]
    codes = [cell for (cell,) in sheet.iter_rows(min_row=6, max_col=1) if cell.value]
    assert "201" in {cell.value for cell in codes}
    assert {cell.data_type for cell in codes} == {"s"}


def test_hostile_names_stay_text(hostile_content, export) -> None:
    path = export("xlsx", hostile_content, name="x.xlsx")
    assert list(formulas(path)) == []
    book = openpyxl.load_workbook(path)
    names = [row[1].value for row in book["projects"].iter_rows(min_row=3)]
    assert [name.replace("_x000D_", "\r") for name in names] == list(TEXTS)
    figures = [cell for row in book.worksheets[1].iter_rows() for cell in row if cell.value == float(NEGATIVE)]
    assert len(figures) == len(TEXTS)
    # A spreadsheet keeps 15 digits of a number; a longer one stays whole as text.
    texts = {cell.value for row in book.worksheets[1].iter_rows() for cell in row}
    assert "1234567890123456.12345678" in texts
    assert len({sheet.title.casefold() for sheet in book.worksheets}) == len(book.worksheets)


def test_the_same_content_gives_the_same_bytes(content, export) -> None:
    assert export("xlsx", content, name="a.xlsx").read_bytes() == export("xlsx", content, name="b.xlsx").read_bytes()
