"""Findings and errors as things: what they say, in which language, and that they travel between processes."""

import copy
import pickle

import attrs
import pytest

from budgetschema.findings import (
    BudgetSchemaError,
    DocumentError,
    Finding,
    Severity,
    UnreadableError,
    preferred_language,
)
from budgetschema.model import Place

FINDING = Finding(rule_id="S001", params={"field": "scope"}, pointer="/publisher", line=3)


def through_pickle(error: BaseException) -> BaseException:
    again: BaseException = pickle.loads(pickle.dumps(error))  # noqa: S301
    return again


ERRORS = {
    "unreadable": UnreadableError("json.syntax", {"name": "预算.json", "line": 3, "column": 7, "reason": "x"}),
    "document": DocumentError((FINDING, Finding(rule_id="S007", pointer="/title"))),
}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "BUDGETSCHEMA_LANG": "en"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "BUDGETSCHEMA_LANG": "zh"}, "zh"),
        ({"LANG": "en_US.UTF-8", "BUDGETSCHEMA_LANG": ""}, "en"),
    ],
)
def test_the_environment_chooses_the_language(language, variables, expected: str) -> None:
    language(**variables)
    assert preferred_language() == expected
    error = UnreadableError("file.empty", {"name": "a.json"})
    assert str(error) == error.message(expected)  # type: ignore[arg-type]
    assert error.message("zh") != error.message("en")


def test_an_error_about_a_document_tells_how_many_and_the_first() -> None:
    error = ERRORS["document"]
    assert error.message("zh") == "文档不合格式，共 2 处。第一处：/publisher 缺少必填字段“scope”。"
    assert "2 problem(s)" in error.message("en")
    assert '/publisher The required field "scope" is missing.' in error.message("en")


def test_errors_are_of_one_family() -> None:
    assert issubclass(UnreadableError, BudgetSchemaError)
    assert issubclass(DocumentError, BudgetSchemaError)
    assert issubclass(BudgetSchemaError, Exception)
    assert not issubclass(DocumentError, UnreadableError)


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("travel", [copy.copy, copy.deepcopy, through_pickle])
def test_an_error_survives_the_way_between_processes(name: str, travel) -> None:
    # An exception is rebuilt from its arguments; where they do not fit, a process pool breaks at the first bad file.
    error = ERRORS[name]
    again = travel(error)
    assert type(again) is type(error)
    assert [again.message(lang) for lang in ("zh", "en")] == [error.message(lang) for lang in ("zh", "en")]
    assert getattr(again, "findings", None) == getattr(error, "findings", None)
    assert again.params == error.params


def test_a_finding_knows_its_rule() -> None:
    assert FINDING.rule.slug == "missing-field"
    assert FINDING.severity is Severity.ERROR
    assert FINDING.message("zh") == "缺少必填字段“scope”。"
    assert FINDING.message("en") == 'The required field "scope" is missing.'


@pytest.mark.parametrize(
    ("places", "where"),
    [
        ({"pointer": "/a/0"}, "/a/0"),
        ({"pointer": ""}, "#"),
        ({"xpath": "/disclosure/@title"}, "/disclosure/@title"),
        ({"pointer": "/a", "xpath": "/b"}, "/a"),
        ({}, ""),
    ],
)
def test_the_most_exact_place_is_given_as_one_word(places, where: str) -> None:
    assert Finding(rule_id="S007", **places).where == where


def test_findings_compare_by_value_and_can_stand_in_sets() -> None:
    same = Finding(rule_id="S001", params={"field": "scope"}, pointer="/publisher", line=3)
    assert same == FINDING
    assert len({same, FINDING, attrs.evolve(FINDING, line=4), attrs.evolve(FINDING, params={"field": "x"})}) == 3
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FINDING.line = 4  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(FINDING)) == FINDING  # noqa: S301


def test_a_finding_may_name_its_place_in_the_source() -> None:
    place = Place(file=1, line=12, cell=3)
    assert attrs.evolve(FINDING, place=place).place == place
