"""Sums of money in texts, and when two printed sums may be one."""

from decimal import Decimal

import pytest

from budgetschema.model import FundingSource, MoneyUnit, Operator, PerformanceIndicator, Project, Side
from budgetschema.model.project import Funding
from budgetschema.projects import Money, form_amounts, mentions
from budgetschema.projects.money import indicator_money


def wan(text: str) -> Money:
    return Money.of(Decimal(text), MoneyUnit.WAN_YUAN)


def yuan(text: str) -> Money:
    return Money.of(Decimal(text), MoneyUnit.YUAN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下达资金23.8万", [238000]),
        ("下达资金２３．８ 万元。", [238000]),
        ("安排1,284.66万元，其中基本支出903万元", [12846600]),  # a part is not the sum
        ("共计1.2亿元；结余300元", [120000000, 300]),
        ("每人每月补助500元，共384元", [384]),
        ("按每亩8元发放", []),
        ("补助500元/人，合计2万", [20000]),
        ("覆盖1万人、3亿次", []),  # no money
        ("预计实现产值800万元", []),  # a gain
        ("2023年第12号文", []),
        ("", []),
        (None, []),
    ],
)
def test_the_sums_that_a_text_names(text: str | None, found: list[int]) -> None:
    assert [money.yuan for money in mentions(text)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (wan("0.71"), yuan("7073")),
        (wan("5.90"), wan("5.9046")),
        (wan("16.17"), wan("16.16825")),  # half up
        (wan("16.16"), wan("16.16825")),  # cut off
        (wan("23.80"), wan("23.8")),
        (wan("3.20"), yuan("32000.00")),
    ],
)
def test_one_amount_printed_twice_agrees(one: Money, other: Money) -> None:
    assert one.agrees(other)
    assert other.agrees(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (wan("0.71"), yuan("7200")),
        (wan("0.72"), yuan("7073")),
        (wan("23.80"), wan("28.3")),
        (yuan("44780.18"), yuan("44780.19")),
        (wan("3.20"), yuan("3.20")),
    ],
)
def test_two_amounts_do_not(one: Money, other: Money) -> None:
    assert not one.agrees(other)
    assert not other.agrees(one)


def test_a_sum_has_the_slack_of_its_parts() -> None:
    total = Money.sum([wan("1.00"), wan("2.00"), wan("3.00")])
    assert total.yuan == 60000
    assert total.agrees(wan("6.01"))
    assert not total.agrees(wan("6.03"))
    assert str(total) == "6万元"


def test_what_a_form_names() -> None:
    project = Project(
        name="河道清理",
        funding_unit=MoneyUnit.WAN_YUAN,
        funding=(
            Funding(
                source=FundingSource.TOTAL, label="资金总额", amounts={"period": Decimal(0), "year": Decimal("3.2")}
            ),
            Funding(source=FundingSource.LOCAL, label="县级资金", amounts={"year": Decimal("9.9")}),
        ),
        overview="安排31960元。",
        indicators=(
            PerformanceIndicator(
                side=Side.YEAR, level_3="所需资金", operator=Operator.LE, value=Decimal(4), unit="万元"
            ),
            PerformanceIndicator(side=Side.YEAR, level_3="处数", value=Decimal(4), unit="处"),
        ),
    )
    assert [money.yuan for money in form_amounts(project)] == [32000, 31960, 40000]
    assert indicator_money(project.indicators[1]) is None
