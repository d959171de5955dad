"""The conformance kit: the reference passes it, it leaves no part of the format out, and what is wrong fails it."""

import csv
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.findings import rules
from budgetschema.model import Disclosure
from tests.samples import CONFORMANCE

from .kit import Document, Implementation, documents, expected, manifest

LEVELS = manifest()["levels"]
# What belongs to the kit and is no document.
OTHER_FILES = {"manifest.json", "expected.tsv", "systematic.jsonl", "expected.csv", "expand.csv", "one-face.csv"}


def lines(level: str) -> list[tuple[str, ...]]:
    return [line for line in expected() if line[0] == level]


@pytest.mark.parametrize("level", LEVELS)
def test_the_reference_implementation_passes(level: str) -> None:
    assert list(Implementation().results(level)) == lines(level)
    assert len(lines(level)) > 20


def test_every_file_is_in_the_manifest_once() -> None:
    names = [document.name for document in documents()]
    assert len(names) == len(set(names))
    files = {path.relative_to(CONFORMANCE).as_posix() for path in CONFORMANCE.rglob("*") if path.is_file()}
    others = {name for name in files if Path(name).name in OTHER_FILES or name.endswith(".md")}
    assert {name for name in names if not name.startswith("systematic/")} == files - others


def test_every_rule_that_can_fail_has_a_document_in_each_layer() -> None:
    told = {line[2] for line in expected() if line[0] == "diagnosis" or line[0].startswith("rules.")}
    assert told - {"clean"} == {rule.id for rule in rules()}


def test_what_has_one_face_says_why() -> None:
    names = {Path(document.name) for document in documents() if document.name.startswith("invalid/")}
    alone = {path.name for path in names if len({other for other in names if other.stem == path.stem}) == 1}
    rows = list(csv.DictReader((CONFORMANCE / "one-face.csv").read_text(encoding="utf-8").splitlines()))
    assert alone == {row["file"] for row in rows}
    assert all(row["zh"] and row["en"] for row in rows)
    for layer in ("valid", "rules"):
        names = {Path(document.name) for document in documents() if document.name.startswith(layer)}
        twinned = {path.with_suffix("") for path in names if "--" not in path.name}
        assert {each.with_suffix(face) for each in twinned for face in (".json", ".xml")} <= names


class Lenient(Implementation):
    """Takes whatever is JSON or XML."""

    def findings(self, document: Document) -> list[tuple[str, str]] | None:
        found = super().findings(document)
        return None if found is None else []


class Vague(Implementation):
    """Knows that something is wrong, and not where."""

    def findings(self, document: Document) -> list[tuple[str, str]] | None:
        found = super().findings(document)
        return found and [(rule, "#") for rule, _ in found]


class Careless(Implementation):
    """Reads everything, and changes it before it writes."""

    def __init__(self, change: str) -> None:
        self.change = change

    def written(self, document: Document, face: str) -> bytes:
        disclosure = budgetschema.loads(document.data)
        return budgetschema.dumps(CHANGES[self.change](disclosure), file_format=face)


class Misplaced(Implementation):
    """Finds what is wrong, and points at the table."""

    def checked(self, document: Document) -> list[tuple[str, str]]:
        return [(rule, "/tables/0") for rule, _ in super().checked(document)]


def lined(change):
    """A change of every line of every table."""

    def changed(disclosure: Disclosure) -> Disclosure:
        tables = [attrs.evolve(table, lines=tuple(map(change, table.lines))) for table in disclosure.tables]
        return attrs.evolve(disclosure, tables=tuple(tables))

    return changed


CHANGES = {
    "places of figures lost": lined(
        lambda line: attrs.evolve(line, amounts={key: each.normalize() for key, each in line.amounts.items()})
    ),
    "zeros taken for blanks": lined(
        lambda line: attrs.evolve(line, amounts={key: each for key, each in line.amounts.items() if each})
    ),
    "blanks taken for zeros": lined(lambda line: attrs.evolve(line, amounts=line.amounts or {"total": Decimal(0)})),
    "marks lost": lined(lambda line: attrs.evolve(line, marks={})),
    "texts trimmed": lambda each: attrs.evolve(
        each, duties=tuple(attrs.evolve(duty, text=duty.text.strip() or "-") for duty in each.duties)
    ),
    "line ends made one": lambda each: attrs.evolve(each, title=each.title and each.title.replace("\n", " ")),
    "lists sorted": lambda each: attrs.evolve(each, flags=each.flags[::-1]),
    "places lost": lambda each: attrs.evolve(each, duties=tuple(attrs.evolve(d, place=None) for d in each.duties)),
    "extensions lost": lambda each: attrs.evolve(each, extensions=()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_careless_implementation_fails_the_round_trip(change: str) -> None:
    assert set(Careless(change).results("round_trip")) != set(lines("round_trip"))


def test_a_lenient_implementation_fails() -> None:
    assert list(Lenient().results("validity")) != lines("validity")


def test_a_vague_implementation_passes_validity_and_fails_the_diagnosis() -> None:
    assert list(Vague().results("validity")) == lines("validity")
    assert list(Vague().results("diagnosis")) != lines("diagnosis")


@pytest.mark.parametrize("level", [level for level in LEVELS if level.startswith("rules.")])
def test_an_implementation_that_points_elsewhere_fails(level: str) -> None:
    assert list(Misplaced().results(level)) != lines(level)
