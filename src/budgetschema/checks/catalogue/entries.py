"""Entries of a catalogue within their department: codes and names that are missing or misprinted (G101 to G110)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from budgetschema.checks.case import Case
from budgetschema.checks.catalogue.faults import Fault, Kind, catalogue_faults
from budgetschema.checks.catalogue.shapes import catalogue_shapes
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import has_stray_space
from budgetschema.findings import Finding, Skipped, twins
from budgetschema.model import ProcurementCatalog, ProcurementCatalogEntry


def title(catalog: ProcurementCatalog) -> str:
    """A catalogue as a person would name it."""
    return catalog.title or "—"


def shown(entry: ProcurementCatalogEntry) -> str:
    """An entry as a person would quote it."""
    return " ".join(filter(None, (entry.code, entry.name))) or "—"


def finding(rule_id: str, number: int, catalog: ProcurementCatalog, indexes: Sequence[int], **params: str) -> Finding:
    """A finding at the first of some entries."""
    entries = [catalog.entries[index] for index in indexes]
    given = {
        "catalogue": title(catalog), "department": entries[0].department or "—",
        "entries": listed([shown(entry) for entry in entries]), "count": str(len(entries)),
    }  # fmt: skip
    pointer = f"/procurement_catalogs/{number}/entries/{indexes[0]}"
    return Finding(rule_id=rule_id, params=given | params, pointer=pointer, place=entries[0].place)


def _by_kind(case: Case, rule_id: str, kind: Kind) -> Iterator[Finding]:
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        for fault in catalogue_faults(case)[number]:
            if fault.kind is kind:
                yield finding(rule_id, number, catalog, fault.entries, **_params(catalog, fault))


def _params(catalog: ProcurementCatalog, fault: Fault) -> dict[str, str]:
    return {
        "hint": fault.hint or "—",
        "above": fault.above or "—", "missing": "、".join(fault.missing), "level": str(fault.level),
        "printed": str(catalog.entries[fault.entries[0]].level),
        **twins("hint", "catalogue.hint" if fault.hint else None, {"hint": fault.hint}),
    }  # fmt: skip


@checks("G101")
def form(case: Case) -> Iterator[Finding | Skipped]:
    """A code that looks like none of the catalogue's levels, such as one without its letter."""
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        if catalog.entries and not catalogue_shapes(case)[number].is_hierarchical:
            yield Skipped(rule_id="G101", reason="catalogue.other_numbering", params={"catalogue": title(catalog)})
    yield from _by_kind(case, "G101", Kind.FORM)


@checks("G102")
def misprint(case: Case) -> Iterator[Finding]:
    """A code that neither continues its parent's nor keeps the order: digits were mistaken."""
    return _by_kind(case, "G102", Kind.MISPRINT)


@checks("G103")
def parent(case: Case) -> Iterator[Finding]:
    """Entries whose parent is not printed in their department."""
    return _by_kind(case, "G103", Kind.PARENT)


@checks("G104")
def level(case: Case) -> Iterator[Finding]:
    """A code of one level whose name stands in the column of another."""
    return _by_kind(case, "G104", Kind.LEVEL)


@checks("G105")
def duplicate(case: Case) -> Iterator[Finding]:
    """A code that stands twice in one department."""
    return _by_kind(case, "G105", Kind.DUPLICATE)


@checks("G106")
def order(case: Case) -> Iterator[Finding]:
    """Entries out of the order of their codes."""
    return _by_kind(case, "G106", Kind.ORDER)


@checks("G110")
def heading(case: Case) -> Iterator[Finding]:
    """An entry whose code none of the entries under it continue, while they agree on another."""
    return _by_kind(case, "G110", Kind.HEADING)


@checks("G107")
def name_missing(case: Case) -> Iterator[Finding]:
    """An entry without a name."""
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        for index, entry in enumerate(catalog.entries):
            if entry.name is None:
                yield finding("G107", number, catalog, (index,))


@checks("G108")
def code_missing(case: Case) -> Iterator[Finding]:
    """An entry without a code, in a catalogue that has codes."""
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        if any(entry.code is not None for entry in catalog.entries):
            for index, entry in enumerate(catalog.entries):
                if entry.code is None:
                    yield finding("G108", number, catalog, (index,))


@checks("G109")
def stray_space(case: Case) -> Iterator[Finding]:
    """White space inside a name; the same printed name is told once."""
    for number, catalog in enumerate(case.disclosure.procurement_catalogs):
        broken: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(catalog.entries):
            if entry.name is not None and has_stray_space(entry.name):
                broken[entry.name].append(index)
        for name, indexes in broken.items():
            departments = "、".join(dict.fromkeys(catalog.entries[index].department or "—" for index in indexes))
            yield finding("G109", number, catalog, indexes, name=name, departments=departments)
