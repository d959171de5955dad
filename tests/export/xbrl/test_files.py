"""What the files of a report say, read without an XBRL processor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree

from budgetschema.cube import Cube
from budgetschema.export import Content, Options, deliver, kinds
from budgetschema.export.delivery import may_be_replaced
from budgetschema.export.xbrl.concepts import SLICE, Concept
from budgetschema.export.xbrl.files import REPORT, xbrl_files
from budgetschema.export.xbrl.labels import Label
from budgetschema.export.xbrl.networks import Network, Sum
from budgetschema.model import Coordinate, Disclosure, Moment, MoneyUnit, Publisher, Scope
from budgetschema.strategies import disclosures
from tests.export.xbrl.samples import by_function, document
from tests.export.xbrl.verdicts import Comparison

_XML = {"link": "http://www.xbrl.org/2003/linkbase", "xlink": "http://www.w3.org/1999/xlink"}
CODED = Publisher(name="甲局", division="110000", department_code="007")
_HREF = "{http://www.w3.org/1999/xlink}href"


def report_of(disclosure: Disclosure) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(xbrl_files(Cube(disclosure))[REPORT])
    return found


def fact(disclosure: Disclosure) -> dict[str, Any]:
    (found,) = report_of(disclosure)["facts"].values()
    return found


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "reported"),
    [
        ("264.89", "wan_yuan", 2, ("2648900", -2)),
        ("264.9", "wan_yuan", 2, ("2649000", -2)),
        ("264.9", "wan_yuan", None, ("2649000", -3)),
        ("264.890012", "wan_yuan", 6, ("2648900.12", 2)),
        ("0.00", "wan_yuan", 2, ("0", -2)),
        ("-0.00", "wan_yuan", 2, ("0", -2)),
        ("-3.5", "qian_yuan", 1, ("-3500", -2)),
        ("12", "yi_yuan", 0, ("1200000000", -8)),
        ("3406512", "yuan", 0, ("3406512", 0)),
        ("60.50", "yuan", 2, ("60.50", None)),
        ("9999999999999999.99999999", "yi_yuan", 8, ("999999999999999999999999", 0)),
    ],
)
def test_figures_are_reported_in_yuan_exactly(
    value: str, unit: str, decimals: int | None, reported: tuple[str, int | None]
) -> None:
    found = fact(document(by_function({"201": value}, unit=MoneyUnit(unit), decimals=decimals)))
    assert (found["value"], found.get("decimals")) == reported
    assert found["dimensions"]["unit"] == "iso4217:CNY"


@pytest.mark.parametrize(
    ("coordinate", "moment", "year"),
    [
        (None, "budget", 2025),
        (Coordinate(moment=Moment.PRIOR_YEAR_BUDGET), "prior_year_budget", 2024),
        (Coordinate(moment=Moment.PRIOR_YEAR_EXECUTION), "prior_year_execution", 2024),
        (Coordinate(moment=Moment.FINAL_ACCOUNTS), "final_accounts", 2025),
        (Coordinate(moment=Moment.BUDGET, fiscal_year=2023), "budget", 2023),
    ],
)
def test_the_period_is_the_year_that_the_money_is_of(coordinate: Coordinate | None, moment: str, year: int) -> None:
    dimensions = fact(document(by_function({"201": "1.00"}, coordinate=coordinate)))["dimensions"]
    assert dimensions["bs:moment"] == f"bs:moment-{moment}"
    assert dimensions["period"] == f"{year}-01-01T00:00:00/{year + 1}-01-01T00:00:00"


@pytest.mark.parametrize(
    ("publisher", "scope", "scheme", "identifier"),
    [
        (CODED, Scope.UNIT, "unit/code", "110000-007"),
        (CODED, Scope.DEPARTMENT, "department/code", "110000-007"),
        (Publisher(name="甲局", division="110000"), Scope.UNIT, "unit/name", "甲局"),
        (Publisher(name="甲 乙\t局", department_code="007"), Scope.UNIT, "unit/name", "甲_乙_局"),
    ],
)  # fmt: skip
def test_the_entity_is_the_publisher(publisher: Publisher, scope: Scope, scheme: str, identifier: str) -> None:
    disclosure = document(by_function({"201": "1.00"}), publisher=publisher, scope=scope)
    assert report_of(disclosure)["documentInfo"]["namespaces"]["entity"].endswith(f"/1.0/{scheme}")
    assert fact(disclosure)["dimensions"]["entity"] == f"entity:{identifier}"


def coordinates(report: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The coordinates that the names of concepts say, by fact."""
    words = report["documentInfo"]["bs:open_values"]
    for name, found in report["facts"].items():
        concept = found["dimensions"]["concept"].removeprefix("bs:")
        steps = [step.split("-") for step in concept.split(".")] if concept != "amount" else []
        yield name, {dimension: words.get(dimension, {}).get(value, value) for dimension, value in steps}


