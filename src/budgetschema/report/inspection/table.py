"""One table of an inspection: what it was taken for, its columns with the reason for each, and its first lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_UP, Decimal

from budgetschema.findings import Language, message, printable
from budgetschema.model import Column, ColumnRole, Line, LineRole, Table
from budgetschema.reading import TableReading
from budgetschema.reading.inspection import ColumnTaken
from budgetschema.report.columns import aligned, fitted
from budgetschema.report.columns import width as width_of
from budgetschema.report.inspection.words import DASH, coordinate_words, listed, origins, span_text, word

_LINES = 8
_WIDEST = 24
_WIDEST_PATH = 60
_HUNDREDTH = Decimal("0.01")


def table_block(each: TableReading, lang: Language, files: Sequence[str], width: int | None = None) -> Iterator[str]:
    """What a table was taken for and why."""
    table = each.table
    number = f"  [{table.number}]" if table.number not in (None, str(each.number)) else ""
    yield printable(f"{each.number}. {table.title}{number}")
    kind = f"{table.kind} {listed('table_kinds', table.kind, lang)}" if table.kind != "unknown" else table.kind
    why = origins([each.title], lang)
    if each.title is None and table.kind != "unknown":
        why = message("inspect.inferred", lang)
    facts = [
        message("inspect.kind", lang, {"kind": kind, "why": why}),
        coordinate_words(table.coordinate, lang),
        message("inspect.unit", lang, {"unit": word(table.unit, lang)}),
        span_text(each.extent, lang, files),
    ]
    yield f"  {'; '.join(filter(None, facts))}"
    yield f"  {_lines(table, lang)}"
    yield f"  {_confidence(each, lang)}"
    yield from _columns(each, lang, width)


def _lines(table: Table, lang: Language) -> str:
    lines = table.lines
    return message(
        "inspect.lines", lang,
        {
            "lines": len(lines), "totals": sum(1 for line in lines if line.role is LineRole.TOTAL),
            "codes": sum(len(line.codes) for line in lines), "figures": sum(len(line.amounts) for line in lines),
            "marks": sum(len(line.marks) for line in lines), "notes": len(table.notes),
        },
    )  # fmt: skip


def _confidence(each: TableReading, lang: Language) -> str:
    sure = message("inspect.confidence", lang, {"confidence": each.confidence})
    reasons = [
        message(
            "inspect.against",
            lang,
            {"evidence": found.message(lang), "lost": found.lost.quantize(_HUNDREDTH, ROUND_UP)},
        )
        for found in each.evidence
    ]
    return f"{sure}: {'; '.join(reasons) or message('inspect.nothing_against', lang)}"


def _columns(each: TableReading, lang: Language, width: int | None) -> Iterator[str]:
    if not each.columns:
        return
    heads = ("column", "role", "meaning", "why")
    rows = [["", *(message(f"inspect.head.{head}", lang) for head in heads)]]
    for number, taken in enumerate(each.columns, 1):
        column = taken.column
        path = " / ".join(column.header) or DASH
        rows.append(
            [str(number), _cut(path, _WIDEST_PATH), word(column.role, lang), _meaning(taken, lang), _why(taken, lang)]
        )
    room = None if width is None else width - 4
    yield from (f"    {line}" for line in fitted(rows, [True, False, False, False, False], folding=[1, 3], room=room))


def _meaning(taken: ColumnTaken, lang: Language) -> str:
    column = taken.column
    parts = [
        "" if taken.known else f"? {message('inspect.unknown', lang)}",
        column.block or "",
        word(column.scheme, lang) if column.scheme is not None else "",
        coordinate_words(column.coordinate, lang),
        word(column.unit, lang) if column.unit is not None else "",
    ]
    return " · ".join(filter(None, parts)) or column.id


def _why(taken: ColumnTaken, lang: Language) -> str:
    if taken.column.header and all(step.alias is None for step in taken.steps):
        return DASH
    return origins([step.alias for step in taken.steps], lang) or DASH


def first_lines(each: TableReading, lang: Language) -> Iterator[str]:
    """The first lines as they stand under the columns, which are numbered as above."""
    table = each.table
    shown = table.lines[:_LINES]
    if not shown or not table.columns:
        return
    yield message("inspect.first_lines", lang, {"count": len(shown)})
    rows = [[str(number) for number, _ in enumerate(table.columns, 1)]]
    rows.append([_cut(column.header[-1] if column.header else DASH) for column in table.columns])
    rows += [[_cut(_cell(line, column)) for column in table.columns] for line in shown]
    yield from (f"  {line}" for line in aligned(rows, [column.role is ColumnRole.AMOUNT for column in table.columns]))


def _cell(line: Line, column: Column) -> str:
    """What a line has under a column."""
    if column.id in line.amounts:
        return format(line.amounts[column.id], "f")
    if column.id in line.marks:
        return line.marks[column.id].text
    text = line.printed.get(column.id) or line.texts.get(column.id)
    if text is None and column.block == line.block:
        codes = [code for code in line.codes if column.scheme in (None, code.scheme)]
        if column.role is ColumnRole.LABEL:
            text = line.label
        elif column.role is ColumnRole.CODE and codes:
            text = codes[0].code
        elif column.role is ColumnRole.NAME and codes:
            text = codes[0].name
    return text or ""


def _cut(text: str, widest: int = _WIDEST) -> str:
    """A text on one line, not too wide for a table."""
    shown = printable(text.replace("\n", " "))
    if width_of(shown) <= widest:
        return shown
    while width_of(shown) > widest - 1:
        shown = shown[:-1]
    return f"{shown}…"
