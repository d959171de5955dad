"""Empty tables against the narrative, and notes that speak of another table (D201 to D203)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.outline import bare
from budgetschema.checks.completeness.profiles import kinds_of
from budgetschema.checks.completeness.texts import Text, Where, narrative
from budgetschema.checks.data import data
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.findings import Finding
from budgetschema.model import Disclosure, Layer, Line, Note, NoteKind, Table

_QUOTED = re.compile(r"《([^》]{2,60})》")


@attrs.frozen(kw_only=True, slots=True)
class Subject:
    """A budget that may be empty: what it is called, and which tables are about it alone."""

    zh: str
    en: str
    words: str
    kinds: tuple[str, ...] = attrs.field(converter=tuple[str, ...])

    def tables(self, disclosure: Disclosure) -> tuple[tuple[int, Table], ...]:
        """The tables about it."""
        return tuple(
            (number, table)
            for number, table in enumerate(disclosure.tables)
            if set(kinds_of(table.kind)) & set(self.kinds)
        )


def _subjects() -> tuple[Subject, ...]:
    return tuple(Subject(**each) for each in data("wording")["subject"])


def _figures(disclosure: Disclosure, table: Table) -> Iterator[tuple[int, str, Decimal]]:
    """Lines and columns with a figure other than zero that is of the year and moment of the disclosure itself."""
    current = {column.id for column in table.columns if _is_current(disclosure, table, column.id)}
    for index, line in enumerate(table.lines):
        if _is_of_now(disclosure, line):
            for column, amount in line.amounts.items():
                if amount != 0 and column in current:
                    yield index, column, amount


def _is_current(disclosure: Disclosure, table: Table, column_id: str) -> bool:
    column = table.column(column_id)
    header = compact("".join(column.header))
    own, outer = column.coordinate, table.coordinate
    moment = (own and own.moment) or (outer and outer.moment) or disclosure.moment
    year = (own and own.fiscal_year) or (outer and outer.fiscal_year) or disclosure.fiscal_year
    layer = (own and own.layer) or (outer and outer.layer)
    years = {int(each) for each in re.findall(r"(?<![0-9])20[0-9]{2}(?=年)", header)}
    is_earlier = re.search(data("wording")["earlier"], header) is not None or bool(years - {disclosure.fiscal_year})
    return (
        moment is disclosure.moment
        and year == disclosure.fiscal_year
        and layer is not Layer.CARRY_OVER
        and not is_earlier
    )


def _is_of_now(disclosure: Disclosure, line: Line) -> bool:
    own = line.coordinate
    is_now = own is None or (own.moment in (None, disclosure.moment) and own.layer is not Layer.CARRY_OVER)
    return is_now and re.search(data("wording")["earlier"], compact(line.label or "")) is None


def _about_now(disclosure: Disclosure) -> Iterator[tuple[Text, str]]:
    """Sentences of the narrative that do not speak of another year or of a change."""
    skip = re.compile(f"{data('wording')['earlier']}|{disclosure.fiscal_year - 1}年")
    for text in narrative(disclosure):
        if text.where is Where.PARAGRAPH:
            for sentence in text.sentences:
                if skip.search(compact(sentence)) is None:
                    yield text, compact(sentence)


@checks("D201")
def denied(case: Case) -> Iterator[Finding]:
    """The narrative says that there is none; the table has figures."""
    pattern, change = data("wording")["denial"], re.compile(data("wording")["change"])
    for subject in _subjects():
        filled = [
            (table, figure)
            for _, table in subject.tables(case.disclosure)
            for figure in list(_figures(case.disclosure, table))[:1]
        ]
        if not filled:
            continue
        regex = re.compile(pattern.replace("SUBJECT", subject.words))
        for text, sentence in _about_now(case.disclosure):
            match = regex.search(sentence)
            if match is not None and change.search(match[0]) is None:
                table, (index, _, amount) = filled[0]
                params = {
                    "quote": match[0], "table": table.title, "line": table.lines[index].label or "—",
                    "value": format(amount, "f"), "subject_zh": subject.zh, "subject_en": subject.en,
                }  # fmt: skip
                yield Finding(rule_id="D201", params=params, pointer=text.pointer, place=text.place)
                break


@checks("D202")
def claimed(case: Case) -> Iterator[Finding]:
    """The table says that it has no data; the narrative names a sum."""
    for subject in _subjects():
        tables = subject.tables(case.disclosure)
        empty = [(number, table) for number, table in tables if table.is_stated_empty]
        if not empty or any(True for _, table in tables for _ in _figures(case.disclosure, table)):
            continue
        regex = re.compile(data("wording")["claim"].replace("SUBJECT", subject.words))
        for text, sentence in _about_now(case.disclosure):
            match = regex.search(sentence)
            if match is not None and Decimal(match["value"].replace(",", "")) != 0:
                params = {
                    "quote": match[0], "table": empty[0][1].title, "subject_zh": subject.zh, "subject_en": subject.en,
                }  # fmt: skip
                yield Finding(rule_id="D202", params=params, pointer=text.pointer, place=text.place)
                break


@checks("D203")
def foreign_note(case: Case) -> Iterator[Finding]:
    """A note that speaks of another table, by its title or its subject, and not of its own."""
    titles = {bare(table.title) for table in case.disclosure.tables}
    for number, table in enumerate(case.disclosure.tables):
        for index, note in enumerate(table.notes):
            other = _other_title(table, note, titles) or _other_subject(table, note)
            if other is not None:
                params = {"table": table.title, "note": note.text, "subject_zh": other[0], "subject_en": other[1]}
                pointer = f"/tables/{number}/notes/{index}"
                yield Finding(rule_id="D203", params=params, pointer=pointer, place=note.place or table.place)


def _other_title(table: Table, note: Note, titles: set[str]) -> tuple[str, str] | None:
    """The title of another table that a statement of emptiness names instead of its own."""
    if note.kind is not NoteKind.NO_DATA:
        return None
    named = [bare(title) for title in _QUOTED.findall(note.text)]
    foreign = [title for title in named if title in titles - {bare(table.title)}]
    return (foreign[0], foreign[0]) if foreign and bare(table.title) not in named else None


def _other_subject(table: Table, note: Note) -> tuple[str, str] | None:
    """The subject of other tables that a note speaks of, under a table with a subject of its own."""
    own = [each for each in _subjects() if re.search(each.words, compact(table.title))]
    named = [each for each in _subjects() if re.search(each.words, compact(note.text))]
    if own and named and not any(each in own for each in named):
        return named[0].zh, named[0].en
    return None
