"""Reading: what the reader flagged as irregular and kept as printed.

A flag whose kind has a ``rule`` in ``flags.csv`` is left to that rule, which finds the same in documents without flags.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.registry import checks
from budgetschema.codelists import codelist
from budgetschema.findings import Finding, rule
from budgetschema.model import DepartmentTarget, Disclosure, Flag, Project, Table

# How the page was set, what a font did to the text, or what stands beside the disclosure: nothing stated wrongly.
_HARMLESS = frozenset({"rejoined_text", "cleaned_text", "restored_name", "auxiliary_sheet"})
_OF_COLUMN = "unknown_column"
# Rules of these layers look at one part of the document only.
_PARTS = {"catalogue": "/procurement_catalogs", "projects": "/projects"}


def _flags(disclosure: Disclosure) -> Iterator[tuple[str, str, Flag]]:
    """Pointer of the object, its name, and each flag on it."""
    for flag in disclosure.flags:
        yield "", disclosure.publisher.name, flag
    for t, table in enumerate(disclosure.tables):
        for flag in table.flags:
            yield f"/tables/{t}", table.title, _as_printed(flag, table)
        for i, line in enumerate(table.lines):
            for flag in line.flags:
                yield f"/tables/{t}/lines/{i}", f"{table.title} · {line.label or '—'}", flag
    forms: list[tuple[str, Project | DepartmentTarget]] = [
        *((f"/department_targets/{at}", each) for at, each in enumerate(disclosure.department_targets)),
        *((f"/projects/{at}", each) for at, each in enumerate(disclosure.projects)),
    ]
    for pointer, form in forms:
        for flag in form.flags:
            yield pointer, form.name, flag
        for i, indicator in enumerate(form.indicators):
            for flag in indicator.flags:
                yield f"{pointer}/indicators/{i}", f"{form.name} · {indicator.level_3 or '—'}", flag
    for c, catalog in enumerate(disclosure.procurement_catalogs):
        for flag in catalog.flags:
            yield f"/procurement_catalogs/{c}", catalog.title or "—", flag
        for i, entry in enumerate(catalog.entries):
            for flag in entry.flags:
                subject = " ".join(filter(None, (entry.department, entry.code, entry.name)))
                yield f"/procurement_catalogs/{c}/entries/{i}", subject, flag


def _as_printed(flag: Flag, table: Table) -> Flag:
    """A flag that names a column by its identifier, with what the header prints and where."""
    column = next((each for each in table.columns if each.id == flag.text), None)
    if flag.kind != _OF_COLUMN or column is None:
        return flag
    return attrs.evolve(flag, text=" / ".join(column.header) or flag.text, place=flag.place or column.place)


@checks("R001")
def flags(case: Case) -> Iterator[Finding]:
    """Irregularities that may be mistakes of the publisher."""
    return _findings(case.disclosure, "R001", harmless=False)


@checks("R002")
def notes(case: Case) -> Iterator[Finding]:
    """Irregularities of the page only."""
    return _findings(case.disclosure, "R002", harmless=True)


def _covers(rule_id: str, pointer: str) -> bool:
    """Whether a rule looks at the object that a flag is on."""
    return pointer.startswith(_PARTS.get(rule(rule_id).layer, ""))


def _findings(disclosure: Disclosure, rule_id: str, *, harmless: bool) -> Iterator[Finding]:
    kinds = codelist("flags")
    for pointer, subject, flag in _flags(disclosure):
        if (flag.kind in _HARMLESS) is harmless:
            known = kinds.get(flag.kind)
            if known is not None and known.rule is not None and _covers(known.rule, pointer):
                continue
            params = {
                "subject": subject,
                "kind_zh": known.zh if known else flag.kind,
                "kind_en": known.en if known else flag.kind,
                "text": (flag.text or "—").replace("\t", " ").strip(),
            }
            yield Finding(rule_id=rule_id, params=params, pointer=pointer, place=flag.place)
