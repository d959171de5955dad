"""Cells of CSV files that a spreadsheet would run as a formula: made plain text, and back."""

from __future__ import annotations

import re

# What makes a spreadsheet take a cell for a formula, in the forms that Chinese input methods give as well; blanks and
# quotes may stand before it. A tab or a line end at the beginning is a way round a check that looks for the rest only.
_RISKY = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_QUOTE = "'"


def plain_cell(text: str) -> str:
    """The text with a quote before it where it would be run; a number, negative ones too, stays a number."""
    return _QUOTE + text if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def original_cell(cell: str) -> str:
    """The text that :func:`plain_cell` was given."""
    return cell[1:] if cell.startswith(_QUOTE) and _RISKY.match(cell[1:]) else cell
