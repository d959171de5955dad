"""Text from documents made harmless for the format that it goes into."""

from __future__ import annotations

import json
import re
from typing import Any

from budgetschema.findings import printable
from budgetschema.findings.spreadsheet import plain_cell

# Valid inside JSON strings, but not for a terminal (C1 commands, writing direction) or inside a page (a tag's bracket).
_RISKY = re.compile("[<\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def json_text(value: Any) -> str:
    """JSON of the same meaning, in which what a terminal or a page would obey is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def csv_cell(value: object) -> str:
    """A value for a cell of a spreadsheet: what would be run as a formula becomes text, a number stays a number."""
    return plain_cell("" if value is None else printable(str(value)))
