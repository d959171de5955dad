"""budgetschema export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from budgetschema.cli.choices import Choices
from budgetschema.cli.coverage import tell_coverage
from budgetschema.cli.kinds import export_kinds
from budgetschema.cli.options import kind_option, persons_option, reading_command
from budgetschema.cli.session import STDIO, Exit, Session

if TYPE_CHECKING:
    from budgetschema.export import Kind
    from budgetschema.findings import Finding
    from budgetschema.model import Disclosure


@click.command("export")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", "target", required=True, metavar="TARGET", help="目标文件或目录 file or folder to write."
)
@click.option("--to", "to", type=click.Choice(export_kinds()), help="种类 kind (default: by suffix).")
@kind_option
@click.option("--bom", is_flag=True, help="CSV 带字节顺序标记 CSV with a byte-order mark, for spreadsheets.")
@persons_option
@click.option("--no-checks", is_flag=True, help="不检查 leave the findings out.")
@click.option("--force", is_flag=True, help="替换已有的输出 replace an earlier export.")
@reading_command
def command(
    session: Session,
    sources: tuple[str, ...],
    target: str,
    to: str | None,
    kind: str | None,
    bom: bool,
    with_persons: bool,
    no_checks: bool,
    force: bool,
    encoding: str | None,
) -> None:
    """导出为数据包、数据库或工作簿。Export as data package, database or workbook.

    SOURCE is source text, JSON or XML; several are one disclosure published in parts. TARGET is a folder (datapackage,
    parquet; with .zip one file) or a file (.duckdb, .sqlite, .xlsx).
    """
    from budgetschema.export import Content, Options
    from budgetschema.export.delivery import deliver
    from budgetschema.findings import UnreadableError

    names = session.expand(sources)
    path = Path(target)
    chosen = _kind(session, path, to)
    _refuse(session, names, path, chosen, force=force)
    reading = session.read(*names, encoding=encoding, kind=kind) if names else None
    if reading is None:
        return
    tell_coverage(session, ", ".join(names), reading)
    findings = () if no_checks else _findings(session, names[0], reading.disclosure)
    content = Content.of(reading.disclosure, findings, persons=with_persons)
    try:
        deliver(chosen, content, Options(mark=bom, lang=session.lang), path)
    except UnreadableError as error:
        click.echo(error.message(session.lang), err=True)
        session.note(Exit.UNREADABLE)
        return
    session.say("cli.written", name=target)
    if content.without is not None and content.without.dropped:
        session.say("export.persons", count=len(content.without.dropped))


def _kind(session: Session, path: Path, to: str | None) -> Kind:
    from budgetschema.export.kinds import kind_of, kinds

    if str(path) == STDIO:
        raise session.usage("export.no_stdout")
    chosen = kind_of(path) if to is None else kinds()[to]
    if chosen is None:
        raise session.usage("export.unknown_kind", name=str(path), known=", ".join(kinds()))
    return chosen


def _refuse(session: Session, names: list[str], path: Path, kind: Kind, *, force: bool) -> None:
    """A usage error where something would be lost."""
    from budgetschema.export.delivery import may_be_replaced, stands_in

    if any(stands_in(Path(name), path) for name in names if name != STDIO):
        raise session.usage("file.overwrites_input", name=str(path))
    if not may_be_replaced(kind, path):
        raise session.usage("export.foreign_folder", name=str(path), kind=kind.kind)
    if not force and path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise session.usage("export.exists", name=str(path))


def _findings(session: Session, name: str, disclosure: Disclosure) -> tuple[Finding, ...]:
    """What the checks find, as the nearest configuration says."""
    from budgetschema.checks import check

    return check(disclosure, Choices().options(session, name)).findings
