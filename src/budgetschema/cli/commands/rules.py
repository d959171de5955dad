"""budgetschema rules."""

from __future__ import annotations

import click

from budgetschema.cli.options import session_command
from budgetschema.cli.session import Session


@click.command("rules")
@click.argument("selectors", nargs=-1, metavar="[RULE]...")
@click.option("--layer", metavar="LAYER", help="只列一层 rules of one layer.")
@click.option("--severity", type=click.Choice(["error", "warning", "info"]), help="只列一种级别 rules of one severity.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="输出格式 output format.")
@session_command
def command(session: Session, selectors: tuple[str, ...], layer: str | None, severity: str | None, output: str) -> None:
    """列出检查规则。List the rules.

    RULE is an id, the beginning of ids, a name, a layer or ALL.
    """
    from budgetschema.checks import Options
    from budgetschema.checks.selectors import best
    from budgetschema.findings import LAYERS, OptionsError, PluginError
    from budgetschema.report.catalogue import rules_json, rules_text

    if layer is not None and layer not in LAYERS:
        raise session.usage("options.selector", selector=layer, layers=", ".join(LAYERS))
    try:
        options = Options(select=selectors or ("ALL",))
    except (OptionsError, PluginError) as error:
        raise click.UsageError(error.message(session.lang)) from None
    found = [
        rule
        for rule in options.rules
        if best(options.select, rule) >= 0 and layer in (None, rule.layer) and severity in (None, rule.severity.value)
    ]
    click.echo(rules_json(found) if output == "json" else rules_text(found, session.lang), nl=False)
