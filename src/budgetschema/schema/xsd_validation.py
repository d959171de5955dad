"""Validation against the XSD, and what it says as findings."""

from __future__ import annotations

import functools
import re
from typing import Any

from lxml import etree

from budgetschema.findings import Finding
from budgetschema.model.formats import Format
from budgetschema.schema.explain import out_of_range
from budgetschema.schema.resources import schema_bytes
from budgetschema.schema.words import FORMS, TYPES, shown
from budgetschema.schema.xml_places import Places, local_name
from budgetschema.schema.xsd import XML_NAMESPACE

_NAMESPACE = re.compile(r"\{http[^}]*\}")
_NAMED = re.compile(r"^(?:Element|.*?element) '([^']*)'(?:, attribute '([^']*)')?")
_VALUE = re.compile(
    r"(?:The value|^[^:]*:) '(.*)' (?:is not (?:accepted by the pattern|an element of the set|a valid value)|"
    r"is (?:less|greater) than|has a length)",
    re.DOTALL,
)
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
    places = Places(root)
    # Of uniqueness only repetition is a fault of its own; a key that cannot be compared is one of another kind.
    errors = [e for e in schema.error_log if e.type_name != "SCHEMAV_CVC_IDC" or "Duplicate" in e.message]
    return tuple(dict.fromkeys(_finding(places, entry) for entry in errors))


def _finding(places: Places, entry: Any) -> Finding:
    text = _NAMESPACE.sub("", entry.message)
    named = _NAMED.match(text)
    element, attribute = (named[1], named[2]) if named else ("", None)
    spot = places.find(entry.path) if entry.path else None
    xpath = entry.path if spot is None else places.path_of(spot, attribute)
    quoted = _QUOTED.findall(text)
    value = (_VALUE.findall(text) or [""])[0]
    facts = text.rsplit("Expected is", 1)[-1] if "Expected is" in text else ""
    expected = ", ".join(re.findall(r"[a-z_0-9]+", facts.replace("one of", "")))

    def found(rule_id: str, **params: str) -> Finding:
        return Finding(rule_id=rule_id, params=params, xpath=xpath, line=entry.line)

    match entry.type_name:
        case "SCHEMAV_CVC_ELT_1":
            return found(
                "S013", value=_named_in_words(entry.message.split("'")[1]), expected=f"disclosure, {XML_NAMESPACE}"
            )
        case "SCHEMAV_CVC_COMPLEX_TYPE_4":
            return found("S001", field=quoted[-1])
        case "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1" | "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2":
            return found("S002", field=attribute or element)
        case "SCHEMAV_ELEMENT_CONTENT" if "Missing child" in text:
            return found("S012", field=element, expected=expected)
        case "SCHEMAV_ELEMENT_CONTENT":
            return found("S011", field=element, expected=expected or "—")
        case "SCHEMAV_CVC_COMPLEX_TYPE_2_3" | "SCHEMAV_CVC_TYPE_3_1_2" | "SCHEMAV_CVC_COMPLEX_TYPE_2_1":
            if "Element content" in text:
                inner = "" if spot is None or len(spot) == 0 else local_name(spot[0])
                return found("S011", field=inner or element, expected="—")
            return found("S010", reason_zh="此处不能有文字", reason_en="no text may stand here")
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
            return found("S010", reason_zh="格式不允许此处的写法", reason_en="the format does not allow this here")


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


def _named_in_words(name: str) -> str:
    namespace, _, local = name.rpartition("}")
    return ", ".join(filter(None, (shown(local), shown(namespace.lstrip("{")))))
