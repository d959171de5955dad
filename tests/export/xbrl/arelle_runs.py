"""Arelle, an XBRL processor of other people, run on what is exported: without a network, within this process."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from budgetschema.export import Content, Options, deliver, kinds
from budgetschema.model import Disclosure

_ROLE = re.compile(r"in link role \S+/role/(\S+) ")
_INCONSISTENT = re.compile(r"calc11e:inconsistentCalculationUsing(Rounding|Truncation)")
_DUPLICATES = {
    "oime:disallowedDuplicateFacts",
    "calc11e:disallowedDuplicateFactsUsingTruncation",
    "arelle:duplicateFacts",
}


@attrs.frozen
class Judgement:
    """What Arelle says of a report."""

    errors: tuple[str, ...]
    inconsistent: frozenset[tuple[str, str]]
    """Broken sums: name of the network, and identifier of the first fact that reports the total."""
    duplicates: frozenset[str]
    """First facts of sets that contradict each other."""
    loaded: int
    """Facts."""


def judge(disclosure: Disclosure, directory: Path, calculations: str = "c11r") -> Judgement:
    """Export a disclosure and have it judged."""
    deliver(kinds()["xbrl-json"], Content.of(disclosure, persons=True), Options(), directory)
    return judge_file(directory / "report.json", calculations)


def judge_file(report: Path, calculations: str = "c11r") -> Judgement:
    """Have a report judged."""
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=str(report),
        validate=True,
        calcs=calculations,
        validateDuplicateFacts="inconsistent",
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        logLevel="INFO",
    )
    errors, broken, duplicates = [], set(), set()
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        loaded = sum(len(model.facts) for model in session.get_models())
        for message in session.get_log_messages():
            code = message["messageCode"]
            first = message["refs"][0]["href"].partition("#")[2] if message["refs"] else ""
            if _INCONSISTENT.fullmatch(code):
                broken.add((_ROLE.search(message["msg"])[1], first))
            elif code in _DUPLICATES:
                duplicates.add(first)
            elif message["levelname"] not in ("INFO", "DEBUG"):
                errors.append(f"{code} {message['msg']}")
    return Judgement(tuple(errors), frozenset(broken), frozenset(duplicates), loaded)
