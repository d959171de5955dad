"""Findings without the persons that their sentences and figures name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from budgetschema.findings import Equation, Figure, Finding, Suspects, Term

Clean = Callable[[str], str]
"""A text without the persons."""


def without_persons(findings: Iterable[Finding], clean: Clean) -> tuple[Finding, ...]:
    """The findings with everything that a document said in them cleaned; places and amounts stay."""
    return tuple(_finding(finding, clean) for finding in findings)


def _finding(finding: Finding, clean: Clean) -> Finding:
    return attrs.evolve(
        finding,
        params={name: value if name == "pointers" else clean(str(value)) for name, value in finding.params.items()},
        equations=tuple(_equation(each, clean) for each in finding.equations),
        suspects=Suspects(attrs.evolve(each, figure=_figure(each.figure, clean)) for each in finding.suspects),
        consequences=without_persons(finding.consequences, clean),
    )


def _equation(equation: Equation, clean: Clean) -> Equation:
    terms = tuple(Term(figure=_figure(term.figure, clean), sign=term.sign) for term in equation.terms)
    return attrs.evolve(equation, total=_figure(equation.total, clean), terms=terms)


def _figure(figure: Figure, clean: Clean) -> Figure:
    return attrs.evolve(figure, table=clean(figure.table), line=clean(figure.line), column=clean(figure.column))
