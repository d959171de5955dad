"""The case: a disclosure with what several checks need to know of it, worked out once and only when asked for."""

from __future__ import annotations

import functools

import attrs

from budgetschema.checks.catalogue.faults import Fault, faults
from budgetschema.checks.catalogue.shapes import Shapes, shapes
from budgetschema.checks.codes.judging import Judgement, judged
from budgetschema.checks.codes.references import Coded, Codes, printed_codes
from budgetschema.checks.completeness.magnitudes import Sums, slips
from budgetschema.checks.completeness.outline import Gap, gaps
from budgetschema.checks.completeness.profiles import Choice, choose
from budgetschema.checks.projects.claim import Claim, claims
from budgetschema.cube import Analysis, Cube
from budgetschema.model import Disclosure
from budgetschema.narrative.evidence import Evidence
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
    def evidence(self) -> Evidence:
        """What the text states, beside what the tables print."""
        return Evidence(disclosure=self.disclosure, cube=self.cube)

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

    @functools.cached_property
    def codes(self) -> Codes:
        """The printed codes of the tables."""
        return printed_codes(self.disclosure)

    @functools.cached_property
    def judged_codes(self) -> tuple[tuple[Coded, Judgement], ...]:
        """The printed codes with what the lists say about each."""
        return judged(self.disclosure, self.codes)

    @functools.cached_property
    def catalogue_shapes(self) -> tuple[Shapes, ...]:
        """The usual forms of the codes of each procurement catalogue."""
        return tuple(shapes(catalog.entries) for catalog in self.disclosure.procurement_catalogs)

    @functools.cached_property
    def catalogue_faults(self) -> tuple[tuple[Fault, ...], ...]:
        """What is wrong with the codes of each procurement catalogue."""
        catalogs = self.disclosure.procurement_catalogs
        return tuple(faults(each.entries, usual) for each, usual in zip(catalogs, self.catalogue_shapes, strict=True))

    @functools.cached_property
    def profile_choice(self) -> Choice:
        """The profile that applies, with what the document lacks of it."""
        return choose(self.disclosure, self.profile)

    @functools.cached_property
    def unit_slips(self) -> tuple[tuple[Sums, Sums, int], ...]:
        """Tables that seem to be in the wrong unit, the table that shows it, and how many figures do."""
        return tuple(slips(self.disclosure))

    @functools.cached_property
    def contents_gaps(self) -> tuple[Gap, ...]:
        """Entries of the table of contents that no title bears."""
        return tuple(gaps(self.disclosure))

    @property
    def missing_contents(self) -> tuple[Gap, ...]:
        """Entries of the table of contents that no title bears, not even nearly."""
        return tuple(gap for gap in self.contents_gaps if gap.near is None)

    @property
    def has_known_tables(self) -> bool:
        """Whether there are tables and every one was recognised; else a missing one may be there, unrecognised."""
        tables = self.disclosure.tables
        return bool(tables) and all(table.kind != "unknown" for table in tables)
