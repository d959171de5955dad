"""An inspection for the terminal: what was seen, what each table and column was taken for, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetschema.findings import Language, message, place_text, printable
from budgetschema.reading import Inspection, TableReading
from budgetschema.reading.coverage import Leftover
from budgetschema.reading.inspection import FileSeen, suggestions
from budgetschema.report.columns import fitted
from budgetschema.report.inspection.suggested import suggestion_csv
from budgetschema.report.inspection.table import first_lines, table_block
from budgetschema.report.inspection.words import DASH, listed, span_text, word

_SHOWN = 20
_LONGEST = 60


def inspection_text(inspection: Inspection, lang: Language, width: int | None = None) -> str:
    """Everything that was seen in the files of one disclosure; tables are folded to ``width`` columns."""
    files = _names(inspection)
    blocks = [
        [message("inspect.files", lang), *(f"  {_file(each, lang)}" for each in inspection.files)],
        [*_document(inspection, lang)],
        [*_overview(inspection, lang, width)],
        *([*table_block(each, lang, files, width)] for each in inspection.tables),
        [*_parts(inspection, lang)],
        [*_left(inspection.coverage.leftovers, lang, files)],
        [*_warnings(inspection, lang, files)],
        [*_suggestions(inspection, lang)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def tables_text(
    inspection: Inspection, tables: Sequence[TableReading], lang: Language, width: int | None = None
) -> str:
    """Some tables in detail, with their first lines and what found no place in them."""
    files = _names(inspection)
    blocks = []
    for each in tables:
        blocks += [[*table_block(each, lang, files, width)], [*first_lines(each, lang)]]
        blocks.append([*_left(each.leftovers, lang, files)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _names(inspection: Inspection) -> list[str]:
    return [each.source.name for each in inspection.files]


def _file(each: FileSeen, lang: Language) -> str:
    parts = [each.source.media_type, each.source.encoding]
    if each.pages:
        parts.append(message("inspect.pages", lang, {"count": each.pages}))
    if each.sheets:
        parts.append(message("inspect.sheets", lang, {"count": len(each.sheets), "names": ", ".join(each.sheets)}))
    if each.unread:
        numbers = ", ".join(map(str, each.unread))
        parts.append(message("inspect.unread", lang, {"count": len(each.unread), "pages": numbers}))
    if each.regions:
        parts.append(message("inspect.regions", lang, {"count": each.regions}))
    parts.append(message("inspect.rows", lang, {"count": each.rows}))
    parts.append(message("inspect.cells", lang, {"count": each.cells}))
    return f"{printable(each.source.name)}  {' · '.join(filter(None, parts))}"


def _document(inspection: Inspection, lang: Language) -> Iterator[str]:
    disclosure, coverage = inspection.disclosure, inspection.coverage
    yield message(
        "inspect.document", lang,
        {
            "publisher": disclosure.publisher.name, "year": disclosure.fiscal_year,
            "moment": word(disclosure.moment, lang), "scope": word(disclosure.scope, lang),
        },
    )  # fmt: skip
    yield message("inspect.coverage", lang, {"share": str(coverage), **coverage.counts})


def _overview(inspection: Inspection, lang: Language, width: int | None) -> Iterator[str]:
    doubt = sum(1 for each in inspection.tables if each.table.is_in_doubt)
    yield message("inspect.tables", lang, {"count": len(inspection.tables), "doubt": doubt})
    if not inspection.tables:
        return
    heads = ("number", "title", "kind", "unit", "place", "lines", "figures", "confidence")
    rows = [["", *(message(f"inspect.head.{head}", lang) for head in heads)]]
    files = _names(inspection)
    for each in inspection.tables:
        table = each.table
        rows.append(
            [
                str(each.number),
                printable(table.number or DASH),
                printable(table.title),
                listed("table_kinds", table.kind, lang),
                word(table.unit, lang),
                span_text(each.extent, lang, files),
                str(each.counts.lines),
                str(each.counts.figures),
                str(each.confidence),
            ]
        )
    right = [True, False, False, False, False, False, True, True, True]
    room = None if width is None else width - 2
    yield from (f"  {line}" for line in fitted(rows, right, folding=[2, 3, 4], room=room))


def _parts(inspection: Inspection, lang: Language) -> Iterator[str]:
    disclosure = inspection.disclosure
    yield message(
        "show.counts", lang,
        {
            "projects": len(disclosure.projects),
            "indicators": sum(len(project.indicators) for project in disclosure.projects),
            "entries": sum(len(catalog.entries) for catalog in disclosure.procurement_catalogs),
            "sections": len(disclosure.sections), "terms": len(disclosure.glossary),
        },
    )  # fmt: skip


def _left(leftovers: Sequence[Leftover], lang: Language, files: Sequence[str]) -> Iterator[str]:
    if leftovers:
        yield message("inspect.left", lang, {"count": len(leftovers)})
    for each in leftovers[:_SHOWN]:
        yield f"  {place_text(each.place, lang, files)}  {printable(each.text[:_LONGEST])}"
    if len(leftovers) > _SHOWN:
        yield message("cli.more", lang, {"count": len(leftovers) - _SHOWN})


def _warnings(inspection: Inspection, lang: Language, files: Sequence[str]) -> Iterator[str]:
    if inspection.warnings:
        yield message("inspect.warnings", lang)
    for flag in inspection.warnings:
        where = place_text(flag.place, lang, files) if flag.place is not None else ""
        yield f"  {'  '.join(filter(None, (listed('flags', flag.kind, lang), printable(flag.text or ''), where)))}"


def _suggestions(inspection: Inspection, lang: Language) -> Iterator[str]:
    rows = suggestions(inspection)
    if rows:
        yield message("inspect.suggestions", lang)
        yield from (f"  {line}" for line in suggestion_csv(rows, lang, _names(inspection)).splitlines())
