"""What is printed above a table, in the many ways in which it is printed."""

import pytest

from budgetschema.model import MoneyUnit
from tests.reading.sources import one_table, read_source

BODY = "科目编码→科目名称→合计→基本支出→项目支出\n201→一般公共服务支出→3.00→1.00→2.00\n"

SYNONYMS = {
    "收支总表": "income_expenditure_summary",
    "收支预算总表": "income_expenditure_summary",
    "部门收支总体情况表": "income_expenditure_summary",
    "2025年部门财务收支预算总表": "income_expenditure_summary",
    "收入支出决算总表": "final_income_expenditure_summary",
    "部门收入总体情况表": "income_summary",
    "2026年预算收入总表": "income_summary",
    "收入决算表": "final_income",
    "部门支出总体情况表": "expenditure_summary",
    "支出决算表": "final_expenditure",
    "财政拨款收支总表": "appropriation_summary",
    "财政拨款收支总体情况表": "appropriation_summary",
    "财政拨款收入支出决算总表": "final_appropriation_summary",
    "一般公共预算支出表": "general_public_expenditure",
    "一般公共预算支出情况表": "general_public_expenditure",
    "一般公共预算支出功能分类预算表": "general_public_expenditure",
    "一般公共预算财政拨款支出表": "general_public_expenditure",
    "一般公共预算财政拨款支出决算表": "final_general_public_expenditure",
    "一般公共预算支出预算表（部门预算支出经济分类）": "general_public_expenditure_by_economic",
    "一般公共预算基本支出表": "basic_expenditure_by_economic",
    "一般公共预算财政拨款基本支出决算明细表": "final_basic_expenditure_by_economic",
    "一般公共预算基本支出表（政府预算经济分类）": "basic_expenditure_by_government_economic",
    "财政拨款基本支出预算表": "appropriation_basic_expenditure",
    "财政拨款支出预算表（功能分类）": "appropriation_expenditure_by_function",
    "财政拨款支出预算表（部门经济分类科目）": "appropriation_expenditure_by_economic",
    "一般公共预算项目支出预算表": "project_expenditure",
    "2026年项目支出预算表（上年结转）": "project_expenditure_carry_over",
    "政府性基金预算收入支出决算表": "final_government_fund",
    "政府性基金预算财政拨款收入支出决算表": "final_government_fund",
    "政府性基金预算收支表": "government_fund_income_expenditure",
    "政府性基金预算支出表": "government_fund_expenditure",
    "国有资本经营预算支出表": "state_capital_expenditure",
    "国有资本经营预算财政拨款支出决算表": "final_state_capital",
    "一般公共预算“三公”经费支出表": "three_public_expenses",
    "财政拨款“三公”经费支出决算表": "final_three_public_expenses",
    "“三公”经费和机关运行经费预算表": "three_public_and_agency_operating",
    "一般公共预算机关运行经费支出预算表": "agency_operating_funds",
    "政府采购支出预算表": "procurement",
    "政府购买服务预算明细表": "service_purchase_detail",
}


@pytest.mark.parametrize("title", SYNONYMS)
def test_synonyms_of_titles(title: str):
    found = one_table(f"{title}\n单位：万元\n{BODY}")

    assert (found.title, found.kind) == (title, SYNONYMS[title])
    assert "unknown_table" not in [flag.kind for flag in found.flags]


@pytest.mark.parametrize(
    ("printed", "label", "number", "title"),
    [
        ("表1\n支出总表", "表1", "1", "支出总表"),
        ("表十一\n支出总表", "表十一", "11", "支出总表"),
        ("部门公开表3\n支出总表", "部门公开表3", "3", "支出总表"),
        ("公开03表\n支出总表", "公开03表", "3", "支出总表"),
        ("附件2-1\n支出总表", "附件2-1", "2-1", "支出总表"),
        ("支出总表\n公开03表", "公开03表", "3", "支出总表"),
        ("表三：支出总表", "表三：", "3", "支出总表"),
        ("表1-2 部门支出总表", "表1-2", "1-2", "部门支出总表"),
        ("附表3、2026年支出总表", "附表3、", "3", "2026年支出总表"),
        ("表三2026年支出总表", "表三", "3", "2026年支出总表"),
        ("支出总表→→→→", None, None, "支出总表"),
        ("表3→→→→\n支出总表→→→→", "表3", "3", "支出总表"),
        ("一般公共预算支出表", None, None, "一般公共预算支出表"),
        ("三、支出总表", None, None, "三、支出总表"),
    ],
)
def test_number_and_title(printed: str, label: str | None, number: str | None, title: str):
    found = one_table(f"{printed}\n单位：万元\n{BODY}")

    assert (found.label, found.number, found.title) == (label, number, title)
    assert found.unit is MoneyUnit.WAN_YUAN
    assert len(found.lines) == 1


