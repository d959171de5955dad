"""A publication as a text document: merged header cells that repeat on every page, numbers that Word counts itself."""

from __future__ import annotations

import io
import re
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from budgetschema.reading.spelling import chinese_number
from tests.roundtrip.writing.as_html import FONT
from tests.roundtrip.writing.pages import Publication, Sheet, Text

_NUMBERED = re.compile(r"(?P<chinese>[一二三四五六七八九十]+)、(?P<first>.+)|(?P<arabic>[0-9]+)\. ?(?P<second>.+)")
_FORMATS = {"chinese": ("chineseCountingThousand", "%1、"), "arabic": ("decimal", "%1.")}


def as_docx(publication: Publication) -> bytes:
    """The document, landscape, in one font."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(9)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    numbering = _Numbering(document)
    for item in publication:
        if isinstance(item, Sheet):
            _sheet(document, item)
        else:
            _text(document, item, numbering)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Numbering:
    """Lists that count by themselves. A list goes on where the next number follows, and begins anew at one."""

    def __init__(self, document: Any) -> None:
        self.part = document.part.numbering_part.element
        self.kinds = {kind: self._abstract(900 + offset, *look) for offset, (kind, look) in enumerate(_FORMATS.items())}
        self.running: dict[str, tuple[int, int]] = {}

    def _abstract(self, number: int, number_format: str, text: str) -> int:
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        )
        element = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>')
        self.part.insert(0, element)
        return number

    def list_for(self, kind: str, value: int) -> int | None:
        """The list that gives this number next, or None where no list would."""
        if value == 1:
            num = self.part.add_num(self.kinds[kind])
            num.add_lvlOverride(0).add_startOverride(1)
            self.running[kind] = (num.numId, 1)
        elif kind not in self.running or self.running[kind][1] + 1 != value:
            return None
        else:
            self.running[kind] = (self.running[kind][0], value)
        return self.running[kind][0]


def _text(document: Any, item: Text, numbering: _Numbering) -> None:
    match = _NUMBERED.fullmatch(item.text)
    number = None
    if match:
        kind = "chinese" if match["chinese"] else "arabic"
        value = chinese_number(match["chinese"]) if match["chinese"] else int(match["arabic"])
        number = numbering.list_for(kind, value or 0)
    if match is None or number is None:
        document.add_paragraph(item.text)
        return
    paragraph = document.add_paragraph(match["first"] or match["second"])
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _sheet(document: Any, sheet: Sheet) -> None:
    for text in sheet.above:
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
    if sheet.captions:
        document.add_paragraph("　　　　".join(sheet.captions)).paragraph_format.keep_with_next = True
    table = document.add_table(len(sheet.head) + len(sheet.body), sheet.width)
    table.style = "Table Grid"
    table.autofit = True
    # python-docx looks every cell up anew; a list of its own rows is much faster.
    cells = [row.cells for row in table.rows]
    for row, column, box in sheet.boxes():
        cell = cells[row][column]
        if box.down > 1 or box.across > 1:
            cell = cell.merge(cells[row + box.down - 1][column + box.across - 1])
        cell.paragraphs[0].text = box.text
        if box.kind == "figure":
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for row in table.rows[: len(sheet.head)]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for note in sheet.notes:
        document.add_paragraph(note)
    document.add_paragraph()
