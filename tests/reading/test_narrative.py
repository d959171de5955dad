"""The text of the township disclosure: cover, contents, outline, and the facts that have fields of their own."""

from datetime import date
from decimal import Decimal

import pytest

from budgetschema.codelists import codelist
from budgetschema.model import Moment, MoneyUnit, Scope
from tests.reading.sources import Printed, read_source

OUTLINE = [
    (0, "第一部分", "概况", "overview"),
    (1, "一", "本部门职责", "duties"),
    (1, "二", "机构设置情况", "organisation"),
    (0, "第二部分", "2026年部门预算报表", "budget_tables"),
    (0, "第三部分", "2026年度部门预算情况说明", "narrative"),
    (1, "一", "部门预算收支数据变动情况及原因", "change_explanation"),
    (1, "二", "收入预算情况说明", "income_explanation"),
    (1, "三", "支出预算情况说明", "expenditure_explanation"),
    (1, "四", "财政拨款收支预算总体情况说明", "appropriation_explanation"),
    (1, "五", "一般公共预算支出情况说明", "general_public_explanation"),
    (2, "（一）", "一般公共预算当年支出规模变化情况", "general_public_explanation"),
    (2, "（二）", "一般公共预算当年支出结构情况", "general_public_explanation"),
    (1, "六", "一般公共预算基本支出情况说明", "basic_expenditure_explanation"),
    (1, "七", "“三公”经费增减变动原因说明", "three_public_explanation"),
    (1, "八", "机关运行经费增减变动原因说明", "agency_operating_explanation"),
    (1, "九", "政府采购情况", "procurement"),
    (1, "十", "绩效管理情况", "performance"),
    (3, "1", "整体绩效目标", "performance"),
    (3, "2", "项目绩效目标", "performance"),
    (1, "十一", "国有资产占有使用情况", "state_assets"),
    (3, "1", "车辆情况：", None),
    (3, "2", "房屋情况：", None),
    (3, "3", "其他国有资产占有使用情况：", "state_assets"),
    (1, "十二", "其他说明", "other"),
    (2, "（一）", "政府购买服务指导性目录", "service_catalog"),
    (2, "（二）", "其他", "other"),
    (0, "第四部分", "名词解释", "glossary"),
]


def test_cover(printed: Printed):
    found = printed.disclosure

    assert found.title == "2026年度部门预算公开"
    assert (found.fiscal_year, found.moment, found.scope) == (2026, Moment.BUDGET, Scope.DEPARTMENT)
    assert found.publisher.name == "临县刘家会镇人民政府"
    assert (found.publisher.division, found.publisher.department_code) == ("141124", "520")
    assert found.flags == ()


def test_contents(printed: Printed):
    rows = [row for row in printed.rows[6:42] if len(row) == 2]

    assert len(printed.disclosure.contents) == 33
    assert [(f"{entry.title}", entry.page) for entry in printed.disclosure.contents] == [
        (row[0].rstrip("."), row[1]) for row in rows
    ]


def test_outline(printed: Printed):
    found = [(section.level, section.number, section.title, section.role) for section in printed.disclosure.sections]

    assert found == OUTLINE


def test_paragraphs_are_rows_as_printed(printed: Printed):
    for section in printed.disclosure.sections:
        for paragraph in section.paragraphs:
            assert paragraph.place is not None
            assert printed.at(paragraph.place.line or 0) == (paragraph.text,)


def test_paragraphs_by_section(printed: Printed):
    counts = {section.title: len(section.paragraphs) for section in printed.disclosure.sections}

    assert counts["一般公共预算基本支出情况说明"] == 3
    assert counts["项目绩效目标"] == 2
    assert counts["政府购买服务指导性目录"] == 1
    assert counts["本部门职责"] == counts["机构设置情况"] == counts["名词解释"] == 0


def test_duties(printed: Printed):
    assert [duty.number for duty in printed.disclosure.duties] == [str(number) for number in range(1, 11)]
    for duty in printed.disclosure.duties:
        assert duty.place is not None
        assert printed.at(duty.place.line or 0) == (f"{duty.number}. {duty.text}",)


