"""Files made to harm, and files that are broken: one sentence, in bounded time and memory."""

import io
import random
import tracemalloc
import zipfile

import pytest

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers import archives
from budgetschema.reading.readers.workbook import rows, sheets
from tests.reading.office.making import changed, document, grid, office, package, paragraph, refused, texts
from tests.reading.office.making import workbook as made_by
from tests.reading.office.test_sniffing import compound

MEGABYTE = 2**20
MOST = 100 * MEGABYTE
SHEET = "xl/worksheets/sheet1.xml"


def book() -> bytes:
    return made_by(lambda _, sheet: sheet.write_row(0, 0, ["甲", 1]))


def zeros(megabytes: int) -> bytes:
    """A zip file whose only member unpacks to so many megabytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(b"\0" * MEGABYTE)
    return stream.getvalue()


def sized(data: bytes, size: int) -> bytes:
    """A zip file whose largest member declares another size, in both places."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        largest = max(archive.infolist(), key=lambda member: member.file_size)
    in_directory = data.index(largest.filename.encode(), data.index(b"PK\x01\x02")) - 46
    lying = bytearray(data)
    for offset in (largest.header_offset + 22, in_directory + 24):
        lying[offset : offset + 4] = size.to_bytes(4, "little")
    return bytes(lying)


BOMBS = {
    "one member of 300 megabytes": (lambda: zeros(300), "archive.too_large"),
    "one member packed beyond belief": (lambda: zeros(20), "archive.too_large"),
    "a member that says it is small": (lambda: sized(zeros(20), 100), "file.damaged"),
    "a member that says it is huge": (lambda: sized(book(), 2**32 - 2), "archive.too_large"),
    "more members than any file has": (
        lambda: package({f"xl/{number}": b"" for number in range(archives.MOST_MEMBERS + 1)}, zipfile.ZIP_STORED),
        "archive.too_large",
    ),
}


def _sheet(rows: str) -> bytes:
    return changed(
        book(), SHEET, lambda text: text.split("<sheetData>")[0] + f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _ods(rows: str) -> bytes:
    spaces = 'xmlns:t="urn:t" xmlns:o="urn:o" xmlns:x="urn:x"'
    content = (
        f'<o:doc {spaces}><o:body><o:spreadsheet><t:table t:name="表">{rows}</t:table></o:spreadsheet></o:body></o:doc>'
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


@pytest.mark.parametrize("case", BOMBS)
def test_bombs_are_refused_in_little_memory(case: str):
    make, key = BOMBS[case]
    data = make()
    tracemalloc.start()
    try:
        found = refused(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert found == key
    assert most < MOST


ROW = '<t:table-row t:number-rows-repeated="{}">{}</t:table-row>'
CELL = "<t:table-cell><x:p>1</x:p></t:table-cell>"
TOO_MANY = {
    "filled cells": lambda: _sheet("<row>" + "<c><v>1</v></c>" * 2001 + "</row>"),
    "blank cells": lambda: _sheet(("<row>" + "<c/>" * 2001 + "</row>") * 10),
    "blank rows": lambda: _sheet("<row/>" * 20_001),
    "columns far apart in every row": lambda: _sheet(
        "".join(f"<row>{'<c/>' * number}<c><v>1</v></c></row>" for number in range(120))
    ),
    "a repeated row": lambda: _ods(ROW.format(1_048_576, CELL)),
    "a repeated cell": lambda: _ods(ROW.format(1, CELL.replace("cell>", 'cell t:number-columns-repeated="2001">', 1))),
    "merged cells over each other": lambda: changed(
        _sheet("<row><c><v>1</v></c></row>"),
        SHEET,
        lambda text: text.replace("</sheetData>", "</sheetData>" + '<mergeCell ref="A1:B2"/>' * 2001),
    ),
}


@pytest.mark.parametrize("case", TOO_MANY)
def test_workbooks_of_too_many_cells_are_refused(case: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheets, "MOST_CELLS", 2000)

    assert refused(TOO_MANY[case]()) == "workbook.too_large"


TAGGED = {
    "a document": lambda: document(paragraph("甲") + "<w:p/>" * 3000),
    "a sheet": lambda: _sheet("<row><c><v>1</v>" + "<x/>" * 3000 + "</c></row>"),
    "a workbook that is parsed row by row": lambda: _ods(ROW.format(1, CELL + "<x:x/>" * 3000)),
}


@pytest.mark.parametrize("case", TAGGED)
def test_tags_that_fill_the_memory_are_refused(case: str, monkeypatch: pytest.MonkeyPatch):
    assert texts(grid(TAGGED[case]()))
    monkeypatch.setattr(archives, "MOST_TAGS", 2000)

    assert refused(TAGGED[case]()) == "archive.too_large"


def test_tags_are_counted_for_each_element_that_is_parsed_by_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archives, "MOST_TAGS", 10_000)
    many = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(20_000))

    assert len(grid(_sheet(many)).rows) == 20_000


def test_one_text_in_very_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rows, "MOST_CHARACTERS", 1000)
    monkeypatch.setattr(rows, "printable", None)
    shared = made_by(lambda _, sheet: [sheet.write(number, 0, "甲" * 100) for number in range(11)])

    assert refused(shared) == "file.too_large"


