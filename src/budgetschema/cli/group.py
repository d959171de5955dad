"""Entry point of ``budgetschema``: commands are imported when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from budgetschema import __version__

if TYPE_CHECKING:
    from budgetschema.findings import Language

COMMANDS = (
    "convert", "inspect", "validate", "check", "report", "show", "rules", "explain", "facts", "export", "schema",
    "codes", "template",
)  # fmt: skip


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own; a command module imports the library only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"budgetschema.cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of a mistyped one say which was meant, in the language of the messages."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(name, ctx.params.get("lang")), ctx)
        return super().resolve_command(ctx, args)


def _unknown(name: str, lang: Language | None) -> str:
    from difflib import get_close_matches

    from budgetschema.findings import message, preferred_language, printable

    lang = lang or preferred_language()
    close = get_close_matches(name, COMMANDS, n=1)
    if close:
        return message("cli.mistyped_command", lang, {"name": printable(name), "meant": close[0]})
    return message("cli.unknown_command", lang, {"name": printable(name)})


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="退出码 exit codes: 0 无问题 clean · 1 有发现 findings · 2 用法错误 usage · 3 无法读取 unreadable",
)
@click.version_option(__version__, message="%(version)s")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 language of messages (default: locale).")
@click.pass_context
def cli(ctx: click.Context, lang: str | None) -> None:
    """部门预算公开：读取、转换、校验、检查。Read, convert, validate and check budget disclosures."""
    ctx.ensure_object(dict)["lang"] = lang


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; the process ends with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another encoding (GBK) would lose characters; everything here is UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return cli.main(args=arguments, prog_name="budgetschema", standalone_mode=True)
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
