"""The case: a disclosure with what several checks need to know of it, worked out once and only when asked for."""

from __future__ import annotations

import functools

import attrs

from budgetschema.checks.projects.claim import Claim, claims
from budgetschema.cube import Analysis, Cube
from budgetschema.model import Disclosure
from budgetschema.projects import ProjectLinks, link_projects


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
    def links(self) -> ProjectLinks:
        """Which performance form belongs to which line of the project tables."""
        return link_projects(self.disclosure)

    @functools.cached_property
    def project_claims(self) -> tuple[Claim, ...]:
        """What the text claims of the projects."""
        return claims(self.disclosure)

    @functools.cached_property
    def analysis(self) -> Analysis:
        """What the figures contradict each other in."""
        return Analysis(self.cube)
