"""Tables whose source says which cells are merged, and where they begin and end."""

from budgetschema.model import ColumnRole, Scheme
from tests.reading.grids import Frame, paths, read, tables
from tests.reading.looking import codes, figures

HEAD = "支出总表\n单位：万元"


def test_header_paths_are_those_of_the_merged_cells():
    (table,) = tables(
        HEAD,
        Frame(
            "项目|<|2026年预算数|<|<|备注\n科目编码|科目名称|合计|基本支出|项目支出|^\n"
            "201|一般公共服务支出|3.00|1.00|2.00|甲\n"
        ),
    )

    assert paths(table) == [
        "项目/科目编码", "项目/科目名称", "2026年预算数/合计", "2026年预算数/基本支出", "2026年预算数/项目支出", "备注",
    ]  # fmt: skip
    assert figures(table.lines[0]) == {"total": "3.00", "basic": "1.00", "project": "2.00"}
    assert table.lines[0].texts == {"remark": "甲"}


def test_a_blank_header_cell_of_its_own_is_merged_with_none():
    (table,) = tables(HEAD, Frame("项目|<|支出|<|\n科目编码|科目名称|基本支出|项目支出|\n201|甲|1.00|2.00|9.00"))

    assert table.columns[4].header == ()
    assert table.columns[4].coordinate is None


def test_a_row_into_which_a_header_cell_reaches_is_header_whatever_it_prints():
    (table,) = tables(HEAD, Frame("科目编码|科目名称|支出|<\n^|^|甲类用途|乙类用途\n201|一般公共服务支出|1.00|2.00"))

    assert paths(table)[2:] == ["支出/甲类用途", "支出/乙类用途"]
    assert len(table.lines) == 1


def test_the_total_in_the_last_header_row_is_a_line():
    (table,) = tables(
        "政府性基金预算财政拨款收入支出决算表\n单位：万元",
        Frame(
            "项目|<|年初结转和结余|本年收入|本年支出|<|年末结转和结余\n科目编码|科目名称|^|^|^|<|^\n"
            "合计|<|||小计|基本支出|\n229|其他支出|1.00|2.00|3.00|3.00|0.00\n"
        ),
    )

    assert [line.label for line in table.lines] == ["合计", "其他支出"]
    assert figures(table.lines[1]) == {
        "carry_over": "1.00", "current_year_income": "2.00", "total": "3.00", "basic": "3.00",
        "year_end_carry_over": "0.00",
    }  # fmt: skip


def test_columns_under_one_header_cell_are_one():
    (table,) = tables(
        HEAD,
        Frame("|科目编码|<|科目名称|金额|<|\n|201|<|一般公共服务支出||3.00|\n||20101|人大事务|3.00|<|"),
    )

    assert [column.role for column in table.columns] == [ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.AMOUNT]
    assert [codes(line) for line in table.lines] == [[("function", "201")], [("function", "20101")]]
    assert [figures(line) for line in table.lines] == [{"amount": "3.00"}, {"amount": "3.00"}]
    first, second = (table.place_of(line, "amount") for line in table.lines)
    assert first is not None
    assert second is not None
    assert (first.cell, second.cell) == (6, 5)


def test_labels_of_two_levels_under_one_header_cell():
    (table,) = tables(
        "收入总表\n单位：万元",
        Frame(
            "项目名称|<|金额\n收入总计|<|9.00\n一般公共预算资金|小计|7.00\n^|经费拨款|4.00\n^|专项收入|3.00\n单位资金|小计|2.00"
        ),
    )

    assert [(line.label, line.level, str(line.role)) for line in table.lines] == [
        ("收入总计", 0, "total"), ("一般公共预算资金", 1, "detail"), ("经费拨款", 2, "detail"),
        ("专项收入", 2, "detail"), ("单位资金", 1, "detail"),
    ]  # fmt: skip


def test_codes_and_groups_merged_over_lines_count_for_each():
    (table,) = tables(
        "项目支出表\n单位：万元",
        Frame(
            "单位名称|类|款|项目名称|金额\n甲中心|213|03|水库维修|5.00\n^|^|^|渠道维修|4.00\n乙站|^|05|扶持产业|3.00"
        ),
    )

    assert [line.label for line in table.lines] == ["水库维修", "渠道维修", "扶持产业"]
    assert [codes(line)[0][1] for line in table.lines] == ["21303", "21303", "21305"]
    assert [list(line.texts.values()) for line in table.lines] == [["甲中心"], ["甲中心"], ["乙站"]]
    assert not any(line.flags for line in table.lines)


