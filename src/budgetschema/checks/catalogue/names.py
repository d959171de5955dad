"""Names that departments give to the same code (G201 to G203).

At the upper levels a code means the same in every department, so another name is a misprint, a variant, or the name
of another code. Lower levels are numbered by each department for itself; which levels those are, the catalogue shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.catalogue.entries import finding
from budgetschema.checks.catalogue.faults import Kind, catalogue_faults
from budgetschema.checks.data import data
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import name_key, substitutions
from budgetschema.findings import Finding
from budgetschema.model import ProcurementCatalogEntry


class Sort(StrEnum):
    """How a name differs from the usual one of its code."""

    MISPRINT = "misprint"
    VARIANT = "variant"
    OTHER_CODE = "other_code"


@attrs.frozen(kw_only=True, slots=True)
class Odd:
    """Entries that bear another name than most entries of their code; ``owner`` is the code that the name is of."""

    sort: Sort
    entries: tuple[int, ...]
    usual: tuple[int, ...]
    owner: str = ""


_Named = Mapping[str, Mapping[str, Sequence[int]]]


def _named(entries: Sequence[ProcurementCatalogEntry], left_out: set[int]) -> dict[int, _Named]:
    """Positions of entries by level, code and key of the name."""
    found: dict[int, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for index, entry in enumerate(entries):
        if entry.code is not None and entry.name is not None and index not in left_out:
            found[entry.level][entry.code][name_key(entry.name)].append(index)
    return dict(found)


def _usual(names: Mapping[str, Sequence[int]]) -> str:
    """The name that most entries bear; of two that are borne alike, the first printed."""
    return max(names, key=lambda name: (len(names[name]), -names[name][0]))


def _is_shared(codes: _Named) -> bool:
    """Whether the entries of a level bear the usual names of their codes."""
    counted: Counter[bool] = Counter()
    for names in codes.values():
        total = sum(len(places) for places in names.values())
        if total > 1:
            usual = len(names[_usual(names)])
            counted[True] += usual
            counted[False] += total - usual
    return counted[True] * 100 >= counted.total() * data("catalogue")["shared_name_share"] and counted.total() > 0


def odd_names(entries: Sequence[ProcurementCatalogEntry], left_out: set[int]) -> Iterator[Odd]:
    """Every name at a level of shared names that is not the usual one of its code."""
    shared = {level: codes for level, codes in _named(entries, left_out).items() if _is_shared(codes)}
    owners: dict[str, str] = {}
    for codes in shared.values():
        for code, names in codes.items():
            owners.setdefault(_usual(names), code)
    most = data("catalogue")["misprint_substitutions"]
    for codes in shared.values():
        for code, names in codes.items():
            usual = _usual(names)
            for name, places in names.items():
                if name == usual:
                    continue
                owner = owners.get(name, code)
                differing = substitutions(name, usual)
                sort = Sort.MISPRINT if differing is not None and differing <= most else Sort.VARIANT
                sort = Sort.OTHER_CODE if owner != code else sort
                yield Odd(sort=sort, entries=tuple(places), usual=tuple(names[usual]), owner=owner)


def _by_sort(case: Case, rule_id: str, sort: Sort) -> Iterator[Finding]:
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        entries = catalog.entries
        left_out = {
            index
            for fault in catalogue_faults(case)[number]
            if fault.kind in (Kind.LEVEL, Kind.FORM, Kind.MISPRINT, Kind.HEADING)
            for index in fault.entries
        }
        for odd in odd_names(entries, left_out):
            if odd.sort is sort:
                departments = [entries[index].department or "—" for index in odd.entries]
                first = entries[odd.entries[0]]
                yield finding(
                    rule_id, number, catalog, odd.entries, code=first.code or "—", name=first.name or "—",
                    usual=entries[odd.usual[0]].name or "—", usual_count=str(len(odd.usual)), owner=odd.owner,
                    departments=listed(departments),
                )  # fmt: skip


@checks("G201")
def misprint(case: Case) -> Iterator[Finding]:
    """A name that differs by a character or two from the name of the same code in other departments."""
    return _by_sort(case, "G201", Sort.MISPRINT)


@checks("G202")
def variant(case: Case) -> Iterator[Finding]:
    """A name that is worded otherwise than in other departments."""
    return _by_sort(case, "G202", Sort.VARIANT)


@checks("G203")
def other_code(case: Case) -> Iterator[Finding]:
    """A name that belongs to another code in the other departments."""
    return _by_sort(case, "G203", Sort.OTHER_CODE)
