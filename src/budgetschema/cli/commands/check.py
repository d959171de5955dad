"""budgetschema check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from budgetschema.cli.choices import Choices, check_options
from budgetschema.cli.options import reading_command
from budgetschema.cli.session import STDIO, Exit, Session

if TYPE_CHECKING:
    from budgetschema.checks import Options, Report
    from budgetschema.findings import Finding
    from budgetschema.model import Disclosure
    from budgetschema.reading import Reading
    from budgetschema.report.results import Result

# The names of budgetschema.report.FORMATS, which is not imported for --help.
FORMATS = ("text", "short", "json", "sarif", "junit", "github", "csv")


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "output", type=click.Choice(FORMATS), default="text", show_default=True, help="输出格式 output format."
)
@click.option("-o", "--output", "target", metavar="FILE", help="写入文件 write the report to FILE.")
@click.option("--write-baseline", "renewed", metavar="FILE", help="把现有发现记入基线 note the findings as known.")
@reading_command
@check_options
def command(
    session: Session,
    files: tuple[str, ...],
    output: str,
    target: str | None,
    renewed: str | None,
    encoding: str | None,
    choices: Choices,
) -> None:
    """检查公开信息，列出问题。Check disclosures and say what is wrong.

    FILE is source text, JSON or XML; - reads standard input. RULES are ids (S106), beginnings of ids (S1), names
    (decimal-places), layers (structure) or ALL, separated by commas.
    """
    session.vocabulary = attrs.evolve(session.vocabulary, config=choices.config, configured=not choices.no_config)
    names = session.expand(files)
    target = None if target == STDIO else target
    for written in filter(None, (target, renewed)):
        session.refuse_overwriting(names, written)
    if renewed is not None:
        _renew(session, _checked(session, names, encoding, choices, known=False), Path(renewed))
        return
    results = [_result(each) for each in _checked(session, names, encoding, choices)]
    if results or output not in ("text", "short"):
        _show(session, results, output, target)
    for result in results:
        if result.report.at_least(result.options.fail_on):
            session.note(Exit.FINDINGS)


@attrs.frozen
class _Checked:
    """A file that was checked; without a disclosure if it is not valid."""

    name: str
    report: Report
    options: Options
    disclosure: Disclosure | None = None


def _checked(
    session: Session, names: list[str], encoding: str | None, choices: Choices, *, known: bool = True
) -> Iterator[_Checked]:
    """Check one file after another; ``known`` says whether what the baseline knows is left out."""
    from budgetschema.checks import Report, check

    refused: list[_Checked] = []

    def refuse(name: str, findings: tuple[Finding, ...]) -> None:
        refused.append(_Checked(name, Report(findings=findings), choices.options(session, name)))

    session.report_invalid = refuse
    for name in session.progress(names):
        options = choices.options(session, name)
        reading = session.read(name, encoding=encoding)
        yield from refused
        refused.clear()
        if reading is not None:
            report = check(reading.disclosure, options if known else attrs.evolve(options, baseline=None))
            if report.findings:
                located = _located(name, report.findings, reading)
                report = attrs.evolve(report, findings=located)
            yield _Checked(name, report, options, reading.disclosure)


def _result(checked: _Checked) -> Result:
    from budgetschema.report.results import Result

    if checked.disclosure is None:
        return Result(name=checked.name, report=checked.report, options=checked.options)
    return Result.of(checked.name, checked.disclosure, checked.report, checked.options)


def _located(name: str, findings: tuple[Finding, ...], reading: Reading) -> tuple[Finding, ...]:
    """The findings with their lines in the file, if it has lines. Standard input is gone by then."""
    from budgetschema.convert import locate
    from budgetschema.convert.files import read_bytes

    if reading.coverage is None:
        return findings if name == STDIO else locate(findings, read_bytes(Path(name)), name)
    if any(source.media_type != "text/plain" for source in reading.disclosure.sources):
        return findings  # the lines of a page or a sheet are none of the file
    return tuple(attrs.evolve(each, line=each.place.line if each.place else None) for each in findings)


def _show(session: Session, results: list[Result], output: str, target: str | None) -> None:
    """The report on standard output or in a file, and what it does not say on standard error."""
    from budgetschema.report import render
    from budgetschema.report.results import Style
    from budgetschema.report.text import baseline_lines

    if target is None:
        click.echo(render(results, output, session.lang, colour=session.colour, width=session.width), nl=False)
    else:
        # Spreadsheets take a file without a byte-order mark for one in the system's old encoding.
        mark = "\ufeff" if output == "csv" else ""
        session.write(Path(target), (mark + render(results, output, session.lang)).encode())
    if output in ("text", "json") and target is None:
        return
    for result in results:
        counts = {f"{severity.value}s": count for severity, count in result.report.counts.items()}
        session.say("cli.summary", name=result.name, **counts)
        for line in baseline_lines(result, Style(lang=session.lang)):
            click.echo(line, err=True)


def _renew(session: Session, checked: Iterable[_Checked], path: Path) -> None:
    """Write the findings into a baseline, keeping the reasons that it gives already."""
    from budgetschema.checks import Baseline, baseline_text, read_baseline
    from budgetschema.findings import BudgetSchemaError

    try:
        baseline = read_baseline(path) if path.exists() else Baseline()
    except BudgetSchemaError as error:
        raise click.UsageError(error.message(session.lang)) from None
    for each in checked:
        if each.disclosure is None:
            session.print_findings(each.name, each.report.findings)
        else:
            baseline = baseline.renewed(each.disclosure, each.report.findings, each.options.selected)
    if session.write(path, baseline_text(baseline).encode()):
        unexplained = sum(1 for entry in baseline.entries if not entry.reason.strip())
        session.say("cli.baseline_written", name=str(path), count=len(baseline.entries), unexplained=unexplained)
