"""Options: which rules apply, how grave they are, and that what cannot be meant is refused in a sentence."""

import pytest

import budgetschema
from budgetschema import Options, OptionsError, Severity
from budgetschema.checks.options import profile_names
from budgetschema.checks.selectors import exactness, spelled
from budgetschema.findings import Rule, rule
from tests.samples import CONFORMANCE

FAILING = CONFORMANCE / "rules" / "structure" / "failing"


def applied(**given) -> set[str]:
    return {each for each in Options(**given).selected if not rule(each).of_schema}


def found(name: str, **given) -> list[tuple[str, Severity]]:
    report = budgetschema.check(budgetschema.load(FAILING / name), Options(**given))
    return [(each.rule_id, each.severity) for each in report.findings]


@pytest.mark.parametrize(
    ("selector", "exact"),
    [
        ("ALL", 0), ("structure", 1), ("S", 2), ("S1", 3), ("S10", 4), ("S106", 10), ("decimal-places", 10),
        ("A", None), ("S2", None), ("codes", None), ("S1060", None), ("decimal", None), ("", None),
    ],
)  # fmt: skip
def test_a_selector_names_rules_more_or_less_exactly(selector: str, exact: int | None) -> None:
    assert exactness(selector, rule("S106")) == exact


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("s106", "S106"), ("s", "S"), ("S1", "S1"), ("all", "ALL"), ("ACME", "ACME"), ("acme001", "ACME001"),
        ("unbalanced", "unbalanced"), ("Decimal-Places", "decimal-places"), ("CODES", "codes"), (" S106 ", "S106"),
    ],
)  # fmt: skip
def test_selectors_are_understood_in_capitals_and_small_letters(given: str, meant: str) -> None:
    assert spelled(given) == meant


def test_every_id_and_slug_is_its_own_selector() -> None:
    for each in budgetschema.rules():
        assert (spelled(each.id), spelled(each.slug)) == (each.id, each.slug)


def test_the_letters_of_an_id_are_one_word() -> None:
    foreign = Rule(id="SA106", slug="x", layer="structure", severity=Severity.INFO, zh="x", en="x")
    assert exactness("S", foreign) is None
    assert exactness("SA", foreign) == 2
    assert exactness("SA1", foreign) == 3


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("S106",), (), {"S106"}),
        (("decimal-places", "R"), (), {"S106", "R001", "R002"}),
        (("s10",), ("S1",), {f"S10{n}" for n in range(1, 10)}),
        (("R",), ("R002",), {"R001"}),
        (("R002",), ("R",), {"R002"}),
        # Alike: left out.
        (("R",), ("R",), set()),
        (("S106",), ("decimal-places",), set()),
        ((), (), set()),
    ],
)
def test_the_more_exact_selector_decides(select, ignore, expected: set[str]) -> None:
    assert applied(select=select, ignore=ignore) == expected


def test_one_selector_may_be_given_as_a_text() -> None:
    assert Options(select="S106").select == ("S106",)


def test_rules_of_the_schema_apply_whatever_is_selected() -> None:
    everything = {each.id for each in budgetschema.rules() if each.of_schema}
    assert Options(select="S106", ignore="ALL").selected == everything | {"S106"}
    assert len(everything) == 13


def test_findings_are_those_of_the_selected_rules() -> None:
    name = "s106-one-place.json"
    assert found(name) == [("S106", Severity.WARNING)]
    assert found(name, ignore="structure") == []
    assert found(name, select="R") == []
    assert found(name, ignore="S1", select="S106") == [("S106", Severity.WARNING)]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ({"S106": "error"}, Severity.ERROR),
        ({"ALL": "info"}, Severity.INFO),
        ({"S106": "info", "ALL": "error"}, Severity.INFO),
        ({"ALL": "error", "decimal-places": "info", "S1": "warning"}, Severity.INFO),
        ({"R": "error"}, Severity.WARNING),
    ],
)
def test_the_most_exact_grade_counts(severity, expected: Severity) -> None:
    assert found("s106-one-place.json", severity=severity) == [("S106", expected)]


def test_a_grade_is_seen_by_the_counts() -> None:
    report = budgetschema.check(budgetschema.load(FAILING / "s106-one-place.json"), Options(severity={"S1": "error"}))
    assert report.counts[Severity.ERROR] == 1
    assert report.findings[0].rule.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("given", "key", "word"),
    [
        ({"select": "X9"}, "options.selector", "X9"),
        ({"ignore": "no-such-rule"}, "options.selector", "decimal-places"),
        ({"severity": {"S999": "error"}}, "options.selector", "S999"),
        ({"select": ""}, "options.selector", "ALL"),
        ({"severity": {"S106": "fatal"}}, "options.severity", "error, warning, info"),
        ({"fail_on": "never"}, "options.severity", "never"),
        ({"profile": "mars"}, "options.profile", "auto, none"),
        ({"ignore": "S001"}, "options.schema_rule", "S001"),
        ({"severity": {"S0": "info"}}, "options.schema_rule", "S0"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_both_languages(given, key: str, word: str) -> None:
    with pytest.raises(OptionsError) as caught:
        Options(**given)
    assert caught.value.key == key
    for lang in ("zh", "en"):
        assert word in caught.value.message(lang)


def test_profiles_begin_with_the_two_that_need_no_file() -> None:
    assert profile_names()[:2] == ("auto", "none")
    assert Options(profile="none").profile == "none"


def test_options_are_frozen_and_compare_by_value() -> None:
    assert Options() == Options()
    assert hash(Options(select="S106")) == hash(Options(select=["S106"]))
    with pytest.raises(AttributeError):
        Options().profile = "none"  # type: ignore[misc]


def test_a_check_that_fails_costs_its_own_result_only(township, monkeypatch) -> None:
    from budgetschema.checks.registry import CHECKS

    def broken(case):
        raise ZeroDivisionError("one")
        yield

    before = budgetschema.check(township)
    monkeypatch.setitem(CHECKS, "S108", broken)
    report = budgetschema.check(township)
    assert [(each.rule_id, each.reason) for each in report.skipped if each.reason == "check.raised"] == [
        ("S108", "check.raised")
    ]
    assert report.findings == before.findings
    assert "ZeroDivisionError: one" in report.skipped[0].message("en")
