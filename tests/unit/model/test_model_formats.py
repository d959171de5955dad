"""The string formats, each against what it must take and what it must leave."""

import datetime
import re

import pytest

from budgetschema.model.formats import Format

GOOD = {
    Format.TEXT: [
        "a", " ", "\n", "\t", "\r", "甲", "𠮷", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffd", "\ue000", "\U0010ffff",
    ],
    Format.ID: ["a", "a1", "a_", "total", "x" * 64],
    Format.VERSION: ["1.0"],
    Format.DIVISION: ["141124", "141124100", "141124100200", "000000"],
    Format.SHA256: ["0" * 64, "0123456789abcdef" * 4],
    Format.DECIMAL: ["0", "-0", "0.00", "-0.5", "1", "10", "1284.66", "9" * 16, "9" * 16 + "." + "9" * 8],
    Format.SHARE: ["0.00", "0.07", "0.99", "1.00"],
    Format.DATE: ["2026-02-28", "2024-02-29", "2000-02-29", "1900-01-01", "2099-12-31"],
    Format.LOCAL_TIME: ["2026-01-31T00:00:00", "2026-01-31T23:59:59", "2024-02-29T09:30:00"],
    Format.BOX: ["0 0 0 0", "72.5 100 180 112.25", "999999.999 0 0 0"],
}  # fmt: skip
BAD = {
    Format.TEXT: ["", "\x00", "a\x08", "\x0b", "\x0c", "\x1f", "\ufffe", "a\uffff"],
    Format.ID: ["", "A", "1a", "_a", "a-b", "a b", "é", "ａ", "a\n", "x" * 65],
    Format.VERSION: ["", "1", "1.1", "1x0", "1.00", "2.0", "1.0\n"],
    Format.DIVISION: ["", "14112", "1411240", "1411241002", "1411241002001", "14112a", "１４１１２４", "141124 "],
    Format.SHA256: ["", "0" * 63, "0" * 65, "A" * 64, "g" * 64],
    Format.DECIMAL: [
        "", "-", "+1", "01", "00", "1.", ".5", "-.5", "1e3", "1E-7", "1,000", "1 000", "１", "NaN", "INF", "0x1",
        "1.123456789",
        "9" * 17, "1.0\n", " 1", "--1", "١",
    ],
    Format.SHARE: ["", "0", "1", "0.5", "0.123", "1.01", "-0.10", ".50", "00.50", "0,50", "0.5０", "1.00\n"],
    Format.DATE: [
        "", "2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00",
        "2026-01-32",
        "2026-1-1", "20260101", "1899-12-31", "2100-01-01", "2026-01-01Z", "2026-01-01T00:00:00", "２０２６-01-01",
    ],
    Format.LOCAL_TIME: [
        "", "2026-01-31", "2026-01-31 09:30:00", "2026-01-31T24:00:00", "2026-01-31T09:60:00", "2026-01-31T09:30:60",
        "2026-01-31T09:30", "2026-01-31T09:30:00Z", "2026-01-31T09:30:00.5", "2026-02-30T09:30:00",
    ],
    Format.BOX: ["", "0 0 0", "0 0 0 0 0", "0  0 0 0", "-1 0 0 0", "0.1234 0 0 0", "0\t0\t0\t0", "1000000 0 0 0"],
}  # fmt: skip


def fits(form: Format, text: str) -> bool:
    return re.fullmatch(form.pattern, text) is not None


@pytest.mark.parametrize("form", Format)
def test_a_format_takes_and_leaves(form: Format) -> None:
    assert [text for text in GOOD[form] if not fits(form, text)] == []
    assert [text for text in BAD[form] if fits(form, text)] == []


def test_dates_are_exactly_the_days_of_two_centuries() -> None:
    first, days = datetime.date(1900, 1, 1), 73049
    calendar = {(first + datetime.timedelta(day)).isoformat() for day in range(days)}
    assert max(calendar) == "2099-12-31"
    written = {
        text
        for year in range(1900, 2100)
        for month in range(14)
        for day in range(33)
        if fits(Format.DATE, text := f"{year}-{month:02}-{day:02}")
    }
    assert written == calendar


@pytest.mark.parametrize("form", Format)
def test_every_text_has_a_longest_length(form: Format) -> None:
    assert form.max_length > 0 or not re.search(r"(?<!\\)[*+]|,\}", form.pattern)


def test_the_longest_text_fits_into_one_node_of_libxml2_however_it_is_escaped() -> None:
    longest_escape = len("&quot;")
    assert Format.TEXT.max_length * longest_escape < 10_000_000
