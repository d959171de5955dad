"""A program that knows the published schemas and nothing of this library passes the kit."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT, missing

from .conftest import KIT, SCHEMAS, TOWNSHIP

SOURCES = Path(__file__).parent / "typescript"
PACKAGES = ("ajv", "jsonc-parser", "libxml2-wasm", "json-schema-to-typescript", "typescript", "@types/node")
CLAIMED = ("validity", "round_trip")


def node(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = ["node", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the program with the types made from the JSON Schema, checked and compiled."""
    modules = Path(os.environ.get("BUDGETSCHEMA_NODE_MODULES", str(ROOT / "node_modules")))
    if shutil.which("node") is None:
        missing("node")
    if absent := [package for package in PACKAGES if not (modules / package).exists()]:
        missing(f"the npm packages {', '.join(absent)} (BUDGETSCHEMA_NODE_MODULES)")
    folder = tmp_path_factory.mktemp("typescript") / "program"
    shutil.copytree(SOURCES, folder, ignore=shutil.ignore_patterns("node_modules", "out"))
    (folder / "node_modules").symlink_to(modules.resolve())
    typed = "node_modules/json-schema-to-typescript/dist/src/cli.js"
    made = node(folder, typed, "-i", SCHEMAS / "disclosure.schema.json", "-o", "src/disclosure.ts")
    assert made.returncode == 0, made.stderr
    checked = compiled(folder)
    assert checked.returncode == 0, checked.stdout
    return folder


def compiled(folder: Path) -> subprocess.CompletedProcess[str]:
    return node(folder, "node_modules/typescript/bin/tsc", "-p", ".")


def results(folder: Path, *files: Path) -> tuple[list[str], str]:
    done = node(folder, "out/runner.js", KIT, *files)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), done.stderr


def expected() -> list[str]:
    lines = (KIT / "expected.tsv").read_text(encoding="utf-8").splitlines()
    return [line for level in CLAIMED for line in lines if line.startswith(f"{level}\t")]


@pytest.fixture(scope="module")
def printed(program: Path) -> tuple[list[str], str]:
    return results(program, *TOWNSHIP.values())


def test_it_passes_the_levels_that_it_claims(printed: tuple[list[str], str]) -> None:
    assert printed[0][: len(expected())] == expected()


def test_it_reads_and_writes_the_township_unchanged(
    printed: tuple[list[str], str], township_digests: dict[str, str]
) -> None:
    assert printed[0][len(expected()) :] == [
        f"round_trip\t{path}\t{face}\t{digest}"
        for path in TOWNSHIP.values()
        for face, digest in township_digests.items()
    ]
    assert printed[1].splitlines() == ["临县刘家会镇人民政府\t13\t281\t422"] * 2


def test_the_generated_types_tell_what_is_wrong(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "program"
    shutil.copytree(program, folder, symlinks=True)
    source = folder / "src" / "runner.ts"
    text = source.read_text(encoding="utf-8")
    assert "line.amounts ?? {}" in text
    source.write_text(text.replace("line.amounts ?? {}", "line.figures ?? {}"), encoding="utf-8")
    checked = compiled(folder)
    assert checked.returncode != 0
    assert "figures" in checked.stdout


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("json.ts", "if (keys?.has(key))", "if (false)"),
        ("json.ts", "!/^-?[0-9]+$/.test(spelling)", "false"),
        ("json.ts", "fatal: true", "fatal: false"),
        ("xml.ts", "if (document.dtd !== null)", "if (false)"),
        ("xml.ts", "this.#validator.validate(document);", ""),
        ("xml.ts", "return text;", "return text.trim();"),
        ("xml.ts", 'simple === "integer" ? Number(token) : token', "token"),
        ("runner.ts", "!this.#validate(plain)", "false"),
    ],
    ids=["keys", "fractions", "encoding", "doctype", "no-xsd", "trimmed", "numbers-as-texts", "no-schema"],
)
def test_the_kit_notices_what_the_program_gets_wrong(
    program: Path, tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    folder = tmp_path / "program"
    shutil.copytree(program, folder, symlinks=True)
    source = folder / "out" / file.replace(".ts", ".js")
    text = source.read_text(encoding="utf-8")
    assert right in text
    source.write_text(text.replace(right, wrong), encoding="utf-8")
    done = node(folder, "out/runner.js", KIT)
    assert done.returncode != 0 or done.stdout.splitlines() != expected()
