"""An inspection as plain data for programs, both languages where there are sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from budgetschema.convert import make_converter
from budgetschema.reading import Inspection, Leftover, TableReading
from budgetschema.reading.aliases import Alias
from budgetschema.reading.inspection import ColumnTaken, Evidence, FileSeen, suggestions
from budgetschema.report.safe import json_text


def inspections_json(inspections: Sequence[Inspection]) -> str:
    """A list with an object for each disclosure."""
    return json_text([_inspection(each) for each in inspections])


def _inspection(each: Inspection) -> dict[str, Any]:
    disclosure, coverage = each.disclosure, each.coverage
    return {
        "files": [_file(seen) for seen in each.files],
        "publisher": disclosure.publisher.name,
        "fiscal_year": disclosure.fiscal_year,
        "moment": disclosure.moment.value,
        "scope": disclosure.scope.value,
        "coverage": {"cells": coverage.cells, "share": f"{coverage.share:.4f}", "uses": dict(coverage.counts)},
        "tables": [_table(table) for table in each.tables],
        "projects": len(disclosure.projects),
        "catalogs": len(disclosure.procurement_catalogs),
        "sections": len(disclosure.sections),
        "leftovers": [_leftover(left) for left in coverage.leftovers],
        "warnings": [_plain(flag) for flag in each.warnings],
        "suggestions": [
            {"file": row.file, "text": row.text, "like": row.like, "place": _plain(row.place)}
            for row in suggestions(each)
        ],
    }  # fmt: skip


def _file(seen: FileSeen) -> dict[str, Any]:
    return {
        **_plain(seen.source),
        "pages": seen.pages,
        "unread_pages": list(seen.unread),
        "sheets": list(seen.sheets),
        "regions": seen.regions,
        "rows": seen.rows,
        "cells": seen.cells,
    }


def _table(each: TableReading) -> dict[str, Any]:
    table = each.table
    return {
        "number": each.number,
        "title": table.title,
        "title_alias": _alias(each.title),
        "kind": table.kind,
        "printed_number": table.number,
        "unit": None if table.unit is None else table.unit.value,
        "coordinate": _plain(table.coordinate),
        "from": _plain(each.extent[0]) if each.extent else None,
        "to": _plain(each.extent[1]) if each.extent else None,
        "confidence": str(each.confidence),
        "evidence": [_evidence(found) for found in each.evidence],
        "columns": [_column(taken) for taken in each.columns],
        "lines": each.counts.lines,
        "figures": each.counts.figures,
        "cells": each.counts.cells,
        "leftovers": [_leftover(left) for left in each.leftovers],
    }


def _evidence(found: Evidence) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "count": found.count,
        "of": found.of,
        "lost": f"{found.lost:.4f}",
        "message": {"zh": found.message("zh"), "en": found.message("en")},
    }


def _column(taken: ColumnTaken) -> dict[str, Any]:
    column = taken.column
    return {
        "id": column.id,
        "role": column.role.value,
        "known": taken.known,
        "block": column.block,
        "header": [{"text": step.text, "alias": _alias(step.alias)} for step in taken.steps],
        "scheme": None if column.scheme is None else column.scheme.value,
        "unit": None if column.unit is None else column.unit.value,
        "coordinate": _plain(column.coordinate),
    }


def _alias(alias: Alias | None) -> dict[str, Any] | None:
    if alias is None:
        return None
    return {"file": alias.file, "line": alias.line, "pattern": alias.pattern.pattern, "meaning": dict(alias.meaning)}


def _leftover(left: Leftover) -> dict[str, Any]:
    return {"text": left.text, "place": _plain(left.place)}


def _plain(thing: Any) -> Any:
    return None if thing is None else make_converter().unstructure(thing)
