"""Running the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from budgetschema.checks.baseline import Baseline
from budgetschema.checks.case import Case
from budgetschema.checks.folding import fold
from budgetschema.checks.options import Options
from budgetschema.checks.registry import CHECKS, Check
from budgetschema.checks.report import Report
from budgetschema.convert import dumps
from budgetschema.findings import DocumentError, Finding, Skipped, printable, rule, rules
from budgetschema.model import Disclosure


def check(disclosure: Disclosure, options: Options | None = None) -> Report:
    """Check a disclosure: first against the schema, then by the rules of the catalogue that ``options`` select.

    What is not even valid is reported as such and checked no further.
    """
    chosen = options or Options()
    try:
        dumps(disclosure)
    except DocumentError as error:
        return Report(findings=error.findings)
    selected = chosen.selected
    results = list(_run(Case(disclosure=disclosure, profile=chosen.profile), selected))
    found = [
        _graded(result, chosen) for result in results if isinstance(result, Finding) and result.rule_id in selected
    ]
    sifted = (chosen.baseline or Baseline()).sift(disclosure, fold(found), selected)
    skipped = tuple(each for each in results if isinstance(each, Skipped) and each.rule_id in selected)
    return Report(
        findings=sifted.findings,
        skipped=skipped,
        applied=selected - {each.rule_id for each in skipped},
        known=sifted.known,
        stale=sifted.stale,
        unexplained=sifted.unexplained,
    )


def _run(case: Case, selected: frozenset[str]) -> Iterator[Finding | Skipped]:
    """The results of every check that has a selected rule, in the order of the catalogue, each check applied once."""
    own: dict[Check, str] = {}
    foreign: dict[Check, str] = {}
    for each in rules():
        function = CHECKS.get(each.id)
        if function is not None and each.id in selected:
            (own if each.plugin is None else foreign).setdefault(function, each.id)
    for function, rule_id in (own | foreign).items():
        yield from _guarded(function, case, rule_id)


def _guarded(function: Check, case: Case, rule_id: str) -> Iterable[Finding | Skipped]:
    """What a check yields; if it fails, that it could not be applied: one fault must not cost the whole report."""
    plugin = rule(rule_id).plugin
    try:
        results = list(function(case))
        for result in results if plugin is not None else ():
            # A sentence with a gap that nobody fills would fail later, where nobody expects it.
            result.message("zh"), result.message("en")
    except Exception as error:
        params = {"name": plugin or "", "reason": printable(f"{type(error).__name__}: {error}")}
        reason = "check.raised" if plugin is None else "plugin.raised"
        return [Skipped(rule_id=rule_id, reason=reason, params=params)]
    return results


def _graded(finding: Finding, options: Options) -> Finding:
    grade = options.grade(finding.rule) if options.severity else None
    return finding if grade is None else attrs.evolve(finding, severity_override=grade)
