"""SARIF 2.1.0 (OASIS): for code scanning, editors and viewers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from budgetschema import __version__
from budgetschema.findings import Finding, Language, Rule, Severity, Suspect, printable, rule
from budgetschema.report.arithmetic import arithmetic
from budgetschema.report.markdown import rule_markdown
from budgetschema.report.results import Result, Style
from budgetschema.report.safe import json_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def write(results: Sequence[Result], style: Style) -> str:
    """The report as a SARIF log with one run."""
    lang = style.lang
    other: Language = "en" if lang == "zh" else "zh"
    used = tuple(dict.fromkeys(finding.rule for result in results for finding in result.report.findings))
    index = {each.id: number for number, each in enumerate(used)}
    run = {
        "tool": {"driver": {**_component(used, lang), "semanticVersion": __version__}},
        "language": _LANGUAGES[lang],
        "translations": [{**_component(used, other), "language": _LANGUAGES[other], "contents": ["localizedData"]}],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(results, lang)}],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(result.name)}} for result in results],
        "results": [
            _result(result, number, finding, index, lang)
            for number, result in enumerate(results)
            for finding in result.report.findings
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _component(rules: Iterable[Rule], lang: Language) -> dict[str, Any]:
    return {"name": "budgetschema", "version": __version__, "rules": [_rule(each, lang) for each in rules]}


def _rule(each: Rule, lang: Language) -> dict[str, Any]:
    explanation = each.explanation(lang) or each.slug
    help_text = "\n\n".join(filter(None, (explanation, each.applicability(lang), *each.sources(lang))))
    return {
        "id": each.id,
        "name": each.slug,
        "shortDescription": {"text": _plain(each.title(lang))},
        "fullDescription": {"text": _plain(explanation)},
        "help": {"text": _plain(help_text), "markdown": _braces(rule_markdown(each, lang))},
        "defaultConfiguration": {"level": _LEVELS[each.severity]},
        "properties": {"tags": [each.layer, *filter(None, [each.plugin])]},
    }


def _result(result: Result, artifact: int, finding: Finding, index: dict[str, int], lang: Language) -> dict[str, Any]:
    other: Language = "en" if lang == "zh" else "zh"
    told = "\n".join([finding.message(lang), *arithmetic(finding, lang)])
    found = {
        "ruleId": finding.rule_id,
        "ruleIndex": index[finding.rule_id],
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(told)},
        "locations": [_location(result, artifact, finding)],
        "relatedLocations": [_related(number, each) for number, each in enumerate(finding.suspects)],
        "partialFingerprints": {"budgetschema/v1": result.fingerprint(finding)},
        "properties": {"layer": finding.rule.layer, "message": {_LANGUAGES[other]: finding.message(other)}},
    }
    return {key: value for key, value in found.items() if value != []}


def _location(result: Result, artifact: int, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(result.name), "index": artifact}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    spot = result.spot(finding)
    if spot:
        logical = {"fullyQualifiedName": spot, "kind": "element" if spot.startswith("/disclosure") else "value"}
        named = result.named(finding)
        location["logicalLocations"] = [{**logical, "decoratedName": " / ".join(named)} if named else logical]
    return location


def _related(number: int, suspect: Suspect) -> dict[str, Any]:
    location: dict[str, Any] = {"id": number, "message": {"text": _plain(printable(str(suspect)))}}
    if suspect.figure.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": suspect.figure.pointer, "kind": "value"}]
    return location


def _notifications(results: Sequence[Result], lang: Language) -> list[dict[str, Any]]:
    """The rules that were not applied: not results, but worth saying."""
    return [
        {
            "level": "note",
            "message": {"text": _plain(skipped.message(lang))},
            "associatedRule": {"id": skipped.rule_id},
            "descriptor": {"id": rule(skipped.rule_id).slug},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.name), "index": number}}}],
        }
        for number, result in enumerate(results)
        for skipped in result.report.skipped
    ]


def _plain(text: str) -> str:
    """A text in which nothing is a link or a placeholder (SARIF 2.1.0, §3.11.5 and §3.11.6)."""
    for character in "\\[]":
        text = text.replace(character, f"\\{character}")
    return _braces(text)


def _braces(text: str) -> str:
    """A text in which nothing is a placeholder."""
    return text.replace("{", "{{").replace("}", "}}")


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
