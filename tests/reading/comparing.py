"""Two disclosures compared cell by cell: what was printed beside what was read. Differences are made to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import attrs

from budgetschema.model import Column, Coordinate, Disclosure, Line, Table
from tests.reading.honesty import letters

_TABLE = ("number", "label", "title", "unit", "coordinate")
_COLUMN = ("header", "role", "scheme", "unit", "ordinal", "coordinate")
_LINE = ("label", "role", "level", "coordinate")
_INDICATOR = ("side", "level_1", "level_2", "level_3", "operator", "value", "unit", "text", "printed")
_ENTRY = ("department", "code", "level", "name", "parent")
_SHOWN = 40


@attrs.frozen
class Difference:
    """Where two disclosures differ: the place by its names, what differs there, and both values."""

    where: str
    what: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {_shown(self.expected)} was read as {_shown(self.found)}"


@attrs.frozen(kw_only=True)
class Comparison:
    """The differences, and how many of the figures stand at their line, column and coordinate, to the last digit."""

    differences: tuple[Difference, ...]
    figures: int = 0
    placed: int = 0

    @property
    def share(self) -> float:
        """The share of figures that are placed."""
        return self.placed / self.figures if self.figures else 1.0

    def __str__(self) -> str:
        lines = [f"{self.placed} of {self.figures} figures placed, {len(self.differences)} differences"]
        lines += [str(one) for one in self.differences[:_SHOWN]]
        return "\n".join([*lines, "…"] if len(self.differences) > _SHOWN else lines)


def compare_tables(expected: Disclosure, found: Disclosure) -> Comparison:
    """Compare the tables: titles, units, columns, lines, figures, marks, notes."""
    pairs = list(_paired(expected.tables, found.tables, lambda table: table.kind))
    parts = [_table(f"table {table.number} {table.kind}", table, other) for table, other in pairs if table]
    extra = [Difference(f"table {other.number}", "table", None, other.title) for table, other in pairs if not table]
    return Comparison(
        differences=tuple(extra + [one for part in parts for one in part.differences]),
        figures=sum(part.figures for part in parts),
        placed=sum(part.placed for part in parts),
    )


def compare_text(expected: Disclosure, found: Disclosure) -> Comparison:
    """Compare what is told in words: cover, contents, headings, paragraphs, duties, glossary."""
    differences = list(_fields("cover", expected, found, ("title", "publisher", "fiscal_year", "moment", "scope")))
    for name, of in _TEXTS.items():
        pairs = _paired(of(expected), of(found), lambda words: [_told(word) for word in words])
        differences += [
            Difference(name, "text", one, other)
            for one, other in pairs
            if one is None or other is None or [_told(word) for word in one] != [_told(word) for word in other]
        ]
    return Comparison(differences=tuple(differences))


def compare_forms(expected: Disclosure, found: Disclosure) -> Comparison:
    """Compare the performance forms: fields, funding, indicators."""
    names = [
        field.name
        for field in attrs.fields(type(expected.projects[0]))
        if field.name not in ("funding", "indicators", "flags", "place", "extensions")
    ]
    differences: list[Difference] = []
    figures = placed = 0
    for one, other in _paired(expected.projects, found.projects, lambda project: project.name):
        where = f"form {(one or other).name}"
        if one is None or other is None:
            differences.append(Difference(where, "form", one and one.name, other and other.name))
            figures += sum(len(funding.amounts) for funding in one.funding) if one else 0
            continue
        differences += _fields(where, one, other, names)
        rows = [[(line.label, line.source, _printed(line.amounts)) for line in form.funding] for form in (one, other)]
        figures += sum(len(amounts) for _, _, amounts in rows[0])
        placed += sum(len(row[2]) for row in rows[0] if row in rows[1])
        differences += _unequal(f"{where} › funding", "line", *rows)
        indicators = [[_values(each, _INDICATOR) for each in form.indicators] for form in (one, other)]
        differences += _unequal(f"{where} › indicators", "indicator", *indicators)
    return Comparison(differences=tuple(differences), figures=figures, placed=placed)


def compare_catalogues(expected: Disclosure, found: Disclosure) -> Comparison:
    """Compare the catalogues: header, departments, entries."""
    differences: list[Difference] = []
    for one, other in _paired(expected.procurement_catalogs, found.procurement_catalogs, lambda each: each.title):
        if one is None or other is None:
            differences.append(Difference("catalogue", "title", one and one.title, other and other.title))
            continue
        differences += _fields("catalogue", one, other, ("title", "header"))
        departments = [[each.name for each in catalogue.departments] for catalogue in (one, other)]
        differences += _unequal("catalogue", "department", *departments)
        entries = [[_values(entry, _ENTRY) for entry in catalogue.entries] for catalogue in (one, other)]
        differences += _unequal("catalogue", "entry", *entries)
    return Comparison(differences=tuple(differences))


_TEXTS: Mapping[str, Callable[[Disclosure], Sequence[tuple[Any, ...]]]] = {
    "contents": lambda it: [(entry.title, entry.page) for entry in it.contents],
    "headings": lambda it: [(section.number, section.level, section.title) for section in it.sections],
    "paragraphs": lambda it: [(paragraph.text,) for section in it.sections for paragraph in section.paragraphs],
    "duties": lambda it: [(duty.text,) for duty in it.duties],
    "organisation": lambda it: [(paragraph.text,) for paragraph in it.organisation],
    "glossary": lambda it: [(term.term, term.definition) for term in it.glossary],
}


def _table(where: str, expected: Table, found: Table | None) -> Comparison:
    figures = sum(len(line.amounts) for line in expected.lines)
    if found is None:
        return Comparison(differences=(Difference(where, "table", expected.title, None),), figures=figures)
    differences = list(_fields(where, expected, found, _TABLE))
    captions = [[(each.label, each.value) for each in table.captions] for table in (expected, found)]
    differences += _unequal(where, "caption", *captions)
    differences += _unequal(where, "note", *[[(n.kind, letters(n.text)) for n in t.notes] for t in (expected, found)])
    columns, unlike = _columns(where, expected, found)
    differences += unlike
    placed = 0
    keys = [[_line_key(line) for line in table.lines] for table in (expected, found)]
    for one, other in _aligned(expected.lines, found.lines, *keys):
        if one is None or other is None:
            shown = [line and f"{line.label} {_printed(line.amounts)}" for line in (one, other)]
            differences.append(Difference(where, "line", *shown))
            continue
        unlike, right = _line(f"{where} › {_name(one)}", one, other, columns)
        differences += unlike
        placed += right
    return Comparison(differences=tuple(differences), figures=figures, placed=placed)


def _columns(where: str, expected: Table, found: Table) -> tuple[dict[str, str], list[Difference]]:
    """Which column is which, and where they differ. Columns at the same header path are the same."""
    same: dict[str, str] = {}
    differences: list[Difference] = []
    keys = [[(column.block, column.header) for column in table.columns] for table in (expected, found)]
    for one, other in _aligned(expected.columns, found.columns, *keys):
        if one is not None and other is not None:
            unlike = list(_fields(f"{where} › {_path(one)}", one, other, _COLUMN))
            if not any(each.what == "coordinate" for each in unlike):
                same[other.id] = one.id
            differences += unlike
        else:
            differences.append(Difference(where, "column", one and _path(one), other and _path(other)))
    return same, differences


def _line(where: str, one: Line, other: Line, columns: Mapping[str, str]) -> tuple[list[Difference], int]:
    """The differences of two lines, and how many figures stand in the right column."""
    differences = list(_fields(where, one, other, _LINE))
    codes = [[(code.scheme, code.edition, code.code, code.name) for code in line.codes] for line in (one, other)]
    differences += _unequal(where, "code", *codes)
    found = {columns.get(column, column): value for column, value in _printed(other.amounts).items()}
    wanted = _printed(one.amounts)
    for column in [*wanted, *(name for name in found if name not in wanted)]:
        if wanted.get(column) != found.get(column):
            differences.append(Difference(f"{where} › {column}", "figure", wanted.get(column), found.get(column)))
    for name in ("marks", "texts"):
        first, second = getattr(one, name), getattr(other, name)
        if dict(first) != {columns.get(column, column): value for column, value in second.items()}:
            differences.append(Difference(where, name, dict(first), dict(second)))
    known = set(columns.values())
    right = sum(1 for column, value in wanted.items() if found.get(column) == value and column in known)
    return differences, right if one.codes == other.codes and one.coordinate == other.coordinate else 0


def _paired(first: Sequence[Any], second: Sequence[Any], key: Callable[[Any], Any]) -> Iterator[tuple[Any, Any]]:
    return _aligned(first, second, [key(one) for one in first], [key(other) for other in second])


def _aligned(
    first: Sequence[Any], second: Sequence[Any], first_keys: Sequence[Any], second_keys: Sequence[Any]
) -> Iterator[tuple[Any, Any]]:
    """Pairs of what belongs together; what is missing on one side does not move the rest."""
    keys = [[str(key) for key in side] for side in (first_keys, second_keys)]
    for _, begin, end, other_begin, other_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        for offset in range(max(end - begin, other_end - other_begin)):
            yield (
                first[begin + offset] if begin + offset < end else None,
                second[other_begin + offset] if other_begin + offset < other_end else None,
            )


def _unequal(where: str, what: str, first: Sequence[Any], second: Sequence[Any]) -> list[Difference]:
    return [
        Difference(where, what, one, other) for one, other in _aligned(first, second, first, second) if one != other
    ]


def _fields(where: str, one: Any, other: Any, names: Sequence[str]) -> Iterator[Difference]:
    for name in names:
        wanted, found = getattr(one, name), getattr(other, name)
        if (wanted or None) != (found or None):
            yield Difference(where, name, wanted, found)


def _values(item: Any, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(str(value) if (value := getattr(item, name)) is not None else None for name in names)


def _printed(amounts: Mapping[str, Any]) -> dict[str, str]:
    """Figures with the places they are printed with: 280.00 is not 280."""
    return {column: str(amount) for column, amount in amounts.items()}


def _line_key(line: Line) -> tuple[Any, ...]:
    return line.block, [code.code for code in line.codes], line.label


def _name(line: Line) -> str:
    return " ".join([*(code.code for code in line.codes if code.code), line.label or "?"])


def _path(column: Column) -> str:
    return "/".join(column.header) or column.id


def _told(word: Any) -> Any:
    """White space within a text is the printer's."""
    return "".join(word.split()) if isinstance(word, str) else word


def _shown(value: Any) -> str:
    if isinstance(value, Coordinate):
        members = {name: getattr(value, name) for name in (field.name for field in attrs.fields(Coordinate))}
        return str({name: str(member) for name, member in members.items() if member is not None})
    text = repr(value) if value is None or isinstance(value, str | tuple | list | dict) else str(value)
    return text if len(text) <= 160 else f"{text[:157]}…"
