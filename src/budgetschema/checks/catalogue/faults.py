"""Faults of the codes of a catalogue, each told at its cause: what follows from a misprint is not told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.catalogue.shapes import Shapes, catalogue_shapes
from budgetschema.checks.data import data
from budgetschema.model import ProcurementCatalogEntry


class Kind(StrEnum):
    """What is wrong with the code of an entry."""

    FORM = "form"
    LEVEL = "level"
    MISPRINT = "misprint"
    HEADING = "heading"
    PARENT = "parent"
    DUPLICATE = "duplicate"
    ORDER = "order"


@attrs.frozen(kw_only=True, slots=True)
class Fault:
    """A fault with all entries (positions in the catalogue) that show it.

    ``above`` is the code that the entry stands under, or that came before it; ``missing`` the codes that should be
    there; ``hint`` the code that would fit.
    """

    kind: Kind
    entries: tuple[int, ...]
    above: str = ""
    missing: tuple[str, ...] = ()
    hint: str = ""
    level: int = 0


def faults(entries: Sequence[ProcurementCatalogEntry], shapes: Shapes) -> tuple[Fault, ...]:
    """Every fault of the codes, in the order of the entries."""
    if not shapes.is_hierarchical:
        return ()
    found: list[Fault] = []
    needed: dict[int, int] = defaultdict(int)
    for _, group in groupby(enumerate(entries), key=lambda each: each[1].department):
        walk = _Walk(list(group), shapes)
        found += walk.run()
        for level, count in walk.needed.items():
            needed[level] += count
    return tuple(sorted(_without_conventions(found, needed, shapes), key=lambda fault: fault.entries[0]))


@once
def catalogue_faults(case: Case) -> tuple[tuple[Fault, ...], ...]:
    """What is wrong with the codes of each procurement catalogue."""
    catalogs = zip(case.disclosure.procurement_catalogs, catalogue_shapes(case), strict=True)
    return tuple(faults(catalog.entries, usual) for catalog, usual in catalogs)


def _without_conventions(found: list[Fault], needed: Mapping[int, int], shapes: Shapes) -> Iterator[Fault]:
    """The faults, but for levels of parents that the catalogue leaves out by design."""
    limits = data("catalogue")
    absent: dict[int, int] = defaultdict(int)
    for fault in found:
        for code in fault.missing:
            absent[shapes.level_of(code) or 0] += 1
    by_design = {
        level
        for level, count in absent.items()
        if count >= limits["fewest_left_out"] and count * 100 >= needed[level] * limits["left_out_share"]
    }
    for fault in found:
        missing = tuple(code for code in fault.missing if shapes.level_of(code) not in by_design)
        if missing or fault.kind is not Kind.PARENT:
            yield attrs.evolve(fault, missing=missing)


class _Walk:
    """One department, entry by entry: the codes above and those seen so far."""

    def __init__(self, entries: list[tuple[int, ProcurementCatalogEntry]], shapes: Shapes) -> None:
        self._entries = entries
        self._shapes = shapes
        self._above: dict[int, str] = {}
        self._seen: set[str] = set()
        self._parents: set[str] = set()
        self._last = ""
        self._before_last = ""
        self._last_index = -1
        self._levels: list[tuple[int, int, int]] = []
        self._orphans: dict[str, tuple[list[int], list[str]]] = {}
        self.needed: dict[int, int] = defaultdict(int)
        """How many parents the department needs at each level."""

    def run(self) -> list[Fault]:
        """The faults of the department."""
        found: list[Fault] = []
        for position, (index, entry) in enumerate(self._entries):
            if entry.code is not None:
                fault = self._judge(position, index, entry.code, entry.level)
                if fault is not None:
                    found.append(fault)
        found += self._runs_of_levels()
        found += [
            Fault(kind=Kind.PARENT, entries=tuple(children), missing=tuple(dict.fromkeys(missing)))
            for children, missing in self._orphans.values()
        ]
        return found

    def _judge(self, position: int, index: int, code: str, level: int) -> Fault | None:
        own_level = self._shapes.level_of(code)
        meant = self._meant_by_children(position, code, level)
        if own_level is None:
            return self._odd_form(position, index, code, level, meant)
        if own_level != level:
            self._levels.append((index, own_level, level))
            if own_level > level:
                self._enter(index, code, own_level)
            return None
        if meant:
            self._enter(index, meant, level)
            return Fault(kind=Kind.HEADING, entries=(index,), hint=meant)
        if code in self._seen:
            return Fault(kind=Kind.DUPLICATE, entries=(index,))
        parent = self._shapes.parent_of(code, level)
        if parent is not None and parent != self._above.get(level - 1):
            fault = self._not_under_parent(position, index, code, level)
            if fault is not None:
                return fault
        fault = self._out_of_order(index, code)
        self._enter(index, code, level)
        return fault

    def _out_of_order(self, index: int, code: str) -> Fault | None:
        """A code smaller than the last; the last is the odd one if the order is right without it."""
        if code > self._last:
            return None
        if self._before_last < code and self._last_index >= 0:
            self._seen.discard(self._last)
            return Fault(kind=Kind.ORDER, entries=(self._last_index,), above=self._before_last)
        return Fault(kind=Kind.ORDER, entries=(index,), above=self._last)

    def _meant_by_children(self, position: int, code: str, level: int) -> str:
        """The code that the entries under this one continue, where none continues the code printed; else empty."""
        length = len(self._shapes.by_level.get(level, ""))
        below: list[str] = []
        following = ""
        for _, entry in self._entries[position + 1 :]:
            if entry.level <= level:
                following = entry.code or ""
                break
            if entry.code is not None:
                below.append(entry.code[:length])
        if len(set(below)) != 1 or below[0] == code:
            return ""
        meant = below[0]
        fits = (
            self._shapes.level_of(meant) == level
            and meant.startswith(self._above.get(level - 1, ""))
            and meant not in self._seen
            and self._last < meant
        )
        is_odd = len(below) > 1 or code < self._last or bool(following and code >= following)
        is_odd = is_odd or self._shapes.level_of(code) != level
        return meant if fits and is_odd else ""

    def _odd_form(self, position: int, index: int, code: str, level: int, meant: str) -> Fault:
        parent = self._above.get(level - 1, "")
        usual = self._shapes.by_level.get(level, "")
        with_letter = [
            parent[:length] + code
            for length in range(1, len(parent) + 1)
            if length + len(code) == len(usual) and (parent[:length] + code).startswith(parent)
        ]
        hints = [meant, *with_letter, self._continued(code, level)]
        hint = next((each for each in hints if each and self._is_in_order(position, each)), "")
        if hint:
            self._enter(index, hint, level)
        return Fault(kind=Kind.FORM, entries=(index,), above=parent, hint=hint)

    def _not_under_parent(self, position: int, index: int, code: str, level: int) -> Fault | None:
        parent = self._shapes.parent_of(code, level)
        above = self._above.get(level - 1)
        if above is not None and not self._is_in_order(position, code):
            hint = self._continued(code, level)
            hint = hint if hint and self._is_in_order(position, hint) else ""
            if hint:
                self._enter(index, hint, level)
            return Fault(kind=Kind.MISPRINT, entries=(index,), above=above, hint=hint)
        if parent in self._seen:
            return None
        missing = self._missing_ancestors(code, level)
        if missing:
            children, codes = self._orphans.setdefault(missing[0], ([], []))
            children.append(index)
            codes += missing
        return None

    def _continued(self, code: str, level: int) -> str:
        """The code with its last part under the parent that it stands under; empty where that is taken."""
        parent, usual = self._above.get(level - 1), self._shapes.by_level.get(level, "")
        if parent is None:
            return ""
        candidate = parent + code[-(len(usual) - len(parent)) :]
        fits = self._shapes.level_of(candidate) == level and candidate not in self._seen
        return candidate if fits else ""

    def _is_in_order(self, position: int, code: str) -> bool:
        following = next(
            (
                entry.code
                for _, entry in self._entries[position + 1 : position + 3]
                if entry.code is not None and self._shapes.level_of(entry.code) == entry.level
            ),
            None,
        )
        return self._last < code and (following is None or code < following)

    def _missing_ancestors(self, code: str, level: int) -> list[str]:
        """Codes above this one that the department does not print, the topmost first."""
        levels = [upper for upper in sorted(self._shapes.by_level) if upper < level]
        ancestors = [code[: len(self._shapes.by_level[upper])] for upper in levels]
        return [ancestor for ancestor in ancestors if ancestor not in self._seen]

    def _enter(self, index: int, code: str, level: int) -> None:
        if level - 1 in self._shapes.by_level:
            parent = code[: len(self._shapes.by_level[level - 1])]
            self.needed[level - 1] += parent not in self._parents
            self._parents.add(parent)
        self._above = {upper: each for upper, each in self._above.items() if upper < level} | {level: code}
        self._seen.add(code)
        if code > self._last:
            self._before_last, self._last, self._last_index = self._last, code, index
        else:
            self._last, self._last_index = code, index

    def _runs_of_levels(self) -> Iterator[Fault]:
        """Neighbouring entries with the same wrong level are one fault."""
        run: list[tuple[int, int, int]] = []
        for each in [*self._levels, None]:
            if run and (each is None or each[0] != run[-1][0] + 1 or each[1:] != run[-1][1:]):
                yield Fault(kind=Kind.LEVEL, entries=tuple(index for index, _, _ in run), level=run[0][1])
                run = []
            if each is not None:
                run.append(each)
