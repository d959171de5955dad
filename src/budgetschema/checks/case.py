"""The case: a disclosure with what several checks need to know of it, worked out once and only when asked for."""

from __future__ import annotations

import functools

import attrs

from budgetschema.cube import Analysis, Cube
from budgetschema.model import Disclosure
from budgetschema.narrative.evidence import Evidence


@attrs.frozen(kw_only=True)
class Case:
    """What a check is given: the disclosure, and the profile of what regulation asks of it.

    ``profile`` names a file of ``checks/profiles/``; ``auto`` lets the checks choose one, ``none`` asks for nothing.
    """

    disclosure: Disclosure
    profile: str = "auto"

    @functools.cached_property
    def cube(self) -> Cube:
        """The figures as facts, and what ties them together."""
        return Cube(self.disclosure)

    @functools.cached_property
    def evidence(self) -> Evidence:
        """What the text states, beside what the tables print."""
        return Evidence(disclosure=self.disclosure, cube=self.cube)

    @functools.cached_property
    def analysis(self) -> Analysis:
        """What the figures contradict each other in."""
        return Analysis(self.cube)
