"""Is what the coverage claims in the document? Every printed cell is looked up in the dumped JSON, at its own line."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from budgetschema.reading.aliases import alias_table

_SILENT = re.compile(r"[\W_]+")
_FORM_WORDS = ("form_fields", "funding_lines", "indicator_levels")
_LABELS = ("目录",)
HEAD = range(1, 12)
"""Lines on which title and publisher may stand, which have no place of their own."""

Values = dict[int, set[str]]


@attrs.define
class ByLine:
    """Values by the line they claim. ``joined`` are those that several rows are printed for."""

    whole: Values = attrs.Factory(lambda: defaultdict(set))
    joined: Values = attrs.Factory(lambda: defaultdict(set))


def letters(text: str) -> str:
    """A text without punctuation and white space."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text))


def unaccounted(rows: tuple[tuple[str, ...], ...], document: Any) -> list[tuple[int, int, str]]:
    """The cells (line, cell, text) whose text the document does not have at their line."""
    by_line = values_by_line(document)
    return [
        (line, cell, text)
        for line, row in enumerate(rows, 1)
        for cell, text in enumerate(row, 1)
        if text.strip() and not _accounted(text, by_line.whole[line], by_line.joined[line])
    ]


def _accounted(text: str, values: set[str], joined: set[str]) -> bool:
    wanted = letters(text)
    if not wanted or wanted in values or wanted.removesuffix("年度") in values or wanted in _LABELS:
        return True
    if any(text in alias_table(name) for name in _FORM_WORDS):
        return True
    if any(wanted in value for value in joined):
        return True
    return _spelled(wanted, frozenset(values), 5) or _same_figure(text, values)


def _spelled(wanted: str, values: frozenset[str], pieces: int) -> bool:
    """Whether the text is a chain of values: number and title, code and name, operator, figure and unit."""
    if not wanted:
        return True
    return pieces > 0 and any(
        wanted.startswith(value) and _spelled(wanted[len(value) :], values, pieces - 1) for value in values if value
    )


def _same_figure(text: str, values: set[str]) -> bool:
    try:
        figure = Decimal(unicodedata.normalize("NFKC", text).replace(",", "").strip())
    except InvalidOperation:
        return False
    return letters(format(figure, "f")) in values


def values_by_line(document: Any) -> ByLine:
    """String values of the document by the line they claim; heads of tables, forms and letters span theirs."""
    by_line = ByLine()
    _walk(document, HEAD, by_line)
    for table in document.get("tables", []):
        first = table["place"]["line"]
        last = max([first, *(column["place"].get("line", first) for column in table["columns"])])
        _spread(table, range(first, last + 2), by_line, without=("lines", "notes"))
    starts = [project["place"]["line"] for project in document.get("projects", [])]
    for project, end in zip(document.get("projects", []), [*starts[1:], 1_000_000], strict=False):
        first = project["place"]["line"]
        _spread(project, range(first, min(end, first + 40)), by_line, without=("indicators",))
    for catalog in document.get("procurement_catalogs", []):
        first, last = catalog["entries"][0]["place"]["line"], catalog["entries"][-1]["place"]["line"]
        _spread(catalog, range(catalog["place"]["line"], first), by_line, without=("entries",))
        _spread(catalog.get("notice", {}), range(last, last + 8), by_line, without=())
        for line in range(catalog["place"]["line"], first):
            by_line.joined[line] |= {letters(text) for text in catalog.get("notice", {}).get("paragraphs", [])}
    return by_line


def _spread(item: dict[str, Any], lines: range, by_line: ByLine, without: tuple[str, ...]) -> None:
    values = {letters(value) for key in item.keys() - set(without) for value in _strings(item[key])}
    for line in lines:
        by_line.whole[line] |= values


def _strings(item: Any) -> Iterator[str]:
    if isinstance(item, str | int):
        yield str(item)
    elif isinstance(item, dict):
        for value in item.values():
            yield from _strings(value)
    elif isinstance(item, list):
        for value in item:
            yield from _strings(value)


def _walk(item: Any, lines: range, by_line: ByLine) -> None:
    if isinstance(item, str):
        # A fragment or flag joins cells by tabs, a broken label by a line end.
        for line in lines:
            by_line.whole[line] |= {letters(item), *(letters(piece) for piece in re.split("[\t\n]", item))}
            if len(lines) > 1 and lines != HEAD:
                by_line.joined[line].add(letters(item))
    elif isinstance(item, dict):
        place = item.get("place")
        if place and "line" in place:
            lines = range(place["line"], place.get("end_line", place["line"]) + 1)
        for key, value in item.items():
            if key not in ("place", "tables", "projects", "procurement_catalogs"):
                _walk(value, lines, by_line)
            elif key != "place":
                _walk(value, range(0), by_line)
    elif isinstance(item, list):
        for value in item:
            _walk(value, lines, by_line)
