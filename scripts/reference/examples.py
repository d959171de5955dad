"""For every field of every class an example: a piece of a valid document, cut down to what shows the field."""

from __future__ import annotations

import functools
from typing import Any

import attrs

from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, classes, members
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import is_inline
from reference.objects import Found, documents, objects

MOST_CONTEXT = 2
MOST_ITEMS = 2
MOST_SCALARS = 5
LONG = 40
"""Texts with more characters are no context, and are shown only where the example is of them."""

Plain = dict[str, Any]


class NoExampleError(LookupError):
    """No valid document has the field."""


@attrs.frozen(kw_only=True)
class Example:
    """An object of ``document`` at ``pointer``: as it stands there (``whole``) and cut down (``shown``)."""

    document: str
    pointer: str
    cls: type
    tag: str
    whole: Plain
    shown: Plain


def example(cls: type, name: str) -> Example:
    """The example of a field. Raises :class:`NoExampleError`."""
    try:
        return _examples()[cls, name]
    except KeyError:
        raise NoExampleError(f"no valid document has {definition_name(cls)}.{name}") from None


@functools.cache
def _examples() -> dict[tuple[type, str], Example]:
    """The best example of each field: without empty lists, of the first document that has one, the smallest."""
    best: dict[tuple[type, str], tuple[tuple[bool, int, int], Example]] = {}
    for rank, document in enumerate(documents()):
        for found in objects(document):
            for member in members(found.cls):
                if found.plain.get(member.name) in (None, [], {}):
                    continue
                key = found.cls, member.name
                each = _example(found, member)
                text = str(each.shown)
                worth = "[]" in text, rank, len(text)
                if key not in best or worth < best[key][0]:
                    best[key] = worth, each
    return {key: each for key, (_, each) in best.items()}


def _example(found: Found, member: Member) -> Example:
    shown = _cut(found.cls, found.plain, {member.name: _value(member, found.plain[member.name])})
    if found.member is not None and is_inline(found.member):
        shown = found.plain
    while found.tag is None and found.around is not None and found.member is not None:
        shown = _cut(found.around.cls, found.around.plain, {found.member.name: _put(found, shown)})
        found = found.around
    return Example(
        document=found.document, pointer=found.pointer, cls=found.cls, tag=found.tag or "",
        whole=found.plain, shown=shown,
    )  # fmt: skip


def _put(found: Found, shown: Plain) -> Any:
    """What is shown of an object, as the value of the field that holds it."""
    return shown if found.step is None else {found.step: shown}


def _cut(cls: type, plain: Plain, kept: Plain) -> Plain:
    """An object with what is kept of it and a little that tells which one it is, in the order of the model.

    Of the whole document there is only one.
    """
    most = 0 if cls is Disclosure else MOST_CONTEXT
    scalars = [each for each in _scalars(cls, plain) if each.name not in kept]
    names = [each for each in scalars if each.meta.format is Format.TEXT][:1]
    needed = [each for each in scalars if each.required and each not in names]
    kept = kept | {each.name: plain[each.name] for each in [*names, *needed][:most]}
    return {name: kept[name] for name in plain if name in kept}


def _scalars(cls: type, plain: Plain) -> list[Member]:
    """The short values that an object gives."""
    given = [each for each in members(cls) if each.container == "one" and not each.is_object and each.name in plain]
    return [each for each in given if len(str(plain[each.name])) <= LONG]


def _value(member: Member, value: Any) -> Any:
    """What is shown of a field's value: of lists and mappings the first ones, of objects their short values."""
    match member.container:
        case "one":
            return _brief(member.kind, value) if member.is_object else value
        case "tuple":
            return [_brief(member.kind, each) if member.is_object else each for each in value[:MOST_ITEMS]]
        case "mapping":
            first = list(value.items())[:MOST_ITEMS]
            return {key: _brief(member.kind, each) if member.is_object else each for key, each in first}


def _brief(cls: type, plain: Plain) -> Plain:
    """Of an object its short values and the first of its mappings; if it has neither, the first of what it has."""
    given = [each for each in members(cls) if each.name in plain]
    mappings = [each for each in given if each.container == "mapping"]
    kept = {each.name: _value(each, plain[each.name]) for each in mappings[:1]}
    kept |= {each.name: plain[each.name] for each in _scalars(cls, plain)[:MOST_SCALARS]}
    kept = kept or {each.name: _value(each, plain[each.name]) for each in given[:1]}
    return {name: kept[name] for name in plain if name in kept}


def missing() -> list[str]:
    """The fields of which no valid document gives an example."""
    return [
        f"{definition_name(cls)}.{member.name}"
        for cls in classes(Disclosure)
        for member in members(cls)
        if (cls, member.name) not in _examples()
    ]