def check_coordinates(disclosure: Disclosure) -> None:
    report = report_of(disclosure)
    cube = Cube(disclosure)
    assert len(report["facts"]) == len(cube.printed)
    for (name, said), fact in zip(coordinates(report), cube.printed, strict=True):
        assert name == f"t{fact.table + 1}.l{fact.line + 1}.{fact.column}"
        assert said == {key: value for key, value in fact.key.values.items() if key not in SLICE}


def test_the_name_of_a_concept_says_the_coordinate(township: Disclosure) -> None:
    check_coordinates(township)


@settings(max_examples=20)
@given(disclosures())
def test_the_name_of_a_concept_says_the_coordinate_of_anything(disclosure: Disclosure) -> None:
    check_coordinates(disclosure)


def labels(disclosure: Disclosure) -> dict[tuple[str, str], str]:
    """Labels by element and language."""
    root = etree.fromstring(xbrl_files(Cube(disclosure))["label.xml"])
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    label = "{http://www.w3.org/1999/xlink}label"
    return {
        (each.get(label).removesuffix(f".{each.get(language)}"), each.get(language)): each.text
        for each in root.iterfind(".//link:label", _XML)
    }


def test_labels_come_from_the_code_lists_and_the_document(township: Disclosure) -> None:
    found = labels(township)
    name = "flow-expenditure.expenditure_kind-basic.function-2010301"
    assert found[name, "zh"] == "支出 · 基本支出 · 2010301 行政运行"
    assert found[name, "en"] == "expenditure · basic expenditure · 2010301 Administrative operation"
    unknown = labels(document(by_function({"999": "1.00"})))
    assert unknown["flow-expenditure.function-999", "zh"] == "支出 · 999 科目999"


def test_every_element_has_a_label_in_both_languages(township: Disclosure) -> None:
    schema = etree.fromstring(xbrl_files(Cube(township))["taxonomy.xsd"])
    names = {each.get("name") for each in schema.iterfind("{http://www.w3.org/2001/XMLSchema}element")}
    assert set(labels(township)) == {(name, language) for name in names for language in ("zh", "en")}
    roles = [each.text for each in schema.iterfind(".//link:definition", _XML)]
    assert "按功能分类编码加总 / sums by function code" in roles


def test_only_what_is_printed_is_a_concept(township: Disclosure) -> None:
    schema = etree.fromstring(xbrl_files(Cube(township))["taxonomy.xsd"])
    declared = {
        f"bs:{each.get('name')}"
        for each in schema.iterfind("{http://www.w3.org/2001/XMLSchema}element")
        if each.get("abstract") == "false"
    }
    assert declared == {each["dimensions"]["concept"] for each in report_of(township)["facts"].values()}


def test_two_breakdowns_of_one_total_stand_in_two_networks() -> None:
    disclosure = document(
        by_function({"": "3.00", "201": "1.00", "202": "2.00"}),
        by_function({"": "3.00", "2010101": "1.00", "2020101": "2.00"}),
    )
    networks = Comparison(disclosure).networks
    assert [each.name for each in networks] == ["function", "function.2"]
    assert [each.label.en for each in networks] == ["sums by function code", "sums by function code (2)"]
    assert [[len(parts) for parts in each.sums.values()] for each in networks] == [[2], [2]]


def test_a_network_takes_neither_a_circle_nor_a_second_breakdown() -> None:
    a, b, c = (Concept((("function", code),), code, Label(code, code)) for code in ("201", "202", "203"))
    network = Network(("function",), 1, {a: ((b, 1),), b: ((c, 1),)})
    assert network.takes(Sum(c, ((Concept((), "amount", a.label), 1),)))
    assert not network.takes(Sum(c, ((a, 1),)))
    assert not network.takes(Sum(c, ((c, 1),)))
    assert not network.takes(Sum(a, ((c, 1),)))


