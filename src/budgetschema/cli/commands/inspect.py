"""budgetschema inspect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from budgetschema.cli.options import reading_command
from budgetschema.cli.session import Exit, Session
from budgetschema.cli.tables import named_tables

if TYPE_CHECKING:
    from budgetschema.reading import Inspection


@click.command("inspect")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--table", "name", metavar="NUMBER|KIND|TITLE", help="只看一张表，连同前几行 one table in detail.")
@click.option("--together", is_flag=True, help="各文件是同一份公开信息 the files are parts of one disclosure.")
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="输出格式 output format.",
)  # fmt: skip
@click.option("--suggest-aliases", "suggested", metavar="FILE", help="把可补充的别名写入文件 write aliases to add.")
@reading_command
def command(
    session: Session,
    files: tuple[str, ...],
    name: str | None,
    together: bool,
    output: str,
    suggested: str | None,
    encoding: str | None,
) -> None:
    """看文件是如何读取的：看到什么、当作什么、可信度、剩下什么。Show how files are read, and why so.

    FILE is anything that convert reads, but for JSON and XML, which are data already.
    """
    from budgetschema.report.inspection import inspection_text, inspections_json, tables_text

    names = session.expand(files)
    if suggested is not None:
        session.refuse_overwriting(names, suggested)
    found: list[Inspection] = []
    for parts in [tuple(names)] if together else [(each,) for each in session.progress(names)]:
        reading = session.read(*parts, encoding=encoding)
        if reading is None:
            continue
        if reading.inspection is None:
            session.say("inspect.data_already", name=", ".join(parts))
            session.note(Exit.USAGE)
            continue
        found.append(reading.inspection)
        if output == "text" and name is None:
            click.echo(inspection_text(reading.inspection, session.lang, session.width))
        elif output == "text" and name is not None:
            tables = named_tables(session, reading.inspection.tables, lambda each: each.table, name)
            click.echo(tables_text(reading.inspection, tables, session.lang, session.width))
    if output == "json":
        click.echo(inspections_json(found), nl=False)
    if suggested is not None:
        _suggest(session, found, Path(suggested))


def _suggest(session: Session, inspections: list[Inspection], path: Path) -> None:
    """Write the rows that would say what was not known, each once."""
    from budgetschema.reading.inspection import suggestions
    from budgetschema.report.inspection import suggestion_csv

    rows = {(row.file, row.text): row for each in inspections for row in suggestions(each)}
    if not rows:
        session.say("inspect.nothing_to_suggest")
        return
    # Spreadsheets take a file without a byte-order mark for one in the system's old encoding.
    text = "\ufeff" + suggestion_csv(list(rows.values()), session.lang)
    session.write(path, text.encode())
