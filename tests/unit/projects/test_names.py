"""Names compared without their spelling, and which differences tell projects apart."""

import pytest

from budgetschema.projects.names import are_told_apart, differences, normalised, one_character_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("教龄补贴（县）", "教龄补贴(县)"),
        ("“两委”干部 补助", '"两委"干部补助'),
        ("ＬＥＤ路灯", "led路灯"),
        ("第２期工程", "第2期 工程"),
        ("1、河道清理", "河道清理"),
        ("（二）河道清理", "河道清理"),
        ("3. 河道清理", "河道清理"),
        ("14112425T000001234567-河道清理", "河道清理"),
    ],
)
def test_spelling_does_not_count(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize("name", ["2024年补助", "1.5公里道路", "三公经费", "12"])
def test_a_figure_that_belongs_to_the_name_stays(name: str) -> None:
    assert normalised(name) == name.replace(".", "")


def test_a_name_of_punctuation_only_keeps_something_to_compare() -> None:
    assert normalised("——") != normalised("……")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("教龄补贴省", "教龄补贴市"),
        ("2024年公用经费", "2025年公用经费"),
        ("福利费行政", "福利费事业"),
        ("示例河一期", "示例河二期"),
        ("村级运转经费", "乡级运转经费"),
    ],
)
def test_some_differences_tell_projects_apart(one: str, other: str) -> None:
    assert are_told_apart(one, other)
    assert are_told_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022年防火经费", "2022年2023年防火经费"),  # more on one side only
        ("2024市级补助", "2024年市级补助"),
        ("甲从线改线", "乙丛线改线"),
        ("市级配套补助", "示例镇市级配套补助"),
        ("河道清理", "河道清理"),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert not are_told_apart(one, other)
    assert not are_told_apart(other, one)


def test_differences_are_named_piece_by_piece() -> None:
    assert differences("那丛线改造", "郝从线改造") == (("那丛", "郝从"),)
    assert differences("2024市级", "2024年市级") == (("", "年"),)
    assert differences("同名", "同名") == ()


def test_one_character() -> None:
    assert one_character_apart("河道清理", "河道清洁")
    assert one_character_apart("河道清理", "河道清理费")
    assert not one_character_apart("河道清理", "河流清洁")
