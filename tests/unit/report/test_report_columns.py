"""Columns are aligned by what a terminal shows, not by the number of characters."""

import pytest

from budgetschema.report.columns import aligned, fitted, folded, on_the_point, width


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


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("short", None, ["short"]),
        ("", 4, [""]),
        ("one two three", 8, ["one two", "  three"]),
        ("《收支总表》“行政运行”", 12, ["《收支总表》", "  “行政运行”"]),
        ("共计12345.67万元。", 10, ["共计", "  12345.67", "  万元。"]),
        ("甲乙丙丁。", 8, ["甲乙丙", "  丁。"]),
        ("/tables/0/lines", 6, ["/table", "  s/0/", "  line", "  s"]),
    ],
)
def test_a_text_is_folded_where_it_may_be(text: str, room: int | None, lines: list[str]) -> None:
    assert folded(text, room, 2) == lines


def test_a_folded_text_loses_nothing_and_keeps_to_the_room() -> None:
    text = "“行政运行”的合计 is 246.89，应为 264.89（two digits swapped）。"
    for room in range(12, 80):
        lines = folded(text, room, 4)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(width(line) <= room for line in lines)


def test_one_column_gives_way_and_the_figures_keep_their_place() -> None:
    rows = [["+", "《收支总表》“行政运行”“金额”", "1.00"], ["=", "", "12.00"]]
    flags = [False, False, True]
    assert (
        fitted(rows, flags, folding=[1], room=None) == fitted(rows, flags, folding=[1], room=80) == aligned(rows, flags)
    )
    lines = fitted(rows, flags, folding=[1], room=24)
    assert lines == ["+  《收支总表》   1.00", "   “行政运行”", "   “金额”", "=                12.00"]


def test_of_several_columns_the_widest_gives_way() -> None:
    rows = [
        ["支出总表", "Expenditure of the unit as a whole", "1"],
        ["年度收入总表，不含上年结转的部分", "Income", "12"],
    ]
    lines = fitted(rows, [False, False, True], folding=[0, 1], room=40)
    assert max(map(width, lines)) <= 40
    assert "".join("".join(lines).split()).count("不含上年结转的部分") == 0, "the long name is folded, too"
    assert lines[0].endswith("1")
