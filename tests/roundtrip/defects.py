"""What is known not to be read as printed, by variant and part: the reason, and the figures that are placed anyway.

Each is a test that has to fail, and another that sees to it that no more figures are lost.
"""

from __future__ import annotations

import attrs


@attrs.frozen
class Defect:
    """Why a part is not read as printed."""

    reason: str
    placed: int = 0


_LINES = "PDF, running text: a line that ends early because of what may not be parted ends the paragraph, or does not"

DEFECTS: dict[tuple[str, str], Defect] = {
    ("pdf_apart", "text"): Defect(f"{_LINES}; a heading before the first form is not seen where forms stand apart"),
    ("pdf_in_strips", "tables"): Defect("strips that have labels and captions of their own are not put together", 168),
}
