"""Arithmetic: figures that contradict each other, one finding for each root cause."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.doubts import doubts, reason
from budgetschema.checks.registry import checks
from budgetschema.cube.analysis import Cause, Trouble, equation_of
from budgetschema.cube.residuals import residuals
from budgetschema.cube.rounding import Rounding, Verdict
from budgetschema.findings import Equation, Finding, Language, Skipped, message

_RULES = {
    Cause.SUM: "A101",
    Cause.SAME: "A102",
    Cause.TIES: "A103",
    Cause.JOINT: "A105",
    Cause.BLANK: "A106",
    Cause.BALANCE: "A107",
}
_NAMED = 3
"""Further suspects that the sentence names; the finding holds all of them."""


@checks("A101", "A102", "A103", "A105", "A106", "A107", "A110")
def contradictions(case: Case) -> Iterator[Finding | Skipped]:
    """What cannot all be right, whatever the amounts behind the figures."""
    doubtful = doubts(case.disclosure)
    for trouble in case.analysis.troubles:
        first = next((fact.table for fact in trouble.figures if fact.table in doubtful), None)
        yield _finding(trouble) if first is None else _in_doubt(case, trouble, first, doubtful[first])
    if not case.analysis.solver and case.cube.web.identities:
        yield Skipped(rule_id="A105", reason="skipped.no_solver")


def _finding(trouble: Trouble) -> Finding:
    first, *others = trouble.suspects
    equation = trouble.equations[0]
    params = {
        "subject": str(first.figure),
        "value": first.figure.printed,
        "expected": first.reconciling,
        "slip_zh": first.slip.zh,
        "slip_en": first.slip.en,
        "equation": str(equation),
        "residual": plain(equation.residual),
        "tolerance": plain(equation.tolerance),
        "count": str(len(trouble.figures) - 1),
        "more_zh": _more("zh", trouble, len(others)),
        "more_en": _more("en", trouble, len(others)),
    }
    return Finding(
        rule_id=_RULES[trouble.cause],
        params=params,
        pointer=first.figure.pointer,
        place=first.figure.place,
        equations=trouble.equations,
        suspects=trouble.suspects,
    )


def _in_doubt(case: Case, trouble: Trouble, table: int, kind: str) -> Finding:
    """A contradiction that the reader may have made."""
    finding = _finding(trouble)
    zh, en = reason(kind)
    params = {**finding.params, "table": case.disclosure.tables[table].title, "reason_zh": zh, "reason_en": en}
    return attrs.evolve(finding, rule_id="A110", params=params)


def _more(lang: Language, trouble: Trouble, others: int) -> str:
    """The next suspects, and how many equations the same cause breaks; empty where there is nothing to add."""
    said = []
    if others:
        names = "；".join(str(suspect) for suspect in trouble.suspects[1 : _NAMED + 1])
        rest = f"……(+{others - _NAMED})" if others > _NAMED else ""
        said.append(message("arithmetic.others", lang, {"others": names + rest}))
    if len(trouble.equations) > 1:
        said.append(message("arithmetic.consequences", lang, {"count": str(len(trouble.equations))}))
    return " ".join(said)


@checks("A104")
def implausible(case: Case) -> Iterator[Finding]:
    """Residuals that rounding can just explain, but hardly ever leaves."""
    wrong = {trouble.suspects[0].figure.pointer for trouble in case.analysis.troubles}
    for residual in residuals(case.cube.web.identities):
        told = wrong & {fact.figure.pointer for fact in residual.identity.facts}
        if residual.verdict is Verdict.IMPLAUSIBLE and not told:
            equation = equation_of(residual.identity)
            params = {
                "subject": str(equation.total),
                "value": equation.total.printed,
                "equation": str(equation),
                "residual": plain(equation.residual),
                "count": str(residual.parts),
            }
            figure = equation.total
            yield Finding(
                rule_id="A104", params=params, pointer=figure.pointer, place=figure.place, equations=(equation,)
            )


@checks("A108")
def unclear(case: Case) -> Iterator[Finding]:
    """Layouts that were set aside because hardly anything in them adds up."""
    by_table: dict[int, list[Equation]] = {}
    for family in case.cube.web.doubtful:
        for identity in family:
            if identity.table is not None:
                by_table.setdefault(identity.table, []).append(equation_of(identity))
    for index, equations in sorted(by_table.items()):
        table = case.disclosure.tables[index]
        params = {"table": table.title, "broken": str(len(equations)), "equation": str(equations[0])}
        yield Finding(rule_id="A108", params=params, pointer=f"/tables/{index}", place=table.place)


@checks("A109")
def truncated(case: Case) -> Iterator[Finding]:
    """Figures that were cut off instead of rounded."""
    if case.analysis.rounding is Rounding.TRUNCATION:
        count = sum(1 for residual in residuals(case.cube.web.identities) if residual.ulps)
        yield Finding(rule_id="A109", params={"count": str(count)}, pointer="/tables")


def plain(amount: Decimal) -> str:
    """An amount as a person writes it, with its sign."""
    return format(amount, "f")
