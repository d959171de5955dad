"""Tables over pages and sheets: what is one table, and what only looks like it."""

import pytest

from budgetschema.reading.grid import Grid
from budgetschema.reading.stitch.pages import join_pages
from tests.unit.reading.stitch.building import Builder, are_covers_whole, furniture, lines, printed

HEADER = "科目编码 | 科目名称 | 合计"
EDGES = (50, 120, 300, 400)


def joined(built: Builder) -> Grid:
    """Stitched, with what must hold of every stitching."""
    before = built.grid
    after = join_pages(before)
    assert printed(after) == printed(before)
    assert are_covers_whole(after)
    assert join_pages(after) == after
    return after


def test_a_repeated_header_becomes_furniture():
    built = Builder().text("表1 支出总表").table(HEADER, "201 | 一般公共服务支出 | 3.00", edges=EDGES)
    built.turn().table(HEADER, "202 | 外交支出 | 1.00", edges=EDGES)
    grid = joined(built)

    assert lines(grid) == [
        "表1 支出总表", f"0: {HEADER}", "0: 201 | 一般公共服务支出 | 3.00", "0: 202 | 外交支出 | 1.00",
    ]  # fmt: skip
    assert furniture(grid) == [("repeated_header", HEADER.replace(" | ", "\t"))]


def test_a_second_page_without_a_header_goes_on():
    built = Builder().table(HEADER, "201 | 一般公共服务支出 | 3.00", edges=EDGES)
    built.turn().table("202 | 外交支出 | 1.00", edges=[edge + 9 for edge in EDGES])  # another margin

    assert lines(joined(built))[-1] == "0: 202 | 外交支出 | 1.00"


def test_a_header_of_several_rows_with_merged_cells_is_repeated():
    top = ("科目 | < | 2026年预算数 | <", "科目编码 | 科目名称 | 合计 | 基本支出")
    edges = (50, 120, 300, 400, 500)
    built = Builder().table(*top, "201 | 一般公共服务支出 | 3.00 | 1.00", edges=edges)
    built.turn().table(*top, "202 | 外交支出 | 1.00 | 1.00", edges=edges)
    grid = joined(built)

    assert lines(grid)[-1] == "0: 202 | 外交支出 | 1.00 | 1.00"
    assert len(furniture(grid)) == 2


def test_title_caption_and_mark_that_are_repeated_become_furniture():
    built = Builder().text("表1", "支出总表", "单位：万元").table(HEADER, "201 | 一般公共服务支出 | 3.00", edges=EDGES)
    built.turn().text("表1", "支出总表（续）", "单位：万元").table(HEADER, "202 | 外交支出 | 1.00", edges=EDGES)
    built.turn().text("续表").table("203 | 国防支出 | 1.00", edges=EDGES)
    grid = joined(built)

    assert [line for line in lines(grid) if line.startswith("0: 20")] == [
        "0: 201 | 一般公共服务支出 | 3.00", "0: 202 | 外交支出 | 1.00", "0: 203 | 国防支出 | 1.00",
    ]  # fmt: skip
    assert [text for _, text in furniture(grid)] == [
        "表1", "支出总表（续）", "单位：万元", HEADER.replace(" | ", "\t"), "续表",
    ]  # fmt: skip


def test_a_form_under_the_same_title_is_another_one():
    edges = (50, 120, 300)
    built = Builder().table("项目绩效目标表 | <", "项目名称 | 道路养护", "项目金额 | 3.00", edges=edges)
    built.turn().table("项目绩效目标表 | <", "项目名称 | 路灯维护", "项目金额 | 1.00", edges=edges)
    built.turn().text("项目绩效目标表").table("项目名称 | 绿化养护", "项目金额 | 2.00", edges=edges)

    assert joined(built) == built.grid


