"""What is compared: this library, its parts, and other ways to the same typed objects."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import jsonschema_rs
import msgspec
import orjson
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn
from timing import Call, Contender

import budgetschema
from budgetschema.convert import make_converter, safe_xml, xml_walker
from budgetschema.model import Disclosure, Vocabulary
from budgetschema.model.shape import classes
from budgetschema.schema import gate, xsd_validation
from budgetschema.schema.explain import reference
from budgetschema.schema.resources import json_schema

try:
    import pydantic_models
except ImportError:
    pydantic_models = None

PRETTY, COMPACT = "pretty", "compact"


def contenders(disclosure: Disclosure) -> list[Contender]:
    """Every contender for one disclosure, the references first."""
    pretty = budgetschema.dumps(disclosure)
    compact = orjson.dumps(orjson.loads(pretty))
    return [*_json(pretty, PRETTY), *_json(compact, COMPACT), *_xml(disclosure), *_others(compact), *_dumps(disclosure)]


def _json(text: bytes, group: str) -> Iterator[Contender]:
    def row(name: str, call: Call, *, is_reference: bool = False) -> Contender:
        return Contender(name=f"{name}, {group} JSON", group=group, call=call, is_reference=is_reference)

    yield row("orjson.loads", lambda: orjson.loads(text), is_reference=True)
    yield row("budgetschema.loads", lambda: budgetschema.loads(text, file_format="json"))
    yield row("– of which the gate: decode and every schema assertion", lambda: gate.decode(text))


def _xml(disclosure: Disclosure) -> Iterator[Contender]:
    text = budgetschema.dumps(disclosure, file_format="xml")
    root = safe_xml.parse(text, "benchmark")
    structure = xml_walker.to_structure(root)

    def row(name: str, call: Call) -> Contender:
        return Contender(name=name, group=PRETTY, call=call)

    yield row("budgetschema.loads, XML", lambda: budgetschema.loads(text, file_format="xml"))
    yield row("– of which parsing", lambda: safe_xml.parse(text, "benchmark"))
    yield row("– of which the XSD", lambda: xsd_validation.passes(root))
    yield row("– of which elements to structures", lambda: xml_walker.to_structure(root))
    yield row("– of which structures to the model", lambda: make_converter().structure(structure, Disclosure))


def _others(text: bytes) -> Iterator[Contender]:
    plain = _plain(text)
    slow, fast, cattrs = reference(), jsonschema_rs.validator_for(json_schema()), plain_converter()

    def schema_then_objects() -> Disclosure:
        document = _plain(text)
        if not fast.is_valid(document):
            raise ValueError("the document is not valid")
        return msgspec.convert(document, Disclosure)

    def row(name: str, call: Call, *, every: int = 1) -> Contender:
        return Contender(name=name, group=COMPACT, call=call, every=every)

    if not (slow.is_valid(plain) and schema_then_objects() == cattrs.structure(plain, Disclosure)):
        raise ValueError("the contenders do not agree")
    yield row("jsonschema, validation alone", lambda: slow.is_valid(plain), every=10)
    yield row("jsonschema-rs, validation alone", lambda: fast.is_valid(plain))
    yield row("orjson + jsonschema-rs + msgspec.convert to the model", schema_then_objects)
    yield row("cattrs alone, objects to the model", lambda: cattrs.structure(plain, Disclosure), every=2)
    if pydantic_models is not None:
        model = pydantic_models.model_of(Disclosure)
        yield row("pydantic model_validate_json", lambda: model.model_validate_json(text), every=2)


def _dumps(disclosure: Disclosure) -> Iterator[Contender]:
    def row(name: str, call: Call) -> Contender:
        return Contender(name=name, group=PRETTY, call=call)

    yield row("budgetschema.dumps, pretty JSON", lambda: budgetschema.dumps(disclosure))
    yield row("budgetschema.dumps, XML", lambda: budgetschema.dumps(disclosure, file_format="xml"))


def _plain(text: bytes) -> Any:
    document = orjson.loads(text)
    document.pop("$schema", None)  # belongs to the text, not to the model
    return document


def plain_converter() -> Converter:
    """A cattrs converter as its manual suggests: generated hooks, no help from msgspec, no error details."""
    converter = Converter(detailed_validation=False, forbid_extra_keys=True)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_structure_hook(datetime.date, lambda value, _: datetime.date.fromisoformat(value))
    converter.register_structure_hook_func(_is_vocabulary, lambda value, kind: kind(value))
    for cls in reversed(classes(Disclosure)):
        resolved = attrs.resolve_types(cls)
        hook: Any = make_dict_structure_fn(
            resolved, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
        )
        converter.register_structure_hook(cls, hook)
    return converter


def _is_vocabulary(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Vocabulary)
