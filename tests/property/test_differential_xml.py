"""The XML loader accepts exactly what libxml2 finds valid and what the reference accepts in plain form."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import budgetschema
from budgetschema.convert import xml_walker
from budgetschema.findings import BudgetSchemaError, DocumentError
from budgetschema.model import Disclosure
from budgetschema.schema.explain import explain
from tests.judges import xml_schema
from tests.mutations import encode, representatives
from tests.samples import NAMESPACE
from tests.strategies import disclosures

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
# Attribute values and texts; some are right in some places, and the judges decide. xs:integer, xs:decimal and xs:date
# take blanks around them, xs:string does not, which is where a reader of its own goes wrong.
JUNK = (
    "", " ", "\n", "a", " a", "a ", "A", "1", " 1", "1 ", "\t1\n", "+1", "-1", "-0", "01", "1.0", "1.", ".5", "1e3",
    "0", "00", "2026", " 2026 ", "+2026", "002026", "2026.0", "２０２６", "99999999999", "1,000", "-0.00", " 1.50 ",
    "\n1.50\t", "１.５", "NaN", "INF", "12345678901234567890.12345678", "1.123456789", "2026-02-28", " 2026-02-28 ",
    "2026-02-30", "2024-02-29", "2026-02-28Z", "2026-02-28+08:00", "1899-12-31", "2026-01-31T09:30:00",
    "2026-02-30T09:30:00", "budget", " budget", "yuan", "total", "other", "general_public_budget", "141124",
    " 141124", "1.0 ", "2.0", "0 0 0 0", " 0 0 0 0", "0\t0\t0\t0", "x" * 64, "x" * 65, "f" * 64, "\x85", "\u2028",
    "\xa01", "\u30001", "𠮷", "<&>\"'", "]]>",
)  # fmt: skip
NAMES = ("text", "place", "title", "line", "amount", "x", "kind", "column", "coordinate")
ATTRIBUTES = (
    "kind", "role", "column", "id", "level", "place.line", "place", "x", f"{XSI}type", f"{XSI}nil",
    f"{XSI}schemaLocation", "{http://www.w3.org/XML/1998/namespace}lang",
    "{http://www.w3.org/XML/1998/namespace}space", f"{{{NAMESPACE}}}kind",
)  # fmt: skip
DAMAGES = (
    "value", "attribute", "no attribute", "text", "tail", "drop", "repeat", "swap", "rename", "namespace", "child",
    "empty", "comment",
)  # fmt: skip


def agree(data: bytes) -> bool:
    """Compare loader and judges; say whether the document is valid."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))
    valid = xml_schema().validate(root) and explain(xml_walker.to_plain(root)) == ()
    error = refusal(data)
    assert (error is None) == valid, error
    if error is not None:
        assert isinstance(error, DocumentError)
        assert all(finding.message(lang) for finding in error.findings for lang in ("zh", "en"))
    return valid


def refusal(data: bytes) -> BudgetSchemaError | None:
    """Why the loader refuses a document; None where it gives a disclosure that both faces keep."""
    try:
        loaded = budgetschema.loads(data, file_format="xml")
    except BudgetSchemaError as error:
        return error
    markup = budgetschema.dumps(loaded, file_format="xml")
    assert repr(budgetschema.loads(markup)) == repr(loaded)
    assert repr(budgetschema.loads(budgetschema.dumps(loaded))) == repr(loaded)
    return None


def damage(root: Any, kind: str, choose: Any) -> None:
    """Do one kind of damage to an element that ``choose`` picks."""
    element = choose(list(root.iter("*")))
    parent = element.getparent()
    match kind:
        case "value" if element.attrib:
            element.set(choose(list(element.attrib)), choose(JUNK))
        case "attribute":
            element.set(choose(ATTRIBUTES), choose(JUNK))
        case "no attribute" if element.attrib:
            del element.attrib[choose(list(element.attrib))]
        case "text":
            element.text = choose(JUNK)
        case "tail" if parent is not None:
            element.tail = choose(JUNK)
        case "drop" if parent is not None:
            parent.remove(element)
        case "repeat" if parent is not None:
            element.addnext(copy.deepcopy(element))
        case "swap" if parent is not None and element.getnext() is not None:
            element.getnext().addnext(element)
        case "rename":
            element.tag = f"{{{NAMESPACE}}}{choose(NAMES)}"
        case "namespace":
            element.tag = choose(
                [etree.QName(element).localname, f"{{http://example.org/}}{etree.QName(element).localname}"]
            )
        case "child":
            etree.SubElement(element, f"{{{NAMESPACE}}}{choose(NAMES)}").text = choose(JUNK)
        case "empty":
            for child in list(element):
                element.remove(child)
        case "comment":
            element.insert(0, etree.Comment("x"))


@given(disclosures(), st.data())
def test_any_document_with_a_few_damages(disclosure: Disclosure, data: st.DataObject) -> None:
    root = etree.fromstring(budgetschema.dumps(disclosure, file_format="xml"))
    for _ in range(data.draw(st.integers(1, 3))):
        damage(root, data.draw(st.sampled_from(DAMAGES)), lambda items: data.draw(st.sampled_from(items)))
    agree(etree.tostring(root, encoding="UTF-8"))


@pytest.mark.parametrize("name", [name for name in representatives() if "object" not in name])
def test_junk_in_every_kind_of_place(name: str) -> None:
    document, path = representatives()[name]
    markup = budgetschema.dumps(budgetschema.loads(encode(document)), file_format="xml")
    assert agree(markup)
    fields = [step for step in path if isinstance(step, str)][-2:]
    verdicts = set()
    for number, attribute in spots(etree.fromstring(markup), fields):
        for value in JUNK:
            root = etree.fromstring(markup)
            element = list(root.iter())[number]
            if attribute is None:
                element.text = value
            else:
                element.set(attribute, value)
            verdicts.add(agree(etree.tostring(root, encoding="UTF-8")))
    assert False in verdicts


def spots(root: Any, fields: list[str]) -> Iterator[tuple[int, str | None]]:
    """Where fields stand: elements by number, each with the name of the attribute or None for its text."""
    attributes = {*fields, *(f"place.{field}" for field in fields)}
    for number, element in enumerate(root.iter()):
        parent = element.getparent()
        yield from ((number, name) for name in element.attrib if name in attributes)
        names = [etree.QName(near).localname for near in (element, parent) if near is not None]
        if len(element) == 0 and set(names) & set(fields):
            yield number, None
            yield from ((number, name) for name in element.attrib if name not in attributes)
