"""Which rules look at a field: those whose findings point at it in the conformance kit."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict

from budgetschema.model import SPEC_VERSION, Disclosure
from budgetschema.model.shape import Member, members
from environment import ROOT

EXPECTED = (f"schemas/{SPEC_VERSION}/conformance/rules", "*/expected.csv")


def rules_at(cls: type, member: Member) -> list[str]:
    """Ids of the rules that have a finding at this field, in order."""
    return sorted(_rules()[cls, member.name])


def named(rule: str) -> str:
    """A rule as a field names it, with a link to its page."""
    return f"[`{rule}`](../rules/{rule}.md)"


@functools.cache
def _rules() -> defaultdict[tuple[type, str], set[str]]:
    found: defaultdict[tuple[type, str], set[str]] = defaultdict(set)
    folder, pattern = EXPECTED
    for path in (ROOT / folder).glob(pattern):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            field = _field(row["place"])
            if field is not None:
                found[field].add(row["rule"])
    return found


def _field(pointer: str) -> tuple[type, str] | None:
    """The last field that a JSON pointer names; None for the whole document."""
    cls: type = Disclosure
    found = None
    steps = iter(pointer.split("/")[1:])
    for step in steps:
        member = next(each for each in members(cls) if each.name == step)
        found = cls, member.name
        if member.container != "one":
            next(steps, None)
        cls = member.kind
    return found
