"""Sentences become statements at coordinates; what is not understood stays without one."""

from decimal import Decimal

import pytest

from budgetschema.model import Direction, Moment, Paragraph, Section, StatementKind
from budgetschema.narrative import extract
from tests.unit.narrative.texts import brief, disclosure, statements, told

B, P, X = "budget", "prior_year_budget", "prior_year_execution"


def test_total_parts_and_shares() -> None:
    assert told("2025年支出预算120.00万元，其中：基本支出90.00万元，占75.00%；项目支出30.00万元，占25.00%。") == [
        ("total", "120.00万元", f"expenditure {B}", None),
        ("part", "90.00万元", f"expenditure basic {B}", f"expenditure {B}"),
        ("share", "75.00%", f"expenditure basic {B}", f"expenditure {B}"),
        ("part", "30.00万元", f"expenditure project {B}", f"expenditure {B}"),
        ("share", "25.00%", f"expenditure project {B}", f"expenditure {B}"),
    ]


def test_one_phrase_for_both_sides() -> None:
    found = told("示例县测绘局2025年收入、支出预算总计120.00万元，比上年收、支预算总计各增加20.00万元，增长20.00%。")
    assert found == [
        ("total", "120.00万元", f"income {B}", None),
        ("total", "120.00万元", f"expenditure {B}", None),
        ("change", "20.00万元", f"income {B}", f"income {P}"),
        ("rate", "20.00%", f"income {B}", f"income {P}"),
    ]


def test_two_figures_for_two_sides() -> None:
    assert told("2025年收、支总计各是1,120.00,1,130.50万元。", title="总体情况") == [
        ("total", "1120.00万元", f"income {B}", None),
        ("total", "1130.50万元", f"expenditure {B}", None),
    ]


def test_income_and_expenditure_in_one_sentence() -> None:
    assert told("收入总计120.00万元，支出总计110.00万元。", title="总体情况") == [
        ("total", "120.00万元", f"income {B}", None),
        ("total", "110.00万元", f"expenditure {B}", None),
    ]


def test_a_change_after_a_list_is_of_what_its_rate_fits() -> None:
    # 20 of 120 − 20 is 20 %; of 40 − 20 it would be 100 %.
    of_whole = told("收入120.00万元，其中：本年收入80.00万元，上年结转40.00万元，比上年增加20.00万元，增长20.00%。")
    assert of_whole[-2:] == [
        ("change", "20.00万元", f"income {B}", f"income {P}"),
        ("rate", "20.00%", f"income {B}", f"income {P}"),
    ]
    of_part = told("收入120.00万元，其中：本年收入80.00万元，上年结转40.00万元，比上年增加20.00万元，增长100.00%。")
    assert [each[2] for each in of_part[-2:]] == [f"income carry_over {B}"] * 2


def test_parts_that_have_their_own_change() -> None:
    found = told("收入120.00万元，其中：财政拨款收入120.00万元，比2024年预算增加20.00万元；事业收入0万元。")
    assert found[2] == (
        "change", "20.00万元", f"income fiscal_appropriation {B}", f"income fiscal_appropriation {P}",
    )  # fmt: skip
    assert found[3] == ("part", "0万元", f"income business_income {B}", f"income {B}")


def test_beside_carry_over_the_other_funds_are_the_years() -> None:
    found = told("收入120.00万元，包括一般公共预算拨款收入80.00万元，占66.67%；上年结转40.00万元，占33.33%。")
    assert [each[2] for each in found[1:3]] == [f"income general_public_budget current_year {B}"] * 2


def test_a_sentence_after_one_about_several_things_is_of_what_fits() -> None:
    first = "基本支出60.00万元，项目支出40.00万元。"
    assert [each[2] for each in told(f"{first}比上年增加10.00万元，增长33.33%。")[2:]] == [
        f"expenditure project {B}"
    ] * 2
    # It fits neither of them: perhaps it is of their sum, which nothing states.
    assert [each[2:] for each in told(f"{first}比上年增加10.00万元，增长11.11%。")[2:]] == [(None, None)] * 2
    assert told(f"{first}比上年增加10.00万元。")[2][2] is None


@pytest.mark.parametrize("phrase", ["收入总计、支出总计均为", "收入支出决算总计", "收、支总预算", "收入和支出总计各"])
def test_phrases_for_both_sides(phrase: str) -> None:
    assert [each[2].split()[0] for each in told(f"2025年{phrase}5.00万元。", title="总体情况")] == [
        "income",
        "expenditure",
    ]


