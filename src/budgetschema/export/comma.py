"""CSV as RFC 4180 has it: UTF-8, a header, cells that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal

from budgetschema.export.relation import Filled, Value
from budgetschema.findings.spreadsheet import plain_cell


def csv_bytes(filled: Filled, *, mark: bool = False) -> bytes:
    """A relation as CSV, with a byte-order mark for spreadsheets if asked for."""
    stream = io.StringIO(newline="")
    # With both characters in it, cells that hold either of them are quoted.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(filled.relation.names)
    for row in filled:
        writer.writerow([text_of(value) for value in row])
    return stream.getvalue().encode("utf-8-sig" if mark else "utf-8")


def text_of(value: Value) -> str:
    """A value as a cell of CSV; what is not given is empty."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return plain_cell(value) if isinstance(value, str) else str(value)
