"""What is exported: one disclosure with its findings, as the rows of all relations."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from budgetschema.export import cube_rows, finding_rows, project_rows, word_rows
from budgetschema.export.definitions import relation, relations
from budgetschema.export.given import Given
from budgetschema.export.relation import Filled, Relation, Row, Value
from budgetschema.findings import Finding
from budgetschema.model import Disclosure, Vocabulary
from budgetschema.model.shape import members
from budgetschema.privacy import redact

JOINED = " / "
"""Stands between the texts of a list in one cell: the steps of a header."""


@attrs.frozen
class Content(Given):
    """What is given, as relations with their rows."""

    @classmethod
    def of(cls, disclosure: Disclosure, findings: tuple[Finding, ...] = (), *, persons: bool = False) -> Content:
        """The content of an export; names and telephone numbers of persons only with ``persons``."""
        if persons:
            return cls(disclosure, findings)
        without = redact(disclosure)
        return cls(without.disclosure, findings, without)

    @functools.cached_property
    def relations(self) -> tuple[Filled, ...]:
        """All relations with their rows, parents before their children."""
        return tuple(map(self._filled, relations()))

    def filled(self, name: str) -> Filled:
        """One relation with its rows, without those of the others. Raises ``KeyError``."""
        return self._filled(relation(name))

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one relation. Raises ``KeyError``."""
        return self.filled(name).rows

    def _filled(self, relation: Relation) -> Filled:
        return Filled(relation, tuple(self._rows(relation)))

    def _rows(self, relation: Relation) -> Iterator[Row]:
        if relation.path is None:
            yield from _SOURCES[relation.name](self, relation)
            return
        for positions, given in _objects(self.disclosure, relation.path):
            values = dict(zip(relation.keys, positions, strict=True)) | _values(given)
            yield tuple(values.get(name) for name in relation.names)


def _objects(owner: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The objects at the end of a path with their positions from 1 in the lists on the way."""
    if not path:
        yield (), owner
        return
    for number, each in enumerate(getattr(owner, path[0]), 1):
        for positions, found in _objects(each, path[1:]):
            yield (number, *positions), found


def _values(given: Any, prefix: str = "") -> dict[str, Value]:
    """The fields of an object as values by column, those of objects in it under their name."""
    found: dict[str, Value] = {}
    cls: type = type(given)
    for member in members(cls):
        value = getattr(given, member.name)
        if member.container == "tuple":
            if not member.is_object:
                found[prefix + member.name] = JOINED.join(map(str, value)) or None
        elif member.container == "one" and member.is_object and value is not None and not prefix:
            found |= _values(value, f"{member.name}_")
        elif member.container == "one" and not member.is_object:
            found[prefix + member.name] = value.value if isinstance(value, Vocabulary) else value
    return found


_SOURCES: Mapping[str, Callable[[Given, Relation], Iterator[Row]]] = {
    "cells": cube_rows.cells,
    "facts": cube_rows.facts,
    "funding": project_rows.funding,
    "project_lines": project_rows.lines,
    "findings": finding_rows.findings,
    "finding_figures": finding_rows.figures,
    "words": word_rows.words,
}
