"""The one converter between model objects and plain JSON objects."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import msgspec
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from budgetschema.model import Disclosure
from budgetschema.model.shape import classes
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
        converter.register_unstructure_hook_factory(_exactly(cls), _unstructure_factory(converter))
    converter.register_unstructure_hook(Decimal, plain_decimal)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    return converter


def _structure(value: Any, cls: type[Any]) -> Any:
    structure = value if isinstance(value, msgspec.Struct) else gate.build(value, cls)
    # Every attribute of the structure is set, defaults included, which is what makes this step fast: where defaults
    # have to be filled in, each of them costs as much as a value.
    return msgspec.convert(structure, cls, from_attributes=True)


def _exactly(cls: type) -> Callable[[Any], bool]:
    return lambda candidate: candidate is cls


def _unstructure_factory(converter: Converter) -> Callable[[Any], Callable[[Any], dict[str, Any]]]:
    # What equals its default is absent: the one spelling of "not given".
    return lambda cls: make_dict_unstructure_fn(attrs.resolve_types(cls), converter, _cattrs_omit_if_default=True)


def plain_decimal(value: Decimal) -> str:
    """A decimal with its places and never an exponent (the lexical form of ``xs:decimal``)."""
    return format(value, "f")