def test_repeated_blank_rows_and_columns_cost_nothing():
    blank = (
        '<t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>'
    )
    filled = "<t:table-row><t:table-cell><x:p>甲</x:p></t:table-cell></t:table-row>"

    assert texts(grid(_ods(blank + filled + blank))) == [["甲"]]


def test_a_merged_cell_as_large_as_a_sheet_costs_nothing():
    data = changed(
        book(),
        SHEET,
        lambda text: text.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        ),
    )

    assert texts(grid(data)) == [["甲", "1"]]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "甲">{}]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize("declaration", [ENTITIES.format('<!ENTITY b "&a;&a;">'), EXTERNAL, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_is_taken(declaration: str, encoding: str):
    data = document(paragraph("甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}' + parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.encode(encoding)

    assert refused(package(parts)) == "xml.doctype"


def test_no_document_type_is_taken_in_a_sheet_that_is_parsed_as_it_comes():
    data = changed(book(), SHEET, lambda text: text.replace("?>", "?>" + ENTITIES.format(""), 1))

    assert refused(data) == "xml.doctype"


def test_parts_outside_the_package_are_not_looked_at():
    data = changed(
        document(paragraph("甲"), numbering="<x/>"),
        "word/_rels/document.xml.rels",
        lambda text: text.replace('Target="numbering.xml"', 'Target="file:///etc/passwd" TargetMode="External"'),
    )

    assert texts(grid(data)) == [["甲"]]


def test_macros_are_left_alone():
    data = made_by(lambda _, sheet: sheet.write(0, 0, "甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert texts(grid(package(parts | {"xl/vbaProject.bin": compound("VBA")}), "a.xlsm")) == [["甲"]]


def test_an_encrypted_member():
    data = bytearray(book())
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1

    assert refused(bytes(data)) == "file.encrypted"


def test_deep_nesting_is_no_document():
    assert refused(document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)) == "file.damaged"


def test_a_circle_of_sectors_ends():
    data = bytearray(compound("Workbook"))
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")

    assert refused(bytes(data)) == "file.damaged"


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file cut short, or with some bytes changed."""
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data))]
    changed_data = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed_data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(changed_data)


def tampered(data: bytes, chance: random.Random) -> bytes:
    """A package whose container is whole and one of whose parts has some bytes changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = parts[chance.choice([name for name, content in parts.items() if content])]
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(part))
        part[at : at + 1] = chance.choice([b"9", b"0", b"-", b'"', b"<", b"", b"99999999", b"x"])
    return package({name: bytes(content) for name, content in parts.items()}, zipfile.ZIP_STORED)


def outcome(data: bytes, name: str) -> str:
    try:
        grid(data, name)
    except UnreadableError as error:
        return error.key
    return "read"


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "docx"])
def test_damage_never_ends_in_anything_but_a_sentence(suffix: str):
    chance = random.Random(suffix)  # noqa: S311
    whole = document(paragraph("甲") * 3) if suffix == "docx" else book()
    whole = office(whole, "t.xlsx", suffix) if suffix in ("xls", "ods") else whole
    ways = [damaged] if suffix == "xls" else [damaged, tampered]
    outcomes = {outcome(way(whole, chance), f"t.{suffix}") for _ in range(150) for way in ways}

    assert {"read", "file.damaged"} <= outcomes
