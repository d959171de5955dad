"""Fingerprints: what makes two findings the same finding, wherever lines and files have moved meanwhile."""

from __future__ import annotations

import hashlib
import json

from budgetschema.checks.naming import Names
from budgetschema.findings import Finding
from budgetschema.model import Disclosure

_LENGTH = 16


def fingerprint(finding: Finding, names: Names | None) -> str:
    """Rule, named place and parameters as one word of 16 hexadecimal digits.

    Without ``names`` (a document that is not valid has none) the place is the path in the file.
    """
    spot = finding.pointer if finding.pointer is not None else finding.xpath or ""
    place = list(names.of(spot)) if names is not None and finding.pointer is not None else [spot]
    identity = json.dumps([finding.rule_id, place, sorted(finding.params.items())])
    return hashlib.sha256(identity.encode()).hexdigest()[:_LENGTH]


def names_of(disclosure: Disclosure | None) -> Names | None:
    """The names of a disclosure, where there is one."""
    return None if disclosure is None else Names(disclosure)
