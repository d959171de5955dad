"""What the page shows of pipelines, and how everything here calls a document."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
from pathlib import Path

import junitparser
import pytest

from tests.acceptance.conftest import ROOT
from tests.docs.pages import blocks

from .conftest import PAGE, by_the_vendors_schema, configuration, loaded


def test_the_job_on_the_page_is_as_gitlab_wants_it(tmp_path: Path) -> None:
    text, _ = configuration("budget")
    (tmp_path / "ci.yml").write_text(text, encoding="utf-8")
    assert by_the_vendors_schema("gitlab-ci", tmp_path / "ci.yml").returncode == 0
    (tmp_path / "ci.yml").write_text(text.replace("script:", "scripts:"), encoding="utf-8")
    assert by_the_vendors_schema("gitlab-ci", tmp_path / "ci.yml").returncode == 1


@pytest.mark.parametrize("bad", [True, False])
def test_the_commands_of_the_pipelines_end_as_the_documents_are(installed: Path, bad: bool) -> None:
    if not bad:
        (installed / "wrong.budget.json").unlink()
        (installed / "doubtful.budget.json").unlink()
    job = configuration("budget")[1]["budget"]
    (recipe,) = blocks(PAGE, "make")
    commands = [line for line in job["script"] if line.startswith("budgetschema")]
    commands += re.findall("^\t(.+)$", recipe, re.MULTILINE)
    assert len(commands) == 2
    ended = [subprocess.run(each, shell=True, capture_output=True, check=False) for each in commands]  # noqa: S602
    codes = [done.returncode for done in ended]
    assert codes == [int(bad)] * 2
    suites = junitparser.JUnitXml.fromfile(str(installed / job["artifacts"]["reports"]["junit"]))
    assert (sum(suite.failures for suite in suites) > 0) == bad


def test_everything_here_calls_a_document_alike() -> None:
    settings = [json.loads(text) for text in blocks(PAGE, "json") if "json.schemas" in text]
    globs = [
        *json.loads((ROOT / "schemas" / "schemastore.json").read_text(encoding="utf-8"))["fileMatch"],
        *(glob for each in settings for entry in each["json.schemas"] for glob in entry["fileMatch"]),
        *re.findall(r"fileMatch = \{ '(.+)' \}", "".join(blocks(PAGE, "lua"))),
    ]
    assert globs == ["*.budget.json"] * 3
    default = loaded((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]["files"]["default"]
    assert default == f"**/{globs[0]}"
    names = ["2026.budget.json", "budget.json", "2026.json", "2026.budget.json.bak"]
    (files,) = {hook["files"] for hook in loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert [name for name in names if re.search(files, name)] == fnmatch.filter(names, globs[0])


def test_every_example_names_its_schema() -> None:
    examples = [
        path for folder in ("features", "liujiahui-2026") for path in (ROOT / "examples" / folder).glob("*.json")
    ]
    assert len(examples) > 10
    for path in examples:
        assert next(iter(json.loads(path.read_text(encoding="utf-8")))) == "$schema", path
