"""The service procurement catalogue with the letter that issued it. Entries are kept as printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from budgetschema.model import (
    CatalogDepartment,
    Flag,
    FragmentKind,
    OfficialNotice,
    Place,
    ProcurementCatalog,
    ProcurementCatalogEntry,
)
from budgetschema.reading.coverage import Use
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number
from budgetschema.reading.spelling import compact, rejoin

_LETTERHEAD = re.compile(r".{2,30}文件")
_DOCUMENT_NUMBER = re.compile(r".{1,12}[〔\[(【][0-9]{4}[〕\])】][0-9]{1,5}号")
_HEADER = re.compile(r"(代码|编码|目录代码)(一级目录)(二级目录).*")
_TITLE = re.compile(r".{0,40}(购买服务).{0,40}目录")
_LONGEST_LETTER = 80
"""Rows from the letterhead to the catalogue's header, at most."""
_CODE = re.compile(r"[A-Z]([0-9]{2})*")
_DIGITS = re.compile(r"[A-Z]?[0-9]+|[A-Z]")
_RELEASE = re.compile(r"信息公开选项.*")
_IMPRINT = re.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日.*印发")


def catalog(state: State) -> bool:
    """Read letter, title, entries and imprint of a catalogue."""
    header_at = _header_ahead(state)
    if header_at is None:
        return False
    start = state.row.place
    notice, title = _before_header(state, header_at)
    header = state.take()
    reader = _EntryReader(header)
    while not state.done and (state.row.is_tabular or is_page_number(state.row) or _is_stray(state)):
        if state.skip_page_number():
            continue
        if is_catalogue_header(state.row):
            state.keep(state.row, FragmentKind.REPEATED_HEADER)
        elif state.row.is_tabular:
            reader.read(state.row)
            state.ledger.book(state.row, Use.DATA)
        else:
            state.keep(state.row, FragmentKind.UNPLACED)
        state.position += 1
    notice |= _imprint(state)
    state.draft.catalogs.append(
        ProcurementCatalog(
            title=title,
            notice=OfficialNotice(**notice) if notice else None,
            header=tuple(cell.stripped for cell in header.filled),
            departments=tuple(reader.departments),
            entries=tuple(reader.entries),
            place=start,
        )
    )
    return True


def is_catalogue_header(row: Row) -> bool:
    """Whether a row is the header of a catalogue."""
    return row.is_tabular and _HEADER.fullmatch(compact(row.text)) is not None


def _is_stray(state: State) -> bool:
    """Whether a row of text interrupts a catalogue that goes on right after it."""
    after = state.peek(1)
    if after is None or not after.is_tabular or match_heading(state.row.text) is not None:
        return False
    return is_catalogue_header(after) or _CODE.fullmatch(after.at(0)) is not None


def _header_ahead(state: State) -> int | None:
    """How many rows ahead the catalogue's header stands, if a catalogue begins at the position."""
    if is_catalogue_header(state.row):
        return 0
    row, following = state.row, state.peek(1)
    if not row.is_lone or following is None:
        return None
    begins_letter = _LETTERHEAD.fullmatch(compact(row.text)) and _DOCUMENT_NUMBER.fullmatch(compact(following.text))
    if _TITLE.fullmatch(compact(row.text)) and is_catalogue_header(following):
        return 1
    if not begins_letter:
        return None
    for ahead in range(1, _LONGEST_LETTER):
        row_ahead = state.peek(ahead)
        if row_ahead is None:
            return None
        if row_ahead.is_tabular:
            return ahead if is_catalogue_header(row_ahead) else None
        if match_heading(row_ahead.text) is not None and match_heading(row_ahead.text)[0] == 0:  # type: ignore[index]
            return None
    return None