def test_item_with_prior_year_and_sentence() -> None:
    text = (
        "1. “教育支出（类）普通教育（款）小学教育（项）”22.00万元，用于校舍维护。"
        "2024年当年预算执行数为20.00万元，2025年预算安排22.00万元，比2024年预算执行数增加10.00%。"
    )
    code = "2050202"
    assert told(text) == [
        ("total", "22.00万元", f"expenditure {code} {B}", None),
        ("total", "20.00万元", f"expenditure {code} {X}", None),
        ("total", "22.00万元", f"expenditure {code} {B}", None),
        ("rate", "10.00%", f"expenditure {code} {B}", f"expenditure {code} {X}"),
    ]
    assert {each.subject for each in statements(text)} == {"教育支出(类)普通教育(款)小学教育(项)"}


def test_item_levels_from_headings() -> None:
    texts = ("普通教育（款）：支出合计30.00万元。其中：", "1.小学教育（项）支出20.00万元。")
    paragraphs = tuple(Paragraph(text=text) for text in texts)
    heading = Section(level=2, title="教育支出（类）", paragraphs=paragraphs)
    above = Section(level=1, title="财政拨款支出预算情况说明")
    found = extract(disclosure(sections=(above, heading)))
    assert [brief(each.coordinate) for each in found] == [
        f"expenditure fiscal_appropriation 20502 {B}",
        f"expenditure fiscal_appropriation 2050202 {B}",
    ]


def test_names_of_the_documents_own_tables() -> None:
    assert told("测绘业务支出5.00万元。") == [("total", "5.00万元", f"expenditure 2200199 {B}", None)]


def test_final_accounts() -> None:
    found = told(
        "一般公共预算支出年初预算为100.00万元，全年预算为110.00万元，决算为99.00万元，完成年初预算的99.00%。决算数小于预算数，因压减了测绘外业。",
        moment=Moment.FINAL_ACCOUNTS,
    )
    own = "expenditure general_public_budget"
    assert found == [
        ("total", "100.00万元", f"{own} budget", None),
        ("total", "110.00万元", f"{own} adjusted_budget", None),
        ("total", "99.00万元", f"{own} final_accounts", None),
        ("share", "99.00%", f"{own} final_accounts", f"{own} budget"),
        ("comparison", None, f"{own} final_accounts", f"{own} budget"),
    ]


def test_base_amount_inside_the_sentence() -> None:
    assert told("教育支出80.00万元，比上年度100万元减少了20.00万元。") == [
        ("total", "80.00万元", f"expenditure 205 {B}", None),
        ("total", "100万元", f"expenditure 205 {P}", None),
        ("change", "20.00万元", f"expenditure 205 {B}", f"expenditure 205 {P}"),
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("增加1.00万元", Direction.INCREASE),
        ("增长1.00万元", Direction.INCREASE),
        ("上升1.00万元", Direction.INCREASE),
        ("减少了1.00万元", Direction.DECREASE),
        ("下降1.00万元", Direction.DECREASE),
        ("降低1.00万元", Direction.DECREASE),
        ("增加（减少）1.00万元", None),
    ],
)
def test_directions(text: str, direction: Direction | None) -> None:
    change = statements(f"支出预算5.00万元，比上年{text}。")[-1]
    assert (change.kind, change.direction) == (StatementKind.CHANGE, direction)


@pytest.mark.parametrize("text", ["与上年持平", "与2024年预算持平", "与上年预算数一致", "比2024年预算保持不变"])
def test_unchanged(text: str) -> None:
    same = statements(f"公务接待费1.35万元，{text}。")[-1]
    assert (same.kind, same.direction, same.text) == (StatementKind.COMPARISON, Direction.UNCHANGED, text)
    assert brief(same.base) == f"expenditure official_reception {P}"


def test_a_verb_before_and_words_behind() -> None:
    change = statements("公务接待费1.35万元，本年数小于上年预算数0.40万元。")[-1]
    assert (change.kind, change.direction, change.value) == (StatementKind.CHANGE, Direction.DECREASE, Decimal("0.40"))


def test_a_rate_without_meaning_has_no_value() -> None:
    rate = statements("支出预算5.00万元，比上年增长--（基数为0，不可比）。")[-1]
    assert (rate.kind, rate.value, rate.direction) == (StatementKind.RATE, None, Direction.INCREASE)


def test_reasons_speak_of_other_amounts() -> None:
    found = told(
        "支出预算50.00万元，比上年增加5.00万元，增长11.11%。主要原因是人员调入增加12.00万元，减少差旅支出7.00万元。"
    )
    assert [each[2] for each in found[3:]] == [None, None]


