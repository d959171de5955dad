"""The one converter between model objects and plain JSON objects."""

from __future__ import annotations

import datetime
import functools
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import msgspec
from cattrs import Converter

from budgetschema.model import Disclosure, Vocabulary
from budgetschema.model.shape import Member, classes, members
from budgetschema.schema import gate


@functools.cache
def make_converter() -> Converter:
    """Return the converter (one for the process).

    ``structure`` makes model objects from plain JSON objects or from what the gate decoded; it is strict about types,
    words, forms and unknown fields and raises ``msgspec.ValidationError``, which names the place. ``unstructure``
    leaves out what is not given.
    """
    converter = Converter()
    for cls in classes(Disclosure):
        converter.register_structure_hook(cls, _structure)
        converter.register_unstructure_hook(cls, _plain(cls))
    return converter


def _structure(value: Any, cls: type[Any]) -> Any:
    structure = value if isinstance(value, msgspec.Struct) else gate.build(value, cls)
    # Every attribute of the structure is set, defaults included, which is what makes this step fast: where defaults
    # have to be filled in, each of them costs as much as a value.
    with _no_collection():
        return msgspec.convert(structure, cls, from_attributes=True)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold garbage collection off while many objects are made of which none is garbage: a quarter of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def plain_decimal(value: Decimal) -> str:
    """A decimal with its places and never an exponent (the lexical form of ``xs:decimal``)."""
    return format(value, "f")


def _decimal(value: Any) -> Any:
    return plain_decimal(value) if isinstance(value, Decimal) else value


def _date(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


@functools.cache
def _plain(cls: type) -> Callable[[Any], Any]:
    """The function that turns objects of a model class into plain JSON objects, keys in the order of the model."""
    fields = [(member.name, member.required, _writer(member)) for member in members(cls)]

    def plain(value: Any) -> Any:
        if not isinstance(value, cls):
            return value  # whatever it is, the schema will say that it does not belong here
        result = {}
        for name, required, write in fields:
            field = getattr(value, name)
            # What is not given is absent: None, or no member of a list or mapping.
            if required or (field is not None and field not in ((), {})):
                result[name] = write(field)
        return result

    return plain


def _writer(member: Member) -> Callable[[Any], Any]:
    write = _value_writer(member)
    match member.container:
        case "tuple":
            return lambda values: [write(value) for value in values] if isinstance(values, tuple | list) else values
        case "mapping":
            return lambda values: (
                {key: write(value) for key, value in values.items()} if isinstance(values, Mapping) else values
            )
        case "one":
            return write


def _value_writer(member: Member) -> Callable[[Any], Any]:
    if member.is_object:
        return _plain(member.kind)
    if member.kind is Decimal:
        return _decimal
    return _date if member.kind is datetime.date else _as_is


def _as_is(value: Any) -> Any:
    return value.value if isinstance(value, Vocabulary) else value