@pytest.mark.parametrize(
    ("printed", "captions", "unit"),
    [
        ("部门名称：甲局\n单位：元", [("部门名称", "甲局"), ("单位", "元")], MoneyUnit.YUAN),
        ("部门名称：甲局\t单位：万元", [("部门名称", "甲局"), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("部门名称：甲局→→→→单位：万元", [("部门名称", "甲局"), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("部门名称：甲局　　　单位：万元", [("部门名称", "甲局"), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("部门名称：→甲局→→单位：→亿元", [("部门名称", "甲局"), ("单位", "亿元")], MoneyUnit.YI_YUAN),
        (
            "编制单位:甲镇（街道）\n金额单位:人民币元",
            [("编制单位", "甲镇（街道）"), ("金额单位", "人民币元")],
            MoneyUnit.YUAN,
        ),
        ("（单位：万元）", [("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("单位：甲局→→→→单位：万元", [("单位", "甲局"), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("填报日期：2026年1月5日\n单位：元", [("填报日期", "2026年1月5日"), ("单位", "元")], MoneyUnit.YUAN),
        ("部门：→→→→单位：万元", [("部门", None), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("部门名称：甲局单位：万元", [("部门名称", "甲局"), ("单位", "万元")], MoneyUnit.WAN_YUAN),
        ("部门名称：甲局金额单位：元", [("部门名称", "甲局"), ("金额单位", "元")], MoneyUnit.YUAN),
        ("部门名称：甲局\n部门名称：甲局→单位：元", [("部门名称", "甲局"), ("单位", "元")], MoneyUnit.YUAN),
    ],
)
def test_captions(printed: str, captions: list[tuple[str, str | None]], unit: MoneyUnit):
    found = one_table(f"支出总表\n{printed}\n{BODY}")

    assert [(caption.label, caption.value) for caption in found.captions] == captions
    assert found.unit is unit


@pytest.mark.parametrize(
    ("printed", "label", "title", "captions"),
    [
        ("支出总表　　单位：万元", None, "支出总表", [("单位", "万元")]),
        ("支出总表 （单位：万元）", None, "支出总表", [("单位", "万元")]),
        ("2026年支出总表部门：甲局　单位：万元", None, "2026年支出总表", [("部门", "甲局"), ("单位", "万元")]),
        ("表3 支出总表 单位：万元", "表3", "支出总表", [("单位", "万元")]),
        ("支出总表 公开03表", "公开03表", "支出总表", []),
        ("公开03表 支出总表 部门：甲局 单位：万元", "公开03表", "支出总表", [("部门", "甲局"), ("单位", "万元")]),
        ("支出总表→→公开03表→单位：万元", "公开03表", "支出总表", [("单位", "万元")]),
        ("表3→支出总表→→单位：万元", "表3", "支出总表", [("单位", "万元")]),
        ("支出\n总表", None, "支出总表", []),
        ("表3：支出\n总表", "表3：", "支出总表", []),
        ("支出总表\n（2026年度）", None, "支出总表（2026年度）", []),
        ("预算主管部门：甲局→→单位：万元\n支出总表", None, "支出总表", [("预算主管部门", "甲局"), ("单位", "万元")]),
    ],
)
def test_title_label_and_captions_in_one_row(
    printed: str, label: str | None, title: str, captions: list[tuple[str, str]]
):
    found = one_table(f"{printed}\n{BODY}")

    assert (found.label, found.title, found.kind) == (label, title, "expenditure_summary")
    assert [(caption.label, caption.value) for caption in found.captions] == captions
    assert len(found.lines) == 1


def test_a_title_goes_on_in_the_next_row_only_if_that_names_another_table():
    broken = one_table(f"一般公共预算“三公”经费、会议费、培训费\n支出预算表\n单位：万元\n{BODY}")
    whole = read_source(f"某局2026年部门预算\n本年公开\n支出预算表\n单位：万元\n{BODY}").disclosure.tables[0]

    assert (broken.title, broken.kind) == (
        "一般公共预算“三公”经费、会议费、培训费支出预算表", "three_public_meeting_training",
    )  # fmt: skip
    assert (whole.title, whole.kind) == ("支出预算表", "expenditure_summary")


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("千元", MoneyUnit.QIAN_YUAN), ("万元、辆", MoneyUnit.WAN_YUAN), ("人民币千元", MoneyUnit.QIAN_YUAN)],
)
def test_units_of_money(printed: str, unit: MoneyUnit):
    assert one_table(f"支出总表\n金额单位：{printed}\n{BODY}").unit is unit


@pytest.mark.parametrize(
    "note",
    [
        "本部门没有政府性基金收入和支出，故本表无数据。",
        "（无政府性基金支出）",
        "注：本部门无相关收支项目",
        "故本表为空表",
        "本单位2026年未安排政府性基金预算支出。",
    ],
)
def test_statements_that_a_table_is_empty(note: str):
    found = one_table(f"政府性基金预算支出表\n单位：万元\n科目编码→科目名称→合计\n→合计→\n{note}\n")

    assert [(each.kind.value, each.text) for each in found.notes] == [("no_data", note)]


def test_what_nothing_was_arranged_for_is_no_note_of_a_table_with_figures():
    found = read_source(f"某局2026年部门预算\n一、概况\n支出总表\n单位：万元\n{BODY}本单位2026年未安排基金预算支出。\n")

    assert found.disclosure.tables[0].notes == ()


@pytest.mark.parametrize("title", ["支出总表（万元）", "支出总表（单位：万元）"])
def test_unit_in_the_title(title: str):
    assert one_table(f"{title}\n{BODY}").unit is MoneyUnit.WAN_YUAN


def test_unit_in_the_header():
    found = one_table("支出总表\n科目编码→科目名称→金额（元）\n201→一般公共服务支出→3.00\n")

    assert found.unit is MoneyUnit.YUAN
    assert found.columns[2].unit is None


def test_unit_of_one_column():
    found = one_table("项目支出表\n单位：元\n项目名称→金额→备注→决算数（万元）\n甲→30000→无→3.00\n")

    assert [column.unit for column in found.columns] == [None, None, None, MoneyUnit.WAN_YUAN]
    assert (found.decimals, found.columns[3].decimals) in ((0, 2), (2, None))


def test_unknown_unit_is_flagged():
    found = one_table(f"支出总表\n金额单位：美元\n{BODY}")

    assert (found.unit, [(flag.kind, flag.text) for flag in found.flags]) == (None, [("unknown_unit", "美元")])


def test_the_caption_names_the_publisher_where_no_cover_does():
    source = read_source(f"2026年支出总表\n编制部门：临县财政局→→→→单位：万元\n{BODY}")

    assert source.disclosure.publisher.name == "临县财政局"
    assert source.disclosure.publisher.division == "141124"


def test_unknown_title_is_kept_and_flagged():
    found = one_table(f"某专项资金安排一览表\n{BODY}")

    assert (found.title, found.kind) == ("某专项资金安排一览表", "unknown")
    assert [flag.kind for flag in found.flags] == ["unknown_table"]


def test_a_table_under_a_heading_takes_its_title():
    found = one_table(f"四、专项资金安排\n单位：万元\n{BODY}")

    assert (found.title, [flag.kind for flag in found.flags]) == ("专项资金安排", ["unknown_table", "missing_title"])


def test_a_sentence_is_no_title():
    source = read_source(f"某局2026年部门预算\n一、概况\n收支情况如下表，单位见表内。\n{BODY}").disclosure

    assert [paragraph.text for paragraph in source.sections[0].paragraphs] == ["收支情况如下表，单位见表内。"]
    assert [flag.kind for flag in source.tables[0].flags] == ["table_kind_guessed", "missing_title"]


def test_two_tables_in_a_row():
    source = read_source(
        f"某局2026年部门预算\n支出总表\n{BODY}收入总表\n科目编码→科目名称→合计\n201→甲→4.00\n"
    ).disclosure

    assert [(table.kind, len(table.lines)) for table in source.tables] == [
        ("expenditure_summary", 1),
        ("income_summary", 1),
    ]


def test_a_second_header_begins_another_table():
    source = read_source(f"某局2026年部门预算\n支出总表\n{BODY}项目名称→单位资金→备注\n甲→4.00→无\n").disclosure

    assert [len(table.columns) for table in source.tables] == [5, 3]
    assert source.tables[1].lines[0].texts == {"remark": "无"}


def test_page_number_between_title_and_columns():
    found = one_table(f"支出总表\n- 3 -\n单位：万元\n{BODY}")

    assert (found.kind, found.unit) == ("expenditure_summary", MoneyUnit.WAN_YUAN)
