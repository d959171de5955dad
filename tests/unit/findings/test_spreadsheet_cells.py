"""Cells that a spreadsheet would run: made text, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.findings.spreadsheet import original_cell, plain_cell

PIECES = st.lists(
    st.sampled_from(["=", "'", "+", "-", "@", "＝", "－", "\t", "\r", "\n", " ", "1", ".", "a"]), max_size=6
)


@given(PIECES.map("".join))
def test_the_quote_can_be_taken_off_again(text: str) -> None:
    assert original_cell(plain_cell(text)) == text


@given(PIECES.map("".join))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = plain_cell(text)
    begins = cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or cell.startswith(("\t", "\r", "\n"))
    assert not begins or cell.removeprefix("-").replace(".", "", 1).isdecimal()


@pytest.mark.parametrize("number", ["-12.50", "0.00", "-0", "1284.66"])
def test_numbers_stay_numbers(number: str) -> None:
    assert plain_cell(number) == original_cell(number) == number


@pytest.mark.parametrize(
    ("text", "cell"), [("-1+2", "'-1+2"), ("＝1", "'＝1"), ("'=1", "''=1"), ("'a", "'a"), ("-", "'-")]
)
def test_spelling(text: str, cell: str) -> None:
    assert plain_cell(text) == cell
