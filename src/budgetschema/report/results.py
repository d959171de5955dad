"""What a report is made of: the files that were checked, what was found in each, and how to speak of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from budgetschema.checks import Options, Report
from budgetschema.checks.fingerprints import fingerprint, named_places
from budgetschema.findings import Finding, Language, Severity, printable
from budgetschema.model import Disclosure
from budgetschema.schema.paths import xpath_of


@attrs.frozen(kw_only=True, slots=True)
class Result:
    """One file: its name, what was found in it, and under which options.

    ``subject`` says whose disclosure it is, and is empty where the document is not valid. ``places`` are the names of
    the places that findings point at. The disclosure itself is not kept: reports are about thousands of files, too.
    """

    name: str
    report: Report
    options: Options = attrs.field(factory=Options)
    subject: str = ""
    places: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, repr=False)

    @classmethod
    def of(cls, name: str, disclosure: Disclosure, report: Report, options: Options) -> Result:
        """The result for a file with a valid disclosure."""
        subject = printable(f"{disclosure.publisher.name} {disclosure.fiscal_year}")
        places = named_places(disclosure, report.findings)
        return cls(name=name, report=report, options=options, subject=subject, places=places)

    @property
    def shown_name(self) -> str:
        """The name of the file as it can be shown on one line."""
        return printable(self.name)

    def spot(self, finding: Finding) -> str:
        """The place in the file: an XPath for XML, else a JSON pointer (``#`` for the whole document)."""
        if self.name.lower().endswith(".xml"):
            return printable(xpath(finding) or "")
        return finding.where

    def named(self, finding: Finding) -> tuple[str, ...]:
        """The place by names, the outermost first; empty where the document is not valid."""
        return self.places.get(finding.pointer or "", ())

    def fingerprint(self, finding: Finding) -> str:
        """What makes the finding the same in another run."""
        return fingerprint(finding, self.places.get(finding.pointer or ""))

    def failing(self, finding: Finding) -> bool:
        """Whether the finding is grave enough for the check to have failed."""
        order = list(Severity)
        return order.index(finding.severity) <= order.index(self.options.fail_on)


def xpath(finding: Finding) -> str | None:
    """The place of a finding in the XML face."""
    if finding.xpath is not None or finding.pointer is None:
        return finding.xpath
    return xpath_of(finding.pointer)


def word(severity: Severity, lang: Language) -> str:
    """A severity in the language of the report."""
    return severity.zh if lang == "zh" else severity.en


@attrs.frozen(kw_only=True, slots=True)
class Style:
    """How to speak: the language, whether with colours, and how many columns wide; ``None`` is without end."""

    lang: Language = "zh"
    colour: bool = False
    width: int | None = None

    def paint(self, text: str, severity: Severity) -> str:
        """A text in the colour of a severity, where there are colours."""
        colours = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 34}
        return f"\x1b[{colours[severity]};1m{text}\x1b[0m" if self.colour else text


Writer = Callable[[Sequence[Result], Style], str]
"""The one interface of all formats: results in, the whole report as text out."""
