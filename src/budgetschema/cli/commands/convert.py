"""budgetschema convert."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from budgetschema.cli.coverage import tell_coverage
from budgetschema.cli.options import kind_option, reading_command
from budgetschema.cli.session import STDIO, Exit, Session

if TYPE_CHECKING:
    from budgetschema.convert import FileFormat


@click.command("convert")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.argument("target", metavar="TARGET")
@kind_option
@click.option("--to", "to", type=click.Choice(["json", "xml"]), help="目标格式 format of the target.")
@reading_command
def command(
    session: Session,
    sources: tuple[str, ...],
    target: str,
    kind: str | None,
    to: FileFormat | None,
    encoding: str | None,
) -> None:
    """转换为 JSON 或 XML。Convert a source into JSON or XML.

    TARGET is a file (.json, .xml), - for standard output, or a directory, which gets a file NAME.budget.json for each
    source: by names of this form editors and hooks know a disclosure. Several sources with a file as TARGET are one
    disclosure published in parts, such as tables and text.
    """
    from budgetschema.convert import dumps
    from budgetschema.convert.files import SUFFIXES, make_folder, write_bytes
    from budgetschema.findings import DocumentError, UnreadableError

    if not sources:
        raise session.usage("cli.no_target", name=target)
    into_directory = target != STDIO and (target.endswith(("/", "\\")) or Path(target).is_dir())
    names = session.expand(sources)
    file_format = to or ("json" if into_directory else SUFFIXES.get(Path(target).suffix.lower()))
    if file_format is None:
        key = "cli.stdout_needs_format" if target == STDIO else "file.format"
        raise session.usage(key, name=target)
    work = _one_by_one(session, names, Path(target), file_format) if into_directory else [(tuple(names), Path(target))]
    for together, path in work:
        if len(together) > 1:
            session.say("cli.read_as_one", count=len(together), names=", ".join(together))
        reading = session.read(*together, encoding=encoding, kind=kind)
        if reading is None:
            continue
        name = together[0]
        try:
            data = dumps(reading.disclosure, file_format=file_format)
        except DocumentError as error:
            session.report_invalid(name, error.findings)
            session.note(Exit.FINDINGS)
            continue
        tell_coverage(session, ", ".join(together), reading)
        if target == STDIO:
            sys.stdout.buffer.write(data)
            continue
        try:
            for each in together:
                _refuse_overwriting(each, path)
            if into_directory:
                make_folder(path.parent)
            write_bytes(path, data)
        except UnreadableError as error:
            click.echo(error.message(session.lang), err=True)
            session.note(Exit.UNREADABLE)
        else:
            session.say("cli.written", name=path)


def _one_by_one(
    session: Session, names: list[str], folder: Path, file_format: FileFormat
) -> list[tuple[tuple[str], Path]]:
    """Each source with the file that it becomes.

    Two sources that would become the same file are a usage error, and so is standard input, which has no name.
    """
    from budgetschema.convert.files import file_name

    if STDIO in names:
        raise session.usage("cli.stdin_needs_file")
    sources: dict[str, str] = {}
    work: list[tuple[tuple[str], Path]] = []
    for name in names:
        path = folder / file_name(Path(name).stem, file_format)
        # Some file systems know no difference between capitals and small letters.
        other = sources.setdefault(path.name.casefold(), name)
        if other != name:
            raise session.usage("cli.same_target", one=other, other=name, name=path)
        work.append(((name,), path))
    return work


def _refuse_overwriting(source: str, target: Path) -> None:
    from budgetschema.findings import UnreadableError

    if source != STDIO and target.exists() and target.samefile(source):
        raise UnreadableError("file.overwrites_input", {"name": str(target)})
