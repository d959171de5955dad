"""Rows from vocabularies and code lists: what the words in columns are called."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.codelists import codelist
from budgetschema.export.given import Given
from budgetschema.export.relation import Relation, Row
from budgetschema.model import Disclosure
from budgetschema.model.shape import classes, members, vocabularies
from budgetschema.schema.names import definition_name


def words(content: Given, relation: Relation) -> Iterator[Row]:
    """The words of every vocabulary and of every code list that a field of the model names."""
    del content, relation
    for kind in vocabularies(Disclosure):
        yield from ((definition_name(kind), word.value, word.zh, word.en) for word in kind)
    for name in dict.fromkeys(_lists()):
        yield from {entry.code: (name, entry.code, entry.zh, entry.en) for entry in codelist(name)}.values()


def _lists() -> Iterator[str]:
    for cls in classes(Disclosure):
        for member in members(cls):
            yield from filter(None, (member.meta.codelist, member.meta.open_codelist))
