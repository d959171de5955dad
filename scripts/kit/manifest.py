"""What the kit expects: every document with its outcome at every level, and the lines that a runner has to print."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from lxml import etree

from budgetschema.convert import dumps, loads
from budgetschema.findings import LAYERS
from budgetschema.model import SPEC_VERSION
from budgetschema.schema.resources import FILES
from kit.canonical import digest, json_form, xml_form
from kit.expansions import Expansion, expanded, expansions
from kit.faces import case_as_json, case_as_xml, found_in_xml, place_in
from kit.systematic import cases
from kit.twins import OTHER, faulty, sound, turned

Entry = dict[str, Any]
LEVELS = ("validity", "diagnosis", "round_trip", *(f"rules.{layer}" for layer in LAYERS))


@attrs.frozen
class Line:
    """A line of ``systematic.jsonl``: the name of a document, its face and its text."""

    name: str
    face: str
    text: str


def systematic() -> tuple[list[Line], list[Entry]]:
    """The documents made from the model, and what is expected of each."""
    lines, entries = [], []
    for case in cases():
        name = f"systematic/{case.name}"
        if "json" in case.faces:
            text = case_as_json(case)
            found = [(case.rule, place_in("json", case.pointer))] if case.rule else []
            lines.append(Line(f"{name}.json", "json", text))
            entries.append(entry(f"{name}.json", found, {} if case.rule else digests(text)))
        if "xml" in case.faces:
            text = case_as_xml(case)
            other = found_in_xml(text, case.rule, case.pointer) if case.rule else ()
            if other is None:
                raise ValueError(f"{case.name} has another fault in XML")
            lines.append(Line(f"{name}.xml", "xml", text))
            entries.append(entry(f"{name}.xml", [other] if other else [], {} if case.rule else digests(text)))
    return lines, entries


def digests(text: str | bytes) -> dict[str, str]:
    """The digests of both canonical forms of a valid document."""
    disclosure = loads(text)
    plain = json.loads(dumps(disclosure))
    return {
        "json": digest(json_form(plain)),
        "xml": digest(xml_form(etree.fromstring(dumps(disclosure, file_format="xml")))),
    }


def entry(name: str, found: list[tuple[str, str]], forms: dict[str, str]) -> Entry:
    """The entry of a document that is judged by the schema."""
    face = Path(name).suffix[1:]
    if forms:
        return {"document": name, "face": face, "valid": True, "canonical": forms}
    return {"document": name, "face": face, "valid": False, "findings": plain_findings(found)}


def plain_findings(found: list[tuple[str, str]]) -> list[dict[str, str]]:
    """Findings as the manifest has them."""
    return [{"rule": rule, "place": place} for rule, place in sorted(found)]


def files(kit: Path) -> Iterator[Entry]:
    """What is expected of the documents that stand in files of their own."""
    expand = {kit / name: long for name, long in expansions(kit).items()}
    for stem in sound(kit):
        if stem.parent.name == "valid":
            forms = digests(expanded(stem.read_text(encoding="utf-8"), expand.get(stem)))
            for path in (stem, stem.with_suffix(".xml"), *sorted(stem.parent.glob(f"{stem.stem}--*"))):
                yield _named(kit, path, entry(path.name, [], forms), expand.get(stem))
    for path, fault in sorted(faulty(kit).items()):
        long, twin = expand.get(path), path.with_suffix(OTHER[path.suffix])
        yield _named(kit, path, entry(path.name, [fault], {}), long)
        other = turned(path, fault, long) if twin not in faulty(kit) else None
        if other is not None:
            yield _named(kit, twin, entry(twin.name, [other[1]], {}), long)
    for path in sorted((kit / "unreadable").iterdir()):
        yield _named(kit, path, entry(path.name, [], {}))
    for layer in LAYERS:
        yield from _of_rules(kit, layer)


def _named(kit: Path, path: Path, made: Entry, long: Expansion | None = None) -> Entry:
    return made | {"document": path.relative_to(kit).as_posix()} | ({"expand": attrs.asdict(long)} if long else {})


def _of_rules(kit: Path, layer: str) -> Iterator[Entry]:
    """The documents of a layer of rules, in both faces."""
    folder = kit / "rules" / layer
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in csv.DictReader((folder / "expected.csv").read_text(encoding="utf-8").splitlines()):
        rows.setdefault(row["file"], []).append((row["rule"], row["place"]))
    for path in sorted(folder.glob("*/*.json")):
        found = rows[path.name] if path.parent.name == "failing" else []
        for face in ("json", "xml"):
            name = path.with_suffix(f".{face}").relative_to(kit).as_posix()
            places = [(rule, place_in(face, place.removeprefix("#"))) for rule, place in found]
            yield {"document": name, "face": face, "layer": layer, "valid": True, "findings": plain_findings(places)}


def manifest(entries: list[Entry]) -> bytes:
    """The manifest: where the schemas are, the levels, and the documents, one a line."""
    head = {
        "spec_version": SPEC_VERSION,
        "json_schema": f"../{FILES['json']}",
        "xsd": f"../{FILES['xsd']}",
        "systematic": "systematic.jsonl",
        "expected": "expected.tsv",
        "levels": list(LEVELS),
    }
    listed = ",\n".join("    " + json.dumps(each, ensure_ascii=False) for each in entries)
    start = json.dumps(head, indent=2).removesuffix("\n}")
    return f'{start},\n  "documents": [\n{listed}\n  ]\n}}\n'.encode()


def expected(entries: list[Entry]) -> bytes:
    """The lines of a runner that does everything right, level by level."""
    lines = [line for level in LEVELS for each in entries for line in _results(level, each)]
    return "".join("\t".join(line) + "\n" for line in lines).encode()


def _results(level: str, each: Entry) -> Iterator[tuple[str, ...]]:
    name = each["document"]
    findings: list[tuple[str, ...]] = [
        (level, name, finding["rule"], finding["place"]) for finding in each.get("findings", ())
    ]
    if level == f"rules.{each.get('layer')}":
        yield from findings or [(level, name, "clean")]
    elif "layer" in each:
        return
    elif level == "validity":
        yield level, name, "accepted" if each["valid"] else "refused"
    elif level == "diagnosis" and not each["valid"]:
        yield from findings
    elif level == "round_trip" and each["valid"]:
        yield from ((level, name, face, each["canonical"][face]) for face in ("json", "xml"))
