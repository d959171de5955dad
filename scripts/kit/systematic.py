"""Documents made from the model: for every field one that has it wrong, for every word and bound one that keeps it."""

from __future__ import annotations

import copy
import functools
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

import attrs

from budgetschema.codelists import codelist
from budgetschema.model import Disclosure
from budgetschema.model.shape import Member, classes, members
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import is_inline

STRAY = "no_such_field"
KEY = "k"
_STEPS = {"one": "", "tuple": "/0", "mapping": f"/{KEY}"}
_EMPTY: dict[str, Any] = {"tuple": [], "mapping": {}}

Change = Callable[[dict[str, Any]], Any]
"""Makes an object what the document is for."""


@attrs.frozen(kw_only=True)
class Case:
    """A document as plain objects: what it is for, and in JSON the rule and the pointer of its fault, if it has one."""

    name: str
    plain: Any
    rule: str | None = None
    pointer: str = ""
    faces: tuple[str, ...] = ("json", "xml")
    """The faces that can say so."""
    key: Literal["sound", "twice", "missing"] = "sound"
    """A fault of the key of what ``pointer`` leads to, which plain objects cannot say."""


def cases() -> Iterator[Case]:
    """All documents, in the order of the model."""
    for cls in classes(Disclosure):
        name = definition_name(cls)
        if not any(member.required for member in members(cls)):
            yield _with(cls, f"{name}-says-nothing", lambda thing: thing.clear(), "S007", xml=not _is_inline(cls))
        for member in members(cls):
            yield from _faults(cls, member, f"{name}-{member.name}")
    yield from _kept()


def _faults(cls: type, member: Member, name: str) -> Iterator[Case]:
    """What may be wrong with one field."""
    field, step = member.name, f"/{member.name}"

    def put(value: Any) -> Change:
        return lambda thing: thing.update({field: value})

    if member.required:
        yield _with(cls, f"{name}-missing", lambda thing: thing.pop(field), "S001")
    yield _with(cls, f"{name}-of-another-type", put(True), "S003", step, xml=False)
    inner = step + _STEPS[member.container]
    if member.container != "one":
        yield _with(cls, f"{name}-item-of-another-type", put(_wrapped(member, True)), "S003", inner, xml=False)
    if member.container == "mapping":
        yield _with(cls, f"{name}-key", put({"K": _value(member)}), "S005", f"{step}/K")
        again = _with(cls, f"{name}-key-twice", put(_wrapped(member, _value(member))), "S009", inner)
        yield attrs.evolve(again, key="twice")
        yield attrs.evolve(again, name=f"{name}-key-missing", rule="S001", faces=("xml",), key="missing")
    if member.container == "mapping" or (member.container == "tuple" and not member.required):
        yield _with(cls, f"{name}-empty", put(_EMPTY[member.container]), "S007", step)
    if member.is_object:
        stray = _value(member) | {STRAY: "1"}
        yield _with(cls, f"{name}-stray", put(_wrapped(member, stray)), "S002", f"{inner}/{STRAY}")
        if member.container == "mapping":  # in XML an object with a key is another element than one without
            yield from _faults_inside(cls, member, name)
        return
    for index, (rule, wrong) in enumerate(_wrong(member)):
        yield _with(cls, f"{name}-wrong-{index + 1}", put(_wrapped(member, wrong)), rule, inner)


def _faults_inside(cls: type, member: Member, name: str) -> Iterator[Case]:
    """What may be wrong with one field of an object that has a key."""
    for field in members(member.kind):
        for index, (rule, wrong) in enumerate(_wrong(field)):
            given = {member.name: _wrapped(member, _value(member) | {field.name: wrong})}
            step = f"/{member.name}/{KEY}/{field.name}"
            yield _with(cls, f"{name}-{field.name}-wrong-{index + 1}", partial(_give, given), rule, step)


def _wrong(member: Member) -> Iterator[tuple[str, Any]]:
    """Values of the right type that a field does not allow, with the rule that says so."""
    if member.kind is int:
        yield "S006", (member.meta.minimum or 0) - 1
        yield "S006", (member.meta.maximum or 0) + 1
    elif _words(member):
        yield "S004", "no_such_word"
    else:
        wrong = _forms()[_form(member)]["wrong"]
        yield ("S005" if wrong else "S007"), wrong