def test_organisation_and_units_covered(printed: Printed):
    (paragraph,) = printed.disclosure.organisation

    assert "下设" in paragraph.text
    assert {unit.name for unit in printed.disclosure.units_covered} == {
        "农村综合便民服务中心", "退役军人事务站", "党群服务中心",
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "本局下设机构有甲所、乙站。",
        "本局下设甲所和乙站。",
        "所属预算单位包括：甲所、乙站。",
        "预算单位包括甲所及乙站，共2家。",
    ],
)
def test_units_covered_in_other_words(sentence: str):
    source = f"某局2026年部门预算\n一、机构设置\n{sentence}\n支出总表\n科目编码→合计\n201→1.00\n"

    assert [unit.name for unit in read_source(source).disclosure.units_covered] == ["甲所", "乙站"]


def test_glossary(printed: Printed):
    terms = {term.number: term for term in printed.disclosure.glossary}

    assert list(terms) == ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    assert terms["一"].term == "基本支出"
    assert all(term.definition for term in terms.values())


def test_a_definition_two_rows_further_belongs_to_its_term(printed: Printed):
    (term,) = (term for term in printed.disclosure.glossary if term.number == "六")

    assert term.term == "财政专户管理资金"
    assert term.place is not None
    assert (term.place.line, term.place.end_line) == (3838, 3840)
    assert printed.at(3838) == ("六、财政专户管理资金：",)
    assert printed.at(3840) == (term.definition,)


def test_state_assets(printed: Printed):
    assets = {holding.kind: (holding.quantity, holding.unit) for holding in printed.disclosure.state_assets}

    assert assets["office_area"] == (Decimal(3210), "平方米")
    assert assets["vehicle_quota"] == assets["vehicles"] == (Decimal(0), "辆")
    assert assets["general_equipment_50"] == assets["general_equipment_100"] == (Decimal(0), "台（套）")
    assert len(printed.disclosure.state_assets) == len(assets) == 12
    assert {holding.as_of for holding in printed.disclosure.state_assets} == {date(2026, 12, 31)}
    assert not any("人民政府" in holding.label for holding in printed.disclosure.state_assets)


def test_procurement_totals(printed: Printed):
    totals = printed.disclosure.procurement_totals

    assert totals is not None
    assert (totals.unit, totals.total, totals.goods, totals.works, totals.services) == (
        MoneyUnit.WAN_YUAN, Decimal(0), Decimal(0), Decimal(0), Decimal(0),
    )  # fmt: skip


TABLE = "支出总表\n科目编码→科目名称→合计\n201→一般公共服务支出→1.00\n"


@pytest.mark.parametrize(
    ("cover", "name", "year", "moment", "scope"),
    [
        ("甲县乙局\n2026年部门预算", "甲县乙局", 2026, Moment.BUDGET, Scope.DEPARTMENT),
        ("二〇二五年度甲县乙局部门预算", "甲县乙局", 2025, Moment.BUDGET, Scope.DEPARTMENT),
        ("甲县乙局2025年单位预算公开说明", "甲县乙局", 2025, Moment.BUDGET, Scope.UNIT),
        ("2024年度甲县乙局部门决算", "甲县乙局", 2024, Moment.FINAL_ACCOUNTS, Scope.DEPARTMENT),
        ("甲县乙局→→\n2024年度部门决算→→", "甲县乙局", 2024, Moment.FINAL_ACCOUNTS, Scope.DEPARTMENT),
    ],
)
def test_covers(cover: str, name: str, year: int, moment: Moment, scope: Scope):
    found = read_source(f"{cover}\n{TABLE}").disclosure

    assert (found.publisher.name, found.fiscal_year, found.moment, found.scope) == (name, year, moment, scope)


def test_without_a_cover_the_year_is_the_one_spoken_of_most():
    found = read_source(f"2025年支出预算总表\n部门：甲局\n科目编码→合计\n201→1.00\n{TABLE}").disclosure

    assert (found.fiscal_year, found.flags) == (2025, ())
    assert found.publisher.name == "甲局"


def test_without_any_year_the_reader_says_so():
    found = read_source(TABLE).disclosure

    assert [flag.kind for flag in found.flags] == ["unknown_fiscal_year"]
    # The format wants a year, so the reader must say which one is none.
    said = codelist("flags").get("unknown_fiscal_year")
    assert said is not None
    assert str(found.fiscal_year) in said.zh
    assert str(found.fiscal_year) in said.en
