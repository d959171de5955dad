"""Every rule has a page in both languages, and what the page shows is what the library says."""

from __future__ import annotations

import functools
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import budgetschema
from budgetschema import DocumentError
from budgetschema.findings import LAYERS, Finding, Rule, rules
from budgetschema.report.results import word
from tests.docs.pages import DOCS, KIT, LANGUAGES

RULES = [each for each in rules() if each.plugin is None]
EXPANDED = {"s008-text-too-long.json": ("〔1000001 × 𠮷〕", "𠮷" * 1_000_001)}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def page(lang: str, name: str) -> str:
    return (DOCS / lang / "rules" / f"{name}.md").read_text(encoding="utf-8")


def block(text: str, kind: str) -> tuple[str, list[int]]:
    """The first block of code of a kind, and the numbers of its emphasised lines."""
    found = re.search(rf"^```{{code-block}} {kind}\n((?::[^\n]*\n)*)\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    assert found
    marked = re.search(r"^:emphasize-lines: (.+)$", found[1], re.MULTILINE)
    return found[2], [int(number) for number in marked[1].split(",")] if marked else []


def document(text: str) -> Path:
    """The document that a page shows."""
    target = re.search(r"\]\(\.\./\.\./\.\./(schemas/[^)]+)\)", text)
    assert target
    return DOCS.parent / target[1]


@functools.cache
def found(path: Path) -> tuple[Finding, ...]:
    """What the library finds in a document of the kit."""
    find, put = EXPANDED.get(path.name, ("", ""))
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    data = (text.replace(find, put) if find else text).encode("utf-8", "surrogateescape")
    try:
        return budgetschema.check(budgetschema.loads(data)).findings
    except DocumentError as error:
        return error.findings


def test_there_is_a_page_for_every_rule_and_for_nothing_else() -> None:
    for lang in LANGUAGES:
        names = {path.stem for path in (DOCS / lang / "rules").iterdir()}
        assert names == {"index", *LAYERS, *(each.id for each in RULES)}


@each_language
def test_the_index_names_every_rule_under_its_layer(lang) -> None:
    sections = re.split("^## ", page(lang, "index"), flags=re.MULTILINE)[1:]
    for layer, section in zip(LAYERS, sections, strict=True):
        assert f"]({layer}.md)\n" in section
        assert rows(section) == rows(page(lang, layer)) == [row(each, lang) for each in RULES if each.layer == layer]
        assert entries(page(lang, layer)) == [each.id for each in RULES if each.layer == layer]
    assert entries(page(lang, "index")) == list(LAYERS)


def row(rule: Rule, lang) -> str:
    return f"| [{rule.id}]({rule.id}.md) | `{rule.slug}` | {word(rule.severity, lang)} | {rule.title(lang)} |"


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| [")]


def entries(text: str) -> list[str]:
    tree = text.partition("```{toctree}")[2].partition("```")[0]
    return [line for line in tree.splitlines() if line and not line.startswith(":")]


@each_language
@each_rule
def test_the_page_shows_what_the_library_finds_in_the_document(rule: Rule, lang) -> None:
    text = page(lang, rule.id)
    path = document(text)
    told = [each for each in found(path) if each.rule_id == rule.id]
    assert told
    output, _ = block(text, "console")
    assert output.startswith(f"$ budgetschema check {path.name} ")
    for finding in told:
        assert f"{word(finding.severity, lang)} {rule.id} {finding.message(lang).rstrip()}\n" in output
        # Only an XML file is shown by its XPath.
        assert (finding.where if path.suffix == ".json" else str(finding.xpath)) in output
    assert len(re.findall(rf"^  \S+ {rule.id} ", output, re.MULTILINE)) == len(told)


@pytest.mark.parametrize(("rule_id", "lang"), [("A101", "zh"), ("S106", "en"), ("S012", "en"), ("D103", "zh")])
def test_the_output_is_that_of_the_command(rule_id: str, lang: str) -> None:
    text = page(lang, rule_id)
    command, _, output = block(text, "console")[0].partition("\n")
    words = command.removeprefix("$ budgetschema ").split()
    run = [sys.executable, "-m", "budgetschema", *words]
    done = subprocess.run(run, cwd=document(text).parent, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stdout.decode().rstrip() == output


@each_language
@each_rule
def test_the_place_is_emphasised(rule: Rule, lang) -> None:
    text = page(lang, rule.id)
    path = document(text)
    finding = next(each for each in found(path) if each.rule_id == rule.id)
    shown, marked = block(text, path.suffix[1:])
    lines = shown.splitlines()
    assert marked == list(range(marked[0], marked[-1] + 1))
    emphasised = [lines[number - 1] for number in marked]
    if path.suffix == ".xml":
        assert finding.line is not None
        assert emphasised == [path.read_text(encoding="utf-8").splitlines()[finding.line - 1]]
        return
    assert finding.pointer is not None
    name, value = _there(json.loads(path.read_bytes()), finding.pointer)
    if name is not None:
        assert json.dumps(name, ensure_ascii=False) in emphasised[0]
    whole = " ".join(line.strip() for line in emphasised)
    if isinstance(value, dict | list) and emphasised[0].endswith(("{", "[")) and len(marked) < 3:
        # Too long to be marked as a whole: the line on which it opens, and its first member if that says which it is.
        if len(marked) == 2:
            first = next(iter(value.items())) if isinstance(value, dict) else value[0]
            assert json.dumps(first[1], ensure_ascii=False) in emphasised[1]
        return
    if path.name != "s009-repeated-column.json":  # whose fault is that there are two values
        close = json.dumps(value, ensure_ascii=False)
        assert re.sub(r"\s", "", close) in re.sub(r"\s", "", whole)


def _there(value: Any, pointer: str) -> tuple[str | None, Any]:
    """The innermost thing that is there on the way of a pointer, and its name if it has one."""
    name = None
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and int(key) < len(value):
            name, value = None, value[int(key)]
        elif isinstance(value, dict) and key in value:
            name, value = key, value[key]
        else:
            break
    return name, value


@each_rule
def test_a_page_says_how_to_leave_the_rule_out_or_that_one_cannot(rule: Rule) -> None:
    for lang in LANGUAGES:
        assert (f"`--ignore {rule.id}`" in page(lang, rule.id)) is not rule.of_schema


def test_documents_of_the_kit_are_named_whole() -> None:
    """What a page shows of a short document is all of it; of a long one it says how much it leaves out."""
    for each in RULES:
        text = page("en", each.id)
        path = document(text)
        assert path.is_relative_to(KIT)
        if path.suffix == ".json" and "lines left out)" not in text:
            shown, _ = block(text, "json")
            assert json.loads(shown) == json.loads(path.read_bytes())
