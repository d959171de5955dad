"""The fast yes: every assertion of the schema and the typed objects in one pass over the bytes.

For every model class there is a ``msgspec`` structure made from the same facts as the JSON Schema. Decoding into them
checks types, words, forms, bounds and unknown fields at the speed of the parser. What the structures cannot tell is
checked on the bytes; what is in doubt is not accepted here, and the reference validator decides.
"""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec

from budgetschema.codelists import codelist
from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, members
from budgetschema.schema.json_schema import anchored

# U+FFFE and U+FFFF, which XML cannot carry; they stand in JSON without an escape.
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")


def decode(data: bytes) -> Any:
    """The structure of a JSON text that certainly is a valid disclosure, else None.

    None says nothing about the text: it may still be valid, in a spelling that this pass does not follow.
    """
    try:
        structure = _decoder().decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    again = msgspec.json.encode(structure)
    # A repeated key is dropped silently by the parser, and with it at least two quotation marks. An object that says
    # nothing is spelled {}.
    if again.count(b'"') != data.count(b'"') or b"{}" in again:
        return None
    return None if _NONCHARACTERS.search(again) or _has_doubtful_escape(data) else structure


def _has_doubtful_escape(data: bytes) -> bool:
    """Whether some escape may hide a control character, a quotation mark or half of a surrogate pair."""
    position = data.find(b"\\")
    while position >= 0:
        if data[position + 1] in b"ubf":
            return True
        position = data.find(b"\\", position + 2)
    return False


def build(plain: Any, cls: type = Disclosure) -> Any:
    """The structure of plain JSON objects. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(plain, structure_of(cls))


@functools.cache
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_root())


@functools.cache
def _root() -> type[msgspec.Struct]:
    # "$schema" is for editors and belongs to the text, not to the disclosure.
    key = ("schema_", _text(Format.TEXT) | msgspec.UnsetType, msgspec.field(default=msgspec.UNSET, name="$schema"))
    return msgspec.defstruct("DisclosureText", [key], bases=(structure_of(Disclosure),), kw_only=True, **_OPTIONS)


_OPTIONS: Any = {"forbid_unknown_fields": True, "omit_defaults": True, "gc": False}


@functools.cache
def structure_of(cls: type) -> type[msgspec.Struct]:
    """The structure made from a model class: same names, plain values, all assertions of the schema."""
    fields: list[Any] = []
    for member in members(cls):
        kind = _container(member)
        fields.append((member.name, kind) if member.required else (member.name, kind, _default(member)))
    return msgspec.defstruct(cls.__name__, fields, kw_only=True, **_OPTIONS)


def _default(member: Member) -> Any:
    match member.container:
        case "tuple":
            return ()
        case "mapping":
            return msgspec.field(default_factory=dict)
        case "one":
            return None


def _container(member: Member) -> Any:
    value = _value(member)
    not_empty = msgspec.Meta(min_length=1)
    match member.container:
        case "tuple":
            items: Any = tuple[value, ...]  # type: ignore[valid-type]
            return items if member.required else Annotated[items, not_empty]
        case "mapping":
            return Annotated[dict[_text(Format.ID), value], not_empty]  # type: ignore[misc]
        case "one":
            return value


def _value(member: Member) -> Any:
    meta = member.meta
    if meta.codelist is not None:
        return Literal[tuple(entry.code for entry in codelist(meta.codelist))]
    if member.is_object:
        return structure_of(member.kind)
    if member.is_enum:
        return member.kind
    if member.kind is int:
        return Annotated[int, msgspec.Meta(ge=meta.minimum, le=meta.maximum)]
    if meta.format is None or member.kind not in (str, Decimal, datetime.date):
        raise TypeError(f"{member.name} is of a kind the gate does not know")
    return _text(meta.format)


def _text(form: Format) -> Any:
    if form is Format.TEXT:
        # The pattern only rules out characters; those are looked for in the bytes, all at once.
        return Annotated[str, msgspec.Meta(min_length=1, max_length=form.max_length)]
    return Annotated[str, msgspec.Meta(pattern=anchored(form))]
