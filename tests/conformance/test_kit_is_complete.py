"""The kit leaves no part of the format out: a schema that lacks or adds any one demand judges some document wrongly."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree

from budgetschema.schema import schema_bytes
from tests.judges import parse_strictly, xml_schema

from .kit import Document, documents

XS = "{http://www.w3.org/2001/XMLSchema}"
# That a text has an end is shown by documents that are too long to be tried so often.
DEMANDS = (
    "$ref", "type", "items", "minItems", "minProperties", "minimum", "maximum", "const", "enum", "pattern",
    "propertyNames", "additionalProperties",
)  # fmt: skip
NAMED = ("properties", "$defs")


def judged(face: str, valid: bool) -> list[Document]:
    return [
        document
        for document in documents()
        if document.face == face and document.entry["valid"] is valid and "expand" not in document.entry
    ]


def parsed(document: Document) -> Any:
    try:
        return parse_strictly(document.data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return None


def spots(schema: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every schema within a schema, with its path."""
    yield path, schema
    for key, value in schema.items():
        if key in NAMED:
            for name, inner in value.items():
                yield from spots(inner, (*path, key, name))
        elif isinstance(value, dict):
            yield from spots(value, (*path, key))


def at(schema: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        schema = schema[step]
    return schema


def weaker(schema: Any) -> Iterator[tuple[str, Any]]:
    """Schemas that lack one demand."""
    for path, part in spots(schema):
        for demand in DEMANDS:
            # A closed list says of itself that its words are texts.
            if demand in part and not (demand == "type" and {"enum", "const"} & part.keys()):
                other = copy.deepcopy(schema)
                del at(other, path)[demand]
                yield f"{path} {demand}", other
        for field in part.get("required", ()):
            other = copy.deepcopy(schema)
            at(other, path)["required"].remove(field)
            yield f"{path} required {field}", other


def stricter(schema: Any) -> Iterator[tuple[str, Any]]:
    """Schemas that refuse one thing more."""
    for path, part in spots(schema):
        for keyword, by in (("minimum", 1), ("maximum", -1)):
            if keyword in part:
                other = copy.deepcopy(schema)
                at(other, path)[keyword] += by
                yield f"{path} {keyword}", other
        for word in part.get("enum", ()):
            other = copy.deepcopy(schema)
            at(other, path)["enum"].remove(word)
            yield f"{path} {word}", other
        for field in part.get("properties", ()):
            other = copy.deepcopy(schema)
            at(other, path)["properties"][field] = False
            yield f"{path} {field}", other
        if part.get("type") == "array":
            for keyword, value in (("uniqueItems", True), ("maxItems", 2)):
                other = copy.deepcopy(schema)
                at(other, path)[keyword] = value
                yield f"{path} {keyword}", other


def bare(schema: Any) -> Any:
    """A schema without its words, which cost time to compile."""
    if isinstance(schema, dict):
        named = {"title", "description", "examples"}
        return {key: bare(each) for key, each in schema.items() if key not in named or isinstance(each, dict)}
    return [bare(each) for each in schema] if isinstance(schema, list) else schema


@pytest.fixture(scope="module")
def schema() -> Any:
    return bare(json.loads(schema_bytes("json")))


def test_the_json_documents_leave_no_demand_of_the_schema_out(schema: Any) -> None:
    whole = jsonschema_rs.Draft202012Validator(schema)
    texts = [each for each in map(parsed, judged("json", valid=False)) if each is not None]
    wrong = [each for each in texts if not whole.is_valid(each)]
    assert len(texts) - len(wrong) == 1  # to JSON Schema 2026.0 is an integer
    missed = [
        name
        for name, other in weaker(schema)
        if not any(map(jsonschema_rs.Draft202012Validator(other).is_valid, wrong))
    ]
    assert missed == []


def test_the_json_documents_allow_all_that_the_schema_allows(schema: Any) -> None:
    right = [each for each in map(parsed, judged("json", valid=True)) if each is not None]
    assert all(map(jsonschema_rs.Draft202012Validator(schema).is_valid, right))
    missed = [
        name for name, other in stricter(schema) if all(map(jsonschema_rs.Draft202012Validator(other).is_valid, right))
    ]
    assert missed == []


def xsd_mutants(change: str) -> Iterator[tuple[str, etree.XMLSchema]]:
    """Schemas that differ from ours in one spot: ``weaker`` ones lack a demand, ``stricter`` ones have one more."""
    root = etree.fromstring(schema_bytes("xsd"))
    for annotation in list(root.iter(f"{XS}annotation")):
        annotation.getparent().remove(annotation)
    for element in list(root.iter("*")):
        for name, do, undo in MUTATIONS[change](element):
            do()
            yield f"{element.getroottree().getpath(element)} {dict(element.attrib)} {name}", etree.XMLSchema(root)
            undo()


def without(element: Any) -> Any:
    """How an element is taken out, and put back where it was."""
    parent = element.getparent()
    index = parent.index(element)
    return lambda: parent.remove(element), lambda: parent.insert(index, element)


def otherwise(element: Any, name: str, value: str | None) -> Any:
    """How an attribute gets another value, or none, and its own again."""
    old = element.get(name)

    def put(new: str | None) -> None:
        if new is None:
            element.attrib.pop(name, None)
        else:
            element.set(name, new)

    return lambda: put(value), lambda: put(old)


def weaker_xsd(element: Any) -> Iterator[tuple[Any, ...]]:
    tag = element.tag.removeprefix(XS)
    local = element.getparent() is not None and element.getparent().tag != f"{XS}schema"
    if tag in ("pattern", "minInclusive", "maxInclusive", "minLength", "unique"):
        yield "left out", *without(element)
    if tag == "attribute" and element.get("use") == "required":
        yield "optional", *otherwise(element, "use", "optional")
    if tag == "attribute":
        yield "any text", *otherwise(element, "type", "xs:string")
    if tag == "element" and local:
        if element.get("minOccurs") != "0":
            yield "optional", *otherwise(element, "minOccurs", "0")
        if element.get("type") is not None:
            yield "anything", *otherwise(element, "type", None)
    if tag == "extension" and element.getparent().tag == f"{XS}simpleContent":
        yield "any text", *otherwise(element, "base", "xs:string")


def stricter_xsd(element: Any) -> Iterator[tuple[Any, ...]]:
    tag = element.tag.removeprefix(XS)
    if tag in ("minInclusive", "maxInclusive"):
        by = 1 if tag == "minInclusive" else -1
        yield "one less", *otherwise(element, "value", str(int(element.get("value")) + by))
    if tag in ("enumeration", "attribute"):
        yield "left out", *without(element)
    if tag == "element" and element.getparent().tag != f"{XS}schema":
        yield "left out", *without(element)
        if element.get("maxOccurs") == "unbounded":
            yield "no more than two", *otherwise(element, "maxOccurs", "2")


MUTATIONS = {"weaker": weaker_xsd, "stricter": stricter_xsd}


def trees(valid: bool) -> list[Any]:
    return [etree.fromstring(document.data) for document in judged("xml", valid) if "unreadable/" not in document.name]


def test_the_xml_documents_leave_no_demand_of_the_schema_out() -> None:
    wrong = [tree for tree in trees(valid=False) if not xml_schema().validate(tree)]
    missed = [name for name, other in xsd_mutants("weaker") if not any(map(other.validate, wrong))]
    assert missed == []


def test_the_xml_documents_allow_all_that_the_schema_allows() -> None:
    right = trees(valid=True)
    assert all(map(xml_schema().validate, right))
    missed = [name for name, other in xsd_mutants("stricter") if all(map(other.validate, right))]
    assert missed == []
