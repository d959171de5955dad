"""The relations as ``data/relations.toml`` names them, with titles, types and bounds from the model."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from budgetschema import model
from budgetschema.codelists import codelist
from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.export.relation import Column, Reference, Relation, Type
from budgetschema.model import Disclosure
from budgetschema.model.fields import TITLES, FieldMeta
from budgetschema.model.shape import Member, members
from budgetschema.schema.names import class_about

_TYPES: dict[type, Type] = {str: "string", int: "integer", Decimal: "decimal", datetime.date: "date"}


@functools.cache
def relations() -> tuple[Relation, ...]:
    """All relations of an export but the tables as printed, parents before their children."""
    text = files("budgetschema.export").joinpath("data", "relations.toml").read_text(encoding="utf-8")
    return tuple(_relation(name, facts) for name, facts in tomllib.loads(text).items())


@functools.cache
def relation(name: str) -> Relation:
    """The relation of this name. Raises ``KeyError``."""
    return {each.name: each for each in relations()}[name]


def _relation(name: str, facts: Mapping[str, Any]) -> Relation:
    keys = tuple(facts.get("keys", ()))
    parent = facts.get("parent")
    given = [
        Reference(columns=tuple(each["columns"]), relation=each["relation"]) for each in facts.get("references", ())
    ]
    if "path" not in facts:
        columns = tuple(_described(facts["columns"]))
        titles = {each: facts[each] for each in ("zh", "en", "zh_about", "en_about")}
        return Relation(name=name, columns=columns, keys=keys, references=tuple(given), **titles)
    path = tuple(facts["path"])
    cls, titles = _at(path)
    if parent is not None:
        given.append(Reference(columns=keys[:-1], relation=parent))
    columns = (*_keys(path, keys), *_fields(cls, facts.get("inside", ())))
    return Relation(
        name=name, columns=columns, keys=keys, references=tuple(given), path=path, **titles,
    )  # fmt: skip


def _member(cls: type, name: str) -> Member:
    return next(each for each in members(cls) if each.name == name)


def _at(path: tuple[str, ...]) -> tuple[type, dict[str, str]]:
    """The class at the end of a path, and what the list is called there."""
    cls: type = Disclosure
    titles = TITLES[cls].zh, TITLES[cls].en
    for step in path:
        member = _member(cls, step)
        cls, titles = member.kind, (member.meta.zh, member.meta.en)
    zh, en = class_about(cls)
    return cls, {"zh": titles[0], "en": titles[1], "zh_about": zh, "en_about": en}


def _keys(path: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[Column]:
    for depth, key in enumerate(keys, 1):
        cls, _ = _at(path[:depth])
        title = TITLES[cls]
        yield Column(
            name=key, type="integer", zh=f"{title.zh}序号", en=f"number of the {title.en}", required=True, minimum=1
        )


def _fields(cls: type, inside: tuple[str, ...], prefix: str = "") -> Iterator[Column]:
    for member in members(cls):
        if member.is_object:
            if member.name in inside:
                yield from _fields(member.kind, (), f"{member.name}_")
        elif member.container != "mapping":
            yield _column(member, f"{prefix}{member.name}", required=member.required and not prefix)


def _column(member: Member, name: str, *, required: bool, **other: Any) -> Column:
    meta: FieldMeta = member.meta
    words: tuple[str, ...] = ()
    if member.is_enum:
        words = tuple(word.value for word in member.kind)  # type: ignore[attr-defined]
    elif meta.codelist is not None:
        words = tuple(entry.code for entry in codelist(meta.codelist))
    facts: dict[str, Any] = {
        "name": name, "type": _TYPES.get(member.kind, "string"), "zh": meta.zh, "en": meta.en,
        "zh_about": meta.zh_note, "en_about": meta.en_note, "required": required, "words": words,
        "minimum": meta.minimum, "maximum": meta.maximum,
        "format": meta.format if member.container == "one" and member.kind is str else None,
    }  # fmt: skip
    return Column(**facts | other)


def _described(columns: Mapping[str, Mapping[str, Any]]) -> Iterator[Column]:
    for name, facts in columns.items():
        given = dict(facts)
        like = given.pop("like", None)
        if like == "Coordinate":
            found = {member.name: member for member in members(model.Coordinate)}
            for dimension in DIMENSIONS:
                if dimension in found:
                    # The cube has words of its own for what it cannot name.
                    yield _column(found[dimension], dimension, required=False, format=None)
        elif like == "Place":
            yield from _fields(model.Place, (), f"{name}_")
        elif like is not None:
            cls, _, field = like.partition(".")
            member = _member(getattr(model, cls), field)
            yield _column(member, name, **{"required": member.required, **given})
        else:
            words = tuple(given.pop("enum", ()))
            yield Column(name=name, words=words, **given)
