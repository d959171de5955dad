"""budgetschema template."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import click

from budgetschema.cli.options import session_command
from budgetschema.cli.session import STDIO, Exit, Session

_FIRST_YEAR, _LAST_YEAR = 2017, 2099
_MOST_LINES = 2000


@click.command("template")
@click.argument("target", required=False, metavar="[TARGET.xlsx]")
@click.option("--kind", default="department-budget", metavar="NAME", help="种类 kind of disclosure (see --list).")
@click.option("-o", "--output", metavar="FILE", help="同 TARGET same as TARGET.")
@click.option("--year", type=click.IntRange(_FIRST_YEAR, _LAST_YEAR), help="年度 fiscal year (default: this year).")
@click.option("--publisher", default="", metavar="NAME", help="编制部门 name of the department.")
@click.option(
    "--unit", type=click.Choice(["wan-yuan", "yuan"]), default="wan-yuan", help="金额单位 unit of money (万元, 元)."
)
@click.option(
    "--lines", type=click.IntRange(1, _MOST_LINES), default=60, help="每表可填行数 lines to be filled in (default: 60)."
)
@click.option("--force", is_flag=True, help="覆盖已有文件 overwrite an existing file.")
@click.option("--list", "listing", is_flag=True, help="列出种类 list the kinds.")
@session_command
def command(
    session: Session,
    target: str | None,
    kind: str,
    output: str | None,
    year: int | None,
    publisher: str,
    unit: Literal["yuan", "wan-yuan"],
    lines: int,
    force: bool,
    listing: bool,
) -> None:
    """生成空白填报工作簿。Write a blank workbook to be filled in: tables with formulas, lists and instructions.

    TARGET is an .xlsx file. Filled in and saved, it is read by convert and check.
    """
    from budgetschema.findings import UnreadableError
    from budgetschema.template import Settings, kinds, template_bytes

    if listing:
        for each in kinds().values():
            click.echo(f"{each.id}\t{each.zh}\t{each.en}")
        return
    if kind not in kinds():
        raise session.usage("template.unknown_kind", kind=kind, known=", ".join(kinds()))
    named = [name for name in (target, output) if name is not None]
    if len(named) != 1:
        raise session.usage("template.one_target")
    path = Path(named[0])
    if path.suffix.lower() != ".xlsx" or named[0] == STDIO:
        raise session.usage("template.suffix", name=named[0])
    if path.exists() and not force:
        raise session.usage("template.exists", name=named[0])
    settings = Settings(
        year=year or datetime.datetime.now().astimezone().year, publisher=publisher, unit=unit, lines=lines
    )
    try:
        data = template_bytes(kinds()[kind], settings)
    except UnreadableError as error:
        click.echo(error.message(session.lang), err=True)
        session.note(Exit.UNREADABLE)
        return
    session.write(path, data)
