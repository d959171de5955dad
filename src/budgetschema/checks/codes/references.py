"""Printed codes with what stands around them, and which tables can be judged at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.data import data
from budgetschema.checks.spelling import compact
from budgetschema.model import CodeBasis, CodeReference, Line, Place, Scheme, Table

_AMOUNT = re.compile(r"[-+]?[0-9,]*[.,][0-9]{1,2}%?")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(\.[0-9]+)?%?")
_AS_NUMBER = re.compile(r"[0-9]{3,11}\.0+")


@attrs.frozen(kw_only=True, slots=True)
class Coded:
    """A printed code on a line. ``name`` is the name printed beside it, if one is."""

    table: int
    index: int
    title: str
    line: Line
    reference: CodeReference
    code: str
    name: str | None
    pointer: str

    @property
    def scheme(self) -> Scheme:
        """Which classification the document says the code is of."""
        return self.reference.scheme

    @property
    def place(self) -> Place | None:
        """Where the line was printed."""
        return self.line.place

    @property
    def shown(self) -> str:
        """Code and name as a person would quote them."""
        return f"{self.code} {self.name}" if self.name else self.code


def facts(scheme: Scheme) -> Mapping[str, object]:
    """What codes of a scheme look like; empty for a scheme that says nothing about it."""
    found: Mapping[str, object] = data("schemes").get(scheme.value, {})
    return found


def lengths(scheme: Scheme) -> tuple[int, ...]:
    """The usual lengths of codes, one for each level."""
    found = facts(scheme).get("lengths", ())
    return tuple(found) if isinstance(found, list) else ()


def is_listed(coded: Coded) -> bool:
    """Whether a list goes as deep as the code; below are local subdivisions."""
    return len(coded.code) <= int(str(facts(coded.scheme).get("listed", 0)))


def is_well_formed(coded: Coded) -> bool:
    """Whether a code consists of digits and has one of the usual lengths."""
    return coded.code.isascii() and coded.code.isdecimal() and len(coded.code) in lengths(coded.scheme)


def is_number(text: str) -> bool:
    """Whether a text is a figure and no name."""
    return _NUMBER.fullmatch(compact(text)) is not None


def _is_no_code(code: str) -> bool:
    """Whether what stands as a code is an amount or a name: the cells of the row have slipped."""
    return not code.isascii() or (_AMOUNT.fullmatch(code) is not None and _AS_NUMBER.fullmatch(code) is None)


def _of_table(number: int, table: Table) -> Iterator[Coded]:
    for index, line in enumerate(table.lines):
        for position, reference in enumerate(line.codes):
            if reference.basis is not CodeBasis.PRINTED or reference.code is None or not facts(reference.scheme):
                continue
            name = reference.name or (line.label if position == 0 else None)
            yield Coded(
                table=number,
                index=index,
                title=table.title,
                line=line,
                reference=reference,
                code=compact(reference.code),
                name=None if name is None or is_number(name) else name,
                pointer=f"/tables/{number}/lines/{index}/codes/{position}",
            )


@attrs.frozen(kw_only=True, slots=True)
class Codes:
    """The printed codes of a document, table by table; ``displaced`` are the tables whose codes are none."""

    tables: Mapping[int, tuple[Coded, ...]]
    displaced: tuple[str, ...]

    def __iter__(self) -> Iterator[Coded]:
        for codes in self.tables.values():
            yield from codes

    def by_scheme(self) -> Iterator[tuple[tuple[int, Scheme, str | None], tuple[Coded, ...]]]:
        """Codes of one classification in one block of one table, in their order."""
        groups: dict[tuple[int, Scheme, str | None], list[Coded]] = defaultdict(list)
        for coded in self:
            groups[coded.table, coded.scheme, coded.line.block].append(coded)
        for key, found in groups.items():
            yield key, tuple(found)


@once
def printed_codes(case: Case) -> Codes:
    """Every printed code, but for tables whose cells have slipped or that number otherwise."""
    tables: dict[int, tuple[Coded, ...]] = {}
    displaced = []
    for number, table in enumerate(case.disclosure.tables):
        found = tuple(_of_table(number, table))
        if not found:
            continue
        odd = sum(1 for coded in found if not is_well_formed(coded) and not _AS_NUMBER.fullmatch(coded.code))
        if any(_is_no_code(coded.code) for coded in found) or (odd > 1 and odd * 3 > len(found)):
            displaced.append(table.title)
        else:
            tables[number] = found
    return Codes(tables=tables, displaced=tuple(displaced))
