"""The workbook: all sheets in their order, as the bytes of an XLSX file."""

from __future__ import annotations

import datetime
import io
from typing import Any, Literal

import attrs

from budgetschema import __version__
from budgetschema.findings import UnreadableError
from budgetschema.template.formulas import Formulas
from budgetschema.template.guide import FIRST_HELPER, write_codes, write_comparisons, write_cover, write_guide
from budgetschema.template.layouts import Kind, words
from budgetschema.template.places import placed
from budgetschema.template.sheets import TableSheet, Values
from budgetschema.template.styles import Styles

_WRITTEN = datetime.datetime(2000, 1, 1)
"""Stands as date of the file, so that the same settings give the same bytes."""


@attrs.frozen(kw_only=True)
class Settings:
    """What a workbook is made for. ``lines`` is the number of lines to be filled in of tables by code or name."""

    year: int
    publisher: str = ""
    unit: Literal["yuan", "wan-yuan"] = "wan-yuan"
    lines: int = 60


def template_bytes(kind: Kind, settings: Settings) -> bytes:
    """A blank workbook. Raises :class:`UnreadableError` where the extra that writes workbooks is not installed."""
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError:
        raise UnreadableError("template.missing_extra", {"extra": "office"}) from None
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties(
            {"title": f"{settings.year} {kind.zh}", "comments": f"budgetschema {__version__}", "created": _WRITTEN}
        )
        book.set_calc_mode("auto")
        _write(book, kind, settings)
    return stream.getvalue()


def _write(book: Any, kind: Kind, settings: Settings) -> None:
    names = words()
    tables = placed(kind, settings.year, settings.lines)
    by_code = [name for name, table in tables.items() if table.table.entry == "codes"]
    formulas = Formulas(tables, {name: FIRST_HELPER + index for index, name in enumerate(by_code)})
    values = Values(year=settings.year, publisher=settings.publisher, unit=names["units"][settings.unit])
    styles = Styles(book)
    write_guide(book, book.add_worksheet(names["guide"]), kind, styles, values)
    write_cover(book.add_worksheet(names["cover"]), kind, styles, values)
    for table in tables.values():
        TableSheet(book.add_worksheet(table.sheet), table, kind, formulas, styles, values).write()
    write_comparisons(book.add_worksheet(names["comparisons"]), formulas, styles)
    write_codes(book, book.add_worksheet(names["codes"]), tables, formulas, styles, settings.year)
