"""P4: counts and sums that the text claims of the projects, against the forms and the project tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.projects.claim import Claim, complete_classes, project_claims
from budgetschema.checks.projects.comparable import why_not_comparable
from budgetschema.checks.projects.gather import shown
from budgetschema.checks.registry import checks
from budgetschema.findings import Finding
from budgetschema.model import LineRole
from budgetschema.projects import Money, ProjectLine


@attrs.frozen(kw_only=True, slots=True)
class Scope:
    """Project lines that a claim may speak of: those of one table, or of all; ``totals`` are what they come to."""

    title: str
    lines: tuple[ProjectLine, ...]
    totals: tuple[Money, ...]
    is_current: bool

    def is_worth(self, money: Money) -> bool:
        """Whether the lines may come to ``money``."""
        return any(money.agrees(total) for total in self.totals)


@once
def scopes(case: Case) -> tuple[Scope, ...]:
    """Each project table with its lines, and all of them together."""
    tables: dict[int, list[ProjectLine]] = {}
    for line in case.links.lines:
        tables.setdefault(line.table, []).append(line)
    found = [_scope(case, index, lines) for index, lines in tables.items()]
    if len(found) > 1 and all(scope.totals for scope in found):
        every = tuple(line for scope in found for line in scope.lines)
        whole = Money.sum([scope.totals[0] for scope in found])
        titles = "、".join(scope.title for scope in found)
        found.append(Scope(title=titles, lines=every, totals=(whole,), is_current=False))
    return tuple(found)


def _scope(case: Case, index: int, lines: Sequence[ProjectLine]) -> Scope:
    table = case.disclosure.tables[index]
    amounts = [line.amount for line in lines if line.amount is not None]
    totals = [Money.sum(amounts)] if len(amounts) == len(lines) else []
    column = next((line.column for line in lines if line.column is not None), None)
    unit = next((each.unit for each in table.columns if each.id == column and each.unit), table.unit)
    for line in table.lines:
        if column is not None and column in line.amounts and line.role is LineRole.TOTAL and unit is not None:
            totals.insert(0, Money.of(line.amounts[column], unit))
            break
    return Scope(
        title=table.title, lines=tuple(lines), totals=tuple(totals), is_current=not lines[0].is_carry_over
    )  # fmt: skip


def _wholes(case: Case) -> tuple[Claim, ...]:
    return tuple(claim for claim in project_claims(case) if claim.kind != "part")


def _names(line: Sequence[ProjectLine]) -> int:
    """How many projects lines are: pieces of one project count once."""
    return len({(each.table, each.name) if each.distinct else (each.table, each.pointer) for each in line})


@checks("P401")
def forms_count(case: Case) -> Iterator[Finding]:
    """As many forms are published as the text says."""
    forms = len(case.disclosure.projects)
    for claim in _wholes(case):
        if claim.kind == "published" and forms and claim.count != forms:
            params = {"claim": claim.text, "claimed": str(claim.count), "count": str(forms)}
            yield Finding(rule_id="P401", params=params, pointer=claim.pointer, place=claim.place)


@checks("P402")
def project_count(case: Case) -> Iterator[Finding]:
    """The lines that come to the claimed sum are as many as the claimed projects. Equal claims are told once."""
    told: set[tuple[int, Money]] = set()
    for claim in _wholes(case):
        if claim.money is None or not claim.money.yuan or (claim.count, claim.money) in told:
            continue
        fitting = [scope for scope in scopes(case) if scope.is_worth(claim.money)]
        if not fitting or any(_names(scope.lines) == claim.count for scope in fitting):
            continue
        told.add((claim.count, claim.money))
        params = {
            "claim": claim.text, "claimed": str(claim.count), "amount": str(claim.money),
            "table": fitting[0].title, "count": str(_names(fitting[0].lines)),
            "all_count": str(_names(case.links.lines)),
        }  # fmt: skip
        yield Finding(rule_id="P402", params=params, pointer=claim.pointer, place=claim.place)


@checks("P403")
def project_amount(case: Case) -> Iterator[Finding]:
    """The claimed sum is what project lines come to.

    A claim may be of some projects only. So its sum must be that of a table only where it is of as many projects as
    the table prints; a sum above all tables never fits.
    """
    known = [scope for scope in scopes(case) if scope.totals]
    told: set[tuple[int, Money]] = set()
    for claim in _wholes(case):
        if claim.money is None or not known or any(scope.is_worth(claim.money) for scope in known):
            continue
        most = max((total for scope in known for total in scope.totals), key=lambda money: money.yuan)
        same = [scope for scope in known if _names(scope.lines) == claim.count]
        if (claim.money.yuan <= most.yuan and not same) or (claim.count, claim.money) in told:
            continue
        told.add((claim.count, claim.money))
        printed = "、".join(f"《{scope.title}》{scope.totals[0]}" for scope in same or known)
        params = {"claim": claim.text, "amount": str(claim.money), "printed": printed}
        yield Finding(rule_id="P403", params=params, pointer=claim.pointer, place=claim.place)


def _full(case: Case) -> Claim | None:
    """The claim that the published forms are all projects."""
    if not case.disclosure.projects:
        return None
    return next((each for each in _wholes(case) if each.share is not None and each.share >= 100), None)


@once
def uncovered(case: Case) -> tuple[ProjectLine, ...]:
    """The lines without a form in what is claimed to be covered in full."""
    claim = _full(case)
    if claim is None or why_not_comparable(case) is not None:
        return ()
    known = scopes(case)
    fitting = [scope for scope in known if claim.money is not None and scope.is_worth(claim.money)]
    meant = fitting[0] if fitting else next((scope for scope in known if scope.is_current), None)
    lines = meant.lines if meant is not None else ()
    free = {line.pointer for line in case.links.unmatched_lines}
    return tuple(line for line in lines if line.pointer in free)


@checks("P404")
def full_coverage(case: Case) -> Iterator[Finding]:
    """Where the published forms are said to be 100 % of the project expenditure, every line has a form."""
    claim, lines = _full(case), uncovered(case)
    if claim is None or not lines:
        return
    amounts = [line.amount for line in lines if line.amount is not None]
    params = {
        "claim": claim.text, "count": str(len(lines)), "shown": shown([line.name for line in lines]),
        "names": "、".join(line.name for line in lines), "pointers": " ".join(line.pointer for line in lines),
        "table": case.disclosure.tables[lines[0].table].title,
        "amount": str(Money.sum(amounts)) if amounts else "—",
    }  # fmt: skip
    yield Finding(rule_id="P404", params=params, pointer=claim.pointer, place=claim.place)


@checks("P405")
def claim_parts(case: Case) -> Iterator[Finding]:
    """The parts of a claim come to no more than the whole; all classes there are come to the whole."""
    whole: Claim | None = None
    parts: list[Claim] = []
    for claim in (*project_claims(case), None):
        if claim is not None and claim.kind == "part":
            parts.append(claim)
            continue
        if whole is not None and parts and (params := _wrong_parts(whole, parts)) is not None:
            yield Finding(rule_id="P405", params=params, pointer=whole.pointer, place=whole.place)
        whole, parts = claim, []


def _wrong_parts(whole: Claim, parts: Sequence[Claim]) -> dict[str, str] | None:
    classes = {part.part_of for part in parts if part.part_of}
    complete = any(classes >= every for every in complete_classes())
    count = sum(part.count for part in parts)
    params = {"claim": whole.text, "parts": "；".join(part.text for part in parts)}
    if count > whole.count or (complete and count != whole.count):
        return {**params, "whole": str(whole.count), "sum": str(count)}
    money = [part.money for part in parts if part.money is not None]
    if whole.money is None or len(money) != len(parts):
        return None
    total = Money.sum(money)
    fits = total.agrees(whole.money)
    if not fits and (complete or total.yuan > whole.money.yuan):
        return {**params, "whole": str(whole.money), "sum": str(total)}
    return None
