"""The rules of the narrative: one finding for one fault, and which of the figures it blames."""

from decimal import Decimal

import attrs
import pytest

import budgetschema
from budgetschema.model import (
    Column,
    ColumnRole,
    Coordinate,
    Disclosure,
    ExpenditureKind,
    Flow,
    Layer,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Table,
)
from budgetschema.narrative import extract
from tests.unit.narrative.texts import disclosure

KINDS = {"total": None, "basic": ExpenditureKind.BASIC, "project": ExpenditureKind.PROJECT}


def table(total: str, basic: str, project: str, unit: MoneyUnit = MoneyUnit.WAN_YUAN, **coordinate: object) -> Table:
    """Expenditure by kind, one line."""
    amounts = zip(KINDS, map(Decimal, (total, basic, project)), strict=True)
    columns = [Column(id=name, role=ColumnRole.AMOUNT, header=(name,)) for name in KINDS]
    for index, kind in enumerate(KINDS.values()):
        if kind is not None:
            columns[index] = attrs.evolve(columns[index], coordinate=Coordinate(expenditure_kind=kind))
    return Table(
        kind="expenditure_summary", title="支出总表", unit=unit, decimals=-int(Decimal(total).as_tuple().exponent),
        coordinate=Coordinate(flow=Flow.EXPENDITURE, **coordinate),
        columns=(Column(id="label", role=ColumnRole.LABEL), *columns),
        lines=(Line(label="合计", role=LineRole.TOTAL, level=0, amounts=dict(amounts)),),
    )  # fmt: skip


def found(document: Disclosure) -> list[str]:
    return [each.rule_id for each in budgetschema.check(document).findings if each.rule_id.startswith("N")]


SENTENCE = (
    "2025年支出预算{total}万元，其中：基本支出{basic}万元，占75.00%；项目支出30.00万元，占25.00%，"
    "比2024年预算增加5.00万元，增长20.00%。"
)


def sentence(total: str = "120.00", basic: str = "90.00") -> str:
    return SENTENCE.format(total=total, basic=basic)


TABLES = (table("120.00", "90.00", "30.00"),)


def test_text_and_table_agree() -> None:
    assert found(disclosure(sentence(), tables=TABLES)) == []


@pytest.mark.parametrize(("change", "value"), [({"total": "102.00"}, "120.00"), ({"basic": "90.10"}, "90.00")])
def test_a_wrong_amount_is_one_finding_without_its_consequences(change: dict[str, str], value: str) -> None:
    document = disclosure(sentence(**change), tables=TABLES)
    (finding,) = (each for each in budgetschema.check(document).findings if each.rule_id.startswith("N"))
    assert finding.rule_id == "N101"
    (suspect,) = finding.suspects
    assert suspect.value == Decimal(value)
    assert suspect.figure.column == f"2025年支出预算{change['total']}万元" if "total" in change else "基本支出90.10万元"


def test_statements_that_a_document_carries_are_used_and_pointed_at() -> None:
    document = disclosure(sentence(basic="90.10"), tables=TABLES)
    carried = attrs.evolve(document, statements=extract(document))
    (own,) = (each for each in budgetschema.check(document).findings if each.rule_id == "N101")
    (given,) = (each for each in budgetschema.check(carried).findings if each.rule_id == "N101")
    assert (own.pointer, given.pointer) == ("/sections/0/paragraphs/0", "/statements/1")
    assert own.params == given.params


def test_statements_without_coordinates_are_read_from_the_text() -> None:
    document = disclosure(sentence(basic="90.10"), tables=TABLES)
    bare = tuple(attrs.evolve(each, coordinate=None, base=None) for each in extract(document))
    assert found(attrs.evolve(document, statements=bare)) == ["N101"]


@pytest.mark.parametrize("printed", ["1200000", "1199950", "1200049"])
def test_ten_thousands_against_yuan(printed: str) -> None:
    tables = (table(printed, printed, "0", MoneyUnit.YUAN),)
    assert found(disclosure("2025年支出预算120.00万元。", tables=tables)) == []


def test_yuan_that_round_to_something_else() -> None:
    tables = (table("1200150", "1200150", "0", MoneyUnit.YUAN),)
    assert found(disclosure("2025年支出预算120.00万元。", tables=tables)) == ["N101"]


def test_a_coarse_figure_may_have_been_cut_off() -> None:
    tables = (table("1200099", "1200099", "0", MoneyUnit.YUAN),)
    assert found(disclosure("2025年支出预算120.00万元。", tables=tables)) == []


def test_a_table_without_a_unit_says_nothing() -> None:
    tables = (attrs.evolve(TABLES[0], unit=None),)
    assert found(disclosure("2025年支出预算121.00万元。", tables=tables)) == []


def test_a_figure_of_another_layer_acquits() -> None:
    tables = (*TABLES, table("150.00", "100.00", "50.00", layer=Layer.CURRENT_YEAR))
    assert found(disclosure("2025年支出预算120.00万元，其中：基本支出100.00万元。", tables=tables)) == []


def test_a_fund_above_or_below_bounds_an_amount() -> None:
    tables = (table("120.00", "90.00", "30.00", fund_source="general_public_budget"),)
    text = "2025年财政拨款支出预算{}万元。"
    assert found(disclosure(text.format("130.00"), tables=tables)) == []
    assert found(disclosure(text.format("110.00"), tables=tables)) == ["N101"]


