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
