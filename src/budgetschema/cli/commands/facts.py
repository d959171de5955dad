"""budgetschema facts."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from budgetschema.cli.options import reading_command
from budgetschema.cli.session import Session

if TYPE_CHECKING:
    from budgetschema.cube import Cube, Fact


@click.command("facts")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "output", type=click.Choice(["csv", "json"]), default="csv", help="输出格式 output format.")
@click.option("--blanks", is_flag=True, help="连同空白单元格 blank cells, too.")
@reading_command
def command(session: Session, files: tuple[str, ...], output: str, blanks: bool, encoding: str | None) -> None:
    """列出每个数字被当作什么：坐标、单位、参与几个等式。List what every figure was taken to mean.

    Several files are parts of one disclosure; - reads standard input.
    """
    from budgetschema.cube import Cube

    names = session.expand(files)
    reading = session.read(*names, encoding=encoding)
    if reading is None:
        return
    cube = Cube(reading.disclosure)
    rows = [_row(cube, fact) for fact in (cube.facts if blanks else cube.printed)]
    if output == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(_csv(rows), nl=False)
    total = len(cube.printed)
    share = f"{100 * cube.tied / total:.1f}%" if total else "—"
    session.say("facts.summary", name=", ".join(names), total=total, tied=cube.tied, share=share)
    for fact, count in cube.identities_of.items():
        if not count:
            reason = "facts.misread" if fact.table in cube.web.misread else "facts.alone"
            session.say(reason, figure=str(fact.figure), value=fact.figure.printed)


def _row(cube: Cube, fact: Fact) -> dict[str, str | int]:
    """A fact as plain values: where it stands, what it says, what it was taken to mean (one field a dimension)."""
    from budgetschema.cube.dimensions import DIMENSIONS

    figure, values = fact.figure, fact.key.values
    return {
        "pointer": figure.pointer,
        "table": figure.table,
        "line": figure.line,
        "column": figure.column,
        "value": "" if fact.value is None else format(fact.value, "f"),
        "unit": fact.unit.value,
        "state": fact.state.value,
        **{dimension: values.get(dimension, "") for dimension in DIMENSIONS},
        "identities": cube.identities_of.get(fact, 0),
    }


def _csv(rows: list[dict[str, str | int]]) -> str:
    """Rows as CSV for spreadsheets."""
    from budgetschema.report.safe import csv_cell

    stream = io.StringIO()
    if rows:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: csv_cell(value) for key, value in row.items()})
    return stream.getvalue()
