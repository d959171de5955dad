"""Which form the codes of a catalogue have at each level, taken from the catalogue itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.data import data
from budgetschema.model import ProcurementCatalogEntry


def shape(code: str) -> str:
    """The form of a code: A for a letter, 9 for a digit, anything else as it is."""
    return re.sub(r"[A-Za-z]", "A", re.sub(r"[0-9]", "9", code))


@attrs.frozen(kw_only=True, slots=True)
class Shapes:
    """The usual form of a code by level, and the level by form."""

    by_level: Mapping[int, str]
    by_shape: Mapping[str, int]
    is_hierarchical: bool

    def level_of(self, code: str) -> int | None:
        """The level whose codes look like this one."""
        return self.by_shape.get(shape(code))

    def parent_of(self, code: str, level: int) -> str | None:
        """The code that the parent of a code of this level must have; None at the top."""
        above = self.by_level.get(level - 1)
        return code[: len(above)] if above is not None else None


def shapes(entries: Sequence[ProcurementCatalogEntry]) -> Shapes:
    """The forms of a catalogue. Codes are hierarchical where nearly all continue the code of the entry above."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.code is not None and entry.name is not None:
            counted[entry.level][shape(entry.code)] += 1
    usual: dict[int, str] = {}
    for level in sorted(counted):
        found = counted[level].most_common(1)[0][0]
        if not usual or (found.startswith(usual[max(usual)]) and len(found) > len(usual[max(usual)])):
            usual[level] = found
    return Shapes(
        by_level=usual,
        by_shape={each: level for level, each in usual.items()},
        is_hierarchical=len(usual) > 1 and _continue(entries),
    )


@once
def catalogue_shapes(case: Case) -> tuple[Shapes, ...]:
    """The usual forms of the codes of each procurement catalogue."""
    return tuple(shapes(catalog.entries) for catalog in case.disclosure.procurement_catalogs)


def _continue(entries: Sequence[ProcurementCatalogEntry]) -> bool:
    limits = data("catalogue")
    above: dict[int, str] = {}
    department: str | None = None
    judged = wrong = 0
    for entry in entries:
        if entry.department != department:
            department, above = entry.department, {}
        if entry.code is None:
            continue
        parent = next((above[level] for level in range(entry.level - 1, 0, -1) if level in above), None)
        if parent is not None:
            judged += 1
            wrong += not entry.code.startswith(parent)
        above = {level: code for level, code in above.items() if level < entry.level} | {entry.level: entry.code}
    return judged > 0 and wrong <= max(limits["fewest_wrong"], judged * limits["most_wrong_share"] // 100)
