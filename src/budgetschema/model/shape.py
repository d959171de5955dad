"""The model as the generators and converters see it: each class a list of members with resolved types.

This is the only place that looks into annotations; schema builders and format walkers work on its result.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import attrs

from budgetschema.model.enums import Vocabulary
from budgetschema.model.fields import META, FieldMeta

Container = Literal["one", "tuple", "mapping"]


@attrs.frozen(kw_only=True)
class Member:
    """One field: its name, what it holds (``kind``) and how many (``container``).

    ``kind`` is ``str``, ``int``, ``Decimal``, ``datetime.date``, a :class:`Vocabulary` class or a model class.
    """

    name: str
    kind: type
    container: Container
    required: bool
    meta: FieldMeta

    @property
    def is_object(self) -> bool:
        """Whether members of this field are objects of the model."""
        return attrs.has(self.kind)

    @property
    def is_enum(self) -> bool:
        """Whether values are words of a closed vocabulary."""
        return issubclass(self.kind, Vocabulary)


@functools.cache
def members(cls: type[Any]) -> tuple[Member, ...]:
    """The members of a model class in the order in which every face writes them."""
    hints = typing.get_type_hints(cls)
    result = []
    for attribute in attrs.fields(cls):
        kind, container = _resolve(hints[attribute.name])
        result.append(
            Member(
                name=attribute.name,
                kind=kind,
                container=container,
                required=attribute.default is attrs.NOTHING,
                meta=attribute.metadata[META],
            )
        )
    return tuple(result)


def _resolve(hint: Any) -> tuple[type, Container]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return arguments[0], "tuple"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1], "mapping"
    if origin in (types.UnionType, typing.Union):
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        return inner, "one"
    if not isinstance(hint, type):
        raise TypeError(f"the model has no place for {hint!r}")
    return hint, "one"


def classes(root: type) -> tuple[type, ...]:
    """All model classes reachable from ``root``, root first, each once, in the order of first mention."""
    seen: dict[type, None] = {}

    def visit(cls: type) -> None:
        if cls not in seen:
            seen[cls] = None
            for member in members(cls):
                if member.is_object:
                    visit(member.kind)

    visit(root)
    return tuple(seen)


def vocabularies(root: type) -> Iterator[type[Vocabulary]]:
    """The closed vocabularies used below ``root``, each once."""
    seen: set[type] = set()
    for cls in classes(root):
        for member in members(cls):
            if issubclass(member.kind, Vocabulary) and member.kind not in seen:
                seen.add(member.kind)
                yield member.kind
