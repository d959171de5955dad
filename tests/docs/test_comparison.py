"""Names that the comparison gives for what we have are names of ours, and figures and programs on it are true."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import budgetschema
from budgetschema.export import Content, Options, deliver, kinds
from budgetschema.export.definitions import relations
from tests.docs.pages import DOCS, LANGUAGES, ROOT, blocks

each_language = pytest.mark.parametrize("language", LANGUAGES)
COLUMNS = {f"{relation.name}.{column}" for relation in relations() for column in relation.names}
TOWNSHIP = ROOT / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json"


def mappings(language: str, section: str) -> list[tuple[str, str]]:
    """The rows of the mapping table of a section: what it is here, what it is there."""
    text = (DOCS / language / "comparison.md").read_text(encoding="utf-8")
    part = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", part, re.MULTILINE)[1:]


def names(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


@each_language
@pytest.mark.parametrize("section", ["Fiscal Data Package", "XBRL", "OCDS", "SDMX"])
def test_what_is_mapped_exists_here(language: str, section: str) -> None:
    ours = [name for here, _ in mappings(language, section) for name in names(here) if re.fullmatch(r"\w+\.\w+", name)]
    assert len(ours) >= 5
    assert [name for name in ours if name not in COLUMNS] == []


@each_language
def test_the_program_maps_what_the_table_maps(language: str) -> None:
    (program,) = blocks(DOCS / language / "comparison.md", "python")
    (types,) = (
        ast.literal_eval(node.value)
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TYPES"
    )
    table = {name.removeprefix("facts."): names(there)[0] for here, there in mappings(language, "Fiscal Data Package")
             for name in names(here)}  # fmt: skip
    assert types == table


@each_language
def test_terms_of_xbrl_are_those_that_the_export_writes(language: str, tmp_path: Path) -> None:
    deliver(kinds()["xbrl-json"], Content.of(budgetschema.load(TOWNSHIP)), Options(), tmp_path / "report")
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    written = {name for fact in report["facts"].values() for name in (*fact, *fact["dimensions"])} - {"dimensions"}
    assert {name for _, there in mappings(language, "XBRL") for name in names(there)} == written


@each_language
def test_figures_and_coordinates_are_counted_right(language: str) -> None:
    printed = Content.of(budgetschema.load(TOWNSHIP)).cube.printed
    text = (DOCS / language / "comparison.md").read_text(encoding="utf-8")
    told = {int(number) for number in re.findall(r"\b(\d{3})\b(?=[^.]*(?:coordinates|坐标|figures|数字))", text)}
    assert {len(printed), len({fact.key for fact in printed})} <= told
