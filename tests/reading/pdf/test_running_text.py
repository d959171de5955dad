"""Running text: lines become paragraphs, on one page and over two, and page furniture is set aside."""

import pytest

from budgetschema.model import FragmentKind
from tests.reading.pdf.making import Page, lone, read_pages, texts

LEFT, RIGHT, SIZE, LEADING = 90, 505, 15, 26
ACROSS = int((RIGHT - LEFT) / SIZE)
"""Characters on a full line."""


def prose(length: int, seed: str = "预算单位按照规定编制收入和支出并且逐项说明增减原因") -> str:
    """Text of so many Chinese characters that ends a sentence."""
    return (seed * (length // len(seed) + 1))[: length - 1] + "。"


def write(page: Page, y: float, text: str, indent: int = 2) -> float:
    """Set a paragraph as a word processor does; gives the height of the next line."""
    first = ACROSS - indent
    lines = [text[:first], *(text[at : at + ACROSS] for at in range(first, len(text), ACROSS))]
    for number, line in enumerate(lines):
        page.text(LEFT + (indent * SIZE if number == 0 else 0), y, line, SIZE)
        y += LEADING
    return y


def test_lines_are_joined_to_paragraphs_without_spaces() -> None:
    page = Page()
    paragraphs = [prose(70), prose(40), prose(95)]
    y = 100.0
    for text in paragraphs:
        y = write(page, y, text)
    assert lone(read_pages(page)) == paragraphs


@pytest.mark.parametrize("short_by", [0, 3])
def test_after_a_sentence_that_leaves_room_a_line_begins_a_paragraph_though_it_is_not_indented(short_by: int) -> None:
    page = Page()
    first, remark = prose(3 * ACROSS - 2 - short_by), "（" + prose(ACROSS - 2)
    y = write(page, 100, first)
    y = write(page, y, remark, indent=0)
    write(page, y, prose(50))
    assert lone(read_pages(page)) == ([first, remark, prose(50)] if short_by else [first + remark, prose(50)])


def test_the_place_of_a_paragraph_is_that_of_all_its_lines() -> None:
    page = Page()
    y = write(page, 100, prose(70))
    write(page, y, prose(30))
    first, second = read_pages(page).rows
    left, top, right, bottom = map(float, (first.place.box or "").split())
    assert (left, right) == (LEFT, LEFT + ACROSS * SIZE)
    assert top < 100 - SIZE / 2
    assert bottom > 100 + 2 * LEADING
    assert (first.place.line, second.place.line) == (1, 2)


def test_headings_stay_rows_of_their_own() -> None:
    page = Page()
    page.text(LEFT + 30, 100, "一、收入支出预算总体情况说明", SIZE)
    y = write(page, 126, prose(60))
    page.text(LEFT + 30, y, "（一）收入预算情况说明", SIZE)
    write(page, y + LEADING, prose(60))
    assert lone(read_pages(page)) == ["一、收入支出预算总体情况说明", prose(60), "（一）收入预算情况说明", prose(60)]


def test_a_numbered_item_begins_a_paragraph_where_nothing_is_indented() -> None:
    page = Page()
    items = [f"{number}.{prose(ACROSS - 2)}" for number in (1, 2, 3)]
    y = 100.0
    for text in items:
        y = write(page, y, text, indent=0)
    assert lone(read_pages(page)) == items


def test_a_full_line_that_ends_a_sentence_ends_the_paragraph_where_nothing_is_indented() -> None:
    page = Page()
    paragraphs = [prose(ACROSS), prose(2 * ACROSS), prose(ACROSS + 9)]
    y = 100.0
    for text in paragraphs:
        y = write(page, y, text, indent=0)
    assert lone(read_pages(page)) == paragraphs


def test_a_line_is_full_before_a_bracket_that_has_no_room_for_what_it_encloses() -> None:
    page = Page()
    first = prose(ACROSS - 2).replace("。", "、")
    page.text(LEFT, 100, first, SIZE)
    page.text(LEFT, 126, "（套）、" + prose(ACROSS - 4), SIZE)
    page.text(LEFT, 152, prose(ACROSS), SIZE)
    assert lone(read_pages(page))[0] == first + "（套）、" + prose(ACROSS - 4)


def test_a_title_wrapped_and_centred_is_one_row() -> None:
    page = Page()
    page.text(89, 100, "一般公共预算“三公”经费会议费培训费支出情况预算"[:20], 22)
    page.centred(297, 130, "算表", 22)
    write(page, 180, prose(80))
    assert lone(read_pages(page))[0] == "一般公共预算“三公”经费会议费培训费支出情况预算"[:20] + "算表"


def test_parts_that_stand_far_apart_are_cells_and_of_unlike_size_are_rows() -> None:
    page = Page()
    page.centred(297, 100, "支出总表", 20)
    page.right(520, 100, "单位：万元", 9)
    page.text(60, 120, "编制部门：某局", 9)
    page.right(520, 120, "公开03表", 9)
    assert texts(read_pages(page)) == [["支出总表"], ["单位：万元"], ["编制部门：某局", "公开03表"]]


def test_letters_spread_over_a_title_are_one_cell() -> None:
    page = Page()
    for x, character in ((200, "收"), (260, "支"), (320, "总"), (380, "表")):
        page.text(x, 100, character, 18)
    assert ["".join(text.split()) for text in lone(read_pages(page))] == ["收支总表"]


def test_a_paragraph_goes_on_over_a_page_and_what_stands_between() -> None:
    pages = [Page(), Page(), Page()]
    text = prose(2 * ACROSS + 20)
    first = 2 * ACROSS - 2
    write(pages[0], 100, prose(80))
    write(pages[0], 700, text[:first])
    write(pages[1], 80, text[first:], indent=0)
    write(pages[1], 200, prose(70))
    write(pages[2], 80, prose(50))
    for number, page in enumerate(pages, 1):
        page.centred(297, 800, f"— {number} —", 9)
        page.centred(297, 40, "某县某局部门预算", 9)
    grid = read_pages(*pages)
    assert lone(grid) == [prose(80), text, prose(70), prose(50)]
    places = [row.place for row in grid.rows if row.furniture is None]
    assert [(place.page, place.end_page) for place in places] == [(1, None), (1, 2), (2, None), (3, None)]
    assert [row.text for row in grid.rows if row.furniture is FragmentKind.RUNNING_HEAD] == ["某县某局部门预算"] * 3
    assert [row.text for row in grid.rows if row.furniture is FragmentKind.PAGE_NUMBER] == ["— 1 —", "— 2 —", "— 3 —"]


def test_a_paragraph_that_ends_with_its_page_does_not_go_on() -> None:
    pages = [Page(), Page()]
    write(pages[0], 100, prose(80))
    write(pages[0], 700, prose(40))
    write(pages[1], 80, prose(60))
    assert lone(read_pages(*pages)) == [prose(80), prose(40), prose(60)]


@pytest.mark.parametrize("style", ["{}", "- {} -", "第{}页", "第 {} 页 共 3 页", "{}/3"])
def test_page_numbers_count_on(style: str) -> None:
    pages = [Page(), Page(), Page()]
    for number, page in enumerate(pages, 7):
        write(page, 100, prose(70))
        page.centred(297, 800, style.format(number), 9)
    grid = read_pages(*pages)
    assert sum(row.furniture is FragmentKind.PAGE_NUMBER for row in grid.rows) == 3
    assert lone(grid) == [prose(70)] * 3


def test_page_numbers_that_begin_anew_are_page_numbers() -> None:
    pages = [Page() for _ in range(5)]
    for page, number in zip(pages, (4, 1, 7, 3, 9), strict=True):
        write(page, 100, prose(70))
        page.centred(297, 800, str(number), 9)
    grid = read_pages(*pages)
    assert [row.text for row in grid.rows if row.furniture is FragmentKind.PAGE_NUMBER] == ["4", "1", "7", "3", "9"]


def test_a_lone_figure_at_the_foot_is_text() -> None:
    pages = [Page(), Page(), Page()]
    for page in pages:
        write(page, 100, prose(70))
    pages[1].centred(297, 800, "12", 9)
    assert [text for text in lone(read_pages(*pages)) if text.isdecimal()] == ["12"]


def test_titles_that_come_back_above_tables_are_no_running_heads() -> None:
    pages = [Page(), Page(), Page()]
    for page in pages:
        page.centred(297, 60, "支出总表", 16)
        page.grid([60, 200, 400], [80, 100, 120])
        for x, y, text in ((65, 94, "科目"), (205, 94, "金额"), (65, 114, "合计"), (205, 114, "3.00")):
            page.text(x, y, text)
    grid = read_pages(*pages)
    assert lone(grid) == ["支出总表"] * 3
