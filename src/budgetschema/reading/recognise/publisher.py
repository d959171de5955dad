"""Who publishes: division and department code, found by the name."""

from __future__ import annotations

import re

from budgetschema.codelists import CodeListEntry, codelist
from budgetschema.model import Publisher
from budgetschema.reading.recognise.state import Draft
from budgetschema.reading.spelling import compact

_PARTY = re.compile("^(中共|中国共产党)")
_LONGEST_AREA = 30
_CUT = re.compile(r"(省|自治区|特别行政区|市|自治州|地区|盟|县|自治县|区|旗|自治旗|林区)")


def read_publisher(draft: Draft, fallback: str) -> Publisher:
    """The publisher of the draft, with the codes that its name leads to."""
    name = draft.publisher or fallback
    return Publisher(name=name, division=division_of(name), department_code=_department_code(draft, name))


def _department_code(draft: Draft, name: str) -> str | None:
    """The code that performance forms print beside the publisher's own name."""
    codes = {
        project.competent_department.code
        for project in draft.projects
        if project.competent_department is not None
        and project.competent_department.code is not None
        and compact(project.competent_department.name) == compact(name)
    }
    return codes.pop() if len(codes) == 1 else None


def division_of(name: str) -> str | None:
    """The division whose name begins a publisher's name, the most local one; None where it is not certain.

    Names of levels may be printed one after the other (山西省吕梁市临县…); a name that several divisions share counts
    only under a level above it that is printed too.
    """
    rest = _PARTY.sub("", compact(name))
    parent: CodeListEntry | None = None
    while True:
        found = _leading(rest, parent)
        if found is None:
            return parent.code if parent is not None else None
        parent = found
        rest = rest.removeprefix(found.zh)


def is_area(name: str) -> bool:
    """Whether a name is that of a province, city, county, and not of an office."""
    return len(name) <= _LONGEST_AREA and re.fullmatch(rf".*{_CUT.pattern}", compact(name)) is not None


def _leading(text: str, parent: CodeListEntry | None) -> CodeListEntry | None:
    divisions = codelist("divisions")
    for end in (match.end() for match in reversed(list(_CUT.finditer(text[:16])))):
        candidates = [
            entry for entry in divisions.named(text[:end]) if parent is None or _is_below(entry.code, parent.code)
        ]
        if len(candidates) == 1:
            return candidates[0]
    return None


def _is_below(code: str, parent: str) -> bool:
    prefix = parent.rstrip("0")
    # Codes have two digits for each of province, prefecture and county.
    prefix += "0" * (len(prefix) % 2)
    return code != parent and code.startswith(prefix)
