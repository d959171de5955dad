"""Columns are aligned by what a terminal shows, not by the number of characters."""

import pytest

from budgetschema.report.columns import aligned, on_the_point, width


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("中文", 4), ("（a）", 5), ("é", 1), ("e\u0301", 1)]
)
def test_width_counts_terminal_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_columns_are_aligned_whatever_the_script() -> None:
    lines = aligned([["中文", "1.00"], ["ab", "12.00"]], [False, True])
    assert lines == ["中文   1.00", "ab    12.00"]


def test_decimal_points_stand_one_under_the_other() -> None:
    assert on_the_point(["1284.66", "5", "0.1", "12.345"]) == ["1284.66 ", "5    ", "0.1  ", "12.345"]
