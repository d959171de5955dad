"""Folding: one root cause gives one finding; what follows from it is told with it, not beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from budgetschema.findings import Equation, Finding


def fold(findings: Sequence[Finding]) -> list[Finding]:
    """Put findings that only hold because a figure is wrong under the finding that names this figure first.

    A finding of another layer follows from it if every comparison that it makes has the wrong figure on one side, or,
    having made none, if it is about the very cell.
    """
    causes: dict[str, Finding] = {}
    for finding in findings:
        if finding.rule.layer == "arithmetic" and finding.suspects:
            causes.setdefault(finding.suspects[0].figure.pointer, finding)
    consequences: dict[str, list[Finding]] = {pointer: [] for pointer in causes}
    kept = []
    for finding in findings:
        pointer = _cause(finding, causes) if finding.rule.layer != "arithmetic" else None
        if pointer is None:
            kept.append(finding)
        else:
            consequences[pointer].append(finding)
    return [_with(finding, consequences) for finding in kept]


def _cause(finding: Finding, causes: Iterable[str]) -> str | None:
    """The wrong figure from which a finding follows."""
    for pointer in causes:
        if finding.equations:
            if all(pointer in _pointers(equation) for equation in finding.equations):
                return pointer
        elif finding.pointer == pointer and finding.rule.layer == "structure":
            return pointer
    return None


def _pointers(equation: Equation) -> set[str]:
    return {equation.total.pointer, *(term.figure.pointer for term in equation.terms)}


def _with(finding: Finding, consequences: dict[str, list[Finding]]) -> Finding:
    if finding.rule.layer != "arithmetic" or not finding.suspects:
        return finding
    own = consequences.pop(finding.suspects[0].figure.pointer, [])
    return attrs.evolve(finding, consequences=tuple(own)) if own else finding
