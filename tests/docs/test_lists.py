"""Lists, tables and configurations on the pages are whole and say what is so."""

from __future__ import annotations

import re
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
from tests.docs.pages import DOCS, LANGUAGES, ROOT, blocks, english


def test_the_document_of_the_format_page_is_the_same_in_both_faces() -> None:
    (as_json,), (as_xml,) = (blocks(DOCS / "en" / "format.md", face) for face in ("json", "xml"))
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
    written = english(page)
    assert [name for name in names if f"`{name}`" not in written and f"### {name}\n" not in written] == []


def test_homes_that_the_architecture_page_names_exist() -> None:
    package = ROOT / "src" / "budgetschema"
    for home in re.findall(r"`([a-z_]+/[a-z_/]*(?:\.(?:py|toml))?)`", english("architecture.md")):
        assert (package / home).exists() or (ROOT / home).exists(), home


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_architecture_page_names_every_room_of_tests_and_scripts(language: str) -> None:
    rooms = [path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/*/__init__.py")]
    rooms += [f"{path.parent.relative_to(ROOT).as_posix()}/" for path in ROOT.glob("scripts/*/__init__.py")]
    text = (DOCS / language / "architecture.md").read_text(encoding="utf-8")
    assert len(rooms) > 10
    assert [room for room in rooms if f"`{room}`" not in text] == []


def test_the_configuration_on_the_page_is_whole_and_means_something(tmp_path: Path) -> None:
    (written,) = blocks(DOCS / "en" / "checks.md", "toml")
    (tmp_path / "budgetschema.toml").write_text(written, encoding="utf-8")
    (tmp_path / "known.toml").write_text("version = 1", encoding="utf-8")
    given = read_configuration(tmp_path / "budgetschema.toml")
    assert set(given) == {key.replace("-", "_") for key in KEYS}
    assert Options(**given).severity


def test_the_alias_file_on_the_page_is_that_of_the_example() -> None:
    (written,) = blocks(DOCS / "en" / "inspecting.md", "csv")
    assert written == (ROOT / "examples" / "aliases" / "own.csv").read_text(encoding="utf-8")


def test_the_settings_of_reading_on_the_page_are_whole(tmp_path: Path) -> None:
    (written,) = blocks(DOCS / "en" / "inspecting.md", "toml")
    (tmp_path / "budgetschema.toml").write_text(written, encoding="utf-8")
    assert read_alias_paths(tmp_path / "budgetschema.toml") == (tmp_path / "aliases" / "county.csv",)
    assert {*re.findall("^([a-z]+) =", written, re.MULTILINE)} == {*READING_KEYS}


def test_the_weights_on_the_page_are_those_of_the_file() -> None:
    section = english("inspecting.md").partition("## Confidence")[2].partition("## Aliases")[0]
    rows = re.findall(r"^\|.*\|$", section, re.MULTILINE)
    told = {float(each) for row in rows for each in re.findall("0[.][0-9]+", row)}
    assert told == {float(each) for weight in weights() for each in (weight.least, weight.most) if each}


def test_the_plug_in_on_the_page_is_that_of_the_example() -> None:
    module = (ROOT / "examples" / "plugin" / "acme_rules" / "__init__.py").read_text(encoding="utf-8")
    assert module in blocks(DOCS / "en" / "checks.md", "python")
