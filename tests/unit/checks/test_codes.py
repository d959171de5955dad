"""Codes against the lists and against each other: the right verdict, each cause told once, nothing that is no code."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.checks import check
from budgetschema.checks.codes.judging import Verdict, judge
from budgetschema.checks.spelling import name_key
from budgetschema.codelists import correspondence
from budgetschema.model import CodeBasis, Disclosure, LineRole, Scheme

from .building import coded_line, coded_table, disclosure, found, ids, rules_of

PENSION = "机关事业单位基本养老保险缴费支出"
F, D, G = Scheme.FUNCTION, Scheme.ECONOMIC_DEPARTMENT, Scheme.ECONOMIC_GOVERNMENT

VERDICTS = [
    (F, 2026, "2080505", PENSION, Verdict.SOUND),
    (F, 2026, "2080505", None, Verdict.SOUND),
    (F, 2026, "2080505", f" {PENSION}（项） ", Verdict.SOUND),
    (F, 2026, "2080505", f"2080505 {PENSION}", Verdict.SOUND),
    (F, 2026, "221", "二十、住房保障支出", Verdict.SOUND),
    (D, 2026, "30213", "维修(护)费", Verdict.SOUND),
    (D, 2026, "30213", "维修（护）费", Verdict.SOUND),
    (F, 2026, "2080505", "基本养老保险", Verdict.SOUND),
    (F, 2026, "2080505", PENSION[:12], Verdict.CUT_OFF),
    (F, 2026, "2080505", PENSION[:3], Verdict.CONTRADICTS),
    (F, 2026, "2080505", "机关事业单位职业年金缴费支出", Verdict.CONTRADICTS),
    (F, 2027, "2080505", "机关事业单位职业年金缴费支出", Verdict.DIFFERS),
    (F, 2026, "2080505", "机关事业单位养老保险缴费支出", Verdict.DIFFERS),
    (F, 2026, "2080505", "水体污染防治", Verdict.CONTRADICTS),
    (F, 2026, "20805", "行政事业单位离退休", Verdict.OTHER_EDITION),
    (F, 2019, "20805", "行政事业单位离退休", Verdict.SOUND),
    (F, 2026, "2130104", "县级机构运转", Verdict.DIFFERS),
    (F, 2026, "2130104", "行政运行", Verdict.DIFFERS),
    (F, 2012, "2080505", "城乡社区环境卫生", Verdict.SOUND),
    (F, 2026, "2130177", "示例推广试点", Verdict.UNKNOWN),
    (F, 2026, "218", "示例支出", Verdict.CLASS_UNKNOWN),
    (F, 2027, "218", "示例支出", Verdict.UNKNOWN),
    (F, 2026, "213010601", "示范推广", Verdict.SOUND),
    (F, 2026, "30101", "基本工资", Verdict.FOREIGN),
    (D, 2026, "50101", "工资奖金津补贴", Verdict.FOREIGN),
    (G, 2026, "50101", "工资奖金津补贴", Verdict.SOUND),
    (F, 2026, "2080504", "未归口管理的行政单位离退休", Verdict.WITHDRAWN),
    (F, 2026, "2080504", None, Verdict.WITHDRAWN),
    (F, 2019, "2080504", None, Verdict.SOUND),
    (F, 2026, "2080504", "本地养老补贴", Verdict.UNKNOWN),
    # withdrawn in 2018 and given another meaning since
    (D, 2026, "30311", "代缴社会保险费", Verdict.SOUND),
    (D, 2026, "30203", "水费", Verdict.LOCAL),
    (Scheme.INCOME, 2026, "1030102", "任何收入", Verdict.SOUND),
]


@pytest.mark.parametrize(("scheme", "year", "code", "name", "verdict"), VERDICTS)
def test_verdict(scheme: Scheme, year: int, code: str, name: str | None, verdict: Verdict) -> None:
    assert judge(scheme, year, code, name).verdict is verdict


def test_a_generic_name_is_looked_for_among_the_siblings() -> None:
    assert judge(F, 2026, "2130104", "行政运行").hint == "2130101 行政运行"


def test_only_withdrawals_with_a_source_are_warnings() -> None:
    for row in correspondence("successions"):
        judgement = judge(Scheme(row["scheme"]), 2026, row["code"], None)
        if judgement.verdict is Verdict.WITHDRAWN:
            assert judgement.is_sure is (row["source"] != "unverified"), row


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("维修(护)费", "维修（护）费"),
        ("科技转化与推广", "科技转化和推广"),
        ("其它支出", "其他 支出"),
        ("“三公”经费", "三公经费"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("检验检测服务", "检验检疫服务"), ("行政运行", "事业运行")])
def test_names_that_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_code_in_three_tables_is_told_once_and_names_the_tables() -> None:
    line = coded_line("2080505", "事业单位医疗")
    (only,) = found(disclosure(*(coded_table([line], title=f"示例表{i}") for i in "甲乙丙")), "C")
    assert only.rule_id == "C111"
    assert only.pointer == "/tables/0/lines/0/codes/0"
    assert all(f"《示例表{i}》" in only.message("zh") for i in "甲乙丙")
    assert "2101102" in only.message("zh")


def test_a_wrong_digit_is_told_by_the_missing_parent_and_not_again_by_the_list() -> None:
    codes = ["208", "20805", "2080505", "210", "21011", "2101102", "213", "21301", "2130104", "2193106", "221", "22102"]
    (only,) = found(disclosure(coded_table([coded_line(code, None, label=code) for code in codes])), "C")
    assert (only.rule_id, only.pointer) == ("C123", "/tables/0/lines/9/codes/0")
    assert "21931" in only.message("zh")


def test_a_code_found_by_its_name_is_not_judged() -> None:
    line = coded_line("2080505", "事业单位医疗", basis=CodeBasis.NAME)
    assert ids(disclosure(coded_table([line])), "C") == []


def test_a_table_whose_cells_slipped_is_skipped_with_the_reason() -> None:
    lines = [coded_line("2130104", "30.00"), coded_line("1,073.77", "住房公积金"), coded_line("99", "邮电费")]
    report = check(disclosure(coded_table(lines)))
    assert [each.rule_id for each in report.findings if each.rule_id[0] == "C"] == []
    assert "codes.displaced" in {each.reason for each in report.skipped if each.rule_id == "C101"}


def test_a_figure_is_no_name() -> None:
    assert ids(disclosure(coded_table([coded_line("2080505", "1,045.93")])), "C") == []


@pytest.mark.parametrize("kind", ["project_expenditure", "custom_list"])
def test_labels_that_are_no_names_of_codes_are_not_compared(kind: str) -> None:
    names = ["水渠修缮", "泵站更新", "良种补贴"]
    lines = [coded_line(code, name) for code, name in zip(("2080505", "2080506", "2210201"), names, strict=True)]
    assert ids(disclosure(coded_table(lines, kind=kind)), "C") == []


def test_a_local_numbering_is_one_note() -> None:
    names = ["咨询费", "水费", "电费", "邮电费", "办公设备购置费", "工会经费"]
    lines = [coded_line(f"3020{i}", name, scheme=D) for i, name in enumerate(names, 2)]
    (only,) = found(disclosure(coded_table(lines, kind="basic_expenditure_by_economic")), "C")
    assert only.rule_id == "C106"
    assert "6" in only.params["count"]


def test_codes_of_units_one_after_another_are_no_duplicates() -> None:
    codes = [coded_line("213", "农林水支出"), coded_line("21301", "农业农村")]
    units = [coded_line("213", "农林水支出"), coded_line("21301", "农业农村")]
    between = coded_line("213", "x")
    heading = between.__class__(role=LineRole.DETAIL, label="示例县样本种子站", amounts={})
    assert ids(disclosure(coded_table([*codes, heading, *units])), "C") == []
    assert ids(disclosure(coded_table([*codes, codes[1]])), "C") == ["C125"]


def test_lines_told_apart_by_a_text_are_no_duplicates() -> None:
    lines = [coded_line("213", "农林水支出", texts={"label": unit}) for unit in ("甲站", "乙站")]
    assert "C125" not in ids(disclosure(coded_table(lines)), "C")


def test_a_level_that_most_lines_of_the_length_do_not_have() -> None:
    lines = [coded_line(code, None, label=code) for code in ("2130101", "2130102", "2130104", "2130106")]
    lines += [coded_line("2130108", "病虫害控制", level=2)]
    assert ids(disclosure(coded_table(lines)), "C") == ["C122"]
    evenly = [coded_line(f"213010{i}", None, label="x", level=2 + i % 2) for i in (1, 2, 3, 4)]
    assert "C122" not in ids(disclosure(coded_table(evenly)), "C")


@pytest.fixture(scope="module")
def township(root: Path) -> Disclosure:
    return budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")


def test_every_single_wrong_digit_is_told_once_and_at_its_line(township: Disclosure) -> None:
    table = township.tables[4]
    for index, line in enumerate(table.lines):
        for reference in line.codes:
            code = str(reference.code)
            for at, digit in enumerate(code):
                wrong = code[:at] + str((int(digit) + 3) % 10) + code[at + 1 :]
                changed = attrs.evolve(line, codes=(attrs.evolve(reference, code=wrong),))
                lines = (*table.lines[:index], changed, *table.lines[index + 1 :])
                told = rules_of(attrs.evolve(township, tables=(attrs.evolve(table, lines=lines),)), "C")
                assert [each.pointer for each in told] == [f"/tables/0/lines/{index}/codes/0"], (code, wrong)


def test_every_single_wrong_character_of_a_name_is_told_once(township: Disclosure) -> None:
    table = township.tables[4]
    for index, line in enumerate(table.lines):
        for reference in line.codes:
            name = f"{str(reference.name)[:-1]}罄"
            changed = attrs.evolve(line, label=name, codes=(attrs.evolve(reference, name=name),))
            lines = (*table.lines[:index], changed, *table.lines[index + 1 :])
            told = rules_of(attrs.evolve(township, tables=(attrs.evolve(table, lines=lines),)), "C")
            assert [each.pointer for each in told] == [f"/tables/0/lines/{index}/codes/0"], name
