"""Tables whose cells are drawn: what the lines enclose is one cell, however they are drawn."""

import itertools

import pytest

from budgetschema.reading.grid import Grid
from tests.reading.pdf.making import Page, grid_of, lone, pdf, read_pages, regions

XS = [50.0, 200.0, 300.0, 400.0]


def fill(page: Page, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    """Write a text into each cell, figures to the right."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text[:1].isdigit():
                page.right(xs[column + 1] - 4, ys[row] + 14, text)
            else:
                page.text(xs[column] + 4, ys[row] + 14, text)


ROWS = [["科目", "合计", "项目支出"], ["教育支出", "12.50", "2.50"], ["农林水支出", "7.00", ""]]


@pytest.mark.parametrize("how", ["lines", "thin", "cells", "dashes", "dash pattern", "gaps at corners"])
def test_a_table_is_the_same_however_its_lines_are_drawn(how: str) -> None:
    page = Page()
    ys = [100.0, 120.0, 140.0, 160.0]
    if how in ("lines", "thin"):
        page.grid(XS, ys, thin=how == "thin")
    elif how == "cells":
        for top, bottom in itertools.pairwise(ys):
            for left, right in itertools.pairwise(XS):
                page.box(left, top, right, bottom)
    elif how == "dashes":
        for y in ys:
            for x in range(50, 400, 6):
                page.line(x, y, x + 3.5, y)
        for x in XS:
            for y in range(100, 160, 5):
                page.line(x, y, x, y + 3)
    elif how == "dash pattern":
        for y in ys:
            page.line(50, y, 400, y, "[3 2] 0 d")
        for x in XS:
            page.line(x, 100, x, 160, "[3 2] 0 d")
    else:
        for y in ys:
            page.line(52, y, 398, y)
        for x in XS:
            page.line(x, 102, x, 158)
    fill(page, XS, ys, ROWS)
    assert regions(read_pages(page)) == [ROWS]


def test_merged_cells_cover_what_their_lines_enclose() -> None:
    page = Page()
    xs, ys = [50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 140.0, 160.0]
    for y in (100, 140, 160):
        page.line(50, y, 350, y)
    page.line(150, 120, 350, 120)  # 科目 is merged downwards, so no line runs under its first half
    for x in (50, 150, 350):
        page.line(x, 100, x, 160)
    page.line(250, 120, 250, 160)  # 本年支出 is merged across
    page.text(80, 124, "科目")
    page.centred(250, 114, "本年支出")
    fill(page, xs, ys, [["", "", ""], ["", "基本支出", "项目支出"], ["教育支出", "10.00", "2.50"]])
    grid = read_pages(page)
    assert regions(grid) == [[["科目", "本年支出", "^"], ["^", "基本支出", "项目支出"], ["教育支出", "10.00", "2.50"]]]
    assert [grid.rows[1].over(column) for column in range(3)] == ["科目", "基本支出", "项目支出"]
    assert grid.rows[0].over(2) == "本年支出"


def test_all_rows_of_a_region_have_as_many_cells_as_it_has_columns() -> None:
    page = Page()
    for y in (100, 120, 140):
        page.line(50, y, 350, y)
    for x in (50, 350):
        page.line(x, 100, x, 140)
    page.line(200, 120, 200, 140)
    page.text(60, 114, "一格到底")
    page.text(60, 134, "左")
    page.text(210, 134, "右")
    for row in read_pages(page).rows:
        assert [cell.column for cell in row.cells] == [0, 1]


def test_outer_sides_may_be_open() -> None:
    page = Page()
    for y in (100, 120, 140, 160):
        page.line(50, y, 400, y)
    for x in XS[1:-1]:
        page.line(x, 100, x, 160)
    fill(page, XS, [100, 120, 140], ROWS)
    assert regions(read_pages(page)) == [ROWS]


def test_lines_that_do_not_meet_exactly_make_no_columns_of_their_own() -> None:
    page = Page()
    for y in (100, 120, 140):
        page.line(50, y, 400, y)
    for x in (50, 400):
        page.line(x, 100, x, 140)
    page.line(200, 100, 200, 120)
    page.line(205, 120, 205, 140)
    for y, left, right in ((114, "项目", "金额"), (134, "合计", "3.00")):
        page.text(60, y, left)
        page.text(300, y, right)
    assert regions(read_pages(page)) == [[["项目", "金额"], ["合计", "3.00"]]]


def test_tables_beside_and_below_each_other_are_kept_apart() -> None:
    page = Page()
    for left, top in ((50.0, 100.0), (320.0, 100.0), (50.0, 150.0)):
        xs, ys = [left, left + 100, left + 200], [top, top + 20, top + 40]
        page.grid(xs, ys)
        fill(page, xs, ys, [["项目", "金额"], [f"表{left:.0f}{top:.0f}", "1.00"]])
    found = regions(read_pages(page))
    assert [table[1][0] for table in found] == ["表50100", "表320100", "表50150"]
    assert all(len(table) == 2 for table in found)


def test_a_table_within_a_cell_is_one_of_its_own() -> None:
    page = Page()
    page.grid([50, 150, 500], [80, 100, 220])
    page.text(60, 94, "项目名称")
    page.text(170, 94, "校舍维修")
    page.text(60, 114, "绩效指标")
    page.grid([170, 270, 370], [130, 150, 170])
    fill(page, [170, 270, 370], [130, 150], [["指标", "值"], ["数量", "5.00"]])
    found = regions(read_pages(page))
    assert found == [[["项目名称", "校舍维修"], ["绩效指标", ""]], [["指标", "值"], ["数量", "5.00"]]]


@pytest.mark.parametrize("frame", [(40, 80, 400, 140), (5, 5, 590, 837)])
def test_a_box_around_text_or_page_is_no_table(frame: tuple[float, float, float, float]) -> None:
    page = Page()
    page.box(*frame)
    page.text(60, 100, "说明：本部门没有此项收支。")
    grid = read_pages(page)
    assert regions(grid) == []
    assert lone(grid) == ["说明：本部门没有此项收支。"]


def test_an_underlined_figure_in_a_sentence_is_no_table() -> None:
    page = Page()
    page.text(60, 100, "支出总计")
    page.text(105, 100, "12.50")
    page.line(103, 102, 132, 102)
    page.text(135, 100, "万元。")
    grid = read_pages(page)
    assert regions(grid) == []
    assert [text.replace(" ", "") for text in lone(grid)] == ["支出总计12.50万元。"]


def test_a_frame_with_nothing_in_it_is_left_out() -> None:
    page = Page()
    page.text(60, 60, "题目")
    page.grid([50, 150, 250], [100, 120, 140])
    assert regions(read_pages(page)) == []


def test_a_figure_set_over_a_wall_stays_whole() -> None:
    page = Page()
    ys = [100.0, 120.0, 140.0]
    page.grid(XS, ys)
    fill(page, XS, ys, [["科目", "合计", "项目支出"], ["教育支出", "", ""]])
    page.right(307, 134, "1234567.89")  # the wall is at 300: the last digit stands beyond it
    page.right(396, 134, "")
    assert regions(read_pages(page))[0][1] == ["教育支出", "1234567.89", ""]


def test_figures_that_touch_in_neighbouring_cells_stay_apart() -> None:
    page = Page()
    xs, ys = [50.0, 100.0, 150.0, 200.0], [100.0, 120.0, 140.0]
    page.grid(xs, ys)
    fill(page, xs, ys, [["甲", "乙", "丙"], ["", "", ""]])
    for right in (100, 150, 200):
        page.right(right, 134, "1234567.89")
    assert regions(read_pages(page))[0][1] == ["1234567.89"] * 3


@pytest.mark.parametrize("above", ["村级运转经费", ""])
@pytest.mark.parametrize("below", ["购置费", ""])
def test_a_wrapped_name_in_a_row_that_is_too_low_stays_in_its_row(above: str, below: str) -> None:
    # Rows are 15 high, two lines take 22: the middle of the first line lies in the row above.
    page = Page()
    page.grid(XS, [100.0, 115.0, 130.0, 145.0, 175.0])
    rows = ((109.6, above, "3.00", "2.00"), (124.6, "", "4.00", "1.00"), (139.6, below, "5.00", ""))
    for y, *cells in rows:
        for x, text in zip((54, 230, 330), cells, strict=True):
            page.text(x, y, text)
    page.text(54, 118.3, "市级配套社区居委会建设补助")
    page.text(54, 130.9, "资金的项目")
    page.text(54, 156, "高校毕业生社区助理生活补贴")
    page.text(54, 168, "经费")
    page.text(230, 162, "6.00")
    assert [[cell.replace("\n", "") for cell in row] for row in regions(read_pages(page))[0]] == [
        [above, "3.00", "2.00"],
        ["市级配套社区居委会建设补助资金的项目", "4.00", "1.00"],
        [below, "5.00", ""],
        ["高校毕业生社区助理生活补贴经费", "6.00", ""],
    ]


def test_wrapped_names_and_figures_are_joined_and_paragraphs_of_a_cell_are_not() -> None:
    page = Page()
    page.grid([50, 112, 174, 300], [100, 150])
    for index, part in enumerate(("机关事业单位", "基本养老保险", "缴费")):
        page.text(51, 114 + 14 * index, part)
    page.text(113, 114, "123456789012")
    page.text(113, 128, "345.67")
    page.text(176, 114, "一是教学。")
    page.text(176, 128, "二是办公。")
    ((row,),) = regions(read_pages(page))
    assert row == ["机关事业单位基本养老保险缴费", "123456789012345.67", "一是教学。\n二是办公。"]


def test_rows_that_no_line_divides_are_told_apart_by_their_figures() -> None:
    page = Page()
    page.grid(XS, [100, 120, 230])
    fill(page, XS, [100], [["科目", "合计", "项目支出"]])
    page.text(54, 136, "教育支出")
    page.text(54, 156, "机关事业单位基本养老")
    page.text(54, 168, "保险缴费支出")
    page.text(54, 188, "其中：")
    page.text(54, 208, "合计")
    for y, total, project in ((136, "3.00", "1.00"), (156, "4.00", "0.00"), (208, "7.00", "1.00")):
        page.right(296, y, total)
        page.right(396, y, project)
    (table,) = regions(read_pages(page))
    assert [row[1:] for row in table[1:]] == [["3.00", "1.00"], ["4.00", "0.00"], ["", ""], ["7.00", "1.00"]]
    assert [row[0].replace("\n", "") for row in table[1:]] == [
        "教育支出", "机关事业单位基本养老保险缴费支出", "其中：", "合计",
    ]  # fmt: skip


def boxes(grid: Grid) -> list[list[tuple[float, ...]]]:
    return [
        [tuple(map(float, (row.cell_place(column).box or "").split())) for column in range(len(row.cells))]
        for row in grid.rows
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_line_up_by_row_and_column_and_fit_the_page_as_shown(rotate: int) -> None:
    page = Page(extra=f"/Rotate {rotate}")
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotate]
    wide, high = (595, 842) if rotate in (0, 180) else (842, 595)

    def place(x: float, y: float) -> tuple[float, float]:
        """From the page as shown to that as drawn, both from the upper left corner."""
        return {0: (x, y), 90: (y, 842 - x), 180: (595 - x, 842 - y), 270: (595 - y, x)}[rotate]

    xs, ys = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0]
    for y in ys:
        page.line(*place(xs[0], y), *place(xs[-1], y))
    for x in xs:
        page.line(*place(x, ys[0]), *place(x, ys[-1]))
    for row, texts in enumerate((("项目", "金额"), ("合计", "3.00"))):
        for column, text in enumerate(texts):
            page.turned(*place(xs[column] + 4, ys[row] + 14), text, matrix)
    grid = grid_of(pdf(page))
    assert regions(grid) == [[["项目", "金额"], ["合计", "3.00"]]]
    assert [[cell.other for cell in row.cells] for row in grid.rows] == [[None, None], [None, None]]
    for row, found in enumerate(boxes(grid)):
        for column, box in enumerate(found):
            expected = (xs[column], ys[row], xs[column + 1], ys[row + 1])
            assert box == pytest.approx(expected, abs=1)
            assert box[2] <= wide
            assert box[3] <= high
    assert [(row.place.page, row.place.line) for row in grid.rows] == [(1, 1), (1, 2)]
    assert grid.rows[1].cell_place(1).cell == 2