def test_a_figure_merged_over_lines_is_printed_once():
    (table,) = tables(HEAD, Frame("科目编码|科目名称|金额\n201|甲支出|5.00\n203|乙支出|^"))

    assert [figures(line) for line in table.lines] == [{"amount": "5.00"}, {}]


def test_a_total_labelled_in_one_block_and_printed_in_the_next():
    (table,) = tables(
        "收支总表\n单位：万元",
        Frame(
            "收入|<|支出|<|<|<\n项目|金额|功能分类|<|支出用途|<\n^|^|科目名称|金额|项目|金额\n"
            "一、财政拨款|5.00|一、教育支出|5.00|一、基本支出|5.00\n收入合计|5.00|支出合计|<|<|5.00"
        ),
    )

    total = table.lines[-1]
    uses = table.blocks[2].id
    assert (total.label, total.block, figures(total)) == ("支出合计", uses, {f"{uses}_amount": "5.00"})
    assert [line.label for line in table.lines if line.block == table.blocks[1].id] == ["一、教育支出"]


class TestRegions:
    body = "科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|3.00|1.00|2.00"

    def test_a_table_does_not_run_over_into_the_next(self):
        other = "201|一般公共服务支出|8.00|1.00|7.00\n203|国防支出|1.00|1.00|"
        first, second = tables(HEAD, Frame(self.body, page=1), Frame(other, page=1))

        assert [len(first.lines), len(second.lines)] == [1, 2]
        assert "missing_title" in [flag.kind for flag in second.flags]

    def test_a_region_at_the_top_of_the_next_page_goes_on(self):
        (table,) = tables(HEAD, Frame(self.body, page=1), Frame("|二十一、预备费|||\n203|国防支出|1.00|1.00|", page=2))

        assert [line.label for line in table.lines] == ["一般公共服务支出", "二十一、预备费", "国防支出"]

    def test_a_region_without_pages_goes_on_where_it_has_as_many_columns(self):
        (whole,) = tables(HEAD, Frame(self.body), Frame("203|国防支出|1.00|1.00|"))
        apart = tables(HEAD, Frame(self.body), Frame("203|国防支出|1.00|1.00\n204|公共安全支出|1.00|1.00"))

        assert [line.label for line in whole.lines] == ["一般公共服务支出", "国防支出"]
        assert len(apart) == 2

    def test_text_ends_a_table(self):
        disclosure, _ = read(
            "一、概况", HEAD, Frame(self.body), "甲局编制。", Frame("203|国防支出|1.00|1.00|\n204|乙|2.00|2.00|")
        )

        assert [len(table.lines) for table in disclosure.tables] == [1, 2]
        assert [paragraph.text for paragraph in disclosure.sections[0].paragraphs] == ["甲局编制。"]

    def test_two_tables_in_one_region(self):
        first, second = tables(
            Frame(
                f"收入总表|<|<|<|<\n部门：|甲局|<||单位：万元\n科目编码|科目名称|合计|一般公共预算|政府性基金\n201|甲|2.00|1.00|1.00\n"
                f"支出总表|<|<|<|<\n部门：|甲局|<||单位：元\n{self.body}"
            )
        )

        assert [(table.kind, str(table.unit)) for table in (first, second)] == [
            ("income_summary", "wan_yuan"), ("expenditure_summary", "yuan"),
        ]  # fmt: skip
        assert [(caption.label, caption.value) for caption in second.captions] == [("部门", "甲局"), ("单位", "元")]

    def test_the_sheet_names_a_table_without_a_title(self):
        first, second = tables(Frame(f"单位：万元||||\n{self.body}", sheet="支出总表"),
                               Frame(self.body, sheet="Sheet2"))  # fmt: skip

        assert (first.title, first.kind) == ("支出总表", "expenditure_summary")
        assert second.title == "—"


def test_schemes_of_plain_codes_follow_from_their_figures():
    (table,) = tables(
        "机关运行经费支出预算表\n单位：万元",
        Frame(
            "科目编码|科目名称|机关运行经费支出\n|合计|3.00\n302|商品和服务支出|2.00\n30215|会议费|2.00\n310|资本性支出|1.00"
        ),
    )

    assert [codes(line) for line in table.lines[1:]] == [
        [(Scheme.ECONOMIC_DEPARTMENT, "302")], [(Scheme.ECONOMIC_DEPARTMENT, "30215")],
        [(Scheme.ECONOMIC_DEPARTMENT, "310")],
    ]  # fmt: skip
    assert [line.coordinate for line in table.lines[1:]] == [None, None, None]
