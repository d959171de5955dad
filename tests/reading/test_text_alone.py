"""A disclosure of which only the text was published, or given."""

import pytest

import budgetschema
from budgetschema.model import Moment
from tests.reading.sources import read_source

TOLD = (
    "一、收入预算情况说明\n2026年收入预算3.00万元。\n"
    "二、支出预算情况说明\n2026年支出预算3.00万元，比上年增加1.00万元。\n"
)


@pytest.mark.parametrize(
    "text",
    ["某县某局\n2026年部门预算\n第一部分 部门概况\n某县某局设三个科室。\n", TOLD, f"第三部分 预算情况说明\n{TOLD}"],
)
def test_text_without_tables_is_a_disclosure_that_says_so(text: str):
    printed = read_source(text)
    found = printed.disclosure

    assert (found.fiscal_year, found.moment, found.tables) == (2026, Moment.BUDGET, ())
    assert [flag.kind for flag in found.flags] == ["no_table"]
    assert printed.coverage.share == 1
    assert found.sections[-1].paragraphs
    (finding,) = (one for one in budgetschema.check(found).findings if one.rule_id == "R001")
    assert "未找到任何预算表" in finding.message("zh")


def test_figures_in_the_text_become_statements():
    assert [str(one.value) for one in read_source(TOLD).disclosure.statements[:2]] == ["3.00", "3.00"]


def test_headings_tell_final_accounts():
    found = read_source(TOLD.replace("预算", "决算")).disclosure

    assert found.moment is Moment.FINAL_ACCOUNTS


def test_with_a_table_nothing_is_said():
    text = "某县某局\n2026年部门预算\n支出总表\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t1.00\n"

    assert read_source(text).disclosure.flags == ()


def test_tables_of_the_contents_are_not_missed_where_none_was_read():
    contents = "某县某局\n2026年部门预算\n目录\n一、收入预算表 1\n二、支出预算的情况说明 2\n"
    found = read_source(f"{contents}第三部分 文字说明\n{TOLD}").disclosure
    named = [one.params["title"] for one in budgetschema.check(found).findings if one.rule_id == "D602"]

    assert named == ["二、支出预算的情况说明"]
