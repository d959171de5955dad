"""budgetschema report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from budgetschema.cli.choices import Choices, check_options
from budgetschema.cli.options import persons_option, reading_command
from budgetschema.cli.session import STDIO, Exit, Session

if TYPE_CHECKING:
    from budgetschema.model import Disclosure


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", "target", required=True, metavar="PAGE", help="写入网页文件 the page; - for stdout.")
@click.option("--with", "prior", metavar="FILE", help="与另一年度对照 a disclosure of another year to compare with.")
@persons_option
@reading_command
@check_options
def command(
    session: Session,
    files: tuple[str, ...],
    target: str,
    prior: str | None,
    with_persons: bool,
    encoding: str | None,
    choices: Choices,
) -> None:
    """生成一个网页：结论、发现、图、各表、项目、来源。Write a page: verdict, findings, pictures, tables.

    FILE is anything that check reads; several are parts of one disclosure; - reads standard input.
    """
    from budgetschema.checks import check
    from budgetschema.report.html.page import page
    from budgetschema.report.html.view import View

    session.vocabulary = attrs.evolve(session.vocabulary, config=choices.config, configured=not choices.no_config)
    names = session.expand(files)
    if not names:
        return
    if target != STDIO:
        session.refuse_overwriting([*names, *filter(None, (prior,))], target)
    reading = session.read(*names, encoding=encoding)
    other = _other(session, prior, encoding)
    if reading is None or session.worst is not Exit.CLEAN:
        return
    options = choices.options(session, names[0])
    shown = ", ".join(name if name == STDIO else Path(name).name for name in names)
    report = check(reading.disclosure, options)
    view = View.of(shown, reading.disclosure, report, options, prior=other, coverage=reading.coverage)
    data = page(view if with_persons else view.without_persons())
    if target == STDIO:
        sys.stdout.buffer.write(data)
    else:
        session.write(Path(target), data)


def _other(session: Session, name: str | None, encoding: str | None) -> Disclosure | None:
    """The disclosure to compare with. What is the matter with it is said as for any file, and no page is written."""
    reading = None if name is None else session.read(name, encoding=encoding)
    return None if reading is None else reading.disclosure
