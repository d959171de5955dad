"""What the command line says about a check, laid over the configuration file nearest to each checked file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from budgetschema.cli.session import STDIO, Session

if TYPE_CHECKING:
    from budgetschema.checks import Options


@attrs.frozen(kw_only=True)
class Choices:
    """The options of ``check`` as given; those not given are left to the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    profile: str | None = None
    fail_on: str | None = None
    baseline: str | None = None
    config: str | None = None
    no_config: bool = False
    no_plugins: bool = False
    _known: dict[Path | None, Options] = attrs.field(factory=dict, init=False)

    def options(self, session: Session, name: str) -> Options:
        """The options for one file. Raises a usage error, in the language of the session, for what cannot be meant."""
        from budgetschema.checks import Options
        from budgetschema.checks.configuration import read_configuration
        from budgetschema.findings import BudgetSchemaError
        from budgetschema.settings import find_configuration

        if self.config is not None and self.no_config:
            raise session.usage("cli.config_and_none")
        try:
            if self.no_config:
                path = None
            elif self.config is not None:
                path = Path(self.config)
            else:
                path = find_configuration(Path.cwd() if name == STDIO else Path(name).resolve().parent)
            if path not in self._known:
                given = {} if path is None else read_configuration(path)
                self._known[path] = Options(**self._over(session, given))
            return self._known[path]
        except BudgetSchemaError as error:
            raise click.UsageError(error.message(session.lang)) from None

    def _over(self, session: Session, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a configuration file with those of the command line laid over them."""
        from budgetschema.checks import read_baseline

        arguments = dict(given)
        if self.select:
            # Whoever asks for rules by name wants to see them, whatever the file leaves out.
            arguments |= {"select": _words(self.select), "ignore": ()}
        arguments["ignore"] = (*arguments.get("ignore", ()), *_words(self.ignore))
        grades = dict(arguments.get("severity", {}))
        for each in self.severity:
            selector, equals, level = each.partition("=")
            if not equals:
                raise session.usage("cli.severity_form", value=each)
            grades[selector] = level
        arguments["severity"] = grades
        for key, value in (("profile", self.profile), ("fail_on", self.fail_on)):
            if value is not None:
                arguments[key] = value
        if self.baseline is not None:
            arguments["baseline"] = read_baseline(Path(self.baseline))
        if self.no_plugins:
            arguments["plugins"] = False
        return arguments


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for each in given for word in each.replace("，", ",").split(",") if word.strip())


_OPTIONS = (
    click.option("--select", multiple=True, metavar="RULES", help="只用这些规则 apply only these rules."),
    click.option("--ignore", multiple=True, metavar="RULES", help="不用这些规则 leave these rules out."),
    click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="改级别 grade a rule differently."),
    click.option("--profile", metavar="NAME", help="公开要求方案 what regulation asks for: auto, none, …"),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info"]),
        help="达到何种程度时退出码为 1 findings this grave give exit code 1 (default: warning).",
    ),
    click.option("--baseline", metavar="FILE", help="已知的发现不再列出 leave out the findings known there."),
    click.option("--config", metavar="FILE", help="设置文件 configuration file (default: nearest)."),
    click.option("--no-config", is_flag=True, help="不读设置文件 read no configuration file."),
    click.option("--no-plugins", is_flag=True, help="不用插件 leave plug-ins out."),
)


def check_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all options of a check; it gets them as one :class:`Choices` named ``choices``."""
    names = [field.name for field in attrs.fields(Choices) if field.init]

    def collected(*args: Any, **kwargs: Any) -> Any:
        choices = Choices(**{name: kwargs.pop(name) for name in names})
        return function(*args, choices=choices, **kwargs)

    collected.__doc__ = function.__doc__
    for option in reversed(_OPTIONS):
        collected = option(collected)
    return collected
