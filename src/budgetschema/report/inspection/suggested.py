"""Alias rows to add, as the CSV that ``--aliases`` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from budgetschema.findings import Language, place_text
from budgetschema.reading.inspection import Suggestion
from budgetschema.report.safe import csv_cell

COLUMNS = ("file", "text", "like", "note")


def suggestion_csv(rows: Sequence[Suggestion], lang: Language, files: Sequence[str] = ()) -> str:
    """The rows as an alias file; ``like`` is blank where nothing known comes near, and is for the user to fill in."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        where = place_text(row.place, lang, files) if row.place is not None else ""
        writer.writerow([csv_cell(each) for each in (row.file, row.text, row.like, where)])
    return stream.getvalue()
