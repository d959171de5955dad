"""``assert_clean``: nothing as grave as one allows is found in a disclosure, or the test fails and says what is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from budgetschema.checks import Baseline, Options, Report
from budgetschema.checks.check import check
from budgetschema.convert import load
from budgetschema.findings import DocumentError, Language, Severity
from budgetschema.findings.messages import preferred_language
from budgetschema.model import Disclosure
from budgetschema.report import render
from budgetschema.report.results import Result

Selectors = str | Iterable[str]


def assert_clean(
    disclosure: Disclosure | str | os.PathLike[str],
    options: Options | None = None,
    *,
    select: Selectors | None = None,
    ignore: Selectors | None = None,
    severity: Mapping[str, Severity | str] | None = None,
    fail_on: Severity | str | None = None,
    baseline: Baseline | None = None,
    lang: Language | None = None,
) -> Report:
    """Raise ``AssertionError``, with every finding in words, if a disclosure is not clean; else return the report.

    ``disclosure`` may be the path of a JSON or XML file: what makes it not valid is listed likewise. ``options`` says
    how to check; what is given by keyword is laid over it. Findings less grave than ``fail_on`` (``warning`` unless
    told otherwise) are let pass. Raises :class:`UnreadableError` for a file that cannot be read and
    :class:`OptionsError` for options that cannot be meant.
    """
    __tracebackhide__ = True
    given: dict[str, Any] = {
        "select": select, "ignore": ignore, "severity": severity, "fail_on": fail_on, "baseline": baseline
    }  # fmt: skip
    chosen = attrs.evolve(options or Options(), **{name: value for name, value in given.items() if value is not None})
    result = _result(disclosure, chosen)
    grave = tuple(finding for finding in result.report.findings if result.failing(finding))
    if grave:
        language = lang or preferred_language()
        shown = attrs.evolve(result, report=attrs.evolve(result.report, findings=grave))
        raise AssertionError(render([shown], "text", language).rstrip())
    return result.report


def _result(disclosure: Disclosure | str | os.PathLike[str], options: Options) -> Result:
    if isinstance(disclosure, Disclosure):
        return Result.of("disclosure", disclosure, check(disclosure, options), options)
    path = Path(disclosure)
    try:
        loaded = load(path)
    except DocumentError as error:
        return Result(name=path.name, report=Report(findings=error.findings), options=options)
    return Result.of(path.name, loaded, check(loaded, options), options)
