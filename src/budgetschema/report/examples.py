"""Documents that fail a rule, and documents that come close and pass it: those of the conformance kit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import attrs

from budgetschema.report.closely import set_closely
from budgetschema.schema.resources import conformance_kit


@attrs.frozen(kw_only=True, slots=True)
class Example:
    """A document of the kit: its path there, its text as it can be shown, and where its fault is.

    JSON is set closely. ``place`` is a JSON pointer or an XPath, ``line`` the line of the file where the kit names it;
    both are empty where nothing is wrong.
    """

    path: str
    text: str
    place: str = ""
    line: int | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its ending, which the twin in the other face shares."""
        return self.name.rpartition(".")[0]

    @property
    def is_json(self) -> bool:
        """Whether it is the JSON face."""
        return self.name.endswith(".json")


def failing_example(rule_id: str) -> Example | None:
    """The document that shows best what a rule finds; None where the package has none."""
    return next(iter(failing_examples(rule_id)), None)


def failing_examples(rule_id: str) -> tuple[Example, ...]:
    """Every document that was written to fail a rule, JSON first; of those the ones that stand in both faces first.

    What stands in both faces is told once, in JSON.
    """
    kit = conformance_kit()
    found = []
    for expected, folder in _tables(kit):
        for row in _rows(kit, expected):
            document = kit.joinpath(folder, row["file"])
            if row["rule"] == rule_id and _written_for(rule_id, row["file"]) and document.is_file():
                text, line = document.read_bytes(), row.get("line")
                found.append(_example(f"{folder}/{row['file']}", text, row["place"], int(line) if line else None))
    single = {row["file"] for row in _rows(kit, "one-face.csv")}
    in_json = {each.stem for each in found if each.is_json}
    told = [each for each in found if each.is_json or each.stem not in in_json]
    return tuple(sorted(told, key=lambda each: (not each.is_json, each.name in single)))


def passing_examples(rule_id: str) -> tuple[Example, ...]:
    """Every document that comes as near to failing a rule as an honest one can, in JSON."""
    kit = conformance_kit()
    return tuple(
        _example(f"{folder}/{document.name}", document.read_bytes())
        for folder in (f"{layer}/passing" for layer in _layers(kit))
        for document in sorted(kit.joinpath(folder).iterdir(), key=lambda each: each.name)
        if _written_for(rule_id, document.name) and document.name.endswith(".json")
    )


def _written_for(rule_id: str, name: str) -> bool:
    """Whether a document is there for a rule; its name begins with the rule's id (``a101-digit-swapped.json``)."""
    return name.startswith(f"{rule_id.lower()}-")


def _example(path: str, data: bytes, place: str = "", line: int | None = None) -> Example:
    text = data.decode("utf-8", "backslashreplace")
    shown = set_closely(text) if path.endswith(".json") else text
    return Example(path=path, text=shown, place=place, line=line)


def _tables(kit: Traversable) -> Iterator[tuple[str, str]]:
    """Every list of expected findings, with the folder of its documents."""
    yield "expected.csv", "invalid"
    for layer in _layers(kit):
        yield f"{layer}/expected.csv", f"{layer}/failing"


def _layers(kit: Traversable) -> list[str]:
    folder = kit.joinpath("rules")
    return sorted(f"rules/{layer.name}" for layer in folder.iterdir()) if folder.is_dir() else []


def _rows(kit: Traversable, name: str) -> list[dict[str, str]]:
    table = kit.joinpath(name)
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines())) if table.is_file() else []
