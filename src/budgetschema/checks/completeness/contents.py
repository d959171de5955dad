"""The table of contents against the tables and sections that are really there (D601 to D603)."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.outline import Gap, contents_gaps, missing_contents, missing_tables
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding


def _finding(rule_id: str, gap: Gap, **params: str) -> Finding:
    given = {"title": gap.entry.title} | params
    return Finding(rule_id=rule_id, params=given, pointer=f"/contents/{gap.index}", place=gap.entry.place)


@checks("D601")
def table(case: Case) -> Iterator[Finding]:
    """A table of the contents that is not there."""
    for gap in missing_tables(case):
        yield _finding("D601", gap)


@checks("D602")
def title_differs(case: Case) -> Iterator[Finding]:
    """A title that the contents word otherwise."""
    for gap in contents_gaps(case):
        if gap.near is not None:
            yield _finding("D602", gap, near=gap.near)


@checks("D603")
def section(case: Case) -> Iterator[Finding]:
    """A section of the contents that is not there."""
    if case.disclosure.sections:
        for gap in missing_contents(case):
            if not gap.is_table:
                yield _finding("D603", gap)
