"""What is handed over: one disclosure or many, each with the key by which its rows are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from budgetschema.checks.check import check
from budgetschema.export import Content
from budgetschema.export.printed import PrintedTable
from budgetschema.findings import OptionsError
from budgetschema.model import Disclosure, Table

Source: TypeAlias = Disclosure | Content
"""A disclosure, or a disclosure with its findings as exports take it."""
Sources: TypeAlias = Source | Iterable[Source] | Mapping[str, Source]
"""One disclosure; or many, numbered from 1 in their order, or under names."""

# Relations whose rows are what the checks found.
_FOUND = ("findings", "finding_figures")


@attrs.frozen
class Keyed:
    """A source with its key among others; None where it stands alone. ``persons``: keep names and numbers of persons.

    A :class:`~budgetschema.export.Content` has settled already what it says of persons.
    """

    key: str | int | None
    source: Source = attrs.field(repr=False)
    persons: bool = False

    def content(self, relation: str | None = None) -> Content:
        """What exports are made of. A bare disclosure is checked where the relation shows what checks find."""
        if isinstance(self.source, Content):
            return self.source
        findings = check(self.source).findings if relation in _FOUND else ()
        return Content.of(self.source, findings, persons=self.persons)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables as they were given, persons included."""
        given = self.source.disclosure if isinstance(self.source, Content) else self.source
        return given.tables


def is_one(sources: Sources) -> bool:
    """Whether it is one disclosure, not a collection of them, which may hold one or none."""
    return isinstance(sources, Disclosure | Content)


def keyed(sources: Sources, *, persons: bool) -> Iterator[Keyed]:
    """The sources one by one, so that of many only one has to be in memory."""
    if isinstance(sources, Disclosure | Content):
        yield Keyed(None, sources, persons)
        return
    if not isinstance(sources, Iterable):
        raise OptionsError("frames.no_disclosure", {"given": type(sources).__name__})
    pairs = sources.items() if isinstance(sources, Mapping) else enumerate(sources, 1)
    for key, source in pairs:
        if isinstance(sources, Mapping) and not isinstance(key, str):
            raise OptionsError("frames.no_name", {"given": repr(key)})
        if not isinstance(source, Disclosure | Content):
            raise OptionsError("frames.no_disclosure", {"given": type(source).__name__})
        yield Keyed(key, source, persons)


def printed(sources: Iterable[Keyed], table: Table) -> PrintedTable:
    """The table of one of the sources as exports show it. Raises :class:`OptionsError` where it is of none of them."""
    for each in sources:
        for number, given in enumerate(each.tables):
            if given is table:
                return PrintedTable(number + 1, each.content().disclosure.tables[number])
    raise OptionsError("frames.foreign_table", {"title": table.title})
