"""What a page is made of: a disclosure, what was found in it, and what is known about where it came from."""

from __future__ import annotations

import functools

import attrs

from budgetschema.checks import Options, Report
from budgetschema.cube import Cube
from budgetschema.findings import Finding
from budgetschema.model import Disclosure
from budgetschema.privacy import redact
from budgetschema.reading import Coverage
from budgetschema.report.html.marks import Marks, in_order
from budgetschema.report.persons import without_persons
from budgetschema.report.results import Result


@attrs.frozen(kw_only=True)
class View:
    """One disclosure as a page shows it.

    ``prior`` is that of another year, to compare with; ``coverage`` how much of the source became data, where that is
    known.
    """

    disclosure: Disclosure
    result: Result
    prior: Disclosure | None = None
    coverage: Coverage | None = None

    @classmethod
    def of(
        cls,
        name: str,
        disclosure: Disclosure,
        report: Report,
        options: Options | None = None,
        *,
        prior: Disclosure | None = None,
        coverage: Coverage | None = None,
    ) -> View:
        """The view of a file called ``name`` that was read and checked."""
        result = Result.of(name, disclosure, report, options or Options())
        return cls(disclosure=disclosure, result=result, prior=prior, coverage=coverage)

    def without_persons(self) -> View:
        """The same without names and telephone numbers of persons, in the document and in what is said of it."""
        left = redact(self.disclosure)
        findings = without_persons(self.result.report.findings, left.text)
        places = {pointer: tuple(map(left.text, names)) for pointer, names in self.result.places.items()}
        report = attrs.evolve(self.result.report, findings=findings)
        result = attrs.evolve(self.result, report=report, places=places)
        return attrs.evolve(self, disclosure=left.disclosure, result=result)

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order of their numbers."""
        return in_order(self.result.report.findings)

    @functools.cached_property
    def marks(self) -> Marks:
        """The places that findings are about."""
        return Marks(self.disclosure.tables, self.findings)

    @functools.cached_property
    def cube(self) -> Cube:
        """The figures as facts."""
        return Cube(self.disclosure)

    @functools.cached_property
    def files(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(source.name for source in self.disclosure.sources)
