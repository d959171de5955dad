"""The same model as pydantic classes, made from the same facts. Imported only where pydantic is installed."""

from __future__ import annotations

import functools
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model

from budgetschema.codelists import codelist
from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, members

_CONFIG = ConfigDict(extra="forbid", frozen=True)


@functools.cache
def model_of(cls: type) -> type[BaseModel]:
    """The pydantic class of a model class, with types, words, forms, bounds and no unknown fields."""
    fields: dict[str, Any] = {member.name: _field(member) for member in members(cls)}
    if cls is Disclosure:
        fields["schema_"] = (str | None, Field(default=None, alias="$schema"))
    made: type[BaseModel] = create_model(cls.__name__, __config__=_CONFIG, **fields)
    return made


def _field(member: Member) -> tuple[Any, Any]:
    value = _value(member)
    at_least = 0 if member.required else 1
    match member.container:
        case "tuple":
            kind: Any = Annotated[tuple[value, ...], Field(min_length=at_least)]
            return kind, ... if member.required else ()
        case "mapping":
            key = Annotated[str, StringConstraints(pattern=_pattern(Format.ID))]
            return Annotated[dict[key, value], Field(min_length=1)], Field(default_factory=dict)
        case "one":
            return (value, ...) if member.required else (value | None, None)


def _value(member: Member) -> Any:
    meta = member.meta
    if meta.codelist is not None:
        return Literal[tuple(entry.code for entry in codelist(meta.codelist))]
    if member.is_object:
        return model_of(member.kind)
    if member.is_enum:
        return member.kind
    if member.kind is int:
        return Annotated[int, Field(ge=meta.minimum, le=meta.maximum, strict=True)]
    if member.kind is not str or meta.format is None:
        return member.kind  # decimals and dates: pydantic's own reading of them
    if meta.format is Format.TEXT:
        return Annotated[str, StringConstraints(min_length=1, max_length=Format.TEXT.max_length)]
    return Annotated[str, StringConstraints(pattern=_pattern(meta.format))]


def _pattern(form: Format) -> str:
    return f"^({form.pattern})$"
