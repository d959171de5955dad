"""Running the checks."""

from __future__ import annotations

from budgetschema.checks import arithmetic, narrative, reading, structure  # noqa: F401  (they register)
from budgetschema.checks.case import Case
from budgetschema.checks.catalogue import entries as catalogue_entries  # noqa: F401
from budgetschema.checks.catalogue import names as catalogue_names  # noqa: F401
from budgetschema.checks.codes import known, layout, names  # noqa: F401
from budgetschema.checks.completeness import contents, emptiness, leftovers, required, scope, time, units  # noqa: F401
from budgetschema.checks.projects import rules as project_rules  # noqa: F401
from budgetschema.checks.registry import CHECKS
from budgetschema.checks.report import Report
from budgetschema.convert import dumps
from budgetschema.findings import DocumentError, Finding, Skipped
from budgetschema.model import Disclosure


def check(disclosure: Disclosure) -> Report:
    """Check a disclosure: first against the schema, then by the rules of the catalogue.

    What is not even valid is reported as such and checked no further.
    """
    try:
        dumps(disclosure)
    except DocumentError as error:
        return Report(findings=error.findings)
    case = Case(disclosure=disclosure)
    results = [result for rule_check in dict.fromkeys(CHECKS.values()) for result in rule_check(case)]
    return Report(
        findings=tuple(result for result in results if isinstance(result, Finding)),
        skipped=tuple(result for result in results if isinstance(result, Skipped)),
    )
