"""Where persons stand in a text. Names and numbers here are invented for the test."""

import pytest

from budgetschema.privacy.patterns import mark, narrow
from budgetschema.privacy.persons import is_identifier_label, is_personal_label, personal_spans, without

MARK = mark()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("联系人：赵甲乙，电话：0999-1234567", "联系人：%，电话：%"),
        ("负责人:\t钱甲\t经办人:\t孙乙丙\t联系电话:\t13900000000\t填报日期:\t20260111172317",
         "负责人:\t%\t经办人:\t%\t联系电话:\t%\t填报日期:\t20260111172317"),
        ("联系人赵甲，电话：0999－1234567转8012", "联系人%，电话：%"),
        ("联系人:赵甲电话:13900000000", "联系人:%电话:%"),
        ("审核人（签字）：欧阳 甲", "审核人（签字）：%"),
        ("联系人：赵甲、钱乙；电话：1234567/7654321", "联系人：%、%；电话：%/%"),
        ("联系人：阿甲乙·丙丁戊", "联系人：%"),
        ("填表人：赵＊乙", "填表人：%"),
        ("办公电话　０９９９－１２３４５６７", "办公电话　%"),
        ("赵甲 139 0000 0000", "% %"),
        ("详情请联系赵甲乙同志（电话 13900000000）", "详情请联系%同志（电话 %）"),
        ("(0999)1234567", "%"),
        ("+86 13900000000", "%"),
    ],
)  # fmt: skip
def test_names_and_numbers_are_taken_out(text: str, left: str) -> None:
    assert without(text, personal_spans(text)) == left.replace("%", MARK)


@pytest.mark.parametrize(
    "text",
    [
        "负责人:\t\t经办人:\t\t联系电话:\t\t填报日期:\t20260111172317",
        "项目负责人对项目进行监督，经办人应当签字。",
        "负责人：某某镇人民政府",
        "联系人：财政所",
        "联系人：党政办",
        "监督电话：12345",
        "统一社会信用代码 91140000123456789X",
        "项目编码：13012300001",
        "项目编码 13012300001，金额 13900000000 元",
        "共安排13900000000元，电话费2500000元",
        "2026年预算13900000000",
        "1301230000145678 0101.50 -1390000.00 1,390,000,000.00",
        "负责人 单位公章 时间 项目",
        "晋财预〔2026〕12号 2026-01-15 2080505 30101",
    ],
)
def test_codes_amounts_and_offices_stay(text: str) -> None:
    assert personal_spans(text) == []


def test_a_number_in_a_column_of_codes_stays() -> None:
    assert personal_spans("13012300001", label="项目编码") == []
    assert personal_spans("13012300001", label="备注") == [(0, 11)]


@pytest.mark.parametrize(
    "label",
    [
        "联系人",
        "负责人：",
        "联系人及电话",
        "联系人/联系电话",
        "单位负责人（签字）",
        "制表：",
        "Tel",
        "姓 名",
        "联 系 电 话",
    ],
)
def test_labels_that_ask_for_a_person(label: str) -> None:
    assert is_personal_label(label)


@pytest.mark.parametrize("label", ["电话费", "邮电费", "负责部门", "人员经费", "项目名称", "合计", "", "联系" * 10_000])
def test_labels_that_do_not(label: str) -> None:
    assert not is_personal_label(label)


def test_labels_of_identifiers() -> None:
    assert is_identifier_label("统一社会信用代码")
    assert is_identifier_label("项目编码：")
    assert not is_identifier_label("项目名称")


def test_characters_keep_their_positions() -> None:
    text = "Ａ（１）　ﬁ㈠\U0001f600"
    assert len(narrow(text)) == len(text)
    assert narrow(text).startswith("A(1) ")


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "联系人：" * 50_000, "电话" + " " * 200_000, "赵" * 200_000, "0-" * 100_000]
)
def test_long_texts_take_no_more_than_their_length(text: str, in_time) -> None:
    with in_time():
        personal_spans(text)
