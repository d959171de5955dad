"""Cover and headings as they are set in print: what stands on the cover, and headings over two rows."""

import attrs
import pytest

from budgetschema.model import FragmentKind, SourceFile
from budgetschema.reading.recognise import recognise
from budgetschema.reading.stitch import stitch
from tests.reading.sources import read_source
from tests.unit.reading.stitch.building import Builder

TABLE = "表1 收入总表\n单位：万元\n科目编码→科目名称→合计\n201→一般公共服务支出→3.00\n"
COLUMNS = ("科目编码 | 科目名称 | 合计", "201 | 一般公共服务支出 | 3.00")


@pytest.mark.parametrize(
    "line", ["2026年2月", "二〇二六年二月十日", "编制日期：2026年2月10日", "北原县财政局印制", "（盖章）", "填表人：略"]
)
@pytest.mark.parametrize("first", [True, False])
def test_date_printer_and_seal_on_the_cover_are_kept_as_such(line: str, first: bool):
    cover = f"{line}\n北原县统计局\n2026年部门预算\n" if first else f"北原县统计局\n2026年部门预算\n{line}\n"
    found = read_source(cover + TABLE).disclosure

    assert (found.title, found.publisher.name) == ("2026年部门预算", "北原县统计局")
    assert [(each.kind, each.text) for each in found.fragments] == [(FragmentKind.COVER, line)]


def test_the_year_of_a_title_in_several_rows_is_no_date():
    found = read_source("北原县统计局\n2026年\n部门预算公开\n" + TABLE).disclosure

    assert (found.fiscal_year, found.fragments) == (2026, ())


def test_the_same_words_in_the_text_are_text():
    found = read_source(f"某县某局\n2026年部门预算\n{TABLE}第三部分 情况说明\n2026年2月\n").disclosure

    assert [paragraph.text for paragraph in found.sections[0].paragraphs] == ["2026年2月"]


def headings(*rows: str) -> list[tuple[str | None, str]]:
    text = "某县某局\n2026年部门预算\n" + "\n".join(rows) + "\n" + TABLE
    return [(section.number, section.title) for section in read_source(text).disclosure.sections]


def test_the_title_of_a_part_goes_on_in_the_next_row():
    assert headings("第三部分 北原县统计局", "2026年度部门预算情况说明", "一、收入情况说明") == [
        ("第三部分", "北原县统计局2026年度部门预算情况说明"), ("一", "收入情况说明"),
    ]  # fmt: skip
    assert headings("第一部分", "部门概况", "一、主要职责") == [("第一部分", "部门概况"), ("一", "主要职责")]


@pytest.mark.parametrize(
    "rows",
    [
        ("第三部分 预算情况说明", "2026年度部门预算情况说明"),  # the first row says it all
        ("第三部分 北原县统计局", "本局共有三个科室。"),
        ("第三部分 北原县统计局", "收支情况如下："),
        ("第三部分 北原县统计局", "一、部门预算情况说明"),
        ("第三部分 北原县统计局", "收入总表"),
    ],
)
def test_what_is_no_rest_of_a_heading_stands_by_itself(rows: tuple[str, str]):
    assert rows[0].removeprefix("第三部分 ") in [title for _, title in headings(*rows)]


def test_a_part_at_the_beginning_is_no_cover():
    found = read_source("第二部分 2026年部门预算报表\n" + TABLE).disclosure

    assert (found.sections[0].title, found.title) == ("2026年部门预算报表", None)


@pytest.mark.parametrize(("bottom", "joined"), [(128, True), (124, False)])
def test_rows_of_one_heading_are_as_high(bottom: int, joined: bool):
    built = Builder().text("第三部分 北原县统计局", box="170 80 460 98")
    built.text("2026年度部门预算情况说明", box=f"250 110 470 {bottom}").text("一、收入情况说明", box="90 150 300 168")
    built.turn().text("表1 收入总表").table(*COLUMNS, edges=(50, 120, 300, 400))
    disclosure, _ = recognise(stitch(attrs.evolve(built.grid, sources=(SourceFile(name="a.pdf"),))))

    assert (disclosure.sections[0].title == "北原县统计局2026年度部门预算情况说明") is joined