def test_both_sides_in_one_phrase_are_one_finding() -> None:
    text = (
        "2025年收、支总计120.00万元。收入总计121.00万元，支出总计121.00万元，收入总计121.00万元，支出总计121.00万元。"
    )
    assert found(disclosure(text, title="总体情况")) == ["N102"]


def test_amounts_of_other_sections_need_a_slip() -> None:
    one, other = (
        attrs.evolve(disclosure("支出预算120.00万元。").sections[0], title=title) for title in ("支出说明", "支出情况")
    )
    far = attrs.evolve(other, paragraphs=disclosure("支出预算87.31万元。").sections[0].paragraphs)
    near = attrs.evolve(other, paragraphs=disclosure("支出预算102.00万元。").sections[0].paragraphs)
    assert found(disclosure(sections=(one, far))) == []
    assert found(disclosure(sections=(one, near))) == ["N102"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024年支出预算数为100.00万元，2025年预算安排120.00万元，比2024年预算增加21.00万元，增长20.00%。", "N201"),
        ("2024年支出预算数为100.00万元，2025年预算安排120.00万元，比2024年预算增加20.00万元，增长12.00%。", "N202"),
        ("2024年支出预算数为100.00万元，2025年预算安排120.00万元，比2024年预算下降20.00%。", "N203"),
        ("支出预算50.00万元，比2024年预算增加5.00万元，增长12.00%。", "N202"),
        ("支出预算50.00万元，比2024年预算增加5.00万元，增长11.11%。", None),
        ("支出预算50.00万元，比2024年预算增加49.99万元，增长7.00%。", None),
        ("教育支出34.11万元，比上年度100万元减少了65.98万元。", "N201"),
        ("教育支出34.11万元，比上年度100万元减少了65.89万元。", None),
        ("支出预算50.00万元，比2024年预算增长--（基数为0，不可比）。", None),
        ("2024年支出预算数为0万元，2025年预算安排50.00万元，比2024年预算增加50.00万元，增长40.00%。", "N205"),
    ],
)
def test_changes(text: str, rule: str | None) -> None:
    assert found(disclosure(text)) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("决算数小于预算数", None),
        ("决算数大于预算数", None),  # true of the initial budget, and 预算数 does not say which
        ("决算数大于全年预算数", "N203"),
        ("决算数小于年初预算数", "N203"),
        ("决算数与全年预算数持平", "N204"),
        ("决算数大于年初预算数", None),
    ],
)
def test_words_of_final_accounts(said: str, rule: str | None) -> None:
    text = f"教育支出年初预算为80.00万元，全年预算为100.00万元，支出决算为90.00万元。{said}的主要原因：人员变动。"
    assert found(disclosure(text, moment=Moment.FINAL_ACCOUNTS)) == ([rule] if rule else [])


def test_conventional_hundreds_are_told_once() -> None:
    text = "2024年{0}预算数为0万元，2025年预算安排5.00万元，比2024年预算增长100.00%。"
    assert found(disclosure(*(text.format(name) for name in ("基本支出", "项目支出", "会议费")))) == ["N206"]


def test_shares_of_a_wrong_whole_are_one_finding() -> None:
    text = (
        "“三公”经费预算100.00万元，其中：公务接待费40.00万元，占“三公”经费的20.00%；"
        "因公出国（境）费60.00万元，占“三公”经费的30.00%。"
    )
    assert found(disclosure(text)) == ["N301"]


def test_a_whole_that_nothing_states_is_the_sum_of_all_its_parts() -> None:
    text = (
        "“三公”经费预算支出中，因公出国（境）费10.00万元，占“三公”经费的{}%；"
        "公务用车购置及运行费20.00万元，占“三公”经费的50.00%；公务接待费10.00万元，占“三公”经费的25.00%。"
    )
    assert found(disclosure(text.format("25.00"))) == []
    assert found(disclosure(text.format("52.00"))) == ["N301"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("支出预算100.00万元，其中：教育支出60.00万元，卫生健康支出30.00万元等。", None),
        ("支出预算100.00万元，其中：教育支出60.00万元，卫生健康支出50.00万元等。", "N303"),
        ("支出预算100.00万元，其中：基本支出60.00万元，项目支出30.00万元。", None),
        ("政府采购预算100.00万元，其中：货物60.00万元、工程0万元、服务30.00万元。", "N303"),
        ("政府采购预算100.00万元，其中：货物60.00万元、服务30.00万元。", None),
        ("收入100.00万元，其中：财政拨款收入100.00万元，一般公共预算收入100.00万元。", None),
    ],
)
def test_parts(text: str, rule: str | None) -> None:
    assert found(disclosure(text, title="总体情况")) == ([rule] if rule else [])


def test_what_is_not_understood_is_listed_once() -> None:
    document = disclosure("帮扶资金50.00万元，比上年增加5.00万元。农户增收5.00万元。支出预算60.00万元。")
    (finding,) = (each for each in budgetschema.check(document).findings if each.rule_id == "N501")
    assert (finding.params["count"], finding.params["total"]) == ("2", "4")
    assert "帮扶资金50.00万元" in finding.message("zh")


def test_the_text_of_the_township_agrees_with_its_tables(township) -> None:
    found = budgetschema.check(township).findings
    assert [each.message("en") for each in found if each.rule.layer in ("narrative", "arithmetic")
            and each.severity is not budgetschema.Severity.INFO] == []  # fmt: skip
