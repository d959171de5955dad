"""The baseline: findings that are known, each with the reason why it is left as it is."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from budgetschema.checks.fingerprints import fingerprint, named_places
from budgetschema.checks.naming import document_name
from budgetschema.convert.files import read_bytes
from budgetschema.findings import LANGUAGES, Finding, OptionsError, message, printable
from budgetschema.model import Disclosure

_VERSION = 1


@attrs.frozen(kw_only=True, slots=True)
class BaselineEntry:
    """A known finding, or ``count`` of them that are alike. What it was, it is told by rule, place and message."""

    rule: str
    fingerprint: str
    document: str
    place: str = ""
    message: str = ""
    reason: str = ""
    count: int = 1


@attrs.frozen(kw_only=True, slots=True)
class Sifted:
    """Findings against a baseline: what is left, what was known, which entries match nothing, which lack a reason."""

    findings: tuple[Finding, ...]
    known: tuple[Finding, ...] = ()
    stale: tuple[BaselineEntry, ...] = ()
    unexplained: tuple[BaselineEntry, ...] = ()


@attrs.frozen(kw_only=True, slots=True)
class Baseline:
    """Known findings, of one or of many documents."""

    entries: tuple[BaselineEntry, ...] = ()

    def sift(self, disclosure: Disclosure, findings: Iterable[Finding], selected: frozenset[str]) -> Sifted:
        """Part the known findings from the others.

        Only entries about this document and about rules that were applied can be stale.
        """
        found = tuple(findings)
        places, document = named_places(disclosure, found), document_name(disclosure)
        own = {entry.fingerprint: entry for entry in self.entries if entry.document == document}
        room = {key: entry.count for key, entry in own.items()}
        left, known = [], []
        for finding in found:
            key = fingerprint(finding, places.get(finding.pointer or ""))
            if room.get(key, 0) > 0:
                room[key] -= 1
                known.append(finding)
            else:
                left.append(finding)
        applied = [entry for entry in own.values() if entry.rule in selected]
        stale = [entry for entry in applied if room[entry.fingerprint] > 0]
        unexplained = [entry for entry in applied if not entry.reason.strip() and room[entry.fingerprint] < entry.count]
        return Sifted(findings=tuple(left), known=tuple(known), stale=tuple(stale), unexplained=tuple(unexplained))

    def renewed(self, disclosure: Disclosure, findings: Iterable[Finding], selected: frozenset[str]) -> Baseline:
        """The baseline with the findings of a document as they are now.

        Reasons given before are kept, and so is what is about other documents or about rules that were not applied.
        """
        found = tuple(findings)
        places, document = named_places(disclosure, found), document_name(disclosure)
        kept = [entry for entry in self.entries if entry.document != document or entry.rule not in selected]
        reasons = {entry.fingerprint: entry.reason for entry in self.entries if entry.document == document}
        keys = [fingerprint(finding, places.get(finding.pointer or "")) for finding in found]
        counts = Counter(keys)
        for key, finding in dict(zip(keys, found, strict=True)).items():
            kept.append(
                BaselineEntry(
                    rule=finding.rule_id, fingerprint=key, document=document,
                    place=" / ".join(places.get(finding.pointer or "", ())), message=finding.message("zh"),
                    reason=reasons.get(key, ""), count=counts[key],
                )
            )  # fmt: skip
        return Baseline(entries=tuple(kept))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises :class:`OptionsError` for what is not one, ``UnreadableError`` for what is not there.
    """
    try:
        content = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
        if content.get("version") != _VERSION:
            raise ValueError("version")
        return Baseline(entries=tuple(_entry(each) for each in content.get("finding", ())))
    except (ValueError, TypeError, AttributeError) as error:
        params = {"name": str(path), "reason": printable(str(error))}
        raise OptionsError("baseline.unreadable", params) from None


def _entry(given: Mapping[str, Any]) -> BaselineEntry:
    for field in attrs.fields(BaselineEntry):
        kind = int if field.name == "count" else str
        if type(given.get(field.name, field.default)) is not kind:
            raise ValueError(field.name)
    return BaselineEntry(**given)


def baseline_text(baseline: Baseline) -> str:
    """A baseline as TOML, in an order that does not depend on how it came about."""
    parts = [f"# {message('baseline.head', lang)}" for lang in LANGUAGES]
    parts.append(f"version = {_VERSION}")
    for entry in sorted(baseline.entries, key=lambda each: (each.document, each.rule, each.place, each.fingerprint)):
        parts += ["", "[[finding]]"]
        for field in attrs.fields(BaselineEntry):
            value = getattr(entry, field.name)
            if field.name != "count" or value != 1:
                # A JSON string is a TOML string, once nothing unprintable is in it.
                parts.append(
                    f"{field.name} = {value if field.name == 'count' else json.dumps(value, ensure_ascii=False)}"
                )
    return "\n".join(parts) + "\n"
