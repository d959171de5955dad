"""What makes a function a command: its session, and the options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import click

from budgetschema.cli.kinds import source_kinds
from budgetschema.cli.session import Session
from budgetschema.cli.vocabulary import Vocabulary

P = ParamSpec("P")

lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 language of messages.")
encoding_option = click.option("--encoding", metavar="NAME", help="文本编码 encoding of text (default: UTF-8).")
aliases_option = click.option(
    "--aliases",
    multiple=True,
    metavar="FILE",
    help="自己的别名文件 your CSV of what things are called.",
)
kind_option = click.option("--from", "kind", type=click.Choice(source_kinds()), help="来源格式 format of the source.")
persons_option = click.option(
    "--with-persons", is_flag=True, help="保留姓名和电话 keep names and telephone numbers of persons."
)


def session_command(function: Callable[P, Any]) -> Callable[..., None]:
    """Give a command its :class:`Session` as first argument and end the process with the gravest outcome."""

    @wraps(function)
    @click.pass_context
    def run(ctx: click.Context, *args: Any, **kwargs: Any) -> None:
        from budgetschema.findings import preferred_language

        lang = kwargs.pop("lang", None) or (ctx.obj or {}).get("lang") or preferred_language()
        session = Session(lang)
        session.vocabulary = Vocabulary(given=kwargs.pop("aliases", ()))
        function(session, *args, **kwargs)  # type: ignore[arg-type]
        ctx.exit(int(session.worst))

    return lang_option(run)


def reading_command(function: Callable[P, Any]) -> Callable[..., None]:
    """The same for a command that reads disclosures: how text is encoded, and what things are called in it."""
    return encoding_option(aliases_option(session_command(function)))
