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


DEFECTS: dict[tuple[str, str], Defect] = {
    ("pdf_in_labelled_strips", "tables"): Defect(
        "the text of a header cell that the edge of a page cuts is printed over the repeated labels",
        352,
    ),
}