def test_purposes_do_not_hide_what_follows() -> None:
    found = told("教育支出50.00万元，主要用于校舍维护，比上年增加5.00万元。")
    assert found[-1] == ("change", "5.00万元", f"expenditure 205 {B}", f"expenditure 205 {P}")


def test_remarks_in_brackets_are_by_the_way() -> None:
    found = told("支出预算50.00万元，比上年增加5.00万元（上年安排专项3.00万元），增长11.11%。")
    assert [each[1] for each in found] == ["50.00万元", "5.00万元", "11.11%"]
    assert found[-1][2] == f"expenditure {B}"


def test_lists_go_on_in_numbered_paragraphs_and_end() -> None:
    found = told(
        "“三公”经费预算中，具体情况如下：",
        "1.因公出国（境）费1.00万元。",
        "2.公务用车购置及运行费3.00万元。其中：",
        "（1）公务用车购置费0万元。",
        "（2）公务用车运行维护费3.00万元。",
        "3.公务接待费2.00万元。",
        "会议费4.00万元。",
    )
    assert [each[3] and each[3].split()[1] for each in found] == [
        "three_public_expenses", "three_public_expenses", "official_vehicles", "official_vehicles",
        "three_public_expenses", None,
    ]  # fmt: skip


def test_an_enumeration_without_figures_does_not_become_the_whole() -> None:
    found = told(
        "基本支出100.00万元，其中：人员经费80.00万元，主要包括：基本工资、奖金；公用经费20.00万元，主要包括：办公费。"
    )
    assert [each[3] for each in found[1:]] == [f"expenditure basic {B}"] * 2


def test_a_sentence_broken_by_a_page_goes_on() -> None:
    first = Paragraph(text="支出预算50.00万元，占本年收入合计的")
    second = Paragraph(text="80.00%。与上年相比增加5.00万元。")
    section = Section(level=1, title="支出预算情况说明", paragraphs=(first, second))
    found = extract(disclosure(sections=(section,)))
    assert [(each.kind.value, each.paragraph) for each in found] == [("total", 1), ("share", 2), ("change", 2)]
    assert brief(found[1].base) == f"income current_year {B}"
    assert found[1].start == 0


@pytest.mark.parametrize(
    ("text", "coordinate"),
    [
        ("示例县测绘局2025年机关运行经费预算为5.00万元", f"expenditure agency_operating_funds {B}"),
        ("县测绘局基本支出5.00万元", f"expenditure basic {B}"),
        ("示例县地质调查中心基本支出5.00万元", f"expenditure basic 示例县地质调查中心 {B}"),
        ("政府采购货物预算5.00万元", f"expenditure procurement_goods {B}"),
        ("一般公共预算当年支出5.00万元", f"expenditure general_public_budget current_year {B}"),
        ("国有资本经营预算拨款支出5.00万元", f"expenditure state_capital {B}"),
        ("2023年支出5.00万元", f"expenditure {B} 2023"),
        ("2024年支出5.00万元", f"expenditure {P}"),
        ("其他资金5.00万元", None),
        ("项目支出中用于修路5.00万元", None),
        ("帮扶款5.00万元", None),
    ],
)
def test_subjects(text: str, coordinate: str | None) -> None:
    assert told(f"{text}。")[0][2] == coordinate


def test_statements_are_the_words_of_the_text() -> None:
    text = "　2025 年度支出预算 1，284.50 万元， 比上年增加 84.50 万元，增长 7.04 %。"
    found = statements(text)
    assert [each.text for each in found] == ["2025 年度支出预算 1，284.50 万元", "增加 84.50 万元", "增长 7.04 %"]
    assert all(text[each.start : each.end] == each.text for each in found)
    assert found[0].value == Decimal("1284.50")


def test_counts_are_stated_where_things_are_counted() -> None:
    role = Section(
        level=1, title="绩效情况", role="performance", paragraphs=(Paragraph(text="编报绩效目标的项目12个。"),)
    )
    (count,) = extract(disclosure(sections=(role,)))
    assert (count.kind, count.value, count.measure, count.subject) == (
        StatementKind.COUNT,
        Decimal(12),
        "个",
        "编报绩效目标的项目",
    )
    assert statements("全年开展调研12次，走访农户30户。") == ()


def test_template_leftovers_state_nothing() -> None:
    assert statements("支出预算XX万元，比上年增加（减少）X.XX万元，增长（下降）××%。") == ()
