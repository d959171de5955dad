"""budgetschema check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from budgetschema.cli.session import Exit, Session, encoding_option, lang_option
from budgetschema.cli.session import command as session_command

if TYPE_CHECKING:
    from budgetschema.findings import Finding


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式 output format.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="达到何种程度时退出码为 1 findings this grave give exit code 1.",
)
@encoding_option
@lang_option
@session_command
def command(session: Session, files: tuple[str, ...], output: str, fail_on: str, encoding: str | None) -> None:
    """检查公开信息，列出问题。Check disclosures and say what is wrong.

    FILE is source text, JSON or XML; - reads standard input.
    """
    from budgetschema.checks import check
    from budgetschema.findings import Severity

    documents: list[dict[str, Any]] = []

    def collect(name: str, findings: tuple[Finding, ...]) -> None:
        documents.append({"file": name, "findings": [_plain(finding) for finding in findings]})

    if output == "json":
        session.report_invalid = collect
    for name in session.each(files):
        reading = session.read(name, encoding)
        if reading is None:
            continue
        report = check(reading.disclosure)
        if report.at_least(Severity(fail_on)):
            session.note(Exit.FINDINGS)
        if output == "json":
            collect(name, report.findings)
            continue
        session.print_findings(name, report.findings)
        counts = {severity.value: count for severity, count in report.counts.items()}
        session.say("cli.summary", name=name, errors=counts["error"], warnings=counts["warning"], infos=counts["info"])
    if output == "json":
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))


def _plain(finding: Finding) -> dict[str, Any]:
    """A finding as plain JSON, in both languages."""
    from budgetschema.convert import make_converter
    from budgetschema.schema.paths import xpath_of

    pointer = finding.pointer
    plain = {
        "rule": finding.rule_id,
        "slug": finding.rule.slug,
        "severity": finding.severity.value,
        "layer": finding.rule.layer,
        "pointer": pointer,
        "xpath": finding.xpath or (xpath_of(pointer) if pointer is not None else None),
        "line": finding.line,
        "place": make_converter().unstructure(finding.place) if finding.place is not None else None,
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "params": dict(finding.params),
    }
    return {key: value for key, value in plain.items() if value is not None}
