"""budgetschema schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from budgetschema.cli.options import session_command
from budgetschema.cli.session import Session

if TYPE_CHECKING:
    from budgetschema.schema.resources import Kind


@click.command("schema")
@click.argument("kind", type=click.Choice(["json", "xsd"]))
@click.option("--version", "version", metavar="X.Y", help="格式版本 version of the format (default: newest).")
@session_command
def command(session: Session, kind: Kind, version: str | None) -> None:
    """输出 JSON Schema 或 XSD。Print the JSON Schema or the XSD."""
    from budgetschema.schema import VERSIONS, schema_bytes

    try:
        data = schema_bytes(kind, version or VERSIONS[-1])
    except LookupError:
        raise session.usage("cli.unknown_version", version=version, known=", ".join(VERSIONS)) from None
    click.echo(data.decode(), nl=False)
