"""Fingerprints: what makes two findings the same finding, wherever lines and files have moved meanwhile."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from budgetschema.checks.naming import Names
from budgetschema.findings import Finding
from budgetschema.model import Disclosure

_LENGTH = 16


def fingerprint(finding: Finding, named: tuple[str, ...] | None) -> str:
    """Rule, named place and parameters as one word of 16 hexadecimal digits.

    Where the place has no names, as in a document that is not valid, it is the path in the file.
    """
    spot = finding.pointer if finding.pointer is not None else finding.xpath or ""
    place = [spot] if named is None else list(named)
    identity = json.dumps([finding.rule_id, place, sorted(finding.params.items())])
    return hashlib.sha256(identity.encode()).hexdigest()[:_LENGTH]


def named_places(disclosure: Disclosure, findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """The names of all places that findings point at, by pointer."""
    names = Names(disclosure)
    return {pointer: names.of(pointer) for pointer in {each.pointer for each in findings} if pointer is not None}
