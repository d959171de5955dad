"""The command ``check`` and those about rules, in this process: configuration, baseline, formats, exit codes."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import budgetschema
from budgetschema.cli import main
from budgetschema.findings import LAYERS, rules
from budgetschema.report import FORMATS
from budgetschema.report.examples import failing_example
from tests.samples import CONFORMANCE

FAILING = CONFORMANCE / "rules" / "structure" / "failing"
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Run the command line in an empty folder, in English; a traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGETSCHEMA_LANG", "en")

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with one warning, S106, in a folder of its own."""
    (tmp_path / "data").mkdir()
    return shutil.copy(FAILING / "s106-one-place.json", tmp_path / "data" / "budget.json")


def test_the_configuration_is_that_of_the_folder_of_each_file(cli: Cli, document: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    shutil.copy(document, tmp_path / "other" / "budget.json")
    (document.parent / "budgetschema.toml").write_text('ignore = ["S106"]')
    code, out, _ = cli("check", "data/budget.json", "other/budget.json", "--format", "short")
    assert code == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["other/budget.json"]
    assert cli("check", "data/budget.json")[0] == 0
    assert cli("check", "data/budget.json", "--no-config")[0] == 1


def test_the_command_line_goes_before_the_configuration(cli: Cli, document: Path) -> None:
    settings = document.parent / "budgetschema.toml"
    settings.write_text('ignore = ["S106"]\nfail-on = "error"\n[severity]\nS1 = "error"\nR = "error"')
    name = str(document)
    assert cli("check", name)[0] == 0
    # Rules asked for by name are applied; the grade of the file stays.
    assert "error S106" in cli("check", name, "--select", "S106")[1]
    assert "info S106" in cli("check", name, "--select", "S106", "--severity", "S106=info")[1]
    assert cli("check", name, "--select", "S106", "--severity", "S106=warning", "--fail-on", "error")[0] == 0
    assert cli("check", name, "--select", "S106", "--severity", "S106=warning", "--fail-on", "warning")[0] == 1
    settings.write_text('ignore = ["R"]')
    assert cli("check", name, "--ignore", "S106,R")[0] == 0


def test_a_configuration_may_be_named(cli: Cli, document: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('ignore = ["decimal-places"]')
    assert cli("check", str(document), "--config", "ours.toml")[0] == 0
    code, _, err = cli("check", str(document), "--config", "none.toml")
    assert code == 2
    assert "none.toml" in err
    assert cli("check", str(document), "--config", "ours.toml", "--no-config")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--select", "X1"), "X1"),
        (("--ignore", "S001"), "S001"),
        (("--severity", "S106"), "RULE=LEVEL"),
        (("--severity", "S106=fatal"), "error, warning, info"),
        (("--profile", "mars"), "auto, none"),
        (("--fail-on", "never"), "never"),
        (("--format", "html"), "html"),
        (("--baseline", "data/budget.json"), "--write-baseline"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(cli: Cli, document: Path, arguments, word: str) -> None:
    code, out, err = cli("check", str(document), *arguments)
    assert (code, out) == (2, "")
    assert word in err


def test_a_broken_configuration_is_a_usage_error_and_can_be_put_aside(cli: Cli, document: Path) -> None:
    (document.parent / "budgetschema.toml").write_text("select = 3")
    code, _, err = cli("check", str(document))
    assert code == 2
    assert "budgetschema.toml" in err
    assert cli("check", str(document), "--no-config")[0] == 1


def test_a_baseline_is_written_filled_in_and_used(cli: Cli, document: Path, tmp_path: Path) -> None:
    code, out, err = cli("check", str(document), "--write-baseline", "known.toml")
    assert (code, out) == (0, "")
    assert "1 entries, 1 of them" in err
    code, out, _ = cli("check", str(document), "--baseline", "known.toml")
    assert code == 0
    assert "hides 1 known" in out
    assert "gives no reason" in out
    known = tmp_path / "known.toml"
    known.write_text(known.read_text(encoding="utf-8").replace('reason = ""', 'reason = "as printed"'), "utf-8")
    assert "gives no reason" not in cli("check", str(document), "--baseline", "known.toml")[1]
    # Renewed under its own effect: what it hides is still in it, with its reason.
    before = known.read_bytes()
    assert cli("check", str(document), "--baseline", "known.toml", "--write-baseline", "known.toml")[0] == 0
    assert known.read_bytes() == before
    (entry,) = tomllib.loads(before.decode())["finding"]
    assert entry["reason"] == "as printed"


def test_what_the_baseline_no_longer_matches_is_told_in_every_format(cli: Cli, document: Path) -> None:
    cli("check", str(document), "--write-baseline", "known.toml")
    document.write_text(document.read_text(encoding="utf-8").replace('"71.4"', '"71.40"'), encoding="utf-8")
    for name in FORMATS:
        code, out, err = cli("check", str(document), "--baseline", "known.toml", "--format", name)
        assert code == 0
        assert "stale" in out if name == "json" else "matches nothing any more" in out + err


def test_the_baseline_of_the_configuration_is_relative_to_it(cli: Cli, document: Path) -> None:
    cli("check", str(document), "--write-baseline", "data/known.toml")
    (document.parent / "pyproject.toml").write_text('[tool.budgetschema]\nbaseline = "known.toml"')
    assert cli("check", str(document))[0] == 0


def test_what_is_not_valid_is_neither_known_nor_ignored(cli: Cli, document: Path) -> None:
    document.write_text(document.read_text(encoding="utf-8").replace('"71.4"', "71.4"), encoding="utf-8")
    code, out, _ = cli("check", str(document), "--write-baseline", "known.toml")
    assert code == 1
    assert "S003" in out
    code, out, _ = cli("check", str(document), "--select", "R")
    assert code == 1
    assert "S003" in out
    assert "rules were not applied" in out


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_the_input_is_never_overwritten(cli: Cli, document: Path, option: str) -> None:
    before = document.read_bytes()
    code, _, err = cli("check", str(document), option, str(document))
    assert code == 2
    assert "overwrite" in err
    assert document.read_bytes() == before
    # Nor is another document, taken for a baseline.
    other = document.with_name("other.json")
    other.write_bytes(before)
    if option == "--write-baseline":
        assert cli("check", str(document), option, str(other))[0] == 2
        assert other.read_bytes() == before


def test_a_report_goes_into_a_file(cli: Cli, document: Path, tmp_path: Path) -> None:
    code, out, err = cli("check", str(document), "--format", "csv", "-o", "report.csv")
    assert (code, out) == (1, "")
    assert "report.csv" in err
    data = (tmp_path / "report.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert row["rule"] == "S106"
    assert cli("check", str(document), "-o", "no/such/folder/report.txt")[0] == 3


def test_findings_have_the_lines_of_the_checked_file(cli: Cli, document: Path, tmp_path: Path) -> None:
    budgetschema.dump(budgetschema.load(document), tmp_path / "budget.xml")
    for path, word in ((document, '"71.4"'), (tmp_path / "budget.xml", ">71.4<")):
        ((told,),) = [each["findings"] for each in json.loads(cli("check", str(path), "--format", "json")[1])]
        assert word in path.read_text(encoding="utf-8").splitlines()[told["line"] - 1]


def test_the_same_is_found_in_json_and_xml_in_every_format(cli: Cli, tmp_path: Path) -> None:
    """But for the names of the files and the places in them."""
    for path in sorted(FAILING.glob("*.json")):
        shutil.copy(path, tmp_path / "d.json")
        budgetschema.dump(budgetschema.load(path), tmp_path / "d.xml")
        told = [json.loads(cli("check", f"d.{face}", "--format", "json")[1])[0] for face in ("json", "xml")]
        for each in told:
            del each["file"]
            for found in each["findings"]:
                assert found.pop("line") >= 1
        assert told[0] == told[1]
        runs = [json.loads(cli("check", f"d.{face}", "--format", "sarif")[1])["runs"][0] for face in ("json", "xml")]
        prints = [[(each["ruleId"], each["partialFingerprints"]) for each in run["results"]] for run in runs]
        assert prints[0] == prints[1] != []


def test_rules_are_listed(cli: Cli) -> None:
    assert len(cli("rules")[1].splitlines()) == len(rules())
    told = json.loads(cli("rules", "--format", "json")[1])
    assert [each["id"] for each in told] == [each.id for each in rules()]
    assert {"zh", "en"} == set(told[0]["explanation"])
    for layer in LAYERS:
        listed = json.loads(cli("rules", "--layer", layer, "--format", "json")[1])
        assert {each["layer"] for each in listed} <= {layer}
    infos = json.loads(cli("rules", "structure", "--severity", "info", "--format", "json")[1])
    assert {each["id"] for each in infos} == {"R002", "S111"}
    assert cli("rules", "X9")[0] == 2
    assert cli("rules", "--layer", "weather")[0] == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_is_explained_with_the_document_that_fails_it(cli: Cli, lang: str) -> None:
    for rule in rules():
        for name in (rule.id, rule.slug, rule.id.lower()):
            code, out, _ = cli("--lang", lang, "explain", name)
            assert code == 0
        assert rule.explanation(lang) in out  # type: ignore[arg-type]
        assert ("违反的例子" in out or "Fails (" in out) == (failing_example(rule.id) is not None), rule.id
    assert [rule.id for rule in rules() if failing_example(rule.id) is None] == []
    assert cli("explain", "S999")[0] == 2
    assert cli("explain", "S1")[0] == 2
