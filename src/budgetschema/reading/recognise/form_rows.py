"""What single rows of performance forms look like: title, year, labels with their values."""

from __future__ import annotations

import re

from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.meanings import header_alias
from budgetschema.reading.spelling import compact

FORM_YEAR = re.compile(r"\((?P<year>20[0-9]{2})年度?\)")
PLAIN_FIELDS = (
    "name", "competent_department", "implementing_unit", "attribute", "category",
    "period", "period_start", "period_end",
    "overview", "basis", "necessity", "measures", "plan",
    "responsible_person", "handler", "telephone", "filed_as_printed",
)  # fmt: skip
_WORDS = ("form_fields", "funding_lines", "indicator_levels")


def is_form_title(row: Row) -> bool:
    """Whether a row prints nothing but the title of a performance form."""
    return row.is_lone and row.text in alias_table("form_titles")


def form_year(row: Row) -> int | None:
    """The year of a form, where a row prints nothing else."""
    match = FORM_YEAR.fullmatch(compact(row.text)) if row.is_lone else None
    return int(match["year"]) if match else None


def field_of(text: str) -> str | None:
    """The field of a form that a label names."""
    return (alias_table("form_fields").find(text) or {}).get("field")


def is_word_of_forms(text: str) -> bool:
    """Whether a text is a label, a line of the funding block or a level of indicators."""
    return any(text in alias_table(name) for name in _WORDS)


def pairs_fields(row: Row) -> bool:
    """Whether a row prints labels of a form, each with its value beside it, so that it names no columns."""
    texts = [cell.text for cell in row.filled]
    labels, values = texts[0::2], texts[1::2]
    if not values or len(labels) != len(values) or not all(field_of(text) in PLAIN_FIELDS for text in labels):
        return False
    return not any(field_of(text) is not None or header_alias(text) is not None for text in values)
