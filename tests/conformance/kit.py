"""The kit as a runner sees it: its documents with their texts, and what the reference implementation says of each."""

import functools
import json
from collections.abc import Iterator
from typing import Any

import attrs
from lxml import etree

import budgetschema
from budgetschema.report.results import xpath
from kit.canonical import digest, json_form, xml_form
from tests.samples import CONFORMANCE

Line = tuple[str, ...]


@attrs.frozen
class Document:
    """A document of the kit: what the manifest says of it, and its bytes."""

    entry: dict[str, Any]
    data: bytes

    @property
    def name(self) -> str:
        return self.entry["document"]

    @property
    def face(self) -> str:
        return self.entry["face"]


@functools.cache
def manifest() -> dict[str, Any]:
    return json.loads((CONFORMANCE / "manifest.json").read_bytes())


@functools.cache
def documents() -> tuple[Document, ...]:
    """Every document of the manifest."""
    lines = (CONFORMANCE / manifest()["systematic"]).read_text(encoding="utf-8").splitlines()
    made = {line["name"]: line["text"].encode() for line in map(json.loads, lines)}
    return tuple(Document(entry, _bytes(entry, made)) for entry in manifest()["documents"])


def _bytes(entry: dict[str, Any], made: dict[str, bytes]) -> bytes:
    name = entry["document"]
    data = made[name] if name in made else (CONFORMANCE / name).read_bytes()
    if long := entry.get("expand"):
        data = data.replace(long["find"].encode(), long["text"].encode() * long["times"])
    return data


def expected() -> list[Line]:
    text = (CONFORMANCE / manifest()["expected"]).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]


class Implementation:
    """The reference implementation, as the kit asks it. Wrong ones are made by overriding."""

    def findings(self, document: Document) -> list[tuple[str, str]] | None:
        """Rule and place of everything that makes a document not valid; None where it cannot be read at all."""
        try:
            budgetschema.loads(document.data, file_format=document.face)
        except budgetschema.DocumentError as error:
            return sorted((each.rule_id, each.where) for each in error.findings)
        except budgetschema.UnreadableError:
            return None
        return []

    def written(self, document: Document, face: str) -> bytes:
        """A valid document in a face."""
        return budgetschema.dumps(budgetschema.loads(document.data), file_format=face)

    def checked(self, document: Document) -> list[tuple[str, str]]:
        """Rule and place of everything that the rules find."""
        found = budgetschema.check(budgetschema.loads(document.data)).findings
        as_xml = document.face == "xml"
        return sorted((each.rule_id, (xpath(each) or "") if as_xml else each.where) for each in found)

    def results(self, level: str) -> Iterator[Line]:
        """The lines that a runner prints for a level."""
        for document in documents():
            if level.startswith("rules."):
                if document.entry.get("layer") == level.removeprefix("rules."):
                    yield from ((level, document.name, *each) for each in self.checked(document) or [("clean",)])
            elif "layer" not in document.entry:
                yield from self._judged(level, document)

    def _judged(self, level: str, document: Document) -> Iterator[Line]:
        if level == "round_trip":
            if document.entry["valid"]:
                yield from ((level, document.name, face, self._digest(document, face)) for face in ("json", "xml"))
            return
        found = self.findings(document)
        if level == "validity":
            yield level, document.name, "accepted" if found == [] else "refused"
        else:
            yield from ((level, document.name, *each) for each in found or ())

    def _digest(self, document: Document, face: str) -> str:
        data = self.written(document, face)
        return digest(json_form(json.loads(data)) if face == "json" else xml_form(etree.fromstring(data)))
