"""The slow explanation: what the reference implementation says, as findings. Imported only when something is wrong."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import jsonschema
from jsonschema import Draft202012Validator

from budgetschema.findings import Finding
from budgetschema.model.formats import Format
from budgetschema.schema.resources import json_schema
from budgetschema.schema.words import FORMS, TYPES, shown, type_of


def _is_integer(_checker: object, value: object) -> bool:
    # JSON Schema calls 2026.0 an integer; the format has no floats at all.
    return isinstance(value, int) and not isinstance(value, bool)


@functools.cache
def reference() -> Draft202012Validator:
    """The reference validator: ``jsonschema`` with integers that are no floats."""
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    extend: Any = jsonschema.validators.extend
    strict = extend(Draft202012Validator, type_checker=types)
    validator: Draft202012Validator = strict(json_schema())
    return validator


def explain(document: Any) -> tuple[Finding, ...]:
    """Every problem of ``document``, each once, in document order."""
    errors = list(reference().iter_errors(document))
    # What is of the wrong type is that, and nothing else besides.
    mistyped = {tuple(error.absolute_path) for error in errors if error.validator == "type"}
    findings = [
        finding
        for error in errors
        if error.validator == "type" or tuple(error.absolute_path) not in mistyped
        for finding in _findings(error)
    ]
    order = _positions(document)
    found = [*findings, *(_half_a_character(where) for where in _surrogates(document, ""))]
    return tuple(dict.fromkeys(sorted(found, key=lambda finding: order.get(finding.pointer or "", len(order)))))


def _positions(document: Any) -> dict[str, int]:
    """The position of every value in the text, by pointer."""
    positions: dict[str, int] = {}

    def visit(value: Any, where: str) -> None:
        positions[where] = len(positions)
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in steps:
            visit(inner, where + pointer([step]))

    visit(document, "")
    return positions


def _surrogates(value: Any, where: str) -> Iterator[str]:
    """Where a text has half a surrogate pair, which no encoding can write."""
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            yield where
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _surrogates(inner, where + pointer([step]))


def _half_a_character(where: str) -> Finding:
    params = {"value": "\\ud800…", "form_zh": FORMS["TEXT"][0], "form_en": FORMS["TEXT"][1]}
    return Finding(rule_id="S005", params=params, pointer=where)


def pointer(path: Iterable[str | int]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _findings(error: Any) -> Iterator[Finding]:
    path = list(error.absolute_path)
    value = error.instance
    match error.validator:
        case "required":
            for field in error.validator_value:
                if field not in value:
                    yield Finding(rule_id="S001", params={"field": field}, pointer=pointer(path))
        case "additionalProperties":
            for field in value:
                if field not in error.schema.get("properties", {}):
                    yield Finding(rule_id="S002", params={"field": shown(field)}, pointer=pointer([*path, field]))
        case "type":
            expected, found = TYPES[str(error.validator_value)], type_of(value)
            params = {
                "expected_zh": expected[0], "expected_en": expected[1],
                "found_zh": found[0], "found_en": found[1], "value": shown(value),
            }  # fmt: skip
            yield Finding(rule_id="S003", params=params, pointer=pointer(path))
        case "enum" | "const":
            allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
            params = {"value": shown(value), "allowed": ", ".join(str(word) for word in allowed)}
            yield Finding(rule_id="S004", params=params, pointer=pointer(path))
        case "pattern":
            yield _wrong_form(error, path, value)
        case "minimum" | "maximum":
            yield out_of_range(str(value), str(error.validator), error.validator_value, pointer(path))
        case "minItems" | "minProperties" | "minLength":
            yield Finding(rule_id="S007", pointer=pointer(path))
        case "maxLength":
            yield Finding(rule_id="S008", params={"bound": str(error.validator_value)}, pointer=pointer(path))
        case other:
            params = {"reason_zh": f"规则 {other}", "reason_en": f"the rule {other}"}
            yield Finding(rule_id="S010", params=params, pointer=pointer(path))


def _wrong_form(error: Any, path: list[str | int], value: Any) -> Finding:
    name = next((name for name in Format if error.schema == _format_definition(name)), Format.TEXT)
    # A key of a mapping is reported at the key, where it can be found, not at the object around it.
    is_key = "propertyNames" in error.absolute_schema_path
    if value == "" and not is_key:
        return Finding(rule_id="S007", pointer=pointer(path))
    form = FORMS[name.name]
    spot = [*path, value] if is_key else path
    return Finding(
        rule_id="S005", params={"value": shown(value), "form_zh": form[0], "form_en": form[1]}, pointer=pointer(spot)
    )


def _format_definition(name: Format) -> Any:
    return json_schema()["$defs"][f"{name.name.lower()}_format"]


def out_of_range(value: str, keyword: str, bound: object, where: str) -> Finding:
    """The finding for a number outside its bounds."""
    words = ("不小于", "at least") if keyword == "minimum" else ("不大于", "at most")
    params = {"value": value, "bound": str(bound), "bound_zh": words[0], "bound_en": words[1]}
    return Finding(rule_id="S006", params=params, pointer=where)
