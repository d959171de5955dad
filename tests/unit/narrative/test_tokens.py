"""Figures and signal words are told apart from years, document numbers, thresholds and ranges."""

import pytest

from budgetschema.model import Moment, MoneyUnit
from budgetschema.narrative.squeezed import squeeze
from budgetschema.narrative.tokens import Kind, tokens

FIGURES = (Kind.AMOUNT, Kind.PERCENT, Kind.POINTS, Kind.TIMES, Kind.COUNT, Kind.NIL, Kind.BARE, Kind.UNDEFINED)


def figures(text: str) -> list[tuple[str, str | None]]:
    return [
        (token.kind.value, None if token.value is None else format(token.value, "f"))
        for token in tokens(squeeze(text).text)
        if token.kind in FIGURES
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收入1,284.66万元", [("amount", "1284.66")]),
        ("收入１，２８４．６６万元", [("amount", "1284.66")]),
        ("收入1，284，660元", [("amount", "1284660")]),
        ("收入12.50万元，13.50万元", [("amount", "12.50"), ("amount", "13.50")]),
        ("收入 21,940.96 万 元", [("amount", "21940.96")]),
        ("收入1.2亿元，支出0.50亿元", [("amount", "1.2"), ("amount", "0.50")]),
        ("减少-5.00万元", [("amount", "-5.00")]),
        ("增长22 %", [("percent", "22")]),
        ("增长６．５９％", [("percent", "6.59")]),
        ("提高3.2个百分点", [("points", "3.2")]),
        ("增长16倍", [("times", "16")]),
        (
            "项目12个，车辆3辆，设备5台（套），面积80.5平方米",
            [("count", "12"), ("count", "3"), ("count", "5"), ("count", "80.5")],
        ),
        ("购置费为0，与上年持平", [("nil", "0")]),
        ("收、支总计各是12.50,13.50万元", [("bare", "12.50"), ("amount", "13.50")]),
        ("增长--（基数为0,不可比）", [("undefined", None), ("nil", "0")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2025年", "2025年3月5日", "3月起", "示财预〔2025〕19号", "表12", "单价100万元（含）以上设备",
        "50万元（原值）以上的设备", "10万元以下", "5万元-10万元之间", "3%至5%", "不超过20万元", "每人300元",
        "约100万元左右", "XX万元", "X.XX万元", "——万元", "××%",
        "第12届", "12.5.3",
    ],
)  # fmt: skip
def test_what_states_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_number_with_a_misplaced_separator_is_none() -> None:
    assert figures("增加1,2345万元") == []


def test_units() -> None:
    found = [token.unit for token in tokens("1元2万元3亿元4千元") if token.kind is Kind.AMOUNT]
    assert found == [MoneyUnit.YUAN, MoneyUnit.WAN_YUAN, MoneyUnit.YI_YUAN, MoneyUnit.QIAN_YUAN]


@pytest.mark.parametrize(
    ("text", "moment", "year"),
    [
        ("比上年", None, None),
        ("与2024年度相比", None, 2024),
        ("比2024年（上一年度，下同）预算", Moment.BUDGET, 2024),
        ("比2024年预算执行数", Moment.PRIOR_YEAR_EXECUTION, 2024),
        ("较上年决算数", Moment.FINAL_ACCOUNTS, None),
        ("与全年预算数", Moment.ADJUSTED_BUDGET, None),
        ("比年初预算", Moment.BUDGET, None),
    ],
)
def test_bases(text: str, moment: Moment | None, year: int | None) -> None:
    (token,) = tokens(squeeze(text).text)
    assert (token.kind, token.moment, token.year) == (Kind.BASE, moment, year)
    assert token.text == squeeze(text).text


def test_carry_over_is_no_base() -> None:
    assert [token.kind for token in tokens("上年结转")] == []


@pytest.mark.parametrize("printed", ["甲 乙　丙", "2024 年 12 月", "1 2", "（一）ＡＢ", ""])
def test_squeezed_characters_know_their_place(printed: str) -> None:
    text = squeeze(printed)
    assert len(text.text) == len(text.origins)
    for index, character in enumerate(text.text):
        start, end = text.span(index, index + 1)
        assert squeeze(printed[start:end]).text in (character, "")


def test_a_blank_parts_two_numbers() -> None:
    assert squeeze("12 34 万元").text == "12 34万元"
