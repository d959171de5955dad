"""The hooks of pre-commit. That it installs and runs them is tried by ``.ci/run``, as it needs a network."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import ROOT, missing

from .conftest import PAGE, configuration, loaded

MANIFEST = ROOT / ".pre-commit-hooks.yaml"


def hooks() -> dict[str, Any]:
    return {hook["id"]: hook for hook in loaded(MANIFEST.read_text(encoding="utf-8"))}


def ended(hook: dict[str, Any], *names: str, arguments: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    """Run a hook as pre-commit does: its entry, arguments of the configuration, names of files."""
    program, *words = shlex.split(hook["entry"])
    assert program == "budgetschema"
    command = [sys.executable, "-m", "budgetschema", *words, *arguments, *names]
    return subprocess.run(command, capture_output=True, check=False)


def judged_by_pre_commit(command: str, path: Path) -> subprocess.CompletedProcess[str]:
    try:
        import pre_commit  # noqa: F401
    except ImportError:
        missing("pre-commit")
    run = [sys.executable, "-m", "pre_commit", command, str(path)]
    return subprocess.run(run, capture_output=True, text=True, check=False)


def test_pre_commit_takes_the_manifest() -> None:
    done = judged_by_pre_commit("validate-manifest", MANIFEST)
    assert (done.returncode, done.stdout) == (0, "")


def test_pre_commit_takes_the_configurations_on_the_page(tmp_path: Path) -> None:
    text, config = configuration("repos")
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    done = judged_by_pre_commit("validate-config", tmp_path / "config.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    ours, others = config["repos"]
    assert {hook["id"] for hook in ours["hooks"]} == {*hooks()}
    assert ours["rev"] == f"v{version('budgetschema')}"
    assert others["repo"] == "https://github.com/python-jsonschema/check-jsonschema"


@pytest.mark.parametrize(
    ("hook", "names", "code"),
    [
        ("budgetschema-validate", ["good", "doubtful"], 0),
        ("budgetschema-validate", ["wrong", "good"], 1),
        ("budgetschema-check", ["good"], 0),
        ("budgetschema-check", ["good", "doubtful"], 1),
        ("budgetschema-check", ["wrong", "good"], 1),
        ("budgetschema-check", ["gone", "wrong"], 3),
    ],
)
def test_a_hook_fails_if_one_of_its_files_does_and_handles_all(
    records: Path, hook: str, names: list[str], code: int
) -> None:
    done = ended(hooks()[hook], *(f"{name}.budget.json" for name in names))
    assert done.returncode == code
    said = (done.stdout + done.stderr).decode()
    assert [name for name in names if f"{name}.budget.json" not in said] == []
    assert "Traceback" not in said


def test_the_arguments_on_the_page_mean_what_it_says(records: Path) -> None:
    (check,) = [hook for hook in configuration("repos")[1]["repos"][0]["hooks"] if "args" in hook]
    given = tuple(check["args"])
    assert ended(hooks()[check["id"]], "doubtful.budget.json", arguments=given).returncode == 0
    assert ended(hooks()[check["id"]], "wrong.budget.json", arguments=given).returncode == 1


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("2026.budget.json", True),
        ("open data/2026.budget.xml", True),
        ("budget.json", False),
        ("2026.budget.json.bak", False),
        ("2026.budgetXjson", False),
        ("2026.budget.xlsx", False),
    ],
)
def test_the_hooks_take_files_by_their_names(name: str, taken: bool) -> None:
    assert {bool(re.search(hook["files"], name)) for hook in hooks().values()} == {taken}


def test_the_hook_of_other_people_judges_by_the_schema(installed: Path) -> None:
    pytest.importorskip("check_jsonschema")
    (hook,) = configuration("repos")[1]["repos"][1]["hooks"]
    schema = subprocess.run(["budgetschema", "schema", "json"], capture_output=True, check=True).stdout
    (installed / "disclosure.schema.json").write_bytes(schema)
    command = [hook["id"], *hook["args"]]
    codes = {
        name: subprocess.run([*command, f"{name}.budget.json"], capture_output=True, check=False).returncode
        for name in ("good", "doubtful", "wrong")
    }
    assert codes == {"good": 0, "doubtful": 0, "wrong": 1}
    assert re.search(hook["files"], "2026.budget.json")
    assert not re.search(hook["files"], "2026.budget.xml")


def test_the_page_names_every_hook() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in hooks() if f"`{name}`" not in text] == []
