"""Validation against the XSD, and what it says as findings."""

from __future__ import annotations

import functools
import re
from typing import Any

from lxml import etree

from budgetschema.findings import Finding
from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import classes, members
from budgetschema.schema.explain import out_of_range
from budgetschema.schema.resources import schema_bytes
from budgetschema.schema.words import FORMS, TYPES, shown

_NAMESPACE = re.compile(r"\{http[^}]*\}")
_NAMED = re.compile(r"^(?:Element|.*?element) '([^']*)'(?:, attribute '([^']*)')?")
_VALUE = re.compile(r"(?:The value|^[^:]*:) '(.*?)' (?:is|has)")
_QUOTED = re.compile(r"'([^']*)'")


@functools.cache
def _schema() -> Any:
    return etree.XMLSchema(etree.fromstring(schema_bytes("xsd")))


def passes(root: Any) -> bool:
    """Whether the element tree is valid."""
    return bool(_schema().validate(root))


def explain(root: Any) -> tuple[Finding, ...]:
    """Every problem the XSD finds in the element tree, in document order."""
    schema = _schema()
    schema.validate(root)
    findings = []
    for entry in schema.error_log:
        finding = _finding(root, entry)
        if finding is not None:
            findings.append(finding)
    return tuple(dict.fromkeys(findings))


def _finding(root: Any, entry: Any) -> Finding | None:
    text = _NAMESPACE.sub("", entry.message)
    named = _NAMED.match(text)
    element, attribute = (named[1], named[2]) if named else ("", None)
    xpath = _xpath(root, entry, attribute)
    quoted = _QUOTED.findall(text)
    value = (_VALUE.findall(text) or [""])[0]
    facts = text.rsplit("Expected is", 1)[-1] if "Expected is" in text else ""
    expected = ", ".join(re.findall(r"[a-z_0-9]+", facts.replace("one of", "")))

    def found(rule_id: str, **params: str) -> Finding:
        return Finding(rule_id=rule_id, params=params, xpath=xpath, line=entry.line)

    match entry.type_name:
        case "SCHEMAV_CVC_ELT_1":
            return found("S013", value=shown(entry.message.split("'")[1]), expected="disclosure, " + _target())
        case "SCHEMAV_CVC_COMPLEX_TYPE_4":
            return found("S001", field=quoted[-1])
        case "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1" | "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2":
            return found("S002", field=attribute or element)
        case "SCHEMAV_ELEMENT_CONTENT" if "Missing child" in text:
            return found("S012", field=element, expected=expected)
        case "SCHEMAV_ELEMENT_CONTENT":
            return found("S011", field=element, expected=expected or "—")
        case "SCHEMAV_CVC_COMPLEX_TYPE_2_3" | "SCHEMAV_CVC_TYPE_3_1_2" | "SCHEMAV_CVC_COMPLEX_TYPE_2_1":
            return found("S010", keyword="character content")
        case "SCHEMAV_CVC_IDC":
            return found("S009", field=", ".join(re.findall(r"\['([^']*)'\]", text)) or element)
        case "SCHEMAV_CVC_ENUMERATION_VALID":
            return found("S004", value=shown(value), allowed=", ".join(_after_set(text)))
        case "SCHEMAV_CVC_MINLENGTH_VALID":
            return found("S007")
        case "SCHEMAV_CVC_MAXLENGTH_VALID":
            return found("S008", bound=str(Format.TEXT.max_length))
        case "SCHEMAV_CVC_MININCLUSIVE_VALID" | "SCHEMAV_CVC_MAXINCLUSIVE_VALID":
            keyword = "minimum" if "MIN" in entry.type_name else "maximum"
            bound = re.findall(r"\('(-?\d+)'\)", text)[-1]
            finding = out_of_range(shown(value), keyword, bound, "")
            return found("S006", **dict(finding.params))
        case "SCHEMAV_CVC_PATTERN_VALID" | "SCHEMAV_CVC_DATATYPE_VALID_1_2_1":
            return _wrong_form(found, text, value)
        case _:
            return found("S010", keyword=entry.type_name.removeprefix("SCHEMAV_").lower())


def _wrong_form(found: Any, text: str, value: str) -> Finding:
    type_name = (re.findall(r"atomic type '([^']*)'", text) or [""])[-1]
    if type_name.startswith("integer") or "xs:integer" in type_name:
        zh, en = TYPES["integer"]
    else:
        name = type_name.removesuffix("_format").upper()
        pattern = (re.findall(r"by the pattern '(.*)'\.", text) or [""])[-1]
        by_pattern = next((member.name for member in Format if member.pattern == pattern), "TEXT")
        zh, en = FORMS.get(name) or FORMS[by_pattern]
    finding: Finding = found("S005", value=shown(value), form_zh=zh, form_en=en)
    return finding


def _after_set(text: str) -> list[str]:
    return _QUOTED.findall(text.split("set {", 1)[-1])


def _target() -> str:
    return str(etree.fromstring(schema_bytes("xsd")).get("targetNamespace"))


@functools.cache
def _lists() -> frozenset[str]:
    """Names of the fields that are lists: their elements hold the members."""
    return frozenset(
        member.name for cls in classes(Disclosure) for member in members(cls) if member.container == "tuple"
    )


def _xpath(root: Any, entry: Any, attribute: str | None) -> str | None:
    """Path by local names, so that it can be read; libxml2 writes ``*`` for every element in a namespace."""
    if not entry.path:
        return None
    try:
        (element,) = root.getroottree().xpath(entry.path)
    except (ValueError, etree.XPathError):
        return str(entry.path)
    steps = []
    while element is not None:
        parent = element.getparent()
        name = str(etree.QName(element).localname)
        # Members of a list are counted even where there is one, as every other place of this library does.
        if parent is not None and etree.QName(parent).localname in _lists():
            name += f"[{[child for child in parent if child.tag == element.tag].index(element) + 1}]"
        steps.append(name)
        element = parent
    return "/" + "/".join(reversed(steps)) + (f"/@{attribute}" if attribute else "")