def test_labels_with_values_are_no_header_under_which_a_form_goes_on():
    same = "预算单位 | 某局 | 项目类别 | 其他运转类"
    built = Builder().text("项目支出绩效情况表").table(same, "项目名称 | 道路养护 | 项目金额 | 3.00")
    built.turn().text("项目支出绩效情况表").table(same, "项目名称 | 路灯维护 | 项目金额 | 1.00")
    assert joined(built) == built.grid

    names = "项目名称 | 项目单位 | 项目类别 | 金额"
    built = Builder().text("项目支出情况表").table(names, "道路养护 | 某局 | 其他运转类 | 3.00")
    built.turn().text("项目支出情况表").table(names, "路灯维护 | 某局 | 其他运转类 | 1.00")
    assert lines(joined(built))[-1] == "0: 路灯维护 | 某局 | 其他运转类 | 1.00"


def test_a_name_that_goes_on_under_a_repeated_header_is_none():
    wide = (*EDGES, 500)
    built = Builder().table(f"{HEADER} | 基本支出", "20805 | 行政事业单位养老 | 3.00 | 3.00", edges=wide)
    built.turn().table(f"{HEADER} | 基本支出", " | 支出 | | ", "20807 | 就业补助 | 1.00 | 1.00", edges=wide)
    assert lines(joined(built))[-1] == "0: 20807 | 就业补助 | 1.00 | 1.00"

    built = Builder().table(f"{HEADER} | 基本支出", "20805 | 行政事业单位养老 | 3.00 | 3.00", edges=wide)
    built.turn().table(" | 支出 | | ", "20807 | 就业补助 | 1.00 | 1.00", edges=wide)
    assert lines(joined(built))[-1] == "0: 20807 | 就业补助 | 1.00 | 1.00"


def test_forms_without_pages_that_begin_alike_stay_apart():
    built = Builder(page=None).text("项目绩效目标表").table("主管部门 | 某局", "项目名称 | 道路养护")
    built.text("项目绩效目标表").table("主管部门 | 某局", "项目名称 | 路灯维护")

    assert joined(built) == built.grid


def test_what_follows_a_title_at_the_foot_of_a_page_is_of_that_title():
    built = Builder().table(HEADER, "201 | 一般公共服务支出 | 3.00", "表2 收入总表 | < | <", edges=EDGES)
    built.turn().table("202 | 外交支出 | 1.00", edges=EDGES)

    assert joined(built) == built.grid


def test_a_page_number_between_the_pages_is_furniture():
    built = Builder().table(HEADER, "201 | 一般公共服务支出 | 3.00", edges=EDGES).text("- 7 -")
    built.turn().table("202 | 外交支出 | 1.00", edges=EDGES)

    assert furniture(joined(built)) == [("page_number", "- 7 -")]


@pytest.mark.parametrize(
    "second",
    [
        Builder(page=2).text("表2 收入总表").table(HEADER, "202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=2).text("二、收入情况").table("202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=2).table("收入总表 | < | <", HEADER, "202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=2).table("科目编码 | 科目名称 | 项目支出", "202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=2).table("甲 | 乙 | 丙", "202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=3).table("202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=1).table(HEADER, "202 | 外交支出 | 1.00", edges=EDGES),
        Builder(page=2).table("202 | 外交支出 | 1.00", edges=(50, 160, 300, 400)),
        Builder(page=2).table("202 | 外交支出 | 1.00", edges=(50, 120, 300, 460)),
        Builder(page=2).table("202 | 外交支出 | 1.00 | 2.00", edges=(50, 120, 300, 350, 400)),
        Builder(page=2).table("202 | 外交支出 | 1.00"),
    ],
    ids=[
        "title", "heading", "title-inside", "other-header", "unknown-header", "page-between", "same-page",
        "other-columns", "wider", "more-columns", "no-boxes",
    ],
)  # fmt: skip
def test_another_table_stays_apart(second: Builder):
    built = Builder().text("表1 支出总表")
    built.table(HEADER, "201 | 一般公共服务支出 | 3.00", "20101 | 人大事务 | 3.00", edges=EDGES)
    for row in second.rows:
        built._add(row.__class__(len(built.rows), row.place, row.cells, region=None if row.region is None else 1))
    grid = joined(built)

    assert grid == built.grid


def test_a_boundary_of_the_header_alone_does_not_part_a_table():
    built = Builder().table(
        "科目编码 | 科目名称 | 合计 | <", "201 | 一般公共服务支出 | 3.00 | <", edges=(50, 120, 300, 350, 400)
    )
    built.turn().table("202 | 外交支出 | 1.00", edges=EDGES)
    grid = joined(built)

    assert lines(grid)[-1] == "0: 202 | 外交支出 | 1.00 | <"
    assert grid.rows[-1].cells[2].place == built.rows[-1].cells[2].place


