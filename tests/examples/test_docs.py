"""The documentation: commands and programs run, documents load, links lead somewhere, lists are whole."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import budgetschema
from budgetschema import Options
from budgetschema.checks.configuration import KEYS, read_configuration
from budgetschema.cli.commands.check import command as check
from budgetschema.cli.commands.export import command as export
from budgetschema.cli.commands.inspect import command as inspect
from budgetschema.cli.group import COMMANDS
from budgetschema.codelists import CORRESPONDENCES, codelist_names
from budgetschema.export import kinds
from budgetschema.export.database.tables import views
from budgetschema.export.definitions import relations
from budgetschema.findings import LAYERS
from budgetschema.reading.configuration import KEYS as READING_KEYS
from budgetschema.reading.configuration import read_alias_paths
from budgetschema.reading.coverage import Use
from budgetschema.reading.inspection.evidence import weights
from budgetschema.report import FORMATS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
KIT = ROOT / "schemas" / "1.0" / "conformance"
PAGES = [
    *sorted(DOCS.glob("*.md")),
    *sorted(KIT.glob("*.md")),
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md",
]
LONGEST = 250

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the examples stand where the documentation says."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@each_page
def test_page_is_short_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        assert target.startswith("https://") or (page.parent / target).exists(), target


@each_page
def test_headings_that_links_name_are_there(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        headings = re.findall(r"^#+ (.+)$", (page.parent / target).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@each_page
def test_commands_run_and_end_as_the_page_says(page: Path, checkout: Path) -> None:
    for line in re.findall("^budgetschema .+", "\n".join(_blocks(page, "sh")), re.MULTILINE):
        command, _, remark = line.partition("  #")
        words, _, target = command.partition(">")
        code = re.search(r"exit ([0-9])", remark)
        # Patterns are left to the command itself, which expands them like a shell.
        run = [sys.executable, "-m", "budgetschema", *shlex.split(words)[1:]]
        done = subprocess.run(run, env={**os.environ, "BUDGETSCHEMA_LANG": "en"}, capture_output=True, check=False)
        assert done.returncode == (int(code[1]) if code else 0), (line, done.stdout.decode(), done.stderr.decode())
        if target:
            (checkout / target.strip()).write_bytes(done.stdout)


@each_page
def test_programs_run(page: Path, checkout: Path) -> None:
    for program in _blocks(page, "python"):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert done.returncode == 0, (program, done.stderr.decode())
        printed = re.findall(r"print\(.*\)   # (.+)$", program, re.MULTILINE)
        assert [line for line in done.stdout.decode().splitlines() if line in printed] == printed


def test_the_document_of_the_format_page_is_the_same_in_both_faces() -> None:
    (as_json,), (as_xml,) = (_blocks(DOCS / "format.md", face) for face in ("json", "xml"))
    disclosure = budgetschema.loads(as_json)
    assert budgetschema.loads(as_xml) == disclosure
    assert budgetschema.check(disclosure).is_clean


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("cli.md", COMMANDS),
        ("cli.md", [option for each in check.params for option in each.opts if option.startswith("--")]),
        ("cli.md", [option for each in inspect.params for option in each.opts if option.startswith("--")]),
        ("export.md", [option for each in export.params for option in each.opts if option.startswith("--")]),
        ("export.md", [*(each.name for each in relations()), *(view.name for view in views()), *kinds()]),
        ("checks.md", FORMATS),
        ("checks.md", LAYERS),
        ("codelists.md", [*codelist_names(), *CORRESPONDENCES]),
        ("reading.md", [path.stem for path in (ROOT / "src/budgetschema/reading/data").glob("*.csv")]),
        ("reading.md", [use.value for use in Use]),
        ("format.md", [word.value for word in budgetschema.model.MarkKind]),
        ("format.md", [member.name for member in budgetschema.model.shape.members(budgetschema.model.Coordinate)]),
        ("format.md", [member.name for member in budgetschema.model.shape.members(budgetschema.model.Place)]),
    ],
)
def test_lists_on_a_page_are_whole(page: str, names: list[str]) -> None:
    text = _text(page)
    assert [name for name in names if f"`{name}`" not in text and f"### {name}\n" not in text] == []


def test_index_names_every_page() -> None:
    linked = set(re.findall(r"\]\(([a-z]+\.md)\)", _text("index.md")))
    assert linked == {path.name for path in DOCS.glob("*.md")} - {"index.md"}


def test_homes_that_the_architecture_page_names_exist() -> None:
    package = ROOT / "src" / "budgetschema"
    for home in re.findall(r"`([a-z_]+/[a-z_/]*(?:\.(?:py|toml))?)`", _text("architecture.md")):
        assert (package / home).exists() or (ROOT / home).exists(), home


def test_the_configuration_on_the_page_is_whole_and_means_something(tmp_path: Path) -> None:
    (text,) = _blocks(DOCS / "checks.md", "toml")
    (tmp_path / "budgetschema.toml").write_text(text, encoding="utf-8")
    (tmp_path / "known.toml").write_text("version = 1", encoding="utf-8")
    given = read_configuration(tmp_path / "budgetschema.toml")
    assert set(given) == {key.replace("-", "_") for key in KEYS}
    assert Options(**given).severity


def test_the_alias_file_on_the_page_is_that_of_the_example() -> None:
    (text,) = _blocks(DOCS / "inspecting.md", "csv")
    assert text == (ROOT / "examples" / "aliases" / "own.csv").read_text(encoding="utf-8")


def test_the_settings_of_reading_on_the_page_are_whole(tmp_path: Path) -> None:
    (text,) = _blocks(DOCS / "inspecting.md", "toml")
    (tmp_path / "budgetschema.toml").write_text(text, encoding="utf-8")
    assert read_alias_paths(tmp_path / "budgetschema.toml") == (tmp_path / "aliases" / "county.csv",)
    assert {*re.findall("^([a-z]+) =", text, re.MULTILINE)} == {*READING_KEYS}


def test_the_weights_on_the_page_are_those_of_the_file() -> None:
    section = _text("inspecting.md").partition("## Confidence")[2].partition("## Aliases")[0]
    rows = re.findall(r"^\|.*\|$", section, re.MULTILINE)
    told = {float(each) for row in rows for each in re.findall("0[.][0-9]+", row)}
    assert told == {float(each) for weight in weights() for each in (weight.least, weight.most) if each}


def test_the_plug_in_on_the_page_is_that_of_the_example() -> None:
    module = (ROOT / "examples" / "plugin" / "acme_rules" / "__init__.py").read_text(encoding="utf-8")
    assert module in _blocks(DOCS / "checks.md", "python")
