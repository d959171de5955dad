"""On which line of a JSON or XML file that which a finding names stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from budgetschema.convert.scan import lines
from budgetschema.findings import Finding
from budgetschema.schema.paths import xpath_of
from budgetschema.schema.xml_places import Places


def in_json(findings: Iterable[Finding], data: bytes) -> tuple[Finding, ...]:
    """The findings with their lines in a JSON text; what is missing is looked for where it would stand."""
    known = lines(data.decode())

    def line(pointer: str | None) -> int | None:
        while pointer and pointer not in known:
            pointer = pointer.rpartition("/")[0]
        return known.get(pointer or "")

    return tuple(attrs.evolve(finding, line=finding.line or line(finding.pointer)) for finding in findings)


def in_xml(findings: Iterable[Finding], root: Any) -> tuple[Finding, ...]:
    """The findings with their paths and lines in an XML document."""
    places = Places(root)
    located = []
    for finding in findings:
        path = finding.xpath or xpath_of(finding.pointer or "")
        located.append(attrs.evolve(finding, xpath=path, line=finding.line or places.line_of(path)))
    return tuple(located)
