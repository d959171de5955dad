"""The valid examples: whole, canonical, alike in both faces, and with the findings that their README names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

import budgetschema
from budgetschema.findings import Severity
from budgetschema.model import Line
from budgetschema.schema import gate, schema_bytes
from budgetschema.schema.explain import explain
from generate import REAL

from .conftest import Cli

EXAMPLES = Path(__file__).parents[2] / "examples"
FEATURES = EXAMPLES / "features"
CORPUS = EXAMPLES.parents[1] / "shared" / "corpus"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")

_ROW = re.compile(r"^\| \[([a-z-]+)\]\(features/\1\.budget\.json\) \|.*\| ([^|]*) \|$", re.MULTILINE)
LISTED = {name: set(re.findall(r"[A-Z][0-9]{3}", rules)) for name, rules in _ROW.findall(README)}
DOCUMENTS = [
    *(FEATURES / f"{name}.budget.json" for name in sorted(LISTED)),
    *(EXAMPLES / name / f"{name}.budget.json" for name in REAL),
]
LONGEST = 120

each_feature = pytest.mark.parametrize("name", sorted(LISTED))
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")


each_real = pytest.mark.parametrize("name", REAL)


def source(name: str) -> Path:
    """The source of a real example."""
    (found,) = (EXAMPLES / name).glob("source.*")
    return found


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    wanted = {f"{name}.budget.{suffix}" for name in LISTED for suffix in ("json", "xml")}
    assert {path.name for path in FEATURES.iterdir()} == wanted
    for name in REAL:
        assert {path.name for path in (EXAMPLES / name).iterdir()} == {
            source(name).name,
            f"{name}.budget.json",
            f"{name}.budget.xml",
        }
    assert {path.name for path in EXAMPLES.iterdir()} == {"README.md", "broken", "features", "aliases", "plugin", *REAL}
    assert len(LISTED) >= 13


def test_readme_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (EXAMPLES / target).exists(), target


@each_document
def test_json_passes_gate_and_reference(path: Path) -> None:
    data = path.read_bytes()
    assert gate.decode(data) is not None
    assert explain(json.loads(data)) == ()


@each_document
def test_xml_passes_the_xsd(path: Path) -> None:
    schema = etree.XMLSchema(etree.fromstring(schema_bytes("xsd")))
    schema.assertValid(etree.fromstring(path.with_suffix(".xml").read_bytes()))


@each_document
def test_both_faces_are_canonical_and_say_the_same(path: Path) -> None:
    as_json, as_xml = path.read_bytes(), path.with_suffix(".xml").read_bytes()
    for disclosure in (budgetschema.loads(as_json), budgetschema.loads(as_xml)):
        assert budgetschema.dumps(disclosure) == as_json
        assert budgetschema.dumps(disclosure, file_format="xml") == as_xml


@each_document
def test_statements_quote_their_paragraph(path: Path) -> None:
    disclosure = budgetschema.load(path)
    for statement in disclosure.statements:
        paragraph = disclosure.sections[statement.section - 1].paragraphs[statement.paragraph - 1]
        assert paragraph.text[statement.start : statement.end] == statement.text


@each_feature
def test_example_is_small(name: str) -> None:
    assert len((FEATURES / f"{name}.budget.json").read_text(encoding="utf-8").splitlines()) <= LONGEST


@each_feature
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_check_finds_what_the_readme_names_and_no_error(name: str, suffix: str) -> None:
    report = budgetschema.check(budgetschema.load(FEATURES / f"{name}.budget.{suffix}"))
    assert not report.at_least(Severity.ERROR)
    assert {finding.rule_id for finding in report.findings} == LISTED[name]


@each_feature
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_command_line_agrees(cli: Cli, name: str, suffix: str) -> None:
    file = str(FEATURES / f"{name}.budget.{suffix}")
    report = budgetschema.check(budgetschema.load(file))
    assert cli("validate", file)[0] == 0
    assert cli("check", file, "--fail-on", "error", "--format", "short")[0] == 0
    code, out, _ = cli("check", file, "--format", "short")
    assert code == (0 if report.is_clean else 1)
    assert len(out.splitlines()) == len(report.findings)


@each_real
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_real_example_is_what_reading_its_source_gives(name: str, suffix: str) -> None:
    read = budgetschema.read_document(source(name)).disclosure
    assert (EXAMPLES / name / f"{name}.budget.{suffix}").read_bytes() == budgetschema.dumps(read, file_format=suffix)


@each_real
def test_all_cells_of_a_real_example_become_data(name: str) -> None:
    coverage = budgetschema.read_document(source(name)).coverage
    assert coverage is not None
    assert coverage.is_whole


def test_tables_of_the_web_page_are_those_of_the_published_file() -> None:
    """The page is written by hand; what is printed in its tables is not."""
    published = CORPUS / "jiangsu-congress-2017-budget.pdf"
    if not published.exists():
        pytest.skip("the published file stands outside this checkout and is not here")
    page = budgetschema.read(source("jiangsu-congress-2017"))
    assert _printed(page) == _printed(budgetschema.read(published))


def _printed(disclosure: budgetschema.Disclosure) -> list[object]:
    """Titles, units, headers, and every line with labels, codes, texts, figures and their places."""
    tables = [(table.title, table.unit, [column.header for column in table.columns]) for table in disclosure.tables]
    lines = [
        (line.block, line.label, line.level, line.codes, {**line.texts, **_spelled(line)})
        for table in disclosure.tables
        for line in table.lines
    ]
    return [*tables, *lines]


def _spelled(line: Line) -> dict[str, str]:
    return {column: str(amount) for column, amount in line.amounts.items()}


def test_six_empties_stay_six() -> None:
    cells, empty = budgetschema.load(FEATURES / "six-empties.budget.json").tables
    column = "amount"
    spelled = {str(line.amounts[column]) for line in cells.lines if column in line.amounts}
    marks = {line.marks[column].kind.value for line in cells.lines if column in line.marks}
    blank = [line for line in cells.lines if column not in line.amounts and column not in line.marks]
    assert spelled == {"0", "0.00"}
    assert marks == {"dash", "not_applicable", "placeholder"}
    assert len(blank) == 1
    assert empty.is_stated_empty
    assert not cells.is_stated_empty


def test_funding_of_zero_is_no_blank() -> None:
    (project,) = budgetschema.load(FEATURES / "project-form.budget.json").projects
    amounts = {
        funding.source.value: {key: str(value) for key, value in funding.amounts.items()} for funding in project.funding
    }
    assert amounts["provincial"] == {"period": "0", "year": "0"}
    assert amounts["self_raised"] == {}
