"""budgetschema validate."""

from __future__ import annotations

import click

from budgetschema.cli.session import Session, aliases_option, encoding_option, lang_option
from budgetschema.cli.session import command as session_command


@click.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@encoding_option
@aliases_option
@lang_option
@session_command
def command(session: Session, files: tuple[str, ...], encoding: str | None) -> None:
    """按 JSON Schema 或 XSD 校验。Validate JSON or XML against the schemas.

    Findings go to standard output, a line each; - reads standard input.
    """
    for name in session.each(files):
        if session.read(name, encoding=encoding) is not None:
            session.say("cli.valid", name=name)
