"""Validators that are none of ours accept what we write, and refuse what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import budgetschema
from budgetschema.report import render
from tests.unit.report.samples import calculated, finding, hostile, result

from .conftest import EXAMPLE, ORIGINAL, ROOT, missing

SCHEMAS = ROOT / "schemas" / "1.0"
AJV = """
const Ajv = require("ajv/dist/2020");
const fs = require("fs");
const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({strict: true, allErrors: true, strictRequired: false});
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema, "utf8")));
let failed = 0;
for (const file of files) {
  if (!validate(JSON.parse(fs.readFileSync(file, "utf8")))) { failed++; console.error(file, validate.errors); }
}
process.exit(failed ? 1 : 0);
"""


@pytest.fixture(scope="module", params=["example", "original"])
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    source = EXAMPLE / "source.txt" if request.param == "example" else ORIGINAL
    if not source.exists():
        pytest.skip("the original source text lies outside the repository and is not here")
    folder = tmp_path_factory.mktemp(request.param)
    disclosure = budgetschema.read(source)
    budgetschema.dump(disclosure, folder / "d.json")
    budgetschema.dump(disclosure, folder / "d.xml")
    return folder / "d.json", folder / "d.xml"


@pytest.fixture
def broken(documents: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    plain = json.loads(documents[0].read_text(encoding="utf-8"))
    plain["tables"][0]["lines"][0]["amounts"]["income_amount"] = "1,284.66"
    (tmp_path / "d.json").write_text(json.dumps(plain), encoding="utf-8")
    text = documents[1].read_text(encoding="utf-8")
    assert ">1284.66<" in text
    (tmp_path / "d.xml").write_text(text.replace(">1284.66<", ">1,284.66<", 1), encoding="utf-8")
    return tmp_path / "d.json", tmp_path / "d.xml"


def ended(*command: str | Path, **environment: str) -> int:
    env = {**os.environ, **environment}
    return subprocess.run([str(word) for word in command], env=env, capture_output=True, check=False).returncode


def test_xmllint(documents: tuple[Path, Path], broken: tuple[Path, Path]) -> None:
    if shutil.which("xmllint") is None:
        missing("xmllint (Debian: libxml2-utils)")
    command = ("xmllint", "--nonet", "--noout", "--schema", SCHEMAS / "disclosure.xsd")
    assert ended(*command, documents[1]) == 0
    assert ended(*command, broken[1]) != 0


def test_check_jsonschema(documents: tuple[Path, Path], broken: tuple[Path, Path]) -> None:
    pytest.importorskip("check_jsonschema")
    schema = SCHEMAS / "disclosure.schema.json"
    command = (sys.executable, "-m", "check_jsonschema")
    assert ended(*command, "--check-metaschema", schema) == 0
    assert ended(*command, "--schemafile", schema, documents[0]) == 0
    assert ended(*command, "--schemafile", schema, broken[0]) == 1


def test_ajv(documents: tuple[Path, Path], broken: tuple[Path, Path], tmp_path: Path) -> None:
    modules = os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules"))
    if shutil.which("node") is None or not (Path(modules) / "ajv").exists():
        missing("node with ajv (BUDGETSCHEMA_NODE_MODULES)")
    script = tmp_path / "validate.js"
    script.write_text(AJV, encoding="utf-8")
    schema = SCHEMAS / "disclosure.schema.json"
    assert ended("node", script, schema, documents[0], NODE_PATH=modules) == 0
    assert ended("node", script, schema, broken[0], NODE_PATH=modules) == 1


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The township's report and one with everything a finding can hold, in the formats that other people define."""
    folder = tmp_path_factory.mktemp("reports")
    disclosure = budgetschema.read(EXAMPLE / "source.txt")
    budgetschema.dump(disclosure, folder / "township.json")
    told = {}
    for name in ("sarif", "junit"):
        command = [sys.executable, "-m", "budgetschema", "check", str(folder / "township.json"), "--format", name]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1
        told[f"township {name}"] = done.stdout.decode()
        told[f"hostile {name}"] = render([result(hostile(), calculated(line=3)), result(finding(), name="b.xml")], name)
        told[f"empty {name}"] = render([], name)
    return told


def sarif_schema() -> Path:
    modules = os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules"))
    return Path(modules) / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"


def test_sarif_is_valid_by_its_own_schema(reports: dict[str, str]) -> None:
    if not sarif_schema().exists():
        missing("the npm package @microsoft/jest-sarif (BUDGETSCHEMA_NODE_MODULES)")
    from jsonschema import Draft4Validator, FormatChecker

    schema = json.loads(sarif_schema().read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    for name in ("township sarif", "hostile sarif", "empty sarif"):
        log = json.loads(reports[name])
        assert [error.message for error in validator.iter_errors(log)] == [], name
    assert len(json.loads(reports["township sarif"])["runs"][0]["results"]) > 10
    log["runs"][0]["results"] = [{"ruleId": "S106", "level": "fatal"}]
    assert len(list(validator.iter_errors(log))) > 0


def test_junit_is_read_by_a_library_of_other_people(reports: dict[str, str]) -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = junitparser.JUnitXml.fromstring(reports["hostile junit"].encode())
    stated = [(suite.name, suite.tests, suite.failures, suite.skipped, suite.errors) for suite in suites]
    assert stated == [("budget.json", 4, 2, 1, 0), ("b.xml", 3, 1, 1, 0)]
    for suite in suites:
        suite.update_statistics()
    assert stated == [(suite.name, suite.tests, suite.failures, suite.skipped, suite.errors) for suite in suites]
    township = junitparser.JUnitXml.fromstring(reports["township junit"].encode())
    failures = [each for suite in township for case in suite for each in case.result]
    assert len(failures) > 10
    assert {type(each).__name__ for each in failures} <= {"Failure", "Skipped"}
    assert len(list(junitparser.JUnitXml.fromstring(reports["empty junit"].encode()))) == 0
