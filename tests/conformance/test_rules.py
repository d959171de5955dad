"""Every rule has a document under ``rules`` that fails it and one that passes it, in a folder for its layer.

A file of ``failing`` has one fault: its rule, at the place that ``expected.csv`` names, is all that is found. (A rule
about tables that were read badly needs the mark of the reader, which has a row of its own.) A file of ``passing`` comes
as near as an honest document can, and nothing is found. Both faces must give the same findings.
"""

import csv
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.findings import LAYERS, rules
from tests.samples import CONFORMANCE

HERE = CONFORMANCE / "rules"
FAILING = sorted(HERE.glob("*/failing/*.json"))
PASSING = sorted(HERE.glob("*/passing/*.json"))
# The rules of the schema have their documents in the folder invalid of the kit.
DEMANDED = {each.id for each in rules() if not each.of_schema}
EXPECTED: dict[tuple[str, str], list[tuple[str, str]]] = {}
for file in sorted(HERE.glob("*/expected.csv")):
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        EXPECTED.setdefault((file.parent.name, row["file"]), []).append((row["rule"], row["place"]))


def rule_of(path: Path) -> str:
    """The rule that a file is for, by its name: ``a101-digit-swapped.json``."""
    return path.name.split("-")[0].split(".")[0].upper()


def identity(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}"


def test_every_failing_file_is_expected_and_the_other_way_round() -> None:
    assert {(path.parent.parent.name, path.name) for path in FAILING} == set(EXPECTED)
    assert {layer for layer, _ in EXPECTED} <= set(LAYERS)


@pytest.mark.parametrize("paths", [FAILING, PASSING], ids=["failing", "passing"])
def test_every_rule_has_a_file(paths: list[Path]) -> None:
    assert {rule_of(path) for path in paths} == DEMANDED


@pytest.mark.parametrize("path", FAILING, ids=identity)
def test_a_failing_file_gives_its_rule_at_its_place(path: Path) -> None:
    found = budgetschema.check(budgetschema.load(path)).findings
    assert sorted((each.rule_id, each.where) for each in found) == sorted(EXPECTED[path.parent.parent.name, path.name])
    (finding,) = [each for each in found if each.rule_id == rule_of(path)]
    assert {each.rule_id for each in found} <= {finding.rule_id, "R001"}
    for lang in ("zh", "en"):
        sentence = finding.message(lang)
        assert "{" not in sentence
        assert "None" not in sentence


@pytest.mark.parametrize("path", PASSING, ids=identity)
def test_a_passing_file_is_clean_and_its_rule_was_applied(path: Path) -> None:
    report = budgetschema.check(budgetschema.load(path))
    assert report.findings == ()
    assert "check.raised" not in {each.reason for each in report.skipped}
    assert rule_of(path) not in {each.rule_id for each in report.skipped}


@pytest.mark.parametrize("path", FAILING + PASSING, ids=identity)
def test_both_faces_give_the_same_findings(path: Path) -> None:
    disclosure = budgetschema.load(path)
    twin = budgetschema.loads(budgetschema.dumps(disclosure, file_format="xml"))
    stripped = [attrs.evolve(each, line=None) for each in budgetschema.check(disclosure).findings]
    assert [attrs.evolve(each, line=None) for each in budgetschema.check(twin).findings] == stripped
