"""What all commands share: language, files, messages, exit codes."""

from __future__ import annotations

import glob
import os
import shutil
import sys
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from budgetschema.cli.vocabulary import Vocabulary

if TYPE_CHECKING:
    from budgetschema.findings import Finding, Language
    from budgetschema.reading import Aliases, Reading

STDIO = "-"


class Exit(IntEnum):
    """Exit codes; of several files the gravest counts."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3


class Session:
    """One run of a command."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.worst = Exit.CLEAN
        self.vocabulary = Vocabulary()
        """Whose aliases count; a command may lay other options over it."""
        self.report_invalid = self.print_findings
        """What to do with the findings of a document that is not valid; a command may do otherwise than print them."""

    def say(self, key: str, **params: object) -> None:
        """A message to the person at the terminal: standard error."""
        from budgetschema.findings import message

        click.echo(message(key, self.lang, params), err=True)

    def text(self, key: str, **params: object) -> str:
        """A sentence in the language of the session."""
        from budgetschema.findings import message

        return message(key, self.lang, params)

    def note(self, code: Exit) -> None:
        """Remember the gravest outcome."""
        self.worst = max(self.worst, code)

    def usage(self, key: str, **params: object) -> click.UsageError:
        """A usage error (exit code 2) in the language of the session."""
        return click.UsageError(self.text(key, **params))

    def expand(self, patterns: tuple[str, ...]) -> list[str]:
        """The files that names and globs stand for."""
        return [name for pattern in patterns for name in self._expand(pattern)]

    def progress(self, names: list[str]) -> Iterator[str]:
        """The files, one after another; how far it is gets shown on a terminal only.

        For commands that say nothing before the end: what is said meanwhile is written over the progress.
        """
        show = len(names) > 1 and sys.stderr.isatty()
        for number, name in enumerate(names, 1):
            if show:
                click.echo(f"[{number}/{len(names)}] {name}\x1b[K\r", nl=False, err=True)
            yield name
        if show:
            click.echo("\x1b[K", nl=False, err=True)

    def _expand(self, pattern: str) -> list[str]:
        if pattern == STDIO or not glob.has_magic(pattern) or Path(pattern).exists():
            return [pattern]
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (an absolute or relative pattern alike)
        if not found:
            self.say("cli.no_match", pattern=pattern)
            self.note(Exit.UNREADABLE)
        return found

    def read(self, *names: str, encoding: str | None = None, kind: str | None = None) -> Reading | None:
        """Read the files of one disclosure, or standard input; None after saying what is the matter."""
        from budgetschema.findings import DocumentError, UnreadableError
        from budgetschema.reading.files import read_sources
        from budgetschema.reading.readers.source import Source

        try:
            sources = [
                Source(data=self._bytes(name), name="<stdin>" if name == STDIO else Path(name).name, encoding=encoding)
                for name in names
            ]
            return read_sources(sources, kind, self._aliases(names))
        except UnreadableError as error:
            click.echo(error.message(self.lang), err=True)
            self.note(Exit.UNREADABLE)
        except DocumentError as error:
            self.report_invalid(", ".join(names), error.findings)
            self.note(Exit.FINDINGS)
        return None

    def _aliases(self, names: tuple[str, ...]) -> Aliases:
        """The aliases for the files of one disclosure. Raises a usage error for what cannot be meant."""
        from budgetschema.findings import BudgetSchemaError

        first = names[0] if names else STDIO
        try:
            return self.vocabulary.aliases(Path.cwd() if first == STDIO else Path(first).resolve().parent)
        except BudgetSchemaError as error:
            raise click.UsageError(error.message(self.lang)) from None

    @staticmethod
    def _bytes(name: str) -> bytes:
        from budgetschema.convert.files import read_bytes, read_stream

        return read_stream(sys.stdin.buffer, "<stdin>") if name == STDIO else read_bytes(Path(name))

    def refuse_overwriting(self, sources: list[str], target: str) -> None:
        """A usage error where writing ``target`` would overwrite one of ``sources``."""
        path = Path(target)
        if path.exists() and any(name != STDIO and Path(name).exists() and path.samefile(name) for name in sources):
            raise self.usage("file.overwrites_input", name=target)

    def write(self, path: Path, data: bytes) -> bool:
        """Write a file in one step and say so, or say why not."""
        from budgetschema.convert.files import write_bytes
        from budgetschema.findings import UnreadableError

        try:
            write_bytes(path, data)
        except UnreadableError as error:
            click.echo(error.message(self.lang), err=True)
            self.note(Exit.UNREADABLE)
            return False
        self.say("cli.written", name=str(path))
        return True

    def print_findings(self, name: str, findings: tuple[Finding, ...]) -> None:
        """Findings on standard output, a line each."""
        from budgetschema.checks import Report
        from budgetschema.report import render
        from budgetschema.report.results import Result

        result = Result(name=name, report=Report(findings=findings))
        click.echo(render([result], "short", self.lang, colour=self.colour), nl=False)

    @property
    def colour(self) -> bool:
        """Whether to colour standard output: on a terminal, unless NO_COLOR is set (no-color.org)."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int | None:
        """The columns of the terminal; None for a file or a pipe, where nothing is folded."""
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
