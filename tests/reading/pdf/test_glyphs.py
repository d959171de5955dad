"""Single characters: printed twice, turned, hidden, cut off, without a meaning; and pages that are pictures."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from budgetschema import UnreadableError
from budgetschema.cli.group import cli
from budgetschema.model import FragmentKind
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.pdf import reader
from budgetschema.reading.readers.pdf.second import Seen, seen_on
from budgetschema.reading.readers.source import Source
from tests.reading.pdf.making import FONT, Page, grid_of, lone, pdf, read_pages, regions, stream, texts


def table(page: Page) -> None:
    page.grid([60, 200, 400], [100, 120, 140])
    for x, y, text in ((65, 114, "科目"), (205, 114, "金额"), (65, 134, "合计"), (205, 134, "1,133.00")):
        page.text(x, y, text)


def test_characters_printed_twice_to_look_bold_are_read_once() -> None:
    page = Page()
    for shift in (0, 0.3, 0.6):
        page.text(60 + shift, 80, "支出总表", 16)
        page.text(60 + shift, 110, "1133.00")
    assert lone(read_pages(page)) == ["支出总表", "1133.00"]


def test_raised_figures_stay_on_their_line() -> None:
    page = Page()
    page.text(60, 100, "面积1200米", 14)
    page.text(60 + 5 * 14 - 14, 94, "2", 7)
    page.text(60, 130, "下一行", 14)
    found = lone(read_pages(page))
    assert len(found) == 2
    assert "2" in found[0]


def test_text_that_runs_upwards_in_a_cell_stays_in_it() -> None:
    page = Page()
    page.grid([60, 90, 300], [100, 200])
    page.turned(80, 180, "绩效指标", "0 1 -1 0")
    page.text(100, 150, "产出")
    assert regions(read_pages(page)) == [[["绩效指标", "产出"]]]


def test_a_watermark_is_furniture_and_cuts_no_line() -> None:
    page = Page()
    table(page)
    page.turned(80, 180, "某局内部资料", "0.7 0.7 -0.7 0.7", 24)
    grid = read_pages(page)
    assert regions(grid) == [[["科目", "金额"], ["合计", "1,133.00"]]]
    assert [row.text for row in grid.rows if row.furniture is FragmentKind.RUNNING_HEAD] == ["某局内部资料"]


def test_invisible_text_on_a_printed_page_is_not_read() -> None:
    page = Page()
    table(page)
    page.text(205, 134, "9,999.00", mode=3)
    assert regions(read_pages(page))[0][1] == ["合计", "1,133.00"]


def test_text_outside_of_the_crop_box_is_not_read_and_boxes_count_from_it() -> None:
    page = Page(extra="/CropBox [50 300 500 800]")
    page.text(60, 20, "裁切线外")
    table(page)
    grid = grid_of(pdf(page))
    assert lone(grid) == []
    assert [cell.other for row in grid.rows for cell in row.cells] == [None] * 4
    assert grid.rows[0].place.box == "10.0 58.0 350.0 78.0"


@pytest.mark.parametrize(
    "place", [(60, 134), (150, 134), (196, 134), (199, 119), (203, 141), (398, 134), (59, 98), (401, 141), (300, 139)]
)
def test_no_character_is_lost_or_read_twice_wherever_it_stands(place: tuple[float, float]) -> None:
    page = Page()
    table(page)
    page.text(60, 60, "题目在上")
    page.text(60, 200, "说明在下")
    page.text(*place, "七八九")
    printed = Counter("科目金额合计1,133.00题目在上说明在下七八九")
    read = Counter(character for row in texts(read_pages(page)) for cell in row for character in cell)
    assert Counter({character: count for character, count in read.items() if not character.isspace()}) == printed


def test_scanned_files_are_refused() -> None:
    pages = [Page(), Page()]
    for page in pages:
        page.picture(0, 0, 595, 842)
        page.text(290, 820, "1")
    with pytest.raises(UnreadableError, match="OCR") as caught:
        read_pages(*pages)
    assert caught.value.key == "pdf.scanned"
    assert caught.value.params["pages"] == 2


def test_a_scanned_page_among_others_is_reported() -> None:
    first, second, third = Page(), Page(), Page()
    table(first)
    second.picture(10, 10, 590, 830)
    table(third)
    third.picture(500, 20, 520, 40)  # a seal
    grid = read_pages(first, second, third)
    assert [(flag.kind, flag.place and flag.place.page) for flag in grid.flags] == [("scanned_page", 2)]
    assert len(regions(grid)) == 2


def test_what_the_reader_reports_reaches_the_disclosure() -> None:
    first, second = Page(), Page()
    first.text(60, 60, "某县某局2026年部门预算")
    first.text(60, 90, "收入总表")
    table(first)
    second.picture(10, 10, 590, 830)
    reading = read_sources([Source(data=pdf(first, second), name="made.pdf")])
    assert ("scanned_page", 2) in [(flag.kind, flag.place and flag.place.page) for flag in reading.disclosure.flags]
    assert reading.coverage is not None
    assert ([place.page for place in reading.coverage.unread], reading.coverage.is_whole) == ([2], False)
    assert reading.inspection is not None
    assert [(file.pages, file.unread) for file in reading.inspection.files] == [(2, (2,))]


def test_convert_names_the_pages_that_were_not_read(tmp_path: Path) -> None:
    first, second, third = Page(), Page(), Page()
    first.text(60, 60, "某县某局2026年部门预算")
    first.text(60, 90, "收入总表")
    table(first)
    third.picture(10, 10, 590, 830)
    for pages, code, told in (((first,), 0, False), ((first, second, third), 1, True)):
        (tmp_path / "made.pdf").write_bytes(pdf(*pages))
        done = CliRunner().invoke(
            cli, ["--lang", "zh", "convert", str(tmp_path / "made.pdf"), str(tmp_path / "out.json")]
        )
        assert (done.exit_code, "1 页是扫描图片，其中内容没有读取：第3页" in done.stderr) == (code, told)
    done = CliRunner().invoke(cli, ["--lang", "zh", "inspect", str(tmp_path / "made.pdf")])
    assert "1 页为扫描图片未读（第 3 页）" in done.stdout


def test_text_recognised_in_a_scan_is_read_and_reported() -> None:
    page = Page()
    page.picture(0, 0, 595, 842)
    for index in range(3):
        page.text(60, 100 + 20 * index, "扫描件中识别出的文字供检索使用", mode=3)
    grid = read_pages(page)
    assert len(lone(grid)) == 3
    assert [flag.kind for flag in grid.flags] == ["ocr_text"]


def test_a_large_picture_on_a_page_of_little_text_is_reported() -> None:
    page = Page()
    page.text(60, 60, "附图")
    page.picture(60, 100, 535, 400)
    assert [flag.kind for flag in read_pages(page).flags] == ["picture_on_page"]


def test_fonts_that_do_not_say_what_characters_are() -> None:
    private = b"begincmap 1 beginbfrange <0000> <ffff> <e000> endbfrange endcmap"
    font = FONT.replace(b"/Encoding", b"/ToUnicode 7 0 R /Encoding")
    page = Page()
    page.text(60, 100, "部门预算")
    with pytest.raises(UnreadableError) as caught:
        grid_of(pdf(page, font=font, more=[stream(private)]))
    assert caught.value.key == "pdf.unknown_characters"


def test_a_second_look_is_kept_where_it_sees_another_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_commas(*given: Any) -> Seen:
        seen = seen_on(*given)
        chars = tuple(one for one in seen.chars if one[2] != ",")
        return Seen(tuple(one[0] for one in chars), chars)

    monkeypatch.setattr(reader, "seen_on", without_commas)
    page = Page()
    table(page)
    page.text(65, 80, "1,234")
    assert [[cell.other for cell in row.cells] for row in read_pages(page).rows] == [
        [None],
        [None, None],
        [None, "1133.00"],
    ]
