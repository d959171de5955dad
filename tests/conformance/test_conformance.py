"""What somebody wrote of ``valid`` and ``invalid``: any implementation must judge these files as this one does.

Each file of ``invalid`` has one fault; ``expected.csv`` names its rule, its place (JSON pointer, ``#`` for the whole
document, or XPath by local names) and the line of the file. A file ``a--b`` of ``valid`` is another spelling of ``a``.
"""

import csv
import json
from pathlib import Path

import pytest

import budgetschema
from tests.judges import second_opinion
from tests.samples import CONFORMANCE, faults

from .kit import documents

VALID = sorted(path for path in (CONFORMANCE / "valid").iterdir())
EXPECTED = {
    row["file"]: (row["rule"], row["place"], int(row["line"]))
    for row in csv.DictReader((CONFORMANCE / "expected.csv").read_text(encoding="utf-8").splitlines())
}
# Twins that the generator made have no rows; test_kit.py judges them by the manifest.
INVALID = [CONFORMANCE / "invalid" / name for name in EXPECTED]
# A validator that knows nothing but the schema cannot know these: repeated keys are gone once the text is parsed, and
# to JSON Schema 2026.0 is an integer.
BEYOND_THE_SCHEMA = {"s009-repeated-field.json", "s009-repeated-column.json", "s003-year-as-float.json"}


def data_of(path: Path) -> bytes:
    """A document with its long text in full."""
    (document,) = [each for each in documents() if each.name == path.relative_to(CONFORMANCE).as_posix()]
    return document.data


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.name)
def test_an_invalid_file_gives_its_rule_at_its_place(path) -> None:
    assert faults(data_of(path)) == [EXPECTED[path.name]]


@pytest.mark.parametrize("path", [path for path in INVALID if path.suffix == ".json"], ids=lambda path: path.name)
def test_a_second_implementation_refuses_the_invalid_json(path) -> None:
    accepted = second_opinion().is_valid(json.loads(data_of(path)))
    assert accepted == (path.name in BEYOND_THE_SCHEMA)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_valid_file_is_read_and_says_what_its_namesake_says(path) -> None:
    stem = path.name.split("--")[0].split(".")[0]
    canonical = (CONFORMANCE / "valid" / f"{stem}.json").read_bytes()
    disclosure = budgetschema.load(path)
    assert budgetschema.dumps(disclosure) == canonical
    if path.name == f"{stem}.xml":
        assert budgetschema.dumps(disclosure, file_format="xml") == path.read_bytes()
