"""budgetschema codes."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import click

from budgetschema.cli.options import session_command
from budgetschema.cli.session import Exit, Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetschema.codelists import CodeListEntry


@click.command("codes")
@click.argument("name", required=False, metavar="[LIST]")
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--year", type=int, metavar="YYYY", help="该年度有效的名称 names in force in that fiscal year.")
@click.option("--search", metavar="TEXT", help="按名称查找 entries whose name contains TEXT.")
@session_command
def command(session: Session, name: str | None, code: str | None, year: int | None, search: str | None) -> None:
    """查看码表。Look into the code lists.

    Without LIST: the lists. With LIST: its entries as CSV. With CODE: that code in all its editions.
    """
    from budgetschema.codelists import CORRESPONDENCES, UnknownCodeListError, codelist, codelist_names, correspondence

    if name is None:
        for each in codelist_names():
            entries = codelist(each)
            title = entries.title_zh if session.lang == "zh" else entries.title_en
            click.echo(f"{each}\t{len(entries)}\t{title}")
        for each in CORRESPONDENCES:
            click.echo(f"{each}\t{len(correspondence(each))}\t{session.text('codes.' + each)}")
        return
    if name in CORRESPONDENCES:
        _print_correspondence(session, name, code, search)
        return
    try:
        entries = codelist(name)
    except UnknownCodeListError:
        raise session.usage("cli.unknown_list", name=name, known=", ".join(codelist_names())) from None
    found: Iterable[CodeListEntry] = entries
    if code is not None:
        found = entries.editions(code)
    if year is not None:
        found = [entry for entry in found if entries.get(entry.code, year) == entry]
    if search is not None:
        found = [entry for entry in found if search in entry.zh or search.lower() in entry.en.lower()]
    rows = list(found)
    if not rows:
        session.say("cli.unknown_code", name=name, code=code or search or year)
        session.note(Exit.FINDINGS)
        return
    _write(rows)


def _print_correspondence(session: Session, name: str, code: str | None, search: str | None) -> None:
    from budgetschema.codelists import correspondence

    rows = list(correspondence(name))
    if code is not None:
        rows = [row for row in rows if code in row.values()]
    if search is not None:
        rows = [row for row in rows if any(search in value for value in row.values())]
    if not rows:
        session.say("cli.unknown_code", name=name, code=code or search)
        session.note(Exit.FINDINGS)
        return
    writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _write(entries: Iterable[CodeListEntry]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    fields = ("code", "edition", "zh", "en", "parent", "source", "status")
    writer.writerow(fields)
    for entry in entries:
        writer.writerow([getattr(entry, field) if getattr(entry, field) is not None else "" for field in fields])
