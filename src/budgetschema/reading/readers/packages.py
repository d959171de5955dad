"""Office Open XML packages: parts, and how they are related. Names are told by their local part, as namespaces vary."""

from __future__ import annotations

import posixpath
from typing import Any

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.archives import Archive
from budgetschema.reading.readers.source import Source


@attrs.frozen(slots=True)
class Relation:
    """A part that another refers to: the last word of its type, and its name in the package."""

    kind: str
    target: str


def local(element: Any) -> str:
    """The local name of an element; empty for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its local name; empty where it is not given."""
    value = element.get(name)
    if value is not None:
        return str(value)
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What a part refers to inside the package, by id. What lies outside is never looked at."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive:
        return {}
    found = {}
    for element in archive.tree(listing).iterchildren("{*}Relationship"):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "")
        whole = target if target.startswith("/") else posixpath.join(folder, target)
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, posixpath.normpath(whole).lstrip("/"))
    return found


def main_part(archive: Archive, source: Source, fallback: str) -> str:
    """The part that holds the document. Raises :class:`UnreadableError` where there is none."""
    roots = [one.target for one in relations(archive, "").values() if one.kind == "officeDocument"]
    for part in (*roots, fallback):
        if part in archive:
            return part
    raise UnreadableError("file.damaged", {"name": source.name})
