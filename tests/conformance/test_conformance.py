"""The files of ``valid`` and ``invalid``: any implementation of the format must judge them as this one does.

Each file of ``invalid`` has one fault; ``expected.csv`` names its rule, its place (JSON pointer, ``#`` for the whole
document, or XPath by local names) and the line of the file. A file ``a--b`` of ``valid`` is another spelling of ``a``.
"""

import csv
import json

import pytest

import budgetschema
from budgetschema.findings import rules
from tests.judges import second_opinion
from tests.samples import CONFORMANCE, faults

VALID = sorted(path for path in (CONFORMANCE / "valid").iterdir())
INVALID = sorted(path for path in (CONFORMANCE / "invalid").iterdir())
EXPECTED = {
    row["file"]: (row["rule"], row["place"], int(row["line"]))
    for row in csv.DictReader((CONFORMANCE / "expected.csv").read_text(encoding="utf-8").splitlines())
}
# A text of a million characters is made where it is needed (tests/unit/schema), not kept.
MADE_ELSEWHERE = {"S008"}
# A validator that knows nothing but the schema cannot know these: repeated keys are gone once the text is parsed, and
# to JSON Schema 2026.0 is an integer.
BEYOND_THE_SCHEMA = {"s009-repeated-field.json", "s009-repeated-column.json", "s003-year-as-float.json"}


def test_every_file_of_invalid_is_expected_and_the_other_way_round() -> None:
    assert {path.name for path in INVALID} == set(EXPECTED)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_an_invalid_file_gives_its_rule_at_its_place(path) -> None:
    assert faults(path.read_bytes()) == [EXPECTED[path.name]]


def test_every_structure_rule_of_the_schema_has_a_file() -> None:
    declared = {rule.id for rule in rules() if rule.id.startswith("S0")}
    covered = {rule for rule, _, _ in EXPECTED.values()}
    assert covered | MADE_ELSEWHERE == declared
    assert not covered & MADE_ELSEWHERE


@pytest.mark.parametrize("path", [path for path in INVALID if path.suffix == ".json"], ids=lambda path: path.name)
def test_a_second_implementation_refuses_the_invalid_json(path) -> None:
    accepted = second_opinion().is_valid(json.loads(path.read_bytes()))
    assert accepted == (path.name in BEYOND_THE_SCHEMA)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_valid_file_is_read_and_says_what_its_namesake_says(path) -> None:
    stem = path.name.split("--")[0].split(".")[0]
    canonical = (CONFORMANCE / "valid" / f"{stem}.json").read_bytes()
    disclosure = budgetschema.load(path)
    assert budgetschema.dumps(disclosure) == canonical
    if path.name == f"{stem}.xml":
        assert budgetschema.dumps(disclosure, file_format="xml") == path.read_bytes()
