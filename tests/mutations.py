"""Small damages to JSON documents, in the text as well as in the values: what no serializer would write."""

import copy
import functools
import json
from collections.abc import Iterator
from pathlib import Path as Folder
from typing import Any

from budgetschema.model import Disclosure
from budgetschema.model.shape import Member, members
from tests.samples import full

Path = tuple[str | int, ...]


class Raw(str):
    """A piece of JSON text that is written as it stands, valid or not."""

    __slots__ = ()


class Twice(dict[str, Any]):
    """An object whose first key is written a second time at its end."""


_CONTROL = ('"\x01"', '"\x7f"', '"\ufffe"', '"\uffff"', '"a\ufffeb"')
JUNK = tuple(map(Raw, [*(Folder(__file__).parent / "property" / "junk.txt").read_text("utf-8").split("\n"), *_CONTROL]))
"""JSON texts to put in the place of a value. Some of them are right in some places; the judges decide."""


def spell(value: Any) -> str:
    """JSON of a value that may hold raw pieces and repeated keys."""
    match value:
        case Raw():
            return str(value)
        case dict():
            pairs = [f"{json.dumps(key, ensure_ascii=False)}:{spell(item)}" for key, item in value.items()]
            return "{" + ",".join(pairs + pairs[:1] if isinstance(value, Twice) else pairs) + "}"
        case list():
            return "[" + ",".join(map(spell, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def encode(value: Any) -> bytes:
    """Bytes of :func:`spell`."""
    return spell(value).encode()


def sites(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value in a document, the document itself first."""
    yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from sites(item, (*path, key))


def at(document: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        document = document[step]
    return document


def replaced(document: Any, path: Path, value: Any) -> Any:
    """A copy of the document with another value at a path."""
    if not path:
        return value
    document = copy.deepcopy(document)
    at(document, path[:-1])[path[-1]] = value
    return document


def without(document: Any, path: Path) -> Any:
    """A copy of the document without what stands at a path."""
    document = copy.deepcopy(document)
    del at(document, path[:-1])[path[-1]]
    return document


def located(document: Any, cls: type = Disclosure, path: Path = ()) -> Iterator[tuple[type, Member, Path]]:
    """Every member that a plain document gives: its class, the member, its path."""
    for member in members(cls):
        if member.name not in document:
            continue
        here = (*path, member.name)
        yield cls, member, here
        if not member.is_object:
            continue
        for steps, item in _items(document[member.name], member):
            yield from located(item, member.kind, here + steps)


def _items(given: Any, member: Member) -> list[tuple[Path, Any]]:
    match member.container:
        case "one":
            return [((), given)]
        case "tuple":
            return [((index,), item) for index, item in enumerate(given)]
        case "mapping":
            return [((key,), item) for key, item in given.items()]


def excerpt(document: Any, path: Path, cls: type = Disclosure) -> tuple[Any, Path]:
    """The document reduced to what is required and what lies on the path, and where the path leads in it."""
    kept: dict[str, Any] = {}
    where = path
    for member in members(cls):
        if member.name not in document:
            continue
        given = document[member.name]
        on_path = bool(path) and member.name == path[0]
        if not on_path:
            if member.required:
                kept[member.name] = [] if member.container == "tuple" else _bare(given, member)
        elif len(path) == 1:
            kept[member.name] = given
        elif member.container == "one":
            kept[member.name], rest = excerpt(given, path[1:], member.kind)
            where = (path[0], *rest)
        else:
            inner, rest = excerpt(given[path[1]], path[2:], member.kind)
            kept[member.name] = [inner] if member.container == "tuple" else {path[1]: inner}
            where = (path[0], 0 if member.container == "tuple" else path[1], *rest)
    return kept, where


def _bare(value: Any, member: Member) -> Any:
    return excerpt(value, (), member.kind)[0] if member.is_object else value


@functools.cache
def representatives() -> dict[str, tuple[Any, Path]]:
    """For every way in which a member can be declared, the smallest document that gives such a member."""
    found: dict[str, tuple[Any, Path]] = {}
    document = full()
    for _, member, path in located(document):
        kind = "object" if member.is_object else "word" if member.is_enum else member.kind.__name__
        meta = member.meta
        bounds = f"{meta.minimum}-{meta.maximum}"
        name = f"{member.container} {kind} {meta.format} {meta.codelist} {bounds} {member.required}"
        found.setdefault(name, excerpt(document, path))
        small, where = found[name]
        held = at(small, where)
        if member.container != "one" and held:
            found.setdefault(
                f"item of {name}", (small, (*where, 0 if member.container == "tuple" else next(iter(held))))
            )
    return found
