"""Who can judge a document: the reference, a second implementation of JSON Schema, libxml2, a strict parser."""

import functools
import json
from typing import Any

import jsonschema_rs
import orjson
from lxml import etree

from budgetschema.findings import Finding
from budgetschema.schema import schema_bytes
from budgetschema.schema.explain import explain


@functools.cache
def second_opinion() -> Any:
    """An implementation of JSON Schema 2020-12 that shares no code with the package."""
    return jsonschema_rs.Draft202012Validator(json.loads(schema_bytes("json")), validate_formats=True)


@functools.cache
def xml_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(schema_bytes("xsd")))


class NotJsonError(ValueError):
    """Not JSON, or JSON that the format refuses before any schema is asked."""


def parse_strictly(data: bytes) -> Any:
    """Plain objects of a JSON text that is UTF-8, complete, and repeats no key."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        plain = dict(items)
        if len(plain) != len(items):
            raise NotJsonError("repeated key")
        return plain

    def constant(word: str) -> Any:
        raise NotJsonError(word)

    try:
        orjson.loads(data)
        return json.loads(data.decode(), object_pairs_hook=pairs, parse_constant=constant)
    except ValueError as error:
        raise NotJsonError(str(error)) from error


def reference(data: bytes) -> tuple[Finding, ...] | None:
    """What the reference finds in a JSON text; None where it is no JSON text to begin with."""
    try:
        return explain(parse_strictly(data))
    except NotJsonError:
        return None
