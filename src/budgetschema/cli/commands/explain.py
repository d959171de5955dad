"""budgetschema explain."""

from __future__ import annotations

import click

from budgetschema.cli.options import session_command
from budgetschema.cli.session import Session


@click.command("explain")
@click.argument("name", metavar="RULE")
@session_command
def command(session: Session, name: str) -> None:
    """说明一条规则。Explain a rule.

    RULE is its id (S106) or name (decimal-places).
    """
    from budgetschema.checks import rules
    from budgetschema.checks.selectors import spelled
    from budgetschema.findings import PluginError
    from budgetschema.report.catalogue import rule_page

    try:
        found = next((rule for rule in rules() if spelled(name) in (rule.id, rule.slug)), None)
    except PluginError as error:
        raise click.UsageError(error.message(session.lang)) from None
    if found is None:
        raise session.usage("cli.unknown_rule", rule=name)
    click.echo(rule_page(found, session.lang, session.width), nl=False)
