"""Faults of codes that need no list: form, level, place among the other codes of the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.codes.judging import Verdict, judge
from budgetschema.checks.codes.references import Coded, facts, is_listed, is_well_formed, printed_codes
from budgetschema.codelists import codelist

_FEWEST_PARENTS = 4
_FEWEST_LEVELS = 3


@attrs.frozen(kw_only=True, slots=True)
class Orphans:
    """Codes under one parent that the table does not print, though it prints the parents of the others.

    ``misprint`` is the line that stands where the parent should, with a code that nothing continues.
    """

    parent: str
    children: tuple[Coded, ...]
    misprint: Coded | None = None

    @property
    def places(self) -> tuple[Coded, ...]:
        """The misprinted line, if there is one, then the children."""
        return (self.misprint, *self.children) if self.misprint is not None else self.children


def malformed(found: Sequence[Coded]) -> tuple[Coded, ...]:
    """Codes that are not digits of a usual length, but for those that stand where a parent should."""
    told = {group.misprint.pointer for group in orphans(found) if group.misprint is not None}
    return tuple(coded for coded in found if not is_well_formed(coded) and coded.pointer not in told)


def orphans(found: Sequence[Coded]) -> Iterator[Orphans]:
    """Codes whose parent is missing in a table that otherwise prints parents."""
    sound = [coded for coded in found if is_well_formed(coded)]
    printed = {coded.code for coded in sound}
    lengths = sorted({len(code) for code in printed})
    wanted: dict[str, list[Coded]] = defaultdict(list)
    for coded in sound:
        shorter = [length for length in lengths if length < len(coded.code)]
        if shorter:
            wanted[coded.code[: shorter[-1]]].append(coded)
    missing = [parent for parent in wanted if parent not in printed]
    present = len(wanted) - len(missing)
    if present < _FEWEST_PARENTS or len(missing) * 4 > present:
        return
    groups = [_group(found, parent, tuple(wanted[parent]), wanted) for parent in missing]
    odd = {group.misprint.pointer for group in groups if group.misprint is not None}
    for group in groups:
        # The parent of a misprinted code need not be there.
        children = tuple(coded for coded in group.children if coded.pointer not in odd)
        if children:
            misprint = None if len(children) < len(group.children) else group.misprint
            yield attrs.evolve(group, children=children, misprint=misprint)


def _group(found: Sequence[Coded], parent: str, children: tuple[Coded, ...], wanted: Mapping[str, object]) -> Orphans:
    """Orphans of one parent, with the line before them if that is the parent, misprinted: nothing else continues it."""
    position = next(position for position, coded in enumerate(found) if coded.pointer == children[0].pointer)
    before = found[position - 1] if position else None
    if before is None or not _stands_for(before, parent):
        return Orphans(parent=parent, children=children)
    is_twice = sum(1 for coded in found if coded.code == before.code) > 1
    is_odd = before.code not in wanted or is_twice
    return Orphans(parent=parent, children=children, misprint=before if is_odd else None)


def _stands_for(candidate: Coded, parent: str) -> bool:
    """Whether a line may be the missing parent, its code misprinted.

    Not where its code and name belong together, nor where the parent would be a code that the list does not have.
    """
    if is_well_formed(candidate) and len(candidate.code) != len(parent):
        return False
    if is_well_formed(candidate) and candidate.name is not None and is_listed(candidate):
        found = judge(candidate.scheme, candidate.reference.edition, candidate.code, candidate.name)
        return found.verdict is not Verdict.SOUND
    listed = facts(candidate.scheme).get("list")
    return listed is None or codelist(str(listed)).get(parent) is not None


def wrong_levels(found: Sequence[Coded]) -> Iterator[tuple[Coded, int]]:
    """Codes whose line has another level than the lines whose codes are as long, with that level."""
    levels: dict[int, Counter[int]] = defaultdict(Counter)
    for coded in found:
        if coded.line.level is not None and is_well_formed(coded):
            levels[len(coded.code)][coded.line.level] += 1
    usual = {length: counted.most_common(1)[0] for length, counted in levels.items()}
    order = [usual[length][0] for length in sorted(usual)]
    if order != sorted(set(order)):
        return
    for coded in found:
        if coded.line.level is None or not is_well_formed(coded):
            continue
        level, count = usual[len(coded.code)]
        if coded.line.level != level and count >= _FEWEST_LEVELS and count * 3 >= levels[len(coded.code)].total() * 2:
            yield coded, level


def breaks(found: Sequence[Coded], told: frozenset[str]) -> Iterator[tuple[Coded, Coded]]:
    """Codes out of order, each with the code before it, leaving out ``told`` ones; a line without a code starts anew.

    Where a code is smaller than the one before it, the one before is the odd one if the order is right without it.
    """
    lines = {coded.index for coded in found}
    sound = [coded for coded in found if coded.pointer not in told]
    last: Coded | None = None
    for before, after in pairwise(sound):
        if not lines.issuperset(range(before.index + 1, after.index)):
            last = None
            continue
        if after.code < before.code:
            yield (last, before) if last is not None and last.code < after.code else (before, after)
        last = before


@once
def misprinted(case: Case) -> frozenset[str]:
    """Pointers of codes that the rules about form and parents report, so that the lists need not report them again."""
    pointers: set[str] = set()
    for _, found in printed_codes(case).by_scheme():
        pointers |= {coded.pointer for coded in malformed(found)}
        for group in orphans(found):
            pointers |= {coded.pointer for coded in group.places}
    return frozenset(pointers)
