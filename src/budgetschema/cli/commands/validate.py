"""budgetschema validate."""

from __future__ import annotations

import click

from budgetschema.cli.options import reading_command
from budgetschema.cli.session import Session


@click.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@reading_command
def command(session: Session, files: tuple[str, ...], encoding: str | None) -> None:
    """按 JSON Schema 或 XSD 校验。Validate JSON or XML against the schemas.

    Findings go to standard output, a line each; - reads standard input.
    """
    for name in session.each(files):
        if session.read(name, encoding=encoding) is not None:
            session.say("cli.valid", name=name)
