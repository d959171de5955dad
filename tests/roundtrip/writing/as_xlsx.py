"""A publication as a workbook: merged headers, figures as numbers with their format, codes as text or as numbers."""

from __future__ import annotations

import io
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs
import xlsxwriter

from tests.roundtrip.writing.as_html import FONT
from tests.roundtrip.writing.pages import Box, Publication, Sheet, Text

_BAD = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@attrs.frozen(kw_only=True)
class Style:
    """How a workbook is made."""

    codes_as_numbers: bool = False
    thousands: bool = False
    together: bool = False
    """Whether all tables stand on one sheet, one under the other."""
    fitted: bool = True
    """Whether printing shrinks a table to the width of the page; otherwise it goes on beside it, in strips."""
    labelled: bool = False
    """Whether each strip repeats the columns at the left that hold no figures."""


def as_xlsx(publication: Publication, style: Style = Style()) -> bytes:
    """The workbook. Texts stand before the tables that follow them, on sheets of their own."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        writer = _Writer(book, style)
        for item in publication:
            writer.write(item)
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Any, style: Style) -> None:
        self.book, self.style = book, style
        self.formats: dict[tuple[Any, ...], Any] = {}
        self.page: Any = None
        self.of_text = False
        self.row = 0

    def write(self, item: Sheet | Text) -> None:
        if isinstance(item, Text):
            if self.page is None or not (self.of_text or self.style.together):
                self._next("文字", is_text=True)
            self.page.write_string(self.row, 0, item.text, self.format(wrap=False))
            self.row += 1
            return
        if self.page is None or not self.style.together:
            self._next(item.above[-1])
            for column, width in enumerate(item.widths):
                self.page.set_column(column, column, min(40, 2 * width + 2))
            if item.head:
                self.page.repeat_rows(0, len(item.above) + bool(item.captions) + len(item.head) - 1)
            if self.style.labelled:
                self.page.repeat_columns(0, _labels(item) - 1)
        self._sheet(item)

    def _next(self, title: str, is_text: bool = False) -> None:
        number = len(self.book.worksheets()) + 1
        self.page = self.book.add_worksheet(f"{number} {title.translate(_BAD)}"[:31])
        self.page.set_paper(9)
        if self.style.fitted:
            self.page.fit_to_pages(1, 0)
        self.of_text, self.row = is_text, 0

    def _sheet(self, sheet: Sheet) -> None:
        for text in sheet.above:
            self._heading(text, sheet.width)
        for number, text in enumerate(sheet.captions):
            # The first at the left, the others at the right end of the same row.
            last = min(sheet.width - 1, 2 + number) if not self.style.fitted else sheet.width - 1
            self.page.write_string(self.row, 0 if number == 0 else last, text, self.format(wrap=False))
        self.row += bool(sheet.captions)
        for row, column, box in sheet.boxes():
            self._box(self.row + row, column, box, header=row < len(sheet.head))
        self.row += len(sheet.head) + len(sheet.body)
        for note in sheet.notes:
            self.page.write_string(self.row, 0, note, self.format(wrap=False))
            self.row += 1
        self.row += 1

    def _heading(self, text: str, width: int) -> None:
        if self.style.fitted:
            self.page.merge_range(self.row, 0, self.row, width - 1, text, self.format(align="center"))
        else:
            self.page.write_string(self.row, 0, text, self.format(wrap=False))
        self.row += 1

    def _box(self, row: int, column: int, box: Box, header: bool) -> None:
        value, number_format = self._value(box)
        look = self.format(border=1, align="center" if header else None, number_format=number_format)
        if box.down > 1 or box.across > 1:
            self.page.merge_range(row, column, row + box.down - 1, column + box.across - 1, "", look)
        if value == "":
            self.page.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.page.write_string(row, column, value, look)
        else:
            self.page.write_number(row, column, value, look)

    def _value(self, box: Box) -> tuple[str | Decimal, str | None]:
        """What the cell holds, and the format that prints it as it was printed."""
        if box.kind == "text" or (box.kind == "code" and not self.style.codes_as_numbers):
            return box.text, "@" if box.kind == "code" else None
        try:
            value = Decimal(box.text)
        except InvalidOperation:
            return box.text, None
        if box.kind == "code":
            return value, None
        places = max(0, -int(value.as_tuple().exponent))
        whole = "#,##0" if self.style.thousands else "0"
        return value, whole + ("." + "0" * places if places else "")

    def format(
        self, border: int = 0, align: str | None = None, number_format: str | None = None, wrap: bool = True
    ) -> Any:
        key = (border, align, number_format, wrap)
        if key not in self.formats:
            given = {"font_name": FONT, "font_size": 10, "border": border, "text_wrap": wrap, "valign": "vcenter"}
            given |= {"align": align} if align else {}
            given |= {"num_format": number_format} if number_format else {}
            self.formats[key] = self.book.add_format(given)
        return self.formats[key]


def _labels(sheet: Sheet) -> int:
    """How many columns at the left hold no figures."""
    figures = [column for row, column, box in sheet.boxes() if row >= len(sheet.head) and box.kind == "figure"]
    return min(figures, default=1)
