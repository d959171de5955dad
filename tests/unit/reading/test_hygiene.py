"""Text hygiene: what is cleaned, and what looks like an artefact and is none."""

import unicodedata

import pytest

from budgetschema.model import Place
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.hygiene import clean, cleaned
from budgetschema.reading.hygiene.artefacts import radicals


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid((), tuple(
        Row(index, Place(line=index + 1), tuple(Cell(text, column) for column, text in enumerate(row)))
        for index, row in enumerate(rows)
    ))  # fmt: skip


def texts(made: Grid) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in made.rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⼀般公共预算⽀出", "一般公共预算支出"),  # Kangxi radicals
        ("财政专⼾", "财政专户"),  # the radical is drawn as the simplified ideograph
        ("⻓期⻋辆⻚", "长期车辆页"),  # radicals supplement, which NFKC leaves
        ("行政\uf9ba理", "行政\u4e86理"),  # compatibility ideograph
        ("\ufeff收入\u200b总\u00ad表", "收入总表"),
        ("2026\u00a0年", "2026 年"),
        ("一\r\n二\x0b三\u2028四", "一\n二\n三\n四"),
        ("收\x01入\x7f", "收入"),
        ("a\ud800b", "a\ufffdb"),
        ("收收入入总总表表", "收入总表"),
        ("合合计计", "合计"),
        ("收收收收入入入入", "收入"),
        ("单单位位：：万万元元", "单位：万元"),
        ("收收入入\n总总表表", "收入\n总表"),
        ("11,,223344..5566", "1,234.56"),
        ("--11..2200", "-1.20"),
    ],
)
def test_artefacts_are_cleaned(text: str, expected: str):
    assert clean(text) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（一）收入：1，234．50元", "合　　计", "１２．５０", "１月、２月；～％",  # full-width forms stay
        "1122", "110000", "22002266", "11", "——", "----", "......", "XXXX", "****", "AABB", "（（", "天天",
        "方方面面", "清清楚楚", "收收入入总总表", "收入收入", "\ue000收入", "11..2", "", " ",
    ],
)  # fmt: skip
def test_what_may_be_meant_stays(text: str):
    assert clean(text) == text


def test_every_radical_has_its_ideograph():
    table = radicals()
    named = {
        point for point in range(0x2E80, 0x2FE0) if unicodedata.name(chr(point), None) is not None and point != 0x2E80
    }  # Unicode gives no equivalent for the radical "repeat"
    assert set(table) == named
    for point, ideograph in table.items():
        assert unicodedata.name(ideograph).startswith("CJK UNIFIED IDEOGRAPH-")
        normal = unicodedata.normalize("NFKC", chr(point))
        assert normal in (ideograph, chr(point)) or (normal, ideograph) == ("戶", "户")


def test_figures_and_codes_are_undone_in_a_row_that_is_doubled():
    made = cleaned(grid(("合合计计", "", "110000", "33..5500"), ("行政运行", "", "1100", "3.50")))

    assert texts(made) == [("合计", "", "100", "3.50"), ("行政运行", "", "1100", "3.50")]


def test_a_row_with_one_figure_that_is_not_doubled_is_left():
    made = cleaned(grid(("合合计计", "110000", "12.5")))

    assert texts(made) == [("合计", "110000", "12.5")]


def test_the_text_of_the_file_is_kept():
    origin = Cell("⼀般", 0)
    row = Row(0, Place(line=1), (origin, Cell("", 1, covered_by=origin), Cell("二", 2), Cell("⼆", 3, raw="二?")))
    first, covered, second, third = cleaned(Grid((), (row,))).rows[0].cells

    assert (first.text, first.raw, first.printed) == ("一般", "⼀般", "⼀般")
    assert covered.covered_by is first
    assert second is row.cells[2]
    assert (third.text, third.raw) == ("二", "二?")


def test_a_merged_cell_is_clean_in_the_rows_below():
    origin = Cell("⼀般", 0)
    rows = (Row(0, Place(line=1), (origin,)), Row(1, Place(line=2), (Cell("", 0, covered_by=origin),)))
    made = cleaned(Grid((), rows))

    assert made.rows[1].over(0) == "一般"


def test_a_clean_grid_is_left_as_it_is():
    rows = grid(("收入", "1.00"), ("（合计）", "－"))

    assert all(new is old for new, old in zip(cleaned(rows).rows, rows.rows, strict=True))


def test_characters_of_private_use_are_kept_and_flagged_once():
    made = cleaned(grid(("收入", "\ue000支出"), ("\uf06e\ue000其他", "1.00")))

    assert texts(made) == [("收入", "\ue000支出"), ("\uf06e\ue000其他", "1.00")]
    (flag,) = made.flags
    assert (flag.kind, flag.text, flag.place) == ("private_characters", "\ue000 \uf06e", Place(line=1, cell=2))
    assert cleaned(grid(("收入", "1.00"))).flags == ()
