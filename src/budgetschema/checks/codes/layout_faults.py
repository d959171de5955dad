"""Faults of codes that need no list: form, level, place among the other codes of the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from budgetschema.checks.codes.references import Coded, Codes, is_well_formed

_FEWEST_PARENTS = 4
_FEWEST_LEVELS = 3


@attrs.frozen(kw_only=True, slots=True)
class Orphans:
    """Codes under one parent that the table does not print, though it prints the parents of the others."""

    parent: str
    children: tuple[Coded, ...]


def malformed(found: Sequence[Coded]) -> tuple[Coded, ...]:
    """Codes that are not digits of a usual length."""
    return tuple(coded for coded in found if not is_well_formed(coded))


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
    for parent in missing:
        yield Orphans(parent=parent, children=tuple(wanted[parent]))


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


def breaks(found: Sequence[Coded]) -> Iterator[tuple[Coded, Coded]]:
    """Neighbours out of order: a code that is smaller than the one before it, with no other line between."""
    for before, after in pairwise(found):
        if after.index == before.index + 1 and after.code < before.code:
            yield before, after


def misprinted(codes: Codes) -> frozenset[str]:
    """Pointers of codes that the rules about form and parents report, so that the lists need not report them again."""
    pointers: set[str] = set()
    for _, found in codes.by_scheme():
        pointers |= {coded.pointer for coded in malformed(found)}
        for group in orphans(found):
            pointers |= {coded.pointer for coded in group.children}
    return frozenset(pointers)