def _kept() -> Iterator[Case]:
    """All valid: every field, every list in its order, every word, both ends of ranges, the corners of every form."""
    seen: set[object] = set()
    for cls in classes(Disclosure):
        yield _with(cls, f"{definition_name(cls)}-whole", partial(_give, _whole(cls)), None)
        for member in members(cls):
            if member.container != "one":
                given = {member.name: _in_order(member)}
                yield _with(cls, f"{definition_name(cls)}-{member.name}-in-order", partial(_give, given), None)
            if member.is_object:
                continue
            # Words and forms are declared once, bounds with each field.
            sort = (
                (cls, member.name)
                if member.kind is int
                else member.meta.codelist or definition_name(member.kind)
                if _words(member)
                else _form(member)
            )
            if sort in seen:
                continue
            seen.add(sort)
            for index, value in enumerate(_right(member)):
                given = {member.name: _wrapped(member, value)}
                yield _with(cls, f"{definition_name(cls)}-{member.name}-right-{index + 1}", partial(_give, given), None)


def _give(given: dict[str, Any], thing: dict[str, Any]) -> None:
    thing.update(given)


def _in_order(member: Member) -> Any:
    """A list or mapping that is not the same when it is sorted, turned round, or rid of what it repeats."""
    first: Any = _value(member)
    second = first | _whole(member.kind) if member.is_object else _right(member)[-1]
    return {"c": second, "a": second, "b": first} if member.container == "mapping" else [second, second, first]


def _whole(cls: type) -> dict[str, Any]:
    """All that an object of a class says of itself, other objects left aside."""
    scalars = [each for each in members(cls) if not each.is_object and each.container == "one"]
    return {each.name: _right(each)[-1] for each in scalars}


def _right(member: Member) -> list[Any]:
    if member.kind is int:
        return [member.meta.minimum, member.meta.maximum]
    return _words(member) or list(_forms()[_form(member)]["valid"])


def _form(member: Member) -> str:
    return str(getattr(member.meta.format, "name", ""))


def _words(member: Member) -> list[str]:
    if member.meta.codelist is not None:
        return [entry.code for entry in codelist(member.meta.codelist)]
    return [word.value for word in member.kind] if member.is_enum else []  # type: ignore[attr-defined]


@functools.cache
def _forms() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))


def _wrapped(member: Member, value: Any) -> Any:
    """A value as the only one of its field."""
    return {"one": value, "tuple": [value], "mapping": {KEY: value}}[member.container]


def _value(member: Member) -> Any:
    """The plainest value that a field, or a member of its list or mapping, may have."""
    return _smallest(member.kind) if member.is_object else _right(member)[0]


def _smallest(cls: type) -> dict[str, Any]:
    """The smallest object of a class."""
    needed = [member for member in members(cls) if member.required] or [
        next(member for member in members(cls) if member.container == "one" and not member.is_object)
    ]
    return {
        member.name: _value(member) if member.container == "one" else copy.copy(_EMPTY[member.container])
        for member in needed
    }


@functools.cache
def _way(target: type) -> tuple[Member, ...]:
    """The fields that lead from the document to a class: the way of first mention."""
    ways: dict[type, tuple[Member, ...]] = {Disclosure: ()}
    for cls in classes(Disclosure):
        for member in members(cls):
            if member.is_object:
                ways.setdefault(member.kind, (*ways[cls], member))
    return ways[target]


def _is_inline(cls: type) -> bool:
    return any(map(is_inline, _way(cls)))


def _with(cls: type, name: str, change: Change, rule: str | None, step: str = "", *, xml: bool = True) -> Case:
    """The smallest document that has an object of a class, with that object changed."""
    plain = copy.deepcopy(_smallest(Disclosure))
    thing: Any = plain
    pointer = ""
    for member in _way(cls):
        inner = _smallest(member.kind)
        thing[member.name] = _wrapped(member, inner)
        pointer += f"/{member.name}{_STEPS[member.container]}"
        thing = inner
    change(thing)
    inline = _is_inline(cls) and rule == "S002"
    faces = ("json", "xml") if xml and not inline else ("json",)
    return Case(name=name, plain=plain, rule=rule, pointer=pointer + step, faces=faces)
