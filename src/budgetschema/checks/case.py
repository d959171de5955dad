"""The case: a disclosure with what several checks need to know of it, worked out once and only when asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from budgetschema.cube import Analysis, Cube
from budgetschema.model import Disclosure
from budgetschema.narrative.evidence import Evidence
from budgetschema.projects import ProjectLinks, link_projects

Result = TypeVar("Result")


@attrs.frozen(kw_only=True)
class Case:
    """What a check is given: the disclosure, and the profile of what regulation asks of it.

    ``profile`` names a file of ``checks/profiles/``; ``auto`` lets the checks choose one, ``none`` asks for nothing.
    The layers below are properties; what the rules of one family share is a function of the case under :func:`once`.
    """

    disclosure: Disclosure
    profile: str = "auto"
    _known: dict[Callable[[Case], Any], Any] = attrs.field(init=False, factory=dict, repr=False, eq=False)

    @functools.cached_property
    def cube(self) -> Cube:
        """The figures as facts, and what ties them together."""
        return Cube(self.disclosure)

    @functools.cached_property
    def analysis(self) -> Analysis:
        """What the figures contradict each other in."""
        return Analysis(self.cube)

    @functools.cached_property
    def evidence(self) -> Evidence:
        """What the text states, beside what the tables print."""
        return Evidence(disclosure=self.disclosure, cube=self.cube)

    @functools.cached_property
    def links(self) -> ProjectLinks:
        """Which performance form belongs to which line of the project tables."""
        return link_projects(self.disclosure)

    def once(self, function: Callable[[Case], Result]) -> Result:
        """What a function makes of the case, worked out at the first call. It returns nothing that is used up."""
        if function not in self._known:
            self._known[function] = function(self)
        result: Result = self._known[function]
        return result


def once(function: Callable[[Case], Result]) -> Callable[[Case], Result]:
    """A function of a case that is worked out once for each case, however many checks ask."""

    @functools.wraps(function)
    def remembered(case: Case) -> Result:
        return case.once(function)

    return remembered
