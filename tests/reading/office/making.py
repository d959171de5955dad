"""Files that the tests of office readers make: workbooks, documents written out in XML, packages of any parts."""

import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.kinds import kinds
from budgetschema.reading.readers.sniffing import kind_told
from budgetschema.reading.readers.source import Source

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def grid(data: bytes, name: str = "file", kind: str | None = None) -> Grid:
    """What a reader makes of bytes; the kind is told by content and name unless given."""
    source = Source(data=data, name=name)
    return (kinds()[kind] if kind else kind_told(source)).read(source)


def refused(data: bytes, name: str = "file", kind: str | None = None) -> str:
    """The key of the sentence with which bytes are refused."""
    with pytest.raises(UnreadableError) as caught:
        grid(data, name, kind)
    for language in ("zh", "en"):
        assert name in caught.value.message(language)
        assert "{" not in caught.value.message(language)
    return caught.value.key


def texts(found: Grid) -> list[list[str]]:
    """The texts of all rows; a covered cell is an arrow."""
    return [["^" if cell.covered_by is not None else cell.text for cell in row.cells] for row in found.rows]


def workbook(fill: Callable[[Any, Any], None], options: Mapping[str, Any] | None = None) -> bytes:
    """A workbook with one sheet, named 表一, that ``fill(book, sheet)`` fills."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **(options or {})}) as book:
        fill(book, book.add_worksheet("表一"))
    return stream.getvalue()


def package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one more part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({each: archive.read(each) for each in archive.namelist()} | {name: content})


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A package with one part changed. The change must be one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    assert change(text) != text
    return package(parts | {part: change(text).encode()})


def document(body: str, **parts: str) -> bytes:
    """A text document: its body in XML (prefix w), and other parts by the word for their relation."""
    related = "".join(
        f'<Relationship Id="r{number}" Type="{RELATED}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts, 1)
    )
    main = f'<Relationship Id="r1" Type="{RELATED}/officeDocument" Target="word/document.xml"/>'
    return package(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
        | {f"word/{kind}.xml": text for kind, text in parts.items()}
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    given = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{given}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def control(inner: str) -> str:
    """A content control around paragraphs, rows or cells."""
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def office(data: bytes, name: str, suffix: str) -> bytes:
    """A file as LibreOffice converts it. The test is skipped where it is not installed, and fails so in CI."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is not installed")
        pytest.skip("soffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", folder, str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=300)
        return source.with_suffix(f".{suffix}").read_bytes()
