"""A document that fails a rule, for its page: from the conformance kit."""

from __future__ import annotations

import csv
import json
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from budgetschema.schema.resources import conformance_kit

_LINE = 100


@attrs.frozen(kw_only=True, slots=True)
class Example:
    """A document with one fault: its text, and where the fault is."""

    text: str
    place: str


def failing_example(rule_id: str) -> Example | None:
    """The first conformance document that fails a rule; None where the package has none."""
    root = conformance_kit()
    for table in sorted(_tables(root), key=lambda each: each[0]):
        _, expected, documents = table
        for row in csv.DictReader(expected.read_text(encoding="utf-8").splitlines()):
            document = documents.joinpath(row["file"])
            if row["rule"] == rule_id and document.is_file():
                return Example(text=_text(document.read_bytes()), place=row["place"])
    return None


def _text(data: bytes) -> str:
    """A document as it can be shown: JSON set closely, whatever else as it is."""
    text = data.decode("utf-8", "backslashreplace")
    try:
        # The pairs keep a name that is given twice, which is the fault of one of them.
        return _set(json.loads(text, object_pairs_hook=_Pairs))
    except ValueError:
        return text


class _Pairs(list[tuple[str, Any]]):
    """The members of a JSON object."""


def _set(value: Any, indent: str = "") -> str:
    """JSON with every array or object that fits on one line; numbers and strings as they were."""
    inner = indent + "  "
    if isinstance(value, _Pairs):
        brackets, members = "{}", [f"{json.dumps(key, ensure_ascii=False)}: {_set(each, inner)}" for key, each in value]
    elif isinstance(value, list):
        brackets, members = "[]", [_set(each, inner) for each in value]
    else:
        return json.dumps(value, ensure_ascii=False)
    line = f"{brackets[0]}{', '.join(members)}{brackets[1]}"
    if len(line) + len(indent) <= _LINE and "\n" not in line:
        return line
    return f"{brackets[0]}\n" + ",\n".join(inner + member for member in members) + f"\n{indent}{brackets[1]}"


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
