"""The other face of a document: made by the converter where what the document shows survives the conversion."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from budgetschema.convert import dumps, load, safe_xml, xml_walker
from budgetschema.schema.paths import xpath_of
from kit.expansions import Expansion, expanded, expansions
from kit.faces import IN_XML, as_json, as_xml, found_in_xml, verdict

OTHER = {".json": ".xml", ".xml": ".json"}
Fault = tuple[str, str]
"""Rule and place."""


def twins(kit: Path) -> dict[Path, bytes]:
    """Every document that is made from its twin, with its text."""
    made = {path.with_suffix(".xml"): _sound(path) for path in sound(kit)}
    for path, fault in faulty(kit).items():
        twin = path.with_suffix(OTHER[path.suffix])
        if twin not in faulty(kit):
            other = turned(path, fault, expansions(kit).get(path.relative_to(kit).as_posix()))
            if other is not None:
                made[twin] = other[0].encode()
    return made


def sound(kit: Path) -> list[Path]:
    """The JSON documents that are valid and canonical, and so have one XML face."""
    plain = [path for path in (kit / "valid").glob("*.json") if "--" not in path.name]
    return sorted([*plain, *(kit / "rules").glob("*/*/*.json")])


def faulty(kit: Path) -> dict[Path, Fault]:
    """The documents of ``invalid`` that somebody wrote, with the fault of each."""
    rows = csv.DictReader((kit / "expected.csv").read_text(encoding="utf-8").splitlines())
    return {kit / "invalid" / row["file"]: (row["rule"], row["place"]) for row in rows}


def turned(path: Path, fault: Fault, long: Expansion | None = None) -> tuple[str, Fault] | None:
    """The other face of a faulty document with its rule and place there; None where it has no such fault."""
    text = path.read_bytes()
    return _to_xml(text, fault, long) if path.suffix == ".json" else _to_json(text, fault)


def _sound(path: Path) -> bytes:
    return dumps(load(path), file_format="xml")


def _to_xml(text: bytes, fault: Fault, long: Expansion | None) -> tuple[str, Fault] | None:
    try:
        other = as_xml(json.loads(text, object_pairs_hook=_once))
    except (AttributeError, TypeError, ValueError):  # what XML has no way to write
        return None
    found = found_in_xml(expanded(other, long), fault[0], fault[1].removeprefix("#"))
    return None if found is None else (other, found)


def _to_json(text: bytes, fault: Fault) -> tuple[str, Fault] | None:
    try:
        other = as_json(xml_walker.to_plain(safe_xml.parse(text, "twin")))
    except (KeyError, ValueError, TypeError):  # what the walker does not expect in a valid document
        return None
    found = verdict(other)
    if len(found) != 1 or fault[0] not in IN_XML.get(found[0][0], (found[0][0],)):
        return None
    same = xpath_of(found[0][1].removeprefix("#")).startswith(fault[1])
    return (other, found[0]) if same else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a repeated key")
    return dict(pairs)
