"""The GitHub Action: its steps are run with the variables that a runner sets."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from budgetschema import check, load
from tests.acceptance.conftest import ROOT, missing

from .conftest import DOUBTFUL, PAGE, by_the_vendors_schema, configuration, loaded

ACTION = ROOT / "action.yml"
DOUBTS = len(check(load(DOUBTFUL)).findings)
EXPRESSION = re.compile(r"\$\{\{ *(.+?) *\}\}")


def action() -> dict[str, Any]:
    data: dict[str, Any] = loaded(ACTION.read_text(encoding="utf-8"))
    return data


def step(name: str) -> dict[str, Any]:
    (found,) = [each for each in action()["runs"]["steps"] if each.get("id") == name]
    return dict(found)


@attrs.frozen
class Ended:
    """How a step ended: exit code, lines of the log, what was said beside it, what it gave out."""

    code: int
    log: list[str]
    said: str
    outputs: dict[str, str]


def ended(name: str, folder: Path, python: str | Path = sys.executable, **inputs: str) -> Ended:
    """Run the script of a step as the runner does."""
    if shutil.which("bash") is None:
        missing("bash")
    known = {f"inputs.{name}": facts["default"] for name, facts in action()["inputs"].items()}
    known |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    known["steps.python.outputs.python-path"] = str(python)
    given = {key: EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in step(name)["env"].items()}
    script = folder / "script.sh"
    script.write_text(step(name)["run"], encoding="utf-8")
    output = folder / "output"
    output.write_text("", encoding="utf-8")
    places = {"GITHUB_OUTPUT": output, "GITHUB_ACTION_PATH": ROOT, "RUNNER_TEMP": folder / "runner's temp"}
    env = {**os.environ, **{key: str(value) for key, value in places.items()}, **given}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    lines = output.read_text(encoding="utf-8").splitlines()
    return Ended(done.returncode, done.stdout.splitlines(), done.stderr, dict(line.split("=", 1) for line in lines))


def test_the_action_is_as_github_wants_it(tmp_path: Path) -> None:
    assert by_the_vendors_schema("github-actions", ACTION).returncode == 0
    (tmp_path / "action.yml").write_text(ACTION.read_text(encoding="utf-8").replace("using:", "uses:"), "utf-8")
    assert by_the_vendors_schema("github-actions", tmp_path / "action.yml").returncode == 1


def test_no_script_holds_an_expression() -> None:
    scripts = [each["run"] for each in action()["runs"]["steps"] if "run" in each]
    assert len(scripts) == 2
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize(
    ("files", "inputs", "code", "findings"),
    [
        ("good.budget.json", {}, 0, 0),
        ("doubtful.budget.json", {}, 1, DOUBTS),
        ("doubtful.budget.json", {"select": "S0"}, 0, 0),
        ("doubtful.budget.json", {"fail_on": "error"}, 0, DOUBTS),
        ("wrong.budget.json", {"fail_on": "error", "select": "S0"}, 1, 1),
        ("*.budget.json\n\ngood.budget.json\n", {}, 1, DOUBTS + 1),
        ("nothing/*.budget.json", {}, 3, 0),
        ("good.budget.json", {"select": "X1"}, 2, 0),
    ],
)
def test_the_check_ends_as_the_files_are(
    records: Path, files: str, inputs: dict[str, str], code: int, findings: int
) -> None:
    done = ended("check", records, files=files, **inputs)
    assert (done.code, done.outputs) == (code, {"findings": str(findings)})
    assert len([line for line in done.log if line.startswith("::")]) == findings


def test_a_finding_is_an_annotation_of_its_line_in_the_language_asked_for(records: Path) -> None:
    for language, word in (("zh", "取值"), ("en", "allowed")):
        done = ended("check", records, files="wrong.budget.json", language=language)
        (line,) = [line for line in done.log if line.startswith("::")]
        assert line.startswith("::error file=wrong.budget.json,line=5,title=S004 unknown-word::")
        assert word in line


def test_without_inputs_every_disclosure_is_checked(records: Path) -> None:
    (records / "county" / "2026").mkdir(parents=True)
    (records / "wrong.budget.json").rename(records / "county" / "2026" / "wrong.budget.json")
    (records / "other.json").write_text("{", encoding="utf-8")
    assert ended("check", records).outputs == {"findings": str(DOUBTS + 1)}


def test_the_configuration_file_counts_where_an_input_is_left_out(records: Path) -> None:
    (records / "budgetschema.toml").write_text('select = ["S0"]\n', encoding="utf-8")
    assert ended("check", records, files="doubtful.budget.json").code == 0
    assert ended("check", records, files="doubtful.budget.json", select="ALL").code == 1


def test_a_report_in_sarif_is_written_if_asked_for(records: Path) -> None:
    done = ended("check", records, files="*.budget.json", sarif="out put.sarif", language="en")
    assert (done.code, done.outputs["findings"]) == (1, str(DOUBTS + 1))
    (run,) = json.loads((records / "out put.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == DOUBTS + 1


def test_a_report_in_sarif_that_cannot_be_written_is_an_error(records: Path) -> None:
    done = ended("check", records, files="wrong.budget.json", sarif="nowhere/report.sarif", language="en")
    assert (done.code, done.outputs) == (3, {"findings": "1"})
    assert "nowhere" in done.said


@pytest.mark.parametrize("name", ["files", "select", "fail_on", "sarif", "language"])
def test_no_input_is_run_as_a_command(records: Path, name: str) -> None:
    for value in ('$(touch "ran")', "`touch ran`", '"; touch ran; "', "--output=ran"):
        ended("check", records, **{"files": "doubtful.budget.json", name: value})
        assert not (records / "ran").exists()


@pytest.mark.parametrize(("extras", "asked"), [("", ""), ("pdf,office", "[pdf,office]"), ("$(touch ran)", None)])
def test_the_package_is_installed_from_where_the_action_is(tmp_path: Path, extras: str, asked: str | None) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = ended("install", tmp_path, python, extras=extras)
    *options, target, package = done.log
    assert options[:3] == ["-m", "pip", "install"]
    assert options[-1] == "--target"
    assert target == str(tmp_path / "runner's temp" / "budgetschema")
    assert asked is None or package == f"{ROOT}{asked}"
    assert not (tmp_path / "ran").exists()


def test_the_workflow_on_the_page_is_as_github_wants_it_and_uses_what_there_is(tmp_path: Path) -> None:
    text, workflow = configuration("jobs")
    (tmp_path / "budget.yml").write_text(text, encoding="utf-8")
    assert by_the_vendors_schema("github-workflows", tmp_path / "budget.yml").returncode == 0
    (tmp_path / "budget.yml").write_text(text.replace("runs-on", "runs"), encoding="utf-8")
    assert by_the_vendors_schema("github-workflows", tmp_path / "budget.yml").returncode == 1
    (job,) = workflow["jobs"].values()
    (ours,) = [each for each in job["steps"] if "budgetschema@" in each.get("uses", "")]
    assert {*ours["with"]} <= {*action()["inputs"]}


def test_the_page_names_every_input_and_output() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in (*action()["inputs"], *action()["outputs"]) if f"`{name}`" not in text] == []
