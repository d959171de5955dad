"""Classification codes of a line: printed in one column or in several, or found by a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from budgetschema.codelists import codelist, correspondence
from budgetschema.model import CodeBasis, CodeReference, Column, ColumnRole, Scheme
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.spelling import compact

LEVELS = {3: 1, 5: 2, 7: 3, 9: 4}
"""Level of a code by its length."""

_CODELISTS = {
    Scheme.FUNCTION: "function",
    Scheme.ECONOMIC_DEPARTMENT: "economic_department",
    Scheme.ECONOMIC_GOVERNMENT: "economic_government",
}
_PART_NAMES = ("类", "款", "项", "目")
_AS_NUMBER = re.compile(r"([0-9]+)\.0+")


@attrs.define
class CodeMemory:
    """The parts of the code on the line above, for lines that leave out what they share with it."""

    above: list[str] = attrs.Factory(list)


@attrs.frozen(kw_only=True)
class JoinedCode:
    """A code put together from the columns 类, 款, 项. ``inherited``: its upper parts stand on the line above only."""

    code: str
    scheme: Scheme | None
    inherited: bool


def is_part(column: Column) -> bool:
    """Whether a column holds one part of a code."""
    return column.role is ColumnRole.CODE and bool(column.header) and compact(column.header[-1]) in _PART_NAMES


def join_parts(parts: Sequence[tuple[str, Column]], memory: CodeMemory) -> JoinedCode | None:
    """One code of the parts that a line prints, given with all part columns of the block in their order.

    A part that repeats the code above it (201, 20106, 2010601) is that code; a single digit has lost its zero.
    """
    texts = [_plain(text) for text, _ in parts]
    last = max((index for index, text in enumerate(texts) if text), default=None)
    if last is None:
        return None
    if not all(text.isdecimal() for text in texts if text):
        return None
    inherited = False
    for index in range(last):
        if not texts[index] and index < len(memory.above):
            texts[index] = memory.above[index]
            inherited = True
        elif texts[index]:
            break
    memory.above = texts[: last + 1]
    code = ""
    for part in filter(None, texts):
        code = part if code and part.startswith(code) and len(part) > len(code) else code + _padded(part, code)
    return JoinedCode(code=code, scheme=parts[0][1].scheme, inherited=inherited)


def _padded(part: str, before: str) -> str:
    return part.zfill(2) if before else part


def _plain(text: str) -> str:
    """A code as printed, or without the decimal that a spreadsheet gave it."""
    printed = compact(text)
    match = _AS_NUMBER.fullmatch(printed)
    return match[1] if match else printed


def printed_code(text: str, label: str | None, scheme: Scheme, year: int) -> CodeReference:
    """A reference by a printed code."""
    match = _AS_NUMBER.fullmatch(text)
    code = match[1] if match else text
    return CodeReference(scheme=scheme, edition=year, code=code, name=label, basis=CodeBasis.PRINTED)


def named(name: str, scheme: Scheme, year: int) -> CodeReference:
    """A reference by name: with the code where the list of that year has exactly one for it."""
    code = code_of(name, scheme, year)
    basis = CodeBasis.PRINTED if code is None else CodeBasis.NAME
    return CodeReference(scheme=scheme, edition=year, code=code, name=name, basis=basis)


def code_of(name: str, scheme: Scheme, year: int, length: int | None = None) -> str | None:
    """The code that the list of ``year`` gives to ``name``, where there is exactly one (of ``length`` digits).

    A name that was renumbered under the same parent has the code of the newer edition.
    """
    if scheme not in _CODELISTS:
        return None
    entries = [
        entry for entry in codelist(_CODELISTS[scheme]).named(name, year) if length is None or len(entry.code) == length
    ]
    if len(entries) > 1 and len({entry.parent for entry in entries}) == 1:
        newest = max(entry.edition or 0 for entry in entries)
        entries = [entry for entry in entries if (entry.edition or 0) == newest]
    return entries[0].code if len(entries) == 1 else None


def official_name(code: str, scheme: Scheme, year: int) -> str | None:
    """The name that the list of ``year`` gives to ``code``."""
    entry = codelist(_CODELISTS[scheme]).get(code, year) if scheme in _CODELISTS else None
    return entry.zh if entry is not None else None


_SHORTEST_CUT = 4


def restored_name(code: str, scheme: Scheme, printed: str, year: int) -> str | None:
    """The official name of a code whose beginning is printed because the printing program cut it off, else None.

    What is itself a name of the code in any year is complete, and so is what lacks no more than a closing word such as
    支出, which publishers leave out.
    """
    official = official_name(code, scheme, year)
    bare = compact(printed)
    if official is None or len(bare) < _SHORTEST_CUT or not compact(official).startswith(bare):
        return None
    rest = compact(official)[len(bare) :]
    if not rest or rest in alias_table("name_endings"):
        return None
    named = {compact(entry.zh) for entry in codelist(_CODELISTS[scheme]).editions(code)}
    named |= {
        compact(row["zh"])
        for row in correspondence("observed_variants")
        if row["code"] == code and row["kind"] != "truncated"
    }
    return None if bare in named else official


def is_name(name: str, year: int) -> bool:
    """Whether any classification has an entry of this name."""
    return any(codelist(listed).named(name, year) for listed in _CODELISTS.values())
