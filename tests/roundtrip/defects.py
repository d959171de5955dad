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
    ("pdf_three_lines", "tables"): Defect(
        "PDF, tables without rules: a group's name stands over fewer columns than it names; a header whose line of "
        "names is not between the outer lines is left out",
        354,
    ),
    ("pdf_three_lines", "catalogues"): Defect("PDF, tables without rules and figures: columns are not told apart"),
    ("pdf_of_xlsx", "tables"): Defect(
        "a wrapped name, of which the upper line has no figures beside it, is joined to the line above", 418
    ),
    ("pdf_in_labelled_strips", "tables"): Defect(
        "the text of a header cell that the edge of a page cuts is printed over the repeated labels",
        352,
    ),
}
