"""Plug-ins: rules of other packages come by entry point, and a broken one is a sentence and no crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "plugin"
# A document that is clean but for its table having no number.
DOCUMENT = ROOT / "schemas" / "1.0" / "conformance" / "rules" / "structure" / "passing" / "s106-bare-zero.json"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Put a package with the example's entry point on the path, its files changed as asked, and run the command."""

    def call(*arguments: str, code: str | None = None, rules: str | None = None) -> tuple[int, str, str]:
        site = tmp_path / "site"
        package = site / "acme_rules"
        package.mkdir(parents=True, exist_ok=True)
        for name, given in (("__init__.py", code), ("rules.toml", rules)):
            text = (EXAMPLE / "acme_rules" / name).read_text(encoding="utf-8") if given is None else given
            (package / name).write_text(text, encoding="utf-8")
        project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        info = site / "acme_rules-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n")
        points = [
            f"[{group}]\n" + "\n".join(f"{name} = {value}" for name, value in entries.items())
            for group, entries in project["entry-points"].items()
        ]
        (info / "entry_points.txt").write_text("\n".join(points))
        environment = {**os.environ, "PYTHONPATH": str(site), "BUDGETSCHEMA_LANG": "en"}
        command = [sys.executable, "-m", "budgetschema", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, cwd=tmp_path, check=False)
        err = done.stderr.decode()
        assert "Traceback" not in err
        return done.returncode, done.stdout.decode(), err

    return call


def changed(name: str, before: str, after: str) -> str:
    text = (EXAMPLE / "acme_rules" / name).read_text(encoding="utf-8")
    assert before in text
    return text.replace(before, after)


def test_the_rules_of_the_example_apply(run: Run) -> None:
    code, out, _ = run("check", str(DOCUMENT), "--format", "json")
    (document,) = json.loads(out)
    found = [each for each in document["findings"] if each["rule"] == "ACME001"]
    assert code == 1
    assert found
    assert found[0]["plugin"] == "acme"
    assert "has no number" in found[0]["message"]["en"]
    assert found[0]["pointer"] == "/tables/0"


@pytest.mark.parametrize("selector", ["ACME001", "ACME", "acme-table-number"])
def test_they_are_selected_and_graded_like_ours(run: Run, selector: str) -> None:
    assert "ACME001" in run("check", str(DOCUMENT), "--select", selector)[1]
    assert "ACME001" not in run("check", str(DOCUMENT), "--ignore", selector)[1]
    assert "error ACME001" in run("check", str(DOCUMENT), "--severity", f"{selector}=error")[1]
    # A is the beginning of our own ids.
    assert "ACME001" not in run("rules", "R")[1]


def test_they_are_listed_and_explained_and_can_be_left_out(run: Run) -> None:
    assert "ACME001" in run("rules", "ACME")[1]
    page = run("explain", "acme-table-number")[1]
    assert "Our contents list" in page
    assert "Our rules of disclosure" in page
    assert "acme" in page
    assert "ACME001" not in run("check", str(DOCUMENT), "--no-plugins")[1]
    assert run("check", str(DOCUMENT), "--no-plugins", "--select", "ACME001")[0] == 2


BROKEN = {
    "import": ({"code": "import no_such_module"}, "no_such_module"),
    "raises": ({"code": "raise SystemError('boom\\x1b[31m')"}, "boom\\x1b[31m"),
    "syntax": ({"code": "def ("}, "SyntaxError"),
    "toml": ({"rules": "layer = "}, "TOMLDecodeError"),
    "layer": ({"rules": changed("rules.toml", "completeness", "weather")}, "weather"),
    "severity": ({"rules": changed("rules.toml", '"warning"', '"fatal"')}, "fatal"),
    "key": ({"rules": changed("rules.toml", "explain_zh", "because")}, "because"),
    "our letters": (
        {"rules": changed("rules.toml", "ACME001", "S106"), "code": changed("__init__.py", "ACME001", "S106")},
        "two or more capitals",
    ),
    "taken": ({"rules": changed("rules.toml", "acme-table-number", "decimal-places")}, "taken"),
    "no check": ({"code": '"""Nothing."""'}, "ACME001"),
    "no rule": ({"code": changed("__init__.py", '@checks("ACME001")', '@checks("ACME001", "ACME002")')}, "ACME002"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plug_in_is_told_in_a_sentence(run: Run, case: str) -> None:
    changes, word = BROKEN[case]
    for command in (("check", str(DOCUMENT)), ("rules",), ("explain", "S106")):
        code, out, err = run(*command, **changes)
        assert (code, out) == (2, ""), case
        assert "acme" in err
        assert word in err
    assert run("check", str(DOCUMENT), "--no-plugins", **changes)[0] == 0


@pytest.mark.parametrize(
    "code",
    [
        changed("__init__.py", "if table.number is None", "if table.no_such_field"),
        changed("__init__.py", '{"table": table.title}', "{}"),
        changed("__init__.py", 'rule_id="ACME001"', 'rule_id="ACME777"'),
        changed("__init__.py", "yield Finding", "yield dict"),
    ],
    ids=["raises", "gap", "unknown rule", "no finding"],
)
def test_a_check_that_fails_is_skipped_and_the_others_are_applied(run: Run, code: str) -> None:
    document = str(ROOT / "examples" / "features" / "six-empties.budget.json")
    _, out, _ = run("check", document, "--format", "json", code=code)
    (told,) = json.loads(out)
    assert {each["rule"] for each in told["findings"]} == {"R001", "S111"}
    assert "failed" in next(each for each in told["skipped"] if each["rule"] == "ACME001")["reason"]["en"]
