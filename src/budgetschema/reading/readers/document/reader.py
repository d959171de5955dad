"""DOCX: everything printed, in the order of the document, one row a line of text or row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.model import FragmentKind, Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.limits import MOST_POSITIONS, too_large
from budgetschema.reading.readers.archives import Archive
from budgetschema.reading.readers.document.inline import Inline
from budgetschema.reading.readers.document.numbering import Numbers
from budgetschema.reading.readers.document.tables import Drawn, drawn_rows, laid_out
from budgetschema.reading.readers.packages import Relation, attribute, local, main_part, relations
from budgetschema.reading.readers.paragraphs import apart, tabbed
from budgetschema.reading.readers.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_AROUND = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_MARGINS = ("header", "footer")
_PICTURES = "/media/"


def read(source: Source) -> Grid:
    """Make a grid of a document. Raises :class:`UnreadableError`."""
    archive = Archive(source)
    part = main_part(archive, source, fallback="word/document.xml")
    body = archive.tree(part).find("{*}body")
    if body is None:
        raise UnreadableError("file.damaged", {"name": source.name})
    reading = _Reading(source.name, _Parts(archive, relations(archive, part)))
    reading.blocks(body)
    reading.margins()
    if all(row.is_blank or row.furniture is not None for row in reading.rows):
        pictures = any(_PICTURES in name for name in archive.names)
        raise UnreadableError("document.pictures" if pictures else "file.empty", {"name": source.name})
    return Grid((source.described(MEDIA_TYPE),), tuple(reading.rows))


class _Parts:
    """The parts beside the text: numbering, styles, notes, headers and footers."""

    def __init__(self, archive: Archive, related: dict[str, Relation]) -> None:
        self._archive = archive
        self._related = related
        self._notes: dict[str, dict[str, Any]] = {}

    def trees(self, *kinds: str) -> Iterator[Any]:
        """The root elements of the parts of some kinds."""
        for part in dict.fromkeys(one.target for one in self._related.values() if one.kind in kinds):
            if part in self._archive:
                yield self._archive.tree(part)

    def tree(self, kind: str) -> Any:
        """The root element of the only part of a kind; None where there is none."""
        return next(self.trees(kind), None)

    def note(self, kind: str, name: str) -> Any:
        """A footnote or an endnote."""
        if kind not in self._notes:
            tree = self.tree(f"{kind}s")
            notes = () if tree is None else tree.iterchildren("{*}" + kind)
            self._notes[kind] = {attribute(note, "id"): note for note in notes}
        return self._notes[kind].get(name)


class _Reading:
    """The rows as they come."""

    def __init__(self, name: str, parts: _Parts) -> None:
        self.rows: list[Row] = []
        self._name = name
        self._parts = parts
        self._inline = Inline()
        self._numbers = Numbers(parts.tree("numbering"), parts.tree("styles"))
        self._line = 0
        self._regions = 0
        self._cells = 0

    def blocks(self, container: Any) -> None:
        """Read everything in the body, or in a box, a note or a cell that frames a part of the text."""
        pending = ""
        for block in _blocks(container):
            if local(block) == "tbl":
                self._table(block)
                continue
            text, boxes, notes = self._paragraph(block)
            text = pending + text
            pending = text if _goes_on(block) else ""
            if not pending:
                self._lines(text)
            for box in boxes:
                self.blocks(box)
            self._notes(notes)
        if pending:
            self._lines(pending)

    def margins(self) -> None:
        """Headers and footers, each text once. They are none of the text."""
        seen: set[str] = set()
        for tree in self._parts.trees(*_MARGINS):
            for paragraph in tree.iter("{*}p"):
                text = " ".join(self._inline.read(paragraph).text.split())
                if text and text not in seen:
                    seen.add(text)
                    self._row((Cell(text, 0),), furniture=FragmentKind.RUNNING_HEAD)

    def _paragraph(self, block: Any) -> tuple[str, list[Any], list[tuple[str, str]]]:
        printed = self._inline.read(block)
        # A number without a text is printed in cells (serial numbers); of an empty paragraph Word prints it, too.
        return self._numbers.of(block) + printed.text, printed.boxes, printed.notes

    def _lines(self, text: str) -> None:
        for line in text.split("\n"):
            self._row(tabbed(line))

    def _row(self, cells: tuple[Cell, ...], region: int | None = None, furniture: FragmentKind | None = None) -> None:
        self._line += 1
        self._cells += len(cells)
        if self._cells > MOST_POSITIONS:
            raise too_large(self._name)
        self.rows.append(Row(len(self.rows), Place(line=self._line), cells, region=region, furniture=furniture))

    def _notes(self, notes: list[tuple[str, str]]) -> None:
        for kind, name in notes:
            note = self._parts.note(kind, name)
            if note is not None:
                self.blocks(note)

    def _table(self, table: Any) -> None:
        """Read a table; one of a single cell only frames a part of the text. Tables in cells follow their row."""
        rows = drawn_rows(table)
        if len(rows) == 1 and len(rows[0]) == 1:
            self.blocks(rows[0][0].element)
            return
        region = self._regions
        self._regions += 1
        contents = [[self._cell(cell) for cell in row] for row in rows]
        texts = [[content.text for content in row] for row in contents]
        for cells, row in zip(laid_out(rows, texts), contents, strict=True):
            for part in apart(cells) if cells else ():
                self._row(part, region)
            for content in row:
                for inner in content.tables:
                    self._table(inner)
                self._notes(content.notes)

    def _cell(self, cell: Drawn) -> _Content:
        content = _Content()
        if not cell.continued and not cell.joined:
            self._fill(content, cell.element)
        return content

    def _fill(self, content: _Content, container: Any) -> None:
        for block in _blocks(container):
            if local(block) == "tbl":
                content.tables.append(block)
                continue
            text, boxes, notes = self._paragraph(block)
            content.add(text.replace("\t", " ").rstrip())
            content.notes += notes
            for box in boxes:
                self._fill(content, box)


@attrs.define
class _Content:
    """What stands in a cell."""

    text: str = ""
    tables: list[Any] = attrs.Factory(list)
    notes: list[tuple[str, str]] = attrs.Factory(list)

    def add(self, text: str) -> None:
        """One more paragraph."""
        if text.strip():
            self.text = f"{self.text}\n{text}" if self.text else text


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in their order, also those inside content controls and insertions."""
    for child in container:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _AROUND:
            yield from _blocks(child)
        elif name == "AlternateContent":
            chosen = child.find("{*}Choice")
            yield from _blocks(child.find("{*}Fallback") if chosen is None else chosen)


def _goes_on(paragraph: Any) -> bool:
    """Whether the end of a paragraph is deleted, so that the next one goes on with its text."""
    return paragraph.find("{*}pPr/{*}rPr/{*}del") is not None
