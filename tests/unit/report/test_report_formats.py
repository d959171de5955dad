"""The formats for programs: whole, escaped as each of them asks, and harmless whatever a document holds."""

import csv
import io
import json
import re
from typing import Any

import attrs
import pytest
from lxml import etree

from budgetschema.checks import Options
from budgetschema.cli.commands.check import FORMATS as OFFERED
from budgetschema.findings import Finding, Severity, rule
from budgetschema.model import Place
from budgetschema.report import FORMATS, render
from budgetschema.report.markdown import rule_markdown
from budgetschema.report.safe import csv_cell

from .samples import GRADED, HOSTILE, POINTER, calculated, finding, hostile, result

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_the_command_line_offers_every_format() -> None:
    assert tuple(FORMATS) == OFFERED


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_a_document_reaches_the_terminal_as_a_command(name: str, lang) -> None:
    text = render([result(hostile(), name=f"a{HOSTILE}")], name, lang)
    assert not UNSEEN.search(text)
    assert "script" in text


@pytest.mark.parametrize("name", ["json", "sarif", "junit"])
def test_no_tag_of_a_document_survives(name: str) -> None:
    assert "<script" not in render([result(hostile())], name)


@pytest.mark.parametrize("name", FORMATS)
def test_there_is_a_report_without_files_and_without_findings(name: str) -> None:
    assert isinstance(render([], name), str)
    # JUnit names every rule that was applied; a failure is what must not be there.
    assert ("<failure" if name == "junit" else "S106") not in render([result()], name)


def _json(*findings: Finding) -> Any:
    return json.loads(render([result(*findings)], "json"))[0]


def test_json_carries_equations_and_suspects_exactly() -> None:
    (found,) = _json(calculated())["findings"]
    first, second = found["equations"]
    assert [first["total"]["value"], first["residual"], first["tolerance"]] == ["1284.66", "0.06", "0.01"]
    assert [(term["sign"], term.get("value")) for term in first["terms"]] == [(1, "1000.00"), (1, "284.6"), (-1, None)]
    assert second["terms"][0]["unit"] == "yuan"
    assert found["suspects"][0] | {"low": "1284.60", "reconciling": "1284.60", "slip": "digit"} == found["suspects"][0]
    assert "reconciling" not in found["suspects"][1]
    assert found["named"] == ["2026年预算支出总表", "档案馆", "基本支出"]


def test_json_gives_back_what_was_found_letter_by_letter() -> None:
    found = _json(hostile())["findings"][0]
    assert found["params"]["line"] == HOSTILE
    assert set(found["message"]) == {"zh", "en"}


