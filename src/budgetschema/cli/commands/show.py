"""budgetschema show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from budgetschema.cli.session import Session, aliases_option, encoding_option, lang_option
from budgetschema.cli.session import command as session_command
from budgetschema.cli.tables import named_tables

if TYPE_CHECKING:
    from budgetschema.model import Disclosure, Project


@click.command("show")
@click.argument("file")
@click.option("--table", "table_name", metavar="NUMBER|KIND|TITLE", help="显示一张表 show one table.")
@click.option("--project", "project_name", metavar="NAME", help="显示名称含 NAME 的项目 show projects by name.")
@encoding_option
@aliases_option
@lang_option
@session_command
def command(
    session: Session, file: str, table_name: str | None, project_name: str | None, encoding: str | None
) -> None:
    """在终端查看公开信息。Show a disclosure in the terminal."""
    reading = session.read(file, encoding=encoding)
    if reading is None:
        return
    if table_name is not None:
        _show_table(session, reading.disclosure, table_name)
    if project_name is not None:
        _show_projects(session, reading.disclosure, project_name)
    if table_name is None and project_name is None:
        _show_summary(session, reading.disclosure)


def _show_summary(session: Session, disclosure: Disclosure) -> None:
    publisher = disclosure.publisher
    codes = ", ".join(filter(None, (publisher.division, publisher.department_code)))
    click.echo(f"{session.text('show.publisher')}: {publisher.name}{f' ({codes})' if codes else ''}")
    moment = disclosure.moment.zh if session.lang == "zh" else disclosure.moment.en
    scope = disclosure.scope.zh if session.lang == "zh" else disclosure.scope.en
    click.echo(f"{session.text('show.fiscal_year')}: {disclosure.fiscal_year}")
    click.echo(f"{session.text('show.moment')}: {moment} · {scope}")
    click.echo(f"{session.text('show.tables')}:")
    for number, table in enumerate(disclosure.tables, 1):
        unit = "—" if table.unit is None else (table.unit.zh if session.lang == "zh" else table.unit.en)
        empty = session.text("show.empty") if table.is_stated_empty else ""
        amounts = sum(len(line.amounts) for line in table.lines)
        click.echo(
            "  " + session.text(
                "show.table_line", number=table.number or number, title=table.title, lines=len(table.lines),
                amounts=amounts, unit=unit, empty=empty,
            )
        )  # fmt: skip
    click.echo(
        session.text(
            "show.counts",
            projects=len(disclosure.projects),
            indicators=sum(len(project.indicators) for project in disclosure.projects),
            entries=sum(len(catalog.entries) for catalog in disclosure.procurement_catalogs),
            sections=len(disclosure.sections),
            terms=len(disclosure.glossary),
        )
    )


def _show_table(session: Session, disclosure: Disclosure, name: str) -> None:
    from budgetschema.cli.layout import table_text

    for table in named_tables(session, disclosure.tables, lambda each: each, name):
        click.echo(table_text(table, session.lang))


def _show_projects(session: Session, disclosure: Disclosure, name: str) -> None:
    found: list[Project] = [project for project in disclosure.projects if name in project.name]
    if not found:
        raise session.usage("cli.unknown_project", name=name)
    from budgetschema.cli.layout import project_text

    for project in found:
        click.echo(project_text(project, session.lang))