def test_a_boundary_that_the_second_page_has_more_parts_the_first_page_too():
    built = Builder().table(HEADER, "201 | 一般公共服务支出 | 3.00", edges=EDGES)
    built.turn().table("202 | < | 外交支出 | 1.00", "203 | < | 国防支出 | 1.00", edges=(50, 80, 120, 300, 400))

    assert lines(joined(built)) == [
        "0: 科目编码 | < | 科目名称 | 合计", "0: 201 | < | 一般公共服务支出 | 3.00",
        "0: 202 | < | 外交支出 | 1.00", "0: 203 | < | 国防支出 | 1.00",
    ]  # fmt: skip


def test_a_blank_column_that_the_second_page_lost_is_put_back():
    wide = ("科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出", "201 | 一般公共服务支出 | 3.00 | | 3.00")
    built = Builder().table(*wide, edges=(50, 120, 300, 400, 450, 500))
    built.turn().table("202 | 外交支出 | 1.00 | | 1.00", edges=(50, 120, 300, 400, 450, 500))
    assert lines(joined(built))[-1] == "0: 202 | 外交支出 | 1.00 |  | 1.00"

    lost = Builder().table(*wide, edges=(50, 120, 300, 400, 450, 500))
    lost.turn().table("202 | 外交支出 | 1.00 | 1.00", edges=(50, 120, 300, 400, 500))
    assert joined(lost) == lost.grid  # the last figure may stand in either of two columns


def test_columns_that_only_merged_cells_follow_are_found_where_the_table_merges_them_too():
    edges, total = (50, 120, 200, 300, 400, 500), "当年收入 | 9.00 | 当年支出 | < | 9.00"
    above = ("项目 | 金额 | 功能分类 | 支出用途 | 金额", "拨款 | 9.00 | 外交支出 | 基本支出 | 9.00")
    built = Builder().table(*above, total, edges=edges)
    built.turn().table("收入合计 | 9.00 | 支出合计 | 9.00", edges=(50, 120, 200, 400, 500))
    assert lines(joined(built))[-1] == "0: 收入合计 | 9.00 | 支出合计 | < | 9.00"

    never = Builder().table(*above, edges=edges)
    never.turn().table("收入合计 | 9.00 | 支出合计 | 9.00", edges=(50, 120, 200, 400, 500))
    assert joined(never) == never.grid


def test_tables_without_pages_go_on_only_under_their_header():
    built = Builder(page=None).table(HEADER, "201 | 一般公共服务支出 | 3.00").table(HEADER, "202 | 外交支出 | 1.00")
    assert lines(joined(built))[-1] == "0: 202 | 外交支出 | 1.00"

    bare = Builder(page=None).table(HEADER, "201 | 一般公共服务支出 | 3.00").table("202 | 外交支出 | 1.00")
    assert joined(bare) == bare.grid

    marked = Builder(page=None).table(HEADER, "201 | 一般公共服务支出 | 3.00")
    marked.text("续表").table("202 | 外交支出 | 1.00")
    assert lines(joined(marked))[-1] == "0: 202 | 外交支出 | 1.00"


def test_a_sheet_goes_on_with_the_one_before_it_if_it_says_so():
    first = ("支出总表 | | ", HEADER, "201 | 一般公共服务支出 | 3.00")
    built = Builder(page=None, sheet="表1").table(*first)
    built.sheet = "表1 续"
    built.table("支出总表（续） | | ", HEADER, "202 | 外交支出 | 1.00")
    assert lines(joined(built))[-1] == "0: 202 | 外交支出 | 1.00"

    other = Builder(page=None, sheet="表1").table(*first[1:])
    other.sheet = "表2"
    other.table(HEADER, "202 | 外交支出 | 1.00")
    assert joined(other) == other.grid


def test_a_grid_without_regions_is_left_as_it_is():
    grid = Builder().text("一", "二").grid

    assert join_pages(grid) is grid
