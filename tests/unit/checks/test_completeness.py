"""Completeness: profiles that make sense, chosen with care; words that are found and words that are let pass."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.checks.case import Case
from budgetschema.checks.completeness.outline import bare
from budgetschema.checks.completeness.profiles import AUTO, UnknownProfileError, choose, profile, profile_names
from budgetschema.checks.data import data
from budgetschema.checks.registry import CHECKS
from budgetschema.codelists import codelist
from budgetschema.findings import Finding, Severity, Skipped
from budgetschema.findings.messages import table as messages
from budgetschema.model import (
    AssetHolding,
    Column,
    ColumnRole,
    ContentsEntry,
    Coordinate,
    Disclosure,
    Layer,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Note,
    NoteKind,
    Publisher,
    Scheme,
    Scope,
    Table,
)

from .building import LABEL, TOTAL, coded_line, coded_table, disclosure, found, ids, said

KINDS = {
    "income_expenditure_summary": "收支总表", "income_summary": "收入总表", "expenditure_summary": "支出总表",
    "appropriation_summary": "财政拨款收支总表", "general_public_expenditure": "一般公共预算支出表",
    "basic_expenditure_by_economic": "一般公共预算基本支出表", "three_public_expenses": "“三公”经费支出表",
    "government_fund_expenditure": "政府性基金预算支出表", "state_capital_expenditure": "国有资本经营预算支出表",
}  # fmt: skip
NO_DATA = Note(kind=NoteKind.NO_DATA, text="注：本表无数据")


def empty(kind: str, title: str, *notes: Note) -> Table:
    return Table(
        kind=kind, title=title, unit=MoneyUnit.WAN_YUAN, columns=(LABEL, TOTAL), lines=(), notes=notes or (NO_DATA,)
    )


def filled(kind: str, title: str, value: str = "5.00", **column: object) -> Table:
    line = Line(label="合计", role=LineRole.TOTAL, amounts={"total": Decimal(value)})
    columns = (LABEL, attrs.evolve(TOTAL, **column))
    return Table(kind=kind, title=title, unit=MoneyUnit.WAN_YUAN, decimals=2, columns=columns, lines=(line,))


TABLES = tuple(empty(kind, title) for kind, title in KINDS.items())
TEXT = said("职责与机构设置、收支变动、三公、机关运行经费、政府采购、名词解释、国有资产、绩效。")
WHOLE = disclosure(*TABLES, sections=(TEXT,))


def missing(kind: str) -> Disclosure:
    return attrs.evolve(WHOLE, tables=tuple(each for each in TABLES if each.kind != kind))


def test_the_whole_lacks_nothing() -> None:
    assert ids(WHOLE, "D") == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_table_is_missed_alone(kind: str) -> None:
    (only,) = found(missing(kind), "D")
    assert only.rule_id == ("D102" if kind == "state_capital_expenditure" else "D101")
    assert KINDS[kind][:4] in only.message("zh")


@pytest.mark.parametrize(
    ("kind", "instead"),
    [
        ("three_public_expenses", "three_public_meeting_training"),
        ("basic_expenditure_by_economic", "basic_expenditure_by_government_economic"),
        ("basic_expenditure_by_economic", "personnel_expenditure"),
        ("government_fund_expenditure", "government_fund_income_expenditure"),
        ("appropriation_summary", "appropriation_expenditure_by_function"),
        ("state_capital_expenditure", "state_capital_income_expenditure"),
    ],
)
def test_tables_that_are_combined_or_split_will_do(kind: str, instead: str) -> None:
    document = missing(kind)
    tables = (*document.tables, empty(instead, "示例表"))
    assert ids(attrs.evolve(document, tables=tables), "D") == []


def test_a_kind_of_a_publishers_own_is_recognised_by_its_title() -> None:
    document = missing("government_fund_expenditure")
    own = empty("fund_budget_x", "政府性基金预算支出情况表")
    assert ids(attrs.evolve(document, tables=(*document.tables, own)), "D") == []


def test_a_table_that_was_not_recognised_turns_the_demand_into_a_note() -> None:
    document = missing("income_summary")
    assert ids(attrs.evolve(document, tables=(*document.tables, empty("unknown", "—"))), "D") == ["D102"]


def test_what_the_contents_name_is_told_there_only() -> None:
    contents = tuple(ContentsEntry(title=title) for title in KINDS.values())
    assert ids(attrs.evolve(missing("government_fund_expenditure"), contents=contents), "D") == ["D601"]


def test_a_township_may_leave_out_income_and_expenditure_tables() -> None:
    township = attrs.evolve(missing("income_summary"), publisher=Publisher(name="示例县清河镇人民政府"))
    assert ids(township, "D") == ["D102"]
    bureau = attrs.evolve(township, publisher=Publisher(name="示例县城镇管理局"))
    assert ids(bureau, "D") == ["D101"]


def results(document: Disclosure, wanted: str, rule_id: str) -> list[Finding | Skipped]:
    return list(CHECKS[rule_id](Case(disclosure=document, profile=wanted)))


def test_an_excerpt_is_skipped_unless_a_profile_is_named() -> None:
    excerpt = attrs.evolve(WHOLE, tables=TABLES[:2], sections=())
    (skipped,) = results(excerpt, "auto", "D101")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "completeness.excerpt"
    assert len(results(excerpt, "unit-budget", "D101")) == 6
    assert results(excerpt, "none", "D101") == []


@pytest.mark.parametrize(
    "changes", [{"fiscal_year": 2015}, {"moment": Moment.ADJUSTED_BUDGET}], ids=["before-2017", "other-moment"]
)
def test_what_no_profile_is_for_is_skipped(changes: dict[str, object]) -> None:
    (skipped,) = results(attrs.evolve(missing("income_summary"), **changes), "auto", "D101")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "completeness.no_profile"


@pytest.mark.parametrize(
    ("count", "text", "is_whole"), [(6, False, True), (5, False, False), (2, True, True), (1, True, False)]
)
def test_what_counts_as_a_whole_disclosure(count: int, text: bool, is_whole: bool) -> None:
    roles = ("duties", "organisation", "procurement", "glossary")
    sections = tuple(said("示例文字。", role) for role in roles) if text else ()
    choice = choose(attrs.evolve(WHOLE, tables=TABLES[:count], sections=sections), AUTO)
    assert (choice.profile is not None) is is_whole


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UnknownProfileError):
        results(WHOLE, "no-such-profile", "D101")


def test_text_published_apart_is_not_missed() -> None:
    (skipped,) = results(attrs.evolve(WHOLE, sections=()), "auto", "D103")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "completeness.no_narrative"


@pytest.mark.parametrize("word", ["政府采购", "机关运行经费", "名词解释", "三公"])
def test_an_explanation_nobody_gives(word: str) -> None:
    text = TEXT.paragraphs[0].text.replace(word, "")
    assert ids(attrs.evolve(WHOLE, sections=(said(text),)), "D") == ["D103"]


@pytest.mark.parametrize("name", profile_names())
def test_profiles_speak_of_what_exists(name: str) -> None:
    found_profile = profile(name)
    kinds = {entry.code for entry in codelist("table_kinds")}
    roles = {entry.code for entry in codelist("sections")}
    fields = {field.name for field in attrs.fields(Disclosure)}
    assert set(found_profile.moments) <= set(Moment)
    assert set(found_profile.scopes) <= set(Scope)
    assert found_profile.tables
    assert found_profile.sections
    for each in (*found_profile.tables, *found_profile.sections):
        assert set(each.kinds) <= kinds, each
        assert set(each.roles) <= roles, each
        assert set(each.fields) <= fields, each
        assert each.source, each
        assert set(each.source) <= set(messages("sources")), each
        assert re.search(each.words, each.zh), each
    for depth in found_profile.depths:
        assert set(depth.kinds) <= kinds
        assert depth.scheme in set(Scheme)


def deep(*codes: str) -> Disclosure:
    table = coded_table([coded_line(code, None, label=code) for code in codes], kind="general_public_expenditure")
    return attrs.evolve(WHOLE, tables=tuple(table if each.kind == table.kind else each for each in TABLES))


def test_codes_go_down_to_the_item() -> None:
    assert ids(deep("213", "21301", "2130104"), "D") == []
    (only,) = found(deep("213", "21301", "2130104", "21303"), "D")
    assert (only.rule_id, only.params["codes"]) == ("D105", "21303")
    # 预备费 has no items
    assert ids(deep("213", "21301", "2130104", "227"), "D") == []


FUND = "政府性基金预算支出表"
DENIALS = [
    ("本年没有使用政府性基金预算安排的支出。", True),
    ("本单位2026年无政府性基金预算财政拨款收入，也无相应支出。", True),
    ("不涉及政府性基金预算支出。", True),
    ("上年没有使用政府性基金预算安排的支出。", False),
    ("2025年无政府性基金预算支出。", False),
    ("政府性基金预算支出与计划相比无变化。", False),
    ("没有增加政府性基金预算支出。", False),
    ("无政府性基金预算结转资金。", False),
    ("无国有资本经营预算支出。", False),
]


@pytest.mark.parametrize(("text", "denies"), DENIALS)
def test_text_that_denies_a_table_with_figures(text: str, denies: bool) -> None:
    document = disclosure(filled("government_fund_expenditure", FUND), sections=(said(text),))
    assert ids(document, "D") == (["D201"] if denies else [])


@pytest.mark.parametrize(
    "column",
    [
        {"coordinate": Coordinate(moment=Moment.PRIOR_YEAR_BUDGET)}, {"coordinate": Coordinate(layer=Layer.CARRY_OVER)},
        {"coordinate": Coordinate(fiscal_year=2025)}, {"header": ("2025年执行数",)}, {"header": ("上年结转",)},
    ],
)  # fmt: skip
def test_figures_of_another_year_are_no_contradiction(column: dict[str, object]) -> None:
    document = disclosure(filled("government_fund_expenditure", FUND, **column), sections=(said(DENIALS[0][0]),))
    assert ids(document, "D") == []


CLAIMS = [
    ("政府性基金预算支出5.00万元。", True), ("政府性基金预算财政拨款收入为1,005.20万元。", True),
    ("政府性基金预算支出0.00万元。", False), ("上年政府性基金预算支出5.00万元。", False), ("基本支出5.00万元。", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), CLAIMS)
def test_text_that_names_a_sum_for_an_empty_table(text: str, claims: bool) -> None:
    document = disclosure(empty("government_fund_expenditure", FUND), sections=(said(text),))
    assert ids(document, "D") == (["D202"] if claims else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("注：没有国有资本经营预算收支，故本表无数据。", ["D203"]), ("注：没有政府性基金收支，故本表无数据。", []),
        ("注：本表无数据", []), ("注：没有政府性基金和国有资本经营预算收支。", []),
    ],
)  # fmt: skip
def test_a_note_that_speaks_of_another_table(text: str, expected: list[str]) -> None:
    note = Note(kind=NoteKind.NO_DATA, text=text)
    assert ids(disclosure(empty("government_fund_expenditure", FUND, note)), "D") == expected


@pytest.mark.parametrize(
    ("as_of", "published", "moment", "expected"),
    [
        ("2026-12-31", None, Moment.BUDGET, ["D301"]), ("2026-09-30", None, Moment.BUDGET, []),
        ("2026-02-11", "2026-02-10", Moment.BUDGET, ["D301"]), ("2026-02-10", "2026-02-10", Moment.BUDGET, []),
        ("2026-12-31", None, Moment.FINAL_ACCOUNTS, []), ("2027-12-31", None, Moment.FINAL_ACCOUNTS, ["D301"]),
    ],
)  # fmt: skip
def test_dates_after_publication(as_of: str, published: str | None, moment: Moment, expected: list[str]) -> None:
    date = datetime.date.fromisoformat(as_of)
    day = datetime.date.fromisoformat(published) if published else None
    holding = AssetHolding(kind="vehicles", label="公务用车", quantity=Decimal(0), as_of=date)
    printed = said(f"截至{date.year}年 {date.month}月{date.day}日，本站没有车辆。")
    for facts in ({"state_assets": (holding,)}, {"sections": (printed,)}):
        assert ids(disclosure(moment=moment, published=day, **facts), "D") == expected


def test_a_day_that_does_not_exist_is_left_alone() -> None:
    assert ids(disclosure(sections=(said("截至2026年2月30日，本站没有车辆。"),)), "D") == []


LEFTOVERS = [
    ("与上年相比增加（减少）3.20万元", True), ("比上年增长(下降)2%", True), ("减少/增加0万元", True),
    ("XX局负责日常工作", True), ("共有××辆", True), ("某某单位", True), ("○○县", True), ("共____万元", True),
    ("（此处填写变动原因）", True), ("无收支的，仍保留该表格式", True),
    ("有增加也有减少", False), ("二○○六年、二〇〇〇年设立", False), ("EXXON、XXL、xxgk 网站", False), ("3×5米", False),
    ("某项工作", False), ("此处为办公地点", False), ("收支增减变化", False), ("型号2XX6", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_leftover"), LEFTOVERS)
def test_what_a_template_leaves_behind(text: str, is_leftover: bool) -> None:
    assert ids(disclosure(sections=(said(text),)), "D") == (["D311"] if is_leftover else [])


def test_a_statement_of_emptiness_that_quotes_another_table() -> None:
    income, expenditure = "政府性基金预算收入表", "政府性基金预算支出表"
    own = empty("government_fund_income", income, Note(kind=NoteKind.NO_DATA, text=f"注：《{income}》无数据"))
    for quoted, expected in ((income, ["D203"]), (expenditure, []), (f"2026年{expenditure}", []), ("收支总表", [])):
        other = empty(
            "government_fund_expenditure", expenditure, Note(kind=NoteKind.NO_DATA, text=f"《{quoted}》无数据")
        )
        assert ids(disclosure(own, other), "D") == expected


def test_leftovers_in_the_name_of_the_publisher() -> None:
    (only,) = found(disclosure(publisher=Publisher(name="示例县XX局")), "D")
    assert (only.rule_id, only.pointer) == ("D311", "/publisher/name")


def test_leftovers_in_titles_and_notes() -> None:
    note = Note(kind=NoteKind.GENERAL, text="注：XX年数据")
    (one, other) = found(disclosure(empty("state_capital_income", "XX局国有资本经营预算收入表", NO_DATA, note)), "D")
    assert [one.pointer, other.pointer] == ["/tables/0/title", "/tables/0/notes/1"]


@pytest.mark.parametrize(
    ("titles", "scope", "expected"),
    [
        (("部门收支总表",), Scope.UNIT, ["D401"]), (("预算单位收支总表",), Scope.DEPARTMENT, ["D401"]),
        (("单位收支总表", "部门收入总表"), Scope.UNIT, ["D402"]), (("单位收支总表",), Scope.UNIT, []),
        (("部门（单位）收支总表",), Scope.UNIT, []), (("基本支出部门预算经济分类表",), Scope.UNIT, []),
        (("收支总表",), Scope.UNIT, []),
    ],
)  # fmt: skip
def test_department_or_unit(titles: tuple[str, ...], scope: Scope, expected: list[str]) -> None:
    assert ids(disclosure(*(empty("custom", title) for title in titles), scope=scope), "D") == expected


def goods(title: str, unit: MoneyUnit, *amounts: str) -> Table:
    lines = tuple(
        Line(label=f"货物{i}", role=LineRole.DETAIL, amounts={"total": Decimal(amount)})
        for i, amount in enumerate(amounts)
    )
    return Table(kind="procurement", title=title, unit=unit, columns=(LABEL, TOTAL), lines=lines)


WAN = goods("甲表", MoneyUnit.WAN_YUAN, "12.56", "23.48", "45.17")


@pytest.mark.parametrize(
    ("other", "slips"),
    [
        (goods("乙表", MoneyUnit.YUAN, "12.56", "23.48", "45.17"), True),
        (goods("乙表", MoneyUnit.WAN_YUAN, "125600.00", "234800.00", "451700.00"), True),
        (goods("乙表", MoneyUnit.WAN_YUAN, "125612.34", "234756.78", "451698.70"), True),
        (goods("乙表", MoneyUnit.YUAN, "125600.00", "234800.00", "451700.00"), False),
        (goods("乙表", MoneyUnit.YUAN, "12.56", "23.48"), False),
        (goods("乙表", MoneyUnit.YUAN, "12", "23", "45"), False),
        (goods("乙表", MoneyUnit.YUAN, "99.56", "88.48", "77.17"), False),
    ],
)
def test_a_table_in_the_wrong_unit(other: Table, slips: bool) -> None:
    assert ids(disclosure(WAN, other), "D") == (["D501"] if slips else [])


def test_of_several_tables_the_odd_one_is_named_once() -> None:
    odd = goods("乙表", MoneyUnit.YUAN, "12.56", "23.48", "45.17")
    for tables in ((odd, WAN, WAN), (WAN, odd, WAN), (WAN, WAN, odd)):
        (only,) = found(disclosure(*tables), "D")
        assert only.pointer == f"/tables/{tables.index(odd)}/unit"


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("安排1234.56元", True),
        ("安排1,234.56亿元", True),
        ("安排1234.56万元", False),
        ("安排12345600元", False),
        ("安排987.65元", False),
    ],
)
def test_a_sum_of_the_text_in_the_wrong_unit(text: str, slips: bool) -> None:
    table = goods("甲表", MoneyUnit.WAN_YUAN, "1234.56", "9.87")
    assert ids(disclosure(table, sections=(said(text),)), "D") == (["D502"] if slips else [])


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("表十二2026年项目支出预算表（本年预算）.....17", "项目支出预算表(本年预算)"), ("附表1-2 收支总表", "收支总表"),
        ("公开03表：支出总表", "支出总表"), ("第三部分 2026年度部门预算情况说明", "部门预算情况说明"),
        ("（一）其他", "其他"), ("表1 2026年支出总表", "支出总表"), ("预算公开表13：支出总表", "支出总表"),
    ],
)  # fmt: skip
def test_titles_without_number_year_and_page(printed: str, plain: str) -> None:
    assert bare(printed) == plain


def test_the_township_is_complete_and_its_dates_are_not(root: Path) -> None:
    document = budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")
    (only,) = found(document, "D")
    assert (only.rule_id, only.severity, only.params["count"]) == ("D301", Severity.WARNING, "3")


def test_patterns_are_regular_expressions() -> None:
    wording = data("wording")
    for pattern in (wording["earlier"], wording["change"], *(each["pattern"] for each in wording["leftover"])):
        assert re.compile(pattern).groups >= 0
    assert all(each["where"] for each in wording["leftover"])


def test_a_column_that_other_columns_share_the_id_of_does_no_harm() -> None:
    twice = Column(id="total", role=ColumnRole.AMOUNT, header=("上年",))
    table = filled("government_fund_expenditure", FUND)
    table = attrs.evolve(table, columns=(*table.columns, twice))
    assert ids(disclosure(table, sections=(said(DENIALS[0][0]),)), "D") == ["D201"]