def _before_header(state: State, header_at: int) -> tuple[dict[str, Any], str | None]:
    """The letter (as fields of the notice) and the catalogue's title."""
    notice: dict[str, Any] = {}
    paragraphs: list[str] = []
    end = state.position + header_at
    title: str | None = None
    broken = False
    while state.position < end:
        row = state.row
        text = compact(row.text)
        if is_page_number(row):
            state.skip_page_number()
            broken = bool(paragraphs)
            continue
        if state.position == end - 1 and _TITLE.fullmatch(text):
            title = row.text
        elif not notice and _LETTERHEAD.fullmatch(text):
            notice = {"letterhead": row.text, "place": row.place}
        elif "number" not in notice and _DOCUMENT_NUMBER.fullmatch(text):
            notice["number"] = row.text
        elif "title" not in notice:
            notice["title"] = row.text
        elif "addressee" not in notice and not paragraphs and text.endswith(":"):
            notice["addressee"] = row.text
        elif broken and paragraphs and not paragraphs[-1].endswith(("。", "：", ":")):
            paragraphs[-1] += row.text
        else:
            paragraphs.append(row.text)
        broken = False
        state.take()
    if paragraphs:
        notice["paragraphs"] = tuple(paragraphs)
    return notice, title


def _imprint(state: State) -> dict[str, Any]:
    """The lines under the catalogue: release note, issuing office, date of issue."""
    found: dict[str, Any] = {}
    rows = [row for ahead in range(3) if (row := state.peek(ahead)) is not None and not row.is_tabular]
    texts = [compact(row.text) for row in rows]
    if texts and _RELEASE.fullmatch(texts[0]):
        found["release"] = state.take().text
        rows, texts = rows[1:], texts[1:]
    for offset, text in enumerate(texts[:2]):
        match = _IMPRINT.fullmatch(text)
        if match:
            if offset == 1:
                found["issuer"] = state.take().text
            found["imprint"] = state.take().text
            found["issued"] = _date(match)
            break
    return {key: value for key, value in found.items() if value is not None}


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


class _EntryReader:
    """Entries while the catalogue is read; knows the department and the codes above."""

    def __init__(self, header: Row) -> None:
        self._columns = [cell.column for cell in header.filled]
        self.departments: list[CatalogDepartment] = []
        self.entries: list[ProcurementCatalogEntry] = []
        self._above: dict[int, str] = {}

    def read(self, row: Row) -> None:
        """Read a department heading or an entry."""
        code = row.at(self._columns[0])
        names = [(level, row.at(column)) for level, column in enumerate(self._columns[1:], 1) if row.at(column)]
        if row.is_lone and code and not _DIGITS.fullmatch(code):
            self.departments.append(CatalogDepartment(name=code, place=row.place))
            self._above = {}
            return
        level, name = names[0] if names else (_level_of(code), None)
        flags = [*_flags(row.place, code, level, name), *self._surplus(row, names)]
        parent = next((self._above[upper] for upper in range(level - 1, 0, -1) if upper in self._above), None)
        if parent is None and level > 1:
            flags.append(Flag(kind="orphan_entry", text=code or name, place=row.place))
        elif parent is not None and code and not code.startswith(parent):
            flags.append(Flag(kind="code_not_under_parent", text=code, place=row.place))
        self.entries.append(
            ProcurementCatalogEntry(
                department=self.departments[-1].name if self.departments else None,
                code=code or None,
                level=level,
                name=name,
                parent=parent,
                flags=tuple(flags),
                place=row.place,
            )
        )
        if code:
            self._above = {upper: value for upper, value in self._above.items() if upper < level} | {level: code}

    def _surplus(self, row: Row, names: Sequence[tuple[int, str]]) -> list[Flag]:
        """More than one name in a row, or text beyond the header: kept with the entry as printed."""
        known = {self._columns[0], *(self._columns[names[0][0]] for _ in names[:1])}
        rest = [cell.stripped for cell in row.filled if cell.column not in known]
        return [Flag(kind="extra_cells", text="\t".join(rest), place=row.place)] if rest else []


def _level_of(code: str) -> int:
    return len(code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) // 2 + 1


def _flags(place: Place, code: str, level: int, name: str | None) -> list[Flag]:
    flags = []
    if name is None:
        flags.append(Flag(kind="missing_name", text=code or None, place=place))
    elif rejoin(name) != name:
        flags.append(Flag(kind="stray_space", text=name, place=place))
    if not code:
        flags.append(Flag(kind="missing_code", text=name, place=place))
    elif not _CODE.fullmatch(code):
        flags.append(Flag(kind="malformed_code", text=code, place=place))
    elif _level_of(code) != level:
        flags.append(Flag(kind="level_mismatch", text=code, place=place))
    return flags