def test_arcs_are_whole(township: Disclosure) -> None:
    """Each locator points into the schema, and each identity whose total and a part are printed has its arcs."""
    files = xbrl_files(Cube(township))
    calculation = etree.fromstring(files["calculation.xml"])
    schema = etree.fromstring(files["taxonomy.xsd"])
    identifiers = {each.get("id") for each in schema.iter() if each.get("id")}
    for name in ("calculation.xml", "definition.xml", "label.xml"):
        for each in etree.fromstring(files[name]).iter():
            file, _, identifier = (each.get(_HREF) or "").partition("#")
            assert file != "taxonomy.xsd" or identifier in identifiers
    arcs = sum(1 for _ in calculation.iterfind(".//link:calculationArc", _XML))
    comparison = Comparison(township)
    assert arcs == sum(len(parts) for network in comparison.networks for parts in network.sums.values())
    for identity in comparison.cube.web.identities:
        total, *parts = (comparison.concepts.get(fact) for fact in identity.facts)
        assert (comparison.name_of(identity) is None) == (total is None or not any(parts))


def test_the_numbers_of_the_page_are_true(township: Disclosure, root: Path) -> None:
    page = (root / "docs" / "en" / "xbrl.md").read_text("utf-8")
    comparison = Comparison(township)
    sums = [set(network.dimensions) for network in comparison.networks for _ in network.sums]
    everything = {name for concept in comparison.concepts for name, _ in concept.values}
    for row, inside in [
        ("nothing: one concept, every dimension outside", set[str]()),
        ("function", {"function"}),
        ("function, kind", {"function", "expenditure_kind"}),
        ("function, kind, fund source, layer", {"function", "expenditure_kind", "fund_source", "layer"}),
        ("all but moment and year", everything),
    ]:
        arcs = sum(each <= inside for each in sums)
        names = {tuple(step for step in concept.values if step[0] in inside) for concept in comparison.concepts}
        assert f"| {row} | {arcs} | {len(names)} |" in page
    assert f"{largest_web(comparison)} of {len(comparison.cube.printed)} figures are one such web" in page
    assert f"hold the township's {len(sums)}" in page.replace("\n  ", " ")
    identities = comparison.cube.web.identities
    judged = sum(comparison.name_of(each) is not None for each in identities)
    assert f"judge {judged} identities of the township alike (of {len(identities)};" in page
    assert len(comparison.networks) == 11


def largest_web(comparison: Comparison) -> int:
    """The most figures that sums connect."""
    joined: dict[Concept, set[Concept]] = {concept: {concept} for concept in comparison.concepts}
    for network in comparison.networks:
        for total, parts in network.sums.items():
            merged = set().union(joined[total], *(joined[part] for part, _ in parts))
            joined |= dict.fromkeys(merged, merged)
    return max(sum(comparison.concepts.of(fact) in web for fact in comparison.cube.printed) for web in joined.values())


def test_the_same_disclosure_gives_the_same_bytes(township: Disclosure, root: Path) -> None:
    program = (
        "import budgetschema, hashlib, sys; from budgetschema.cube import Cube;"
        "from budgetschema.export.xbrl import xbrl_files;"
        "files = xbrl_files(Cube(budgetschema.load(sys.argv[1])));"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    example = root / "examples" / "features" / "final-accounts.budget.json"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, example],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
    assert xbrl_files(Cube(township)) == xbrl_files(Cube(township))


def test_persons_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    table = by_function({"201": "1.00"})
    line = attrs.evolve(table.lines[0], codes=(), label="示例项目（联系电话：13800000000）")
    disclosure = document(attrs.evolve(table, lines=(line,)))
    for persons in (False, True):
        target = tmp_path / str(persons)
        deliver(kinds()["xbrl-json"], Content.of(disclosure, persons=persons), Options(), target)
        assert any("13800000000" in path.read_text("utf-8") for path in target.iterdir()) == persons


def test_an_earlier_report_is_replaced_whole(tmp_path: Path, township: Disclosure) -> None:
    kind, target = kinds()["xbrl-json"], tmp_path / "report"
    deliver(kind, Content.of(township), Options(), target)
    (target / "left.over").write_text("x")
    assert may_be_replaced(kind, target)
    deliver(kind, Content.of(document(by_function({"201": "1.00"}))), Options(), target)
    assert sorted(path.name for path in target.iterdir()) == [
        "calculation.xml", "definition.xml", "label.xml", "report.json", "taxonomy.xsd",
    ]  # fmt: skip