def test_json_says_what_was_skipped_and_what_is_known() -> None:
    told = json.loads(render([result(GRADED, known=(finding(),))], "json"))[0]
    assert told["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert told["skipped"] == [{"rule": "S108", "reason": {"zh": "未发现问题", "en": "nothing found"}}]
    assert told["baseline"] == {"known": 1, "stale": [], "unexplained": []}


def _sarif(*findings: Finding, lang="zh", **given: Any) -> Any:
    (run,) = json.loads(render([result(*findings, **given)], "sarif", lang))["runs"]
    return run


def test_sarif_has_rules_in_both_languages() -> None:
    run = _sarif(finding(), GRADED, lang="en")
    (own,), (other,) = run["tool"]["driver"]["rules"], run["translations"][0]["rules"]
    assert (own["id"], other["id"]) == ("S106", "S106")
    assert "decimal" in own["help"]["text"]
    assert "小数" in other["help"]["text"]
    assert own["shortDescription"]["text"] == rule("S106").title("en")
    assert own["help"]["markdown"].replace("{{", "{").replace("}}", "}") == rule_markdown(rule("S106"), "en")
    assert "`{{value}}`" in own["help"]["markdown"]
    assert "小数" in other["help"]["markdown"]
    assert [each["level"] for each in run["results"]] == ["warning", "error"]
    assert {each["ruleIndex"] for each in run["results"]} == {0}


def test_sarif_places_are_physical_and_logical() -> None:
    (found,) = _sarif(calculated(line=12), name="年度/a b.json")["results"]
    (location,) = found["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 12}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%E5%B9%B4%E5%BA%A6/a%20b.json"
    assert location["logicalLocations"][0]["fullyQualifiedName"] == POINTER
    assert len(found["relatedLocations"]) == 2


def test_sarif_fingerprints_do_not_follow_lines_and_places() -> None:
    def prints(*findings: Finding) -> list[str]:
        return [each["partialFingerprints"]["budgetschema/v1"] for each in _sarif(*findings)["results"]]

    same = prints(finding(), finding(line=9, place=Place(line=4)), finding(severity_override=Severity.INFO))
    assert len(set(same)) == 1
    assert len({*same, *prints(finding("乙"), attrs.evolve(finding(), pointer="/tables/0/lines/0/amounts/total"))}) == 3


def test_sarif_text_has_no_links_and_no_placeholders() -> None:
    text = _sarif(hostile())["results"][0]["message"]["text"]
    assert not re.search(r"(?<!\\)\[", text)
    assert not re.search(r"(?<!\{)\{(?!\{)", text)


def test_sarif_says_which_rules_were_not_applied() -> None:
    (note,) = _sarif()["invocations"][0]["toolExecutionNotifications"]
    assert note["associatedRule"] == {"id": "S108"}


def _junit(*findings: Finding, **given: Any) -> Any:
    return etree.fromstring(render([result(*findings)], "junit", **given))


def test_junit_fails_skips_and_passes() -> None:
    root = _junit(finding(), GRADED)
    assert [root.get(count) for count in ("tests", "failures", "skipped", "errors")] == ["4", "2", "1", "0"]
    names = [case.get("name") for case in root.iter("testcase")]
    assert names[-1] == "S107 empty-statement-contradicted"
    assert [case.get("type") for case in root.iter("failure")] == ["warning", "error"]


def test_junit_does_not_fail_for_less_than_asked() -> None:
    lenient = attrs.evolve(result(finding(), GRADED), options=Options(fail_on="error"))
    root = etree.fromstring(render([lenient], "junit"))
    assert [each.get("type") for each in root.iter("failure")] == ["error"]
    assert len(list(root.iter("system-out"))) == 1


def test_github_lines_are_commands_of_ours() -> None:
    text = render([result(hostile(), calculated(line=7), name="a,b:c%.json")], "github")
    lines = text.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::warning file=a%2Cb%3Ac%25.json,") for line in lines)
    assert ",line=7,title=S106 decimal-places::" in lines[1]
    assert "%0A" in lines[1]
    # What looks like an escape in a document is none.
    assert "%250A" in lines[0]
    levels = render([result(GRADED, finding(severity_override=Severity.INFO))], "github").splitlines()
    assert [line.split()[0] for line in levels] == ["::error", "::notice"]


def test_csv_cells_are_no_formulas() -> None:
    for start in ("=", "+", "-", "@", " =", "＝", "-2+3"):
        named = f"{start}1.json"
        (row,) = csv.DictReader(io.StringIO(render([result(finding(), name=named)], "csv")))
        assert row["file"].startswith("'"), start
    assert [csv_cell(value) for value in (None, 7, "-12.50", "0.00", "-12.50+1", "\t=1")] == [
        "", "7", "-12.50", "0.00", "'-12.50+1", "\\t=1",
    ]  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(render([result(calculated(line=5))], "csv")))
    assert (row["file"], row["line"], row["rule"], row["source_page"]) == ("budget.json", "5", "S106", "3")
    assert row["place"] == "2026年预算支出总表 / 档案馆 / 基本支出"
    assert "1284.66 → 1284.60" in row["suspects"]
