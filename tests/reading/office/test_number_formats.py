"""What a person sees of a number. The expected texts are those that Excel and WPS show."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.reading.readers.workbook.formats import Formats
from budgetschema.reading.readers.workbook.numbers import number, plain, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '

SHOWN = [
    ("280", "0.00", "280.00"),
    ("1284.6600000000001", "General", "1284.66"),
    ("0.30000000000000004", "General", "0.3"),
    ("201", "General", "201"),
    ("2080505", "G/通用格式", "2080505"),
    ("1.5E-7", "General", "0.00000015"),
    ("1E+15", "General", "1000000000000000"),
    ("1284.66", "#,##0.00", "1,284.66"),
    ("1234567.5", "#,##0.00", "1,234,567.50"),
    ("999", "#,##0", "999"),
    ("0", "#,##0", "0"),
    ("0", "#", ""),
    ("12.5", "0.0#", "12.5"),
    ("12", "0.##", "12"),
    ("0.5", "#.##", "0.5"),
    ("201", "0000000", "0000201"),
    ("5", "00", "05"),
    ("1.005", "0.00", "1.01"),
    ("2.5", "0", "3"),
    ("-2.5", "0", "-3"),
    ("-0.001", "0.00", "0.00"),
    ("0.1234", "0.00%", "12.34%"),
    ("1", "0%", "100%"),
    ("-12", "0.00_);(0.00)", "(12.00)"),
    ("-12", r"0.00_);[Red]\(0.00\)", "(12.00)"),
    ("-12", "0.00;[Red]0.00", "12.00"),
    ("12345.6", ACCOUNTING, "12,345.60"),
    ("-5.5", ACCOUNTING, "-5.50"),
    ("0", ACCOUNTING, "-"),
    ("0", "0.00;-0.00;;@", ""),
    ("3", "[>100]0.0;0", "3"),
    ("300", "[>100]0.0;0", "300.0"),
    ("12345", '0!.0,"万"', "1.2万"),
    ("1234567", "0.00,", "1234.57"),
    ("1234567", "0.00E+00", "1.23E+06"),
    ("5", '0.00"万元"', "5.00万元"),
    ("5", 'General"项"', "5项"),
    ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
    ("3", "@", "3"),
    ("46082", 'yyyy"年"m"月"d"日"', "2026年3月1日"),
    ("46082", '[$-804]yyyy"年"m"月";@', "2026年3月"),
    ("46082.5", "yyyy-mm-dd hh:mm", "2026-03-01 12:00"),
    ("46082.75", "h:mm AM/PM", "6:00 PM"),
    ("46082", "aaaa", "星期日"),
    ("1.5", "[h]:mm", "36:00"),
    ("1", "yyyy/m/d", "1900/1/1"),
]


@pytest.mark.parametrize(("value", "code", "expected"), SHOWN)
def test_a_number_is_shown_as_its_format_says(value: str, code: str, expected: str):
    assert shown(Decimal(value), code) == expected


def test_days_may_be_counted_since_1904():
    assert shown(Decimal(44620), "yyyy/m/d", since_1904=True) == "2026/3/1"


@pytest.mark.parametrize(
    ("identifier", "expected"), [("0", "0.5"), ("2", "0.50"), ("4", "0.50"), ("9", "50%"), ("10", "50.00%")]
)
def test_built_in_formats_have_numbers(identifier: str, expected: str):
    formats = Formats()
    formats.add_style(identifier)

    assert formats.shown(Decimal("0.5"), "0") == expected


@pytest.mark.parametrize("text", ["", "NaN", "INF", "1E+999", "abc", "1_000_0x"])
def test_what_is_no_number_is_none(text: str):
    assert number(text) is None


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.booleans())
def test_two_places_are_shown_exactly(value: Decimal, grouped: bool):
    assert shown(value, "#,##0.00" if grouped else "0.00") == (
        format(abs(value) if value == 0 else value, ",.2f" if grouped else ".2f")
    )


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_without_a_format_no_digit_is_lost(value: Decimal):
    assert Decimal(plain(value)) == value


@given(
    st.text(alphabet='0#?.,%E+-;"\\!_*@[]<>=ymdhsa/ 万元', max_size=24),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
)
def test_no_format_is_too_strange(code: str, value: Decimal):
    assert isinstance(shown(value, code), str)
