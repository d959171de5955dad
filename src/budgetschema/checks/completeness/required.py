"""Tables and sections that regulation asks for, and how deep codes must go (D101 to D105)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.outline import missing_tables
from budgetschema.checks.completeness.profiles import Depth, Profile, Requirement, kinds_of, profile_choice
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.codelists import codelist
from budgetschema.findings import Finding, Skipped
from budgetschema.model import CodeBasis, Table


def _params(profile: Profile, wanted: Requirement) -> dict[str, str]:
    return {
        "name_zh": wanted.zh, "name_en": wanted.en, "profile_zh": profile.zh, "profile_en": profile.en,
        "law_zh": wanted.source_names("zh"), "law_en": wanted.source_names("en"),
    }  # fmt: skip


def _tables(case: Case, rule_id: str, *, demanded: bool) -> Iterator[Finding | Skipped]:
    choice = profile_choice(case)
    if choice.profile is None:
        if choice.reason:
            yield Skipped(rule_id=rule_id, reason=choice.reason)
        return
    # A table that could not be recognised may be the one.
    is_sure = not any(table.kind == "unknown" for table in case.disclosure.tables)
    named = [compact(gap.entry.title) for gap in missing_tables(case)]
    for wanted in choice.missing_tables:
        # What the contents name and the document lacks is told there.
        if (wanted.is_law and is_sure) is demanded and not any(re.search(wanted.words, title) for title in named):
            yield Finding(rule_id=rule_id, params=_params(choice.profile, wanted), pointer="/tables")


@checks("D101")
def table_missing(case: Case) -> Iterator[Finding | Skipped]:
    """A table that regulation demands."""
    return _tables(case, "D101", demanded=True)


@checks("D102")
def table_advisable(case: Case) -> Iterator[Finding | Skipped]:
    """A table that is good practice, or a demanded one that may be among those not recognised."""
    return _tables(case, "D102", demanded=False)


def _sections(case: Case, rule_id: str, *, demanded: bool) -> Iterator[Finding | Skipped]:
    choice = profile_choice(case)
    if choice.profile is None:
        if choice.reason:
            yield Skipped(rule_id=rule_id, reason=choice.reason)
        return
    if not any(section.paragraphs for section in case.disclosure.sections):
        yield Skipped(rule_id=rule_id, reason="completeness.no_narrative")
        return
    for wanted in choice.missing_sections:
        if wanted.is_law is demanded:
            yield Finding(rule_id=rule_id, params=_params(choice.profile, wanted), pointer="/sections")


@checks("D103")
def section_missing(case: Case) -> Iterator[Finding | Skipped]:
    """An explanation that regulation demands."""
    return _sections(case, "D103", demanded=True)


@checks("D104")
def section_advisable(case: Case) -> Iterator[Finding | Skipped]:
    """An explanation that is good practice."""
    return _sections(case, "D104", demanded=False)


@checks("D105")
def depth(case: Case) -> Iterator[Finding | Skipped]:
    """Function codes go down to 项, economic codes of basic expenditure to 款."""
    choice = profile_choice(case)
    if choice.profile is None:
        if choice.reason:
            yield Skipped(rule_id="D105", reason=choice.reason)
        return
    for wanted in choice.profile.depths:
        for number, table in enumerate(case.disclosure.tables):
            if set(kinds_of(table.kind)) & set(wanted.kinds):
                yield from _shallow(number, table, wanted)


def _shallow(number: int, table: Table, wanted: Depth) -> Iterator[Finding]:
    """Codes with a figure that are not broken down as far as they should be."""
    filled: dict[str, int] = {}
    printed: set[str] = set()
    for index, line in enumerate(table.lines):
        for reference in line.codes:
            if reference.scheme.value == wanted.scheme and reference.code and reference.basis is CodeBasis.PRINTED:
                printed.add(reference.code)
                if any(amount != 0 for amount in line.amounts.values()):
                    filled.setdefault(reference.code, index)
    parents = {code[:length] for code in printed for length in range(3, len(code))}
    shallow = [
        code
        for code in filled
        if len(code) < wanted.digits and code not in parents and _has_children(wanted.scheme, code)
    ]
    if shallow:
        first = filled[shallow[0]]
        params = {
            "table": table.title, "codes": listed(shallow), "count": str(len(shallow)),
            "digits": str(wanted.digits), "depth_zh": wanted.zh, "depth_en": wanted.en,
        }  # fmt: skip
        pointer = f"/tables/{number}/lines/{first}"
        yield Finding(rule_id="D105", params=params, pointer=pointer, place=table.lines[first].place)


def _has_children(scheme: str, code: str) -> bool:
    return any(entry.parent == code for entry in codelist(scheme))
