"""Findings that one habit causes at many places are one finding that names them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from budgetschema.checks.listing import listed
from budgetschema.checks.projects.words import threshold
from budgetschema.findings import Equation, Finding, twins
from budgetschema.model import Place


@attrs.frozen(kw_only=True, slots=True)
class Hit:
    """One place where a rule finds something; ``form`` is the position of the form, ``name`` what a person calls it."""

    form: int
    name: str
    pointer: str
    place: Place | None
    params: Mapping[str, str] = attrs.field(factory=dict)
    equations: tuple[Equation, ...] = ()


def shown(names: Sequence[str]) -> str:
    """The first names, and … where there are more."""
    return listed(names, threshold("names_shown"))


def together(rule_id: str, hits: Sequence[Hit], params: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for all hits, at the first; ``pointers`` and ``names`` in its parameters hold every one."""
    if not hits:
        return
    names = [hit.name for hit in hits]
    everything = {
        **hits[0].params, "count": str(len(hits)), "shown": shown(names), "names": "、".join(names),
        "pointers": " ".join(hit.pointer for hit in hits), **params,
    }  # fmt: skip
    equations = tuple(equation for hit in hits for equation in hit.equations)
    yield Finding(rule_id=rule_id, params=everything, pointer=hits[0].pointer, place=hits[0].place, equations=equations)


def apart_or_together(rule_id: str, hits: Sequence[Hit], forms: int) -> Iterator[Finding]:
    """A finding for each hit, or one for all where it is a habit of the document.

    The sentence of the rule ends with the gap ``also_zh`` or ``also_en``, which says where else.
    """
    affected = len({hit.form for hit in hits})
    if affected >= threshold("habit_forms") and affected * 100 >= threshold("habit_share") * forms:
        rest = {"more": str(len(hits) - 1), "shown": shown([hit.name for hit in hits[1:]])}
        also = twins("also", "projects.also", rest)
        yield from together(rule_id, hits, also)
        return
    for hit in hits:
        params = {**hit.params, **twins("also", None)}
        yield Finding(rule_id=rule_id, params=params, pointer=hit.pointer, place=hit.place, equations=hit.equations)
