"""Builds the JSON Schema (draft 2020-12) from the model."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from budgetschema.codelists import codelist
from budgetschema.model import SPEC_VERSION, Disclosure, Vocabulary
from budgetschema.model.fields import FieldMeta
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, classes, members, vocabularies
from budgetschema.schema.names import bilingual, class_title, definition_name

BASE = f"https://w3id.org/budgetschema/{SPEC_VERSION}/"
"""Where the schemas of this version live; also the XML namespace."""

JSON_SCHEMA_ID = BASE + "disclosure.schema.json"


def build() -> dict[str, Any]:
    """Return the schema of a whole disclosure, definitions in the order of the model."""
    root = _object(Disclosure)
    root["properties"] = {"$schema": _pointer()} | root["properties"]
    definitions: dict[str, Any] = {definition_name(cls): _object(cls) for cls in classes(Disclosure)[1:]}
    definitions |= {definition_name(kind): _vocabulary(kind) for kind in vocabularies(Disclosure)}
    definitions |= {name: _closed_list(name) for name in sorted(closed_codelists())}
    definitions |= {f"{member.name.lower()}_format": _format(member) for member in Format}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": JSON_SCHEMA_ID,
        **root,
        "$defs": definitions,
    }


def _pointer() -> dict[str, Any]:
    """By ``$schema`` editors find the schema, so a local copy may be named; it says nothing about the disclosure."""
    return {
        "title": "JSON Schema 的地址 / address of the JSON Schema",
        "description": (
            "编辑器据此取得 JSON Schema；可以是本地副本的路径。\n"
            "Where an editor finds the JSON Schema; it may be the path of a local copy."
        ),
        "$ref": "#/$defs/text_format",
        "examples": [JSON_SCHEMA_ID],
    }


def closed_codelists() -> set[str]:
    """Names of the code lists whose codes are the only values some field allows."""
    return {
        member.meta.codelist
        for cls in classes(Disclosure)
        for member in members(cls)
        if member.meta.codelist is not None
    }


def _object(cls: type) -> dict[str, Any]:
    title, about = class_title(cls)
    required = [member.name for member in members(cls) if member.required]
    return {
        "title": title,
        "description": about,
        "type": "object",
        "properties": {member.name: _property(member) for member in members(cls)},
        # An object that need not say anything in particular must say something, or be absent.
        **({"required": required} if required else {"minProperties": 1}),
        "additionalProperties": False,
    }


def _property(member: Member) -> dict[str, Any]:
    meta = member.meta
    # Editors complete names with the description alone, so it begins with what the field is called.
    description = f"{meta.zh}：{meta.zh_note}\n{meta.en}: {meta.en_note}" + _known(meta)
    return {"title": bilingual(meta.zh, meta.en), "description": description} | _container(member)


def _known(meta: FieldMeta) -> str:
    """The codes of an open code list, a line each."""
    return "".join("\n" + line for line in _listing(meta.open_codelist)) if meta.open_codelist else ""


def _listing(name: str) -> list[str]:
    return [f"{entry.code}: {bilingual(entry.zh, entry.en)}" for entry in codelist(name)]


def _container(member: Member) -> dict[str, Any]:
    value = _value(member)
    match member.container:
        case "tuple":
            # An optional list is absent rather than empty: one document has one spelling.
            return {"type": "array", "items": value} | ({} if member.required else {"minItems": 1})
        case "mapping":
            return {
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/id_format"},
                "additionalProperties": value,
                "minProperties": 1,
            }
        case "one":
            return value


def _value(member: Member) -> dict[str, Any]:
    meta = member.meta
    if meta.codelist is not None:
        return {"$ref": f"#/$defs/{meta.codelist}"}
    if member.is_object or member.is_enum:
        return {"$ref": f"#/$defs/{definition_name(member.kind)}"}
    if member.kind is int:
        return {"type": "integer", "minimum": meta.minimum, "maximum": meta.maximum}
    if meta.format is None:
        raise TypeError(f"{member.name} declares no format")
    if member.kind not in (str, Decimal, datetime.date):
        raise TypeError(f"{member.name} is of a kind the schema does not know: {member.kind}")
    value: dict[str, Any] = {"$ref": f"#/$defs/{meta.format.name.lower()}_format"}
    if meta.open_codelist is not None:
        value["examples"] = [entry.code for entry in codelist(meta.open_codelist)]
    return value


def _vocabulary(kind: type[Vocabulary]) -> dict[str, Any]:
    words = list(kind)
    title, about = class_title(kind)
    listing = "\n".join(f"{word.value}: {bilingual(word.zh, word.en)}" for word in words)
    return {
        "title": title,
        "description": f"{about}\n{listing}",
        "type": "string",
        "enum": [word.value for word in words],
    }


def _closed_list(name: str) -> dict[str, Any]:
    entries = codelist(name)
    return {
        "title": bilingual(entries.title_zh, entries.title_en),
        "description": "\n".join(_listing(name)),
        "type": "string",
        "enum": [entry.code for entry in entries],
    }


def _format(member: Format) -> dict[str, Any]:
    definition: dict[str, Any] = {"type": "string"}
    if member.max_length:
        definition["maxLength"] = member.max_length
    definition["pattern"] = anchored(member)
    return definition


def anchored(member: Format) -> str:
    """The format's expression for engines that search.

    Some engines let ``$`` match before a final line feed, so what follows it is ruled out as well.
    """
    return f"^{member.pattern}$" if member is Format.TEXT else f"^({member.pattern})$(?!\\n)"
