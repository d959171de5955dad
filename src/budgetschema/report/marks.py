"""Which places of a document findings speak of: what a report marks where it shows the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from budgetschema.findings import Finding


def marks(findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by JSON pointer: of the place that they are told for, and of every figure that may be the wrong one.

    The figures that a contradiction was computed from, but that are under no suspicion, are not among them.
    """
    found: dict[str, dict[int, Finding]] = {}
    for number, finding in enumerate(findings):
        for pointer in _pointers(finding):
            found.setdefault(pointer, {})[number] = finding
    return {pointer: tuple(each.values()) for pointer, each in found.items()}


def _pointers(finding: Finding) -> Iterator[str]:
    if finding.pointer is not None:
        yield finding.pointer
    yield from (suspect.figure.pointer for suspect in finding.suspects if suspect.figure.pointer)


def below(found: Mapping[str, tuple[Finding, ...]], pointer: str) -> tuple[Finding, ...]:
    """The findings on a place and on all that it holds, each once."""
    inside = [
        each for spot, those in found.items() if spot == pointer or spot.startswith(f"{pointer}/") for each in those
    ]
    return tuple({id(each): each for each in inside}.values())
