"""Names of dimensions and of their values in both languages, from the model, the code lists and the document."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

import attrs

from budgetschema.codelists import codelist, codelist_names
from budgetschema.model import Coordinate, Disclosure, Line, Vocabulary
from budgetschema.model.fields import TITLES
from budgetschema.model.shape import Member, members


@attrs.frozen(slots=True)
class Label:
    """A name in both languages."""

    zh: str
    en: str

    def filled(self, **parts: Label | str) -> Label:
        """The name with its blanks filled in."""
        zh = {key: part if isinstance(part, str) else part.zh for key, part in parts.items()}
        en = {key: part if isinstance(part, str) else part.en for key, part in parts.items()}
        return Label(self.zh.format(**zh), self.en.format(**en))

    @classmethod
    def joined(cls, labels: list[Label], separator: str) -> Label:
        """Several names as one."""
        return cls(separator.join(each.zh for each in labels), separator.join(each.en for each in labels))


@functools.cache
def word(name: str) -> Label:
    """A name that only the taxonomy has."""
    text = files("budgetschema.export.xbrl").joinpath("data", "words.toml").read_text(encoding="utf-8")
    return Label(**tomllib.loads(text)[name])


@functools.cache
def _members() -> dict[str, Member]:
    return {member.name: member for member in members(Coordinate)}


def dimension_label(dimension: str) -> Label:
    """The title of a dimension; one that only the cube has names a line of a table."""
    member = _members().get(dimension)
    if member is None:
        return Label(TITLES[Line].zh, TITLES[Line].en)
    return Label(member.meta.zh, member.meta.en)


@attrs.frozen(eq=False)
class Namer:
    """Names the values of dimensions as a document means them: codes by the lists of its year."""

    disclosure: Disclosure = attrs.field(repr=False)

    def label(self, dimension: str, value: str) -> Label:
        """The name of a value; one that no list has is named as it is printed."""
        member = _members().get(dimension)
        if member is not None and issubclass(member.kind, Vocabulary):
            named = member.kind(value)
            return Label(named.zh, named.en)
        listed = None if member is None else member.meta.codelist or member.meta.open_codelist
        if listed is not None:
            entry = codelist(listed).get(value)
            return Label(value, value) if entry is None else Label(entry.zh, entry.en)
        if dimension in codelist_names():
            return self._code(dimension, value)
        return Label(value, value)

    def _code(self, dimension: str, value: str) -> Label:
        # Codes that stand in one table more than once are numbered: 2010301#2.
        code, _, _ = value.partition("#")
        entry = codelist(dimension).get(code, self.disclosure.fiscal_year)
        if entry is not None:
            return Label(f"{value} {entry.zh}", f"{value} {entry.en}")
        name = self._printed.get((dimension, code))
        text = f"{value} {name}" if name else value
        return Label(text, text)

    @functools.cached_property
    def _printed(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for table in self.disclosure.tables:
            for line in table.lines:
                for reference in line.codes:
                    name = reference.name or line.label
                    if reference.code is not None and name:
                        found.setdefault((reference.scheme.value, reference.code), name)
        return found
