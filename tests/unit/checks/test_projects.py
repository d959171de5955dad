"""The project rules on the township, on the township with one thing changed, and on words and values."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.checks.case import Case
from budgetschema.checks.projects.claim import claims
from budgetschema.checks.projects.words import rows
from budgetschema.checks.registry import CHECKS
from budgetschema.codelists import codelist
from budgetschema.findings import Finding, Skipped, rules
from budgetschema.findings.messages import table as sentences
from budgetschema.model import (
    Disclosure,
    Flag,
    Funding,
    FundingSource,
    IndicatorCategory,
    IndicatorSubcategory,
    MoneyUnit,
    Operator,
    Paragraph,
    PerformanceIndicator,
    Project,
    Section,
    Side,
    Statement,
    StatementKind,
)
from budgetschema.reading.recognise.indicators import read_value
from tests.unit.projects.building import CARRIED, disclosure, line, project, table

EXPECTED = [
    (row["rule"], row["place"])
    for row in csv.DictReader((Path(__file__).parent / "township_projects.csv").read_text("utf-8").splitlines())
]
IDS = [each.id for each in rules() if each.layer == "projects"]
# One finding for the document: what it lists changes with every form.
OF_THE_DOCUMENT = {"P104", "P201", "P306", "P310", "P501"}


@pytest.fixture(scope="module")
def township(root: Path) -> Disclosure:
    return budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")


def results(found: Disclosure, *ids: str) -> list[Finding | Skipped]:
    case = Case(disclosure=found)
    functions = dict.fromkeys(CHECKS[each] for each in ids or IDS)
    return [result for function in functions for result in function(case)]


def findings(found: Disclosure, *ids: str) -> list[Finding]:
    return [each for each in results(found, *ids) if isinstance(each, Finding) and (not ids or each.rule_id in ids)]


def places(found: Disclosure) -> Counter[tuple[str, str | None]]:
    """Rule and name of what each finding is about."""
    return Counter(
        (each.rule_id, each.params.get("project") or each.params.get("line") or each.params.get("claimed"))
        for each in findings(found)
        if each.rule_id not in OF_THE_DOCUMENT | {"P404"}
    )


def with_form(found: Disclosure, form: int, **changes: object) -> Disclosure:
    forms = list(found.projects)
    forms[form] = attrs.evolve(forms[form], **changes)
    return attrs.evolve(found, projects=tuple(forms))


def test_the_findings_on_the_township(township: Disclosure) -> None:
    assert sorted((each.rule_id, each.where) for each in findings(township)) == sorted(EXPECTED)


def test_findings_of_the_document_name_every_place(township: Disclosure) -> None:
    found = {each.rule_id: each for each in findings(township) if each.rule_id in OF_THE_DOCUMENT | {"P404"}}
    counts = {rule_id: len(each.params["pointers"].split()) for rule_id, each in found.items()}
    assert counts == {"P104": 40, "P201": 39, "P306": 81, "P310": 7, "P404": 3, "P501": 40}
    assert len(found["P201"].equations) == 39
    assert all(term.figure.pointer for each in found["P201"].equations for term in each.terms)


def test_no_name_and_no_number_is_printed(township: Disclosure) -> None:
    named = with_form(township, 3, responsible_person="不应印出的文字", telephone="不应印出的号码")
    for each in findings(named):
        assert "不应印出" not in " ".join([each.message("zh"), each.message("en"), *each.params.values()])


def test_documents_without_flags_show_the_same(township: Disclosure) -> None:
    def bare(form: Project) -> Project:
        return attrs.evolve(form, flags=(), indicators=tuple(attrs.evolve(i, flags=()) for i in form.indicators))

    stripped = attrs.evolve(township, projects=tuple(bare(form) for form in township.projects))
    assert places(stripped) == places(township)


def test_flags_with_a_rule_of_their_own_are_left_to_it(township: Disclosure) -> None:
    kinds = {entry.code: entry.rule for entry in codelist("flags") if entry.rule in IDS}
    assert kinds == {"placeholder": "P301", "displaced_cells": "P304"}
    told = [each for each in budgetschema.check(township).findings if each.rule_id == "R001"]
    assert not [each for each in told if each.where.startswith("/projects")]
    flagged = with_form(township, 3, flags=(Flag(kind="unknown_form_cell", text="甲"),))
    told = [each for each in budgetschema.check(flagged).findings if each.rule_id == "R001"]
    assert [each.where for each in told if each.where.startswith("/projects")] == ["/projects/3"]


@pytest.mark.parametrize("form", [0, 7, 10, 13, 23, 33, 35, 38])
def test_a_character_changed_in_a_name_is_one_finding(township: Disclosure, form: int) -> None:
    name = township.projects[form].name
    changed = with_form(township, form, name=f"{name[:-2]}鑫{name[-1]}")
    renamed = places(changed)
    assert renamed - places(township) >= Counter({("P103", f"{name[:-2]}鑫{name[-1]}"): 1})
    # Whatever else was said of the form is said of it under its new name.
    assert sum(renamed.values()) == sum(places(township).values()) + 1


@pytest.mark.parametrize("form", [0, 13, 16, 23, 38])
def test_a_form_taken_out_is_missed(township: Disclosure, form: int) -> None:
    rest = attrs.evolve(township, projects=township.projects[:form] + township.projects[form + 1 :])
    name = budgetschema.checks.case.link_projects(township).of_form(form)[0].line.name
    assert places(rest) - places(township) == Counter({("P102", name): 1, ("P401", "40"): 1})


def test_a_form_of_this_years_money_taken_out_is_told_with_the_claim(township: Disclosure) -> None:
    rest = attrs.evolve(township, projects=township.projects[:10] + township.projects[11:])
    assert places(rest) - places(township) == Counter({("P401", "40"): 1})
    (claim,) = findings(rest, "P404")
    assert claim.params["count"] == "4"
    assert "/tables/11/lines/2" in claim.params["pointers"].split()


@pytest.mark.parametrize(("one", "other"), [(0, 39), (4, 5), (13, 16), (10, 31)])
def test_forms_in_another_order_are_no_news(township: Disclosure, one: int, other: int) -> None:
    forms = list(township.projects)
    forms[one], forms[other] = forms[other], forms[one]
    assert places(attrs.evolve(township, projects=tuple(forms))) == places(township)


@pytest.mark.parametrize(
    ("form", "old", "new", "rule_id"),
    [
        (0, "23.8", "28.3", "P205"),
        (0, "23.8", "238", "P205"),
        (23, "45000", "54000", "P204"),
        (23, "45000", "4500", "P203"),
        (33, "1万", "10万", "P204"),
        (35, "5.9046", "9.5046", "P205"),
        (12, "8637", "6837", "P203"),
    ],
)
def test_an_amount_changed_in_an_overview(township: Disclosure, form: int, old: str, new: str, rule_id: str) -> None:
    name, text = township.projects[form].name, township.projects[form].overview or ""
    assert old in text
    changed = with_form(township, form, overview=text.replace(old, new))
    assert places(changed) - places(township) == Counter({(rule_id, name): 1})
    assert places(township) - places(changed) == Counter()


@pytest.mark.parametrize(
    ("amounts", "wrong"),
    [
        ({FundingSource.TOTAL: "3.20"}, False),
        ({FundingSource.TOTAL: "3.195"}, False),
        ({FundingSource.TOTAL: "5.00", FundingSource.LOCAL: "3.20", FundingSource.OTHER: "1.80"}, False),
        ({FundingSource.TOTAL: "5.00", FundingSource.CENTRAL: "2.00", FundingSource.LOCAL: "1.20"}, False),
        ({FundingSource.TOTAL: "2.30"}, True),
        ({FundingSource.TOTAL: "32000"}, True),
        ({FundingSource.TOTAL: "5.00", FundingSource.LOCAL: "3.00", FundingSource.OTHER: "2.00"}, True),
    ],
)
def test_funding_against_the_line(amounts: dict[FundingSource, str], wrong: bool) -> None:
    funding = tuple(Funding(source=s, label=s.zh, amounts={"year": Decimal(a)}) for s, a in amounts.items())
    form = project("河道清理", funding_unit=MoneyUnit.WAN_YUAN, funding=funding)
    found = findings(disclosure([form], table(line("河道清理", "3.20"))), "P202")
    assert [each.where for each in found] == ["/projects/0/funding/0/amounts/year"] * wrong
    assert all(each.equations[0].total.value == Decimal("3.20") for each in found)
    # Of a carry-over, more may have been granted, but not less.
    carried = findings(disclosure([form], table(line("河道清理", "3.20"), kind=CARRIED)), "P202")
    assert bool(carried) is (wrong and Decimal(amounts[FundingSource.TOTAL]) < Decimal("3.20"))


def indicator(name: str, value: str, **facts: object) -> PerformanceIndicator:
    read = read_value(value)
    given = {"operator": read.operator, "value": read.figure and budgetschema.reading.figures.parse_amount(read.figure)}
    return PerformanceIndicator(side=Side.YEAR, level_3=name, unit=read.unit, text=read.text, **{**given, **facts})


def of_indicator(each: PerformanceIndicator, rule_id: str) -> bool:
    return bool(findings(disclosure([project("河道清理", indicators=(each,))]), rule_id))


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("资金拨付及时率", "及时", True),
        ("正常运行率", "有效保障", True),
        ("验收合格率", "≥5个", True),
        ("参训比例(%)", "积极", True),
        ("验收合格率", "≥98%", False),
        ("验收合格率", "98", False),
        ("验收合格率", "不低于九成", False),
        ("就业率", "逐年提高", False),
        ("工作效率", "提升", False),
        ("会议频率", "每周一次", False),
        ("发病率", "≤5人/万人", False),
        ("资金拨付及时性", "及时", False),
        ("参训人数", "充足", True),
        ("参训人数", "三十人以上", False),
        ("参训人数", "按实际报名", False),
        ("完成时间", "≥98%", True),
        ("完成时间", "12月底前", False),
        ("合格率", "XX", False),  # told by P301
    ],
)
def test_values_that_do_not_fit_their_names(name: str, value: str, wrong: bool) -> None:
    assert of_indicator(indicator(name, value), "P302") is wrong


@pytest.mark.parametrize(
    ("name", "value", "category", "wrong"),
    [
        ("办公费", "≥44780.18元", IndicatorCategory.OUTPUT, True),
        ("所需资金", ">60万元", IndicatorCategory.OUTPUT, True),
        ("下拨资金", "≥23.8万元", IndicatorCategory.COST, True),
        ("单位造价", "≥300元/米", IndicatorCategory.COST, True),
        ("办公费", "≤44780.18元", IndicatorCategory.OUTPUT, False),
        ("办公费", "44780.18元", IndicatorCategory.COST, False),
        ("发放补助", "≥3万元", IndicatorCategory.OUTPUT, False),
        ("补助标准", "≥500元/人", IndicatorCategory.COST, False),
        ("成本节约率", "≥5%", IndicatorCategory.COST, False),
        ("非税收入", "≥100万元", IndicatorCategory.BENEFIT, False),
        ("办公设备", "≥5台", IndicatorCategory.OUTPUT, False),
    ],
)
def test_cost_targets(name: str, value: str, category: IndicatorCategory, wrong: bool) -> None:
    assert of_indicator(indicator(name, value, category=category), "P303") is wrong


def test_a_cost_by_its_second_level() -> None:
    each = indicator("下拨资金", "≥3万元", subcategory=IndicatorSubcategory.COST)
    assert each.operator is Operator.GE
    assert of_indicator(each, "P303")


@pytest.mark.parametrize(
    ("text", "leftover"),
    [
        ("XX月XX日前完成", True),
        ("××村道路", True),
        ("某某单位", True),
        ("由____负责", True),
        ("购置**设备", True),
        ("购置XXL号防护服", False),
        ("X012县道", False),
        ("二〇〇五年", False),
        ("A×B", False),
    ],
)
def test_leftovers_of_templates(text: str, leftover: bool) -> None:
    assert bool(findings(disclosure([project("河道清理", plan=text)]), "P301")) is leftover
    assert not findings(disclosure([project("河道清理", handler=text, telephone="***")]), "P301")


def test_a_habit_is_one_finding_and_a_slip_is_its_own() -> None:
    def forms(wrong: int) -> list[Project]:
        words = ["及时"] * wrong + ["≥98%"] * (10 - wrong)
        return [project(f"项目{n}", indicators=(indicator("及时率", word),)) for n, word in enumerate(words)]

    assert len(findings(disclosure(forms(4)), "P302")) == 4
    (one,) = findings(disclosure(forms(5)), "P302")
    assert len(one.params["pointers"].split()) == 5
    assert "4" in one.params["also_zh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纳入绩效目标管理的二级项目40个，共计金额380.75万元。", [("managed", 40, "380.75万元", None)]),
        ("编报绩效目标的项目共12个，涉及项目预算资金4,222.51万元", [("managed", 12, "4,222.51万元", None)]),
        ("５个项目实行绩效目标管理。", [("managed", 5, None, None)]),
        (
            "公开项目绩效目标3个，金额2万元，占全部项目支出总额的62.5%。",
            [("published", 3, "2万元", "62.5")],
        ),
        (
            "其中：其他运转类项目0个，涉及金额0万元；特定目标类项目3个",
            [("part", 0, "0万元", None), ("part", 3, None, None)],
        ),
        ("本镇有项目30个。", []),
    ],
)
def test_claims_are_read(text: str, expected: list[tuple[str, int, str | None, str | None]]) -> None:
    section = Section(level=1, title="绩效管理情况", paragraphs=(Paragraph(text=text),))
    found = claims(disclosure([], sections=(section,)))
    read = [(c.kind, c.count, str(c.money) if c.money else None, str(c.share) if c.share else None) for c in found]
    assert read == expected


def test_a_claim_knows_where_it_stands_in_the_text() -> None:
    text = "本镇共有村12个。纳入绩效目标管理的项目 3 个，涉及金额 2.5 万元，占一半。"
    section = Section(level=1, title="绩效管理情况", paragraphs=(Paragraph(text="前言。"), Paragraph(text=text)))
    (claim,) = claims(disclosure([], sections=(section,)))
    assert text[claim.start : claim.end] == "纳入绩效目标管理的项目 3 个，涉及金额 2.5 万元"
    assert claim.pointer == "/sections/0/paragraphs/1/text"
    start = text.index("2.5")
    own = {"kind": StatementKind.TOTAL, "section": 1, "paragraph": 2, "text": "2.5 万元"}
    assert claim.covers(Statement(start=start, end=start + 6, **own))
    assert not claim.covers(Statement(start=start, end=len(text), **own))
    assert not claim.covers(Statement(start=0, end=8, **own))
    assert not claim.covers(Statement(start=start, end=start + 6, **{**own, "paragraph": 1}))


def test_forms_and_tables_about_different_things_are_not_compared() -> None:
    forms = [project(name) for name in ("河道清理", "路灯更换", "老年课堂", "图书借阅")]
    other = table(line("道路养护", "1.00"), line("校舍修缮", "2.00"))
    for found, reason in ((disclosure(forms, other), "projects.unrelated"), (disclosure(forms), "projects.no_lines")):
        skipped = {each.rule_id: each for each in results(found, "P101", "P102") if isinstance(each, Skipped)}
        assert {rule_id: each.reason for rule_id, each in skipped.items()} == {"P101": reason, "P102": reason}
        assert not findings(found, "P101", "P102")
    # Few forms say nothing of a habit.
    assert len(findings(disclosure(forms[:2], other), "P101")) == 2


def test_a_disclosure_without_forms_is_not_asked_for_any() -> None:
    assert results(disclosure([], table(line("道路养护", "1.00")))) == []


def test_data_files_name_rules_and_sources_that_exist() -> None:
    for row in rows("categories"):
        assert row["rule"] in IDS
        assert row["source"] in sentences("sources")
        assert IndicatorCategory(row["category"])
