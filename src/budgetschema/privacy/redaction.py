"""Disclosures without persons: one walk over the model that drops what fields, labels and patterns call personal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from budgetschema.model import Disclosure, Extension, Line, Section, Table
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, members
from budgetschema.model.table import Caption
from budgetschema.privacy.cells import personal_cells
from budgetschema.privacy.known import Known
from budgetschema.privacy.offsets import Shifts
from budgetschema.privacy.persons import is_nobody, is_personal_label, without


@attrs.frozen(kw_only=True)
class Redaction:
    """What is left of a disclosure. ``dropped`` are JSON pointers into the original, one for each value left out."""

    disclosure: Disclosure = attrs.field(repr=False)
    dropped: tuple[str, ...]
    known: Known = attrs.field(repr=False)

    def text(self, text: str) -> str:
        """A sentence about the original, such as a message of a finding, without the same persons."""
        return without(text, self.known.spans(text))


def redact(disclosure: Disclosure) -> Redaction:
    """Leave out the names and telephone numbers of persons, and count what was left out.

    Fields of the model that are ``personal`` are dropped, and so are cells under, beside or after a label that asks for
    a person; in other texts a mark stands for what was taken out. What is known from such a place is taken out
    everywhere.
    """
    first = _Walk(Known())
    first.object(disclosure, "")
    if not first.values:
        return Redaction(disclosure=disclosure, dropped=(), known=Known())
    walk = _Walk(Known.among(first.values))
    return Redaction(disclosure=walk.disclosure(disclosure), dropped=tuple(walk.dropped), known=walk.known)


def without_persons(disclosure: Disclosure) -> Disclosure:
    """The disclosure without names and telephone numbers of persons; :func:`redact` says as well what was dropped."""
    return redact(disclosure).disclosure


class _Walk:
    """One way through a disclosure. Objects in which nothing changes stay the same objects."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.dropped: list[str] = []
        self.values: list[str] = []
        self.shifts = Shifts()
        self.headers: dict[str, str] = {}

    def disclosure(self, value: Disclosure) -> Disclosure:
        """The disclosure, with statements that still point at their words."""
        changed: Disclosure = self.object(value, "")
        statements = tuple(self.shifts.moved(each, changed) for each in changed.statements)
        return attrs.evolve(changed, statements=statements) if statements != changed.statements else changed

    def object(self, value: Any, pointer: str) -> Any:
        """An object of the model with its fields walked through."""
        changes: dict[str, Any] = {}
        cls: type = type(value)
        for member in members(cls):
            given = getattr(value, member.name)
            if given is None or given in ((), {}):
                continue
            after = self._field(value, member, given, f"{pointer}/{member.name}")
            if after is not given:
                changes[member.name] = after
        return attrs.evolve(value, **changes) if changes else value

    def _field(self, owner: Any, member: Member, given: Any, pointer: str) -> Any:
        if isinstance(owner, Table) and member.name == "lines":
            return self._lines(owner, pointer)
        beside = isinstance(owner, Caption) and member.name == "value" and _asks_for_person(owner.label, given)
        if member.meta.personal or beside:
            self._drop(given, pointer)
            return None
        if member.container == "tuple":
            return self._tuple(owner, member, given, pointer)
        if member.container == "mapping":
            return self._mapping(member, given, pointer)
        return self._value(member, given, pointer, _label(owner, member))

    def _tuple(self, owner: Any, member: Member, given: tuple[Any, ...], pointer: str) -> tuple[Any, ...]:
        after = []
        for index, each in enumerate(given):
            here = f"{pointer}/{index}"
            if isinstance(each, Extension) and each.value is not None and _asks_for_person(each.name, each.value):
                self._drop(each.value, here)
                continue
            changed = self._value(member, each, here, member.meta.zh)
            if changed is not each and isinstance(owner, Section) and member.name == "paragraphs":
                self.shifts.note(here, self._spans(each.text, ""))
            after.append(changed)
        same = len(after) == len(given) and all(new is old for new, old in zip(after, given, strict=True))
        return given if same else tuple(after)

    def _mapping(self, member: Member, given: Mapping[str, Any], pointer: str) -> Mapping[str, Any]:
        after = {
            key: self._value(member, each, f"{pointer}/{key}", self.headers.get(key, member.meta.zh))
            for key, each in given.items()
        }
        return given if all(after[key] is given[key] for key in given) else after

    def _value(self, member: Member, value: Any, pointer: str, label: str) -> Any:
        if member.is_object:
            return self.object(value, pointer)
        if member.kind is not str or member.meta.format is not Format.TEXT:
            return value
        spans = self._spans(value, label)
        for start, end in spans:
            self._drop(value[start:end], pointer)
        return without(value, spans) if spans else value

    def _lines(self, table: Table, pointer: str) -> tuple[Line, ...]:
        self.headers = {column.id: column.header[-1] for column in table.columns if column.header}
        after = tuple(self._line(table, line, f"{pointer}/{index}") for index, line in enumerate(table.lines))
        self.headers = {}
        same = all(new is old for new, old in zip(after, table.lines, strict=True))
        return table.lines if same else after

    def _line(self, table: Table, line: Line, pointer: str) -> Line:
        changes: dict[str, Any] = {}
        for field, key, value in personal_cells(table, line):
            self._drop(value, f"{pointer}/{field}" if key is None else f"{pointer}/{field}/{key}")
            if key is None:
                changes[field] = None
            else:
                kept: Mapping[str, Any] = changes.get(field, getattr(line, field))
                changes[field] = {name: each for name, each in kept.items() if name != key}
        changed: Line = self.object(attrs.evolve(line, **changes) if changes else line, pointer)
        return changed

    def _spans(self, text: str, label: str) -> list[tuple[int, int]]:
        return self.known.spans(text, label)

    def _drop(self, value: str, pointer: str) -> None:
        self.dropped.append(pointer)
        self.values.append(value)


def _asks_for_person(label: str, value: str) -> bool:
    return is_personal_label(label) and not is_nobody(value)


def _label(owner: Any, member: Member) -> str:
    """What a text is called: the words beside it, else the title of its field."""
    if isinstance(owner, Extension | Caption) and member.name == "value":
        return owner.name if isinstance(owner, Extension) else owner.label
    return member.meta.zh
