"""A document that fails a rule, for its page: from the conformance documents, which the wheel carries inside."""

from __future__ import annotations

import csv
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True, slots=True)
class Example:
    """A document with one fault: its text, and where the fault is."""

    text: str
    place: str


def failing_example(rule_id: str) -> Example | None:
    """The first conformance document that fails a rule; None where the package has none."""
    root = _folder()
    for table in sorted(_tables(root), key=lambda each: each[0]):
        _, expected, documents = table
        for row in csv.DictReader(expected.read_text(encoding="utf-8").splitlines()):
            document = documents.joinpath(row["file"])
            if row["rule"] == rule_id and document.is_file():
                return Example(text=document.read_bytes().decode("utf-8", "backslashreplace"), place=row["place"])
    return None


def _tables(root: Traversable) -> list[tuple[str, Traversable, Traversable]]:
    """Every list of expected findings, with the folder of its documents."""
    found = []
    if root.joinpath("expected.csv").is_file():
        found.append(("", root.joinpath("expected.csv"), root.joinpath("invalid")))
    layers = root.joinpath("rules")
    for layer in layers.iterdir() if layers.is_dir() else ():
        if layer.joinpath("expected.csv").is_file():
            found.append((layer.name, layer.joinpath("expected.csv"), layer.joinpath("failing")))
    return found


def _folder() -> Traversable:
    packaged = files("budgetschema").joinpath("conformance")
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "tests" / "conformance"
