"""Joining what line ends and letter spacing took apart."""

import pytest

from budgetschema.reading.spelling import rejoin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政\n运行", "行政运行"),
        ("合　　计", "合计"),
        ("收  入  总  表", "收入总表"),
        ("2026\n年预算数", "2026年预算数"),
        ("其中：\nABC", "其中：ABC"),
        ("2026 年 预算", "2026 年预算"),  # a space between figures and characters is a habit of setting
        ("2 0 2 6 年", "2026年"),
        ("2 0 2 6 年部门预算", "2026年部门预算"),
        ("2 0 2 6 年 部 门 预 算", "2026年部门预算"),
        ("A B C 表", "ABC表"),
        ("1 2 3", "1 2 3"),
        ("open\ndata", "open data"),
        ("World Bank 贷款", "World Bank 贷款"),
        ("12 34", "12 34"),
        ("1 2 年", "12年"),
    ],
)
def test_rejoin(text: str, expected: str):
    assert rejoin(text) == expected
    assert rejoin(expected) == expected
