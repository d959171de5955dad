"""What ``budgetschema check`` says of the documents of the conformance kit, and which places it names."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

import budgetschema
from budgetschema import DocumentError, Options
from budgetschema.cli.group import cli
from budgetschema.findings import Finding, Language, Rule
from budgetschema.report.examples import Example
from kit.expansions import expanded, expansions

# As many as the report for people lays out.
_EQUATIONS = 3
# Of places that are alike two show what is meant.
_ALIKE = 2


def command(rule: Rule, example: Example, lang: Language) -> list[str]:
    """The words of the command that shows what a rule finds in a document; a rule of the schema needs no choosing."""
    chosen = [] if rule.of_schema else ["--select", rule.id]
    return ["budgetschema", "check", example.name, *chosen, "--lang", lang]


def output(kit: Path, example: Example, words: list[str]) -> str:
    """What a command prints beside a document, as a user sees it who has the document in the working directory."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(example.name).write_bytes(_data(kit, example))
        done = CliRunner().invoke(cli, [*words[1:], "--no-config", "--no-plugins"], catch_exceptions=False)
    if done.exit_code not in (0, 1):
        raise ValueError(f"{' '.join(words)}: {done.output}")
    return done.stdout.rstrip()


def places(kit: Path, rule: Rule, example: Example) -> tuple[str, ...]:
    """The places that the findings of a rule in a JSON document name: those of figures, and others of the same kind."""
    try:
        disclosure = budgetschema.load(kit / example.path)
    except DocumentError:
        return ()
    found = budgetschema.check(disclosure, Options(select=rule.id)).findings
    return tuple(dict.fromkeys(pointer for finding in found for pointer in _named(finding)))


def _named(finding: Finding) -> Iterator[str]:
    figures = [
        *(
            figure
            for each in finding.equations[:_EQUATIONS]
            for figure in (each.total, *(term.figure for term in each.terms))
        ),
        *(each.figure for each in finding.suspects[:1]),
    ]
    yield from (each.pointer for each in figures if each.pointer)
    # Where a rule tells many places in one finding, this parameter lists them.
    yield from finding.params.get("pointers", "").split()[:_ALIKE]


def _data(kit: Path, example: Example) -> bytes:
    data = (kit / example.path).read_bytes()
    long = expansions(kit).get(example.path)
    # Some documents are no text, so that only what has to be replaced is decoded.
    return data if long is None else expanded(data.decode(), long).encode()
