"""budgetschema show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import click

from budgetschema.cli.choices import Choices
from budgetschema.cli.options import persons_option, reading_command
from budgetschema.cli.session import Session
from budgetschema.cli.tables import named_tables

if TYPE_CHECKING:
    from rich.console import RenderableType

    from budgetschema.checks import Report
    from budgetschema.model import Disclosure


@click.command("show")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--table", "table_name", metavar="NUMBER|KIND|TITLE", help="显示一张表 show one table.")
@click.option("--project", "project_name", metavar="NAME", help="显示名称含 NAME 的项目 show projects by name.")
@persons_option
@reading_command
def command(
    session: Session,
    files: tuple[str, ...],
    table_name: str | None,
    project_name: str | None,
    with_persons: bool,
    encoding: str | None,
) -> None:
    """在终端查看公开信息：结论、主要数字、各表。Show a disclosure in the terminal: verdict, key figures, tables.

    Several files are parts of one disclosure; - reads standard input.
    """
    reading = session.read(*session.expand(files), encoding=encoding)
    if reading is None:
        return
    disclosure, report = _checked(session, reading.disclosure, files[0], with_persons=with_persons)
    if project_name is not None:
        _show(session, _projects(session, disclosure, project_name))
    if table_name is None and project_name is not None:
        return
    if table_name is None:
        from budgetschema.report.terminal.summary import summary

        _show(session, [summary(disclosure, report, session.lang)])
    else:
        _show(session, _tables(session, disclosure, report, table_name))


def _checked(session: Session, disclosure: Disclosure, name: str, *, with_persons: bool) -> tuple[Disclosure, Report]:
    """The disclosure and what was found in it, without persons unless they are asked for; the checks see all of it."""
    from budgetschema.checks import check
    from budgetschema.privacy import redact
    from budgetschema.report.persons import without_persons

    report = check(disclosure, Choices().options(session, name))
    if with_persons:
        return disclosure, report
    left = redact(disclosure)
    return left.disclosure, attrs.evolve(report, findings=without_persons(report.findings, left.text))


def _tables(session: Session, disclosure: Disclosure, report: Report, name: str) -> list[RenderableType]:
    from budgetschema.report.marks import marks
    from budgetschema.report.terminal.table import Sight, table_view

    found = marks(report.findings)
    chosen = named_tables(session, list(enumerate(disclosure.tables)), lambda each: each[1], name)
    return [
        table_view(table, Sight(index=index, found=found, lang=session.lang, width=session.width))
        for index, table in chosen
    ]  # fmt: skip


def _projects(session: Session, disclosure: Disclosure, name: str) -> list[RenderableType]:
    from budgetschema.report.terminal.project import project_view

    found = [project for project in disclosure.projects if name in project.name]
    if not found:
        raise session.usage("cli.unknown_project", name=name)
    return [project_view(project, session.lang) for project in found]


def _show(session: Session, views: list[RenderableType]) -> None:
    from budgetschema.report.terminal.screen import rendered

    click.echo("\n".join(rendered(view, width=session.width, colour=session.colour) for view in views), nl=False)
