"""Rows for a user's alias file that would say what a reading did not know, with the likeliest meaning filled in."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator

import attrs

from budgetschema.model import Place
from budgetschema.reading.aliases import LONGEST, built_in
from budgetschema.reading.inspection.inspection import Inspection, TableReading
from budgetschema.reading.spelling import compact

_ALIKE = 0.6
_SHORTEST = 2
_LONGEST_LABEL = 15
_OPTIONAL = re.compile(r"\([^()]*\)\?|[^()|\\]\?")
_GROUP = re.compile(r"\(([^()|]*)\|?[^()]*\)")
_YEAR = re.compile(r"^20[0-9]{2}年(度)?")


@attrs.frozen(kw_only=True, slots=True)
class Suggestion:
    """A row to add: the alias file, what is printed, what known name it may be like (if any), and where it stands."""

    file: str
    text: str
    like: str | None
    place: Place | None


def suggestions(inspection: Inspection) -> tuple[Suggestion, ...]:
    """A row for every title and header that no alias knows, each once."""
    found = dict[tuple[str, str], Suggestion]()
    for each in _all(inspection):
        if each.text and len(each.text) <= LONGEST:
            found.setdefault((each.file, each.text), each)
    return tuple(found.values())


def _all(inspection: Inspection) -> Iterator[Suggestion]:
    for each in inspection.tables:
        yield from _of_table(each)
    disclosure = inspection.disclosure
    flags = [("department_fields", flag) for target in disclosure.department_targets for flag in target.flags]
    flags += [("form_fields", flag) for project in disclosure.projects for flag in project.flags]
    for file, flag in flags:
        label = compact((flag.text or "").partition("\t")[0])
        if flag.kind == "unknown_form_cell" and len(label) <= _LONGEST_LABEL:
            yield _row(file, label, flag.place)


def _of_table(each: TableReading) -> Iterator[Suggestion]:
    table = each.table
    titled = not any(flag.kind == "missing_title" for flag in table.flags)
    if each.title is None and titled:
        yield _row("table_titles", compact(table.title), table.place)
    for column in each.columns:
        unknown = next((step.text for step in reversed(column.steps) if step.alias is None), None)
        if not column.known and unknown is not None:
            yield _row("headers", compact(unknown), column.column.place)


def _row(file: str, text: str, place: Place | None) -> Suggestion:
    return Suggestion(file=file, text=text, like=_like(file, _YEAR.sub("", text)), place=place)


def _like(file: str, text: str) -> str | None:
    """The known name that comes nearest to a text, if any is near."""
    return next(iter(difflib.get_close_matches(text, known_names(file), n=1, cutoff=_ALIKE)), None)


@functools.cache
def known_names(file: str) -> tuple[str, ...]:
    """A plain name for every built-in row of an alias file that has one: its pattern without what may be left out."""
    table = built_in(file)
    names = ((_plain(alias.pattern.pattern), alias) for alias in table.aliases)
    return tuple(name for name, alias in names if len(name) >= _SHORTEST and table.alias(name) is alias)


def _plain(pattern: str) -> str:
    """A pattern as the shortest plain text that it may match; not always does it."""
    text = pattern.replace(".*", "").replace('[“"”]?', "")
    for form, kept in ((_OPTIONAL, ""), (_GROUP, r"\1")):
        previous = None
        while previous != text:
            previous, text = text, form.sub(kept, text)
    return text.partition("|")[0].replace("\\", "")
