"""Budget tables: from number label and title to the last note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from budgetschema.model import (
    Caption,
    Coordinate,
    Flag,
    Flow,
    FragmentKind,
    Layer,
    Line,
    LineRole,
    MoneyUnit,
    Note,
    NoteKind,
    Table,
)
from budgetschema.read.aliases import alias_table
from budgetschema.read.coverage import Use
from budgetschema.read.grid import Row
from budgetschema.read.recognise.headers import Header, read_header, split_header
from budgetschema.read.recognise.lines import LineContext, read_line
from budgetschema.read.recognise.outline import match_heading
from budgetschema.read.recognise.state import State, is_page_number
from budgetschema.read.spelling import NUMERAL, chinese_number, compact

_NUMBER = re.compile(rf"[^0-9]{{0,8}}?表\s*(?P<number>[0-9]{{1,2}}(-[0-9]{{1,2}})?|{NUMERAL})[:：]?")
_CAPTION = re.compile(r"(?P<label>[^:：]{1,12})[:：]\s*(?P<value>.*)")
_CAPTION_LABELS = re.compile(r"(部门|编制部门|编制单位|预算单位|单位|填报单位|公开部门)(名称)?|金额单位|日期|年度")
_NOTE = re.compile(r"(注|备注|说明)[0-9]*[:：].*")
_NO_DATA = re.compile(r".*(本表)?(无数据|为空表|没有数据).*|.*没有.*(收入|支出|安排).*")
_ROUNDING = re.compile(r".*(尾差|四舍五入).*")
_YEAR = re.compile(r"(20[0-9]{2})年")
_UNITS = {"元": MoneyUnit.YUAN, "人民币元": MoneyUnit.YUAN, "万元": MoneyUnit.WAN_YUAN, "亿元": MoneyUnit.YI_YUAN}
_LOOKAHEAD = 8


def table(state: State) -> bool:
    """Read a table with everything printed around it."""
    opening = _opening(state)
    if opening is None:
        return False
    label, title, captions = opening
    start = state.row
    for row in filter(None, (label, title, *captions)):
        state.ledger.book(row, Use.DATA)
    state.position += sum(row is not None for row in (label, title, *captions))
    header_rows, body, repeated = _tabular_rows(state)
    header_rows, ordinal, lines = split_header([*header_rows, *body])
    header = read_header(header_rows, ordinal, lines)
    for row in filter(None, (*header_rows, ordinal, *lines)):
        state.ledger.book(row, Use.DATA, range(len(header.columns)) if row in lines else None)
    for row in repeated:
        state.keep(row, FragmentKind.REPEATED_HEADER)
    made = _make(state, label, title, captions, header, lines)
    made = attrs.evolve(made, place=start.place, notes=tuple(_notes(state)))
    state.draft.tables.append(made)
    for row in lines:
        state.keep(row, FragmentKind.UNPLACED)  # what stands beyond the last column
    return True


def _opening(state: State) -> tuple[Row | None, Row | None, list[Row]] | None:
    """Number label, title and captions, if a tabular row follows them; None where no table begins here."""
    if state.row.is_tabular:
        return None, None, []
    label = title = None
    captions: list[Row] = []
    for ahead in range(_LOOKAHEAD):
        row = state.peek(ahead)
        if row is None:
            return None
        if row.is_tabular:
            return (label, title, captions) if title is not None else None
        text = row.text
        if _is_caption(text):
            if title is None:
                return None
            captions.append(row)
        elif title is None and label is None and _NUMBER.fullmatch(compact(text)):
            label = row
        elif title is None and (text in alias_table("table_titles") or label is not None) and not _is_heading(text):
            title = row
        else:
            return None
    return None


def _is_heading(text: str) -> bool:
    return match_heading(text) is not None and text not in alias_table("table_titles")


def _is_caption(text: str) -> bool:
    match = _CAPTION.fullmatch(text)
    return match is not None and _CAPTION_LABELS.fullmatch(compact(match["label"])) is not None


def _tabular_rows(state: State) -> tuple[list[Row], list[Row], list[Row]]:
    """Header rows, the other rows, and repeated headers, up to the first row that is not of the table."""
    rows: list[Row] = []
    while not state.done and (state.row.is_tabular or is_page_number(state.row)):
        if state.skip_page_number():
            continue
        rows.append(state.row)
        state.position += 1
    header_rows, ordinal, lines = split_header(rows)
    headers = {_texts(row) for row in header_rows}
    repeated = [row for row in lines if _texts(row) in headers]
    kept = [row for row in lines if _texts(row) not in headers]
    return [*header_rows, *([ordinal] if ordinal is not None else [])], kept, repeated


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.stripped for cell in row.cells)


def _notes(state: State) -> list[Note]:
    notes = []
    while not state.done and not state.row.is_tabular and _NOTE.fullmatch(compact(state.row.text)):
        row = state.take()
        notes.append(Note(kind=note_kind(row.text), text=row.text, place=row.place))
    return notes


def note_kind(text: str) -> NoteKind:
    """What a note says."""
    if _NO_DATA.fullmatch(compact(text)):
        return NoteKind.NO_DATA
    return NoteKind.ROUNDING if _ROUNDING.fullmatch(compact(text)) else NoteKind.GENERAL


def _make(
    state: State, label: Row | None, title: Row | None, captions: Sequence[Row], header: Header, rows: Sequence[Row]
) -> Table:
    draft = state.draft
    meaning = (alias_table("table_titles").find(title.text) if title is not None else None) or {}
    read_captions = [_caption(row) for row in captions]
    _learn_publisher(state, read_captions)
    context = LineContext(
        fiscal_year=_year(title) or draft.fiscal_year or 0,
        publisher=draft.publisher or "",
        dimension=meaning.get("label_dimension"),
    )
    lines = _levelled(_lines(header, rows, context), context)
    flags = [Flag(kind="unknown_column", text=column) for column in header.unknown]
    if not meaning:
        flags.insert(0, Flag(kind="unknown_table", text=title.text if title is not None else None))
    places = Counter(-int(amount.as_tuple().exponent) for line in lines for amount in line.amounts.values())
    return Table(
        kind=meaning.get("kind", "unknown"),
        number=_number(state, label, title),
        label=label.text if label is not None else None,
        title=title.text if title is not None else (lines[0].label if lines and lines[0].label else "—"),
        unit=next(
            (_UNITS[unit] for caption in read_captions if (unit := compact(caption.value or "")) in _UNITS), None
        ),
        decimals=places.most_common(1)[0][0] if places else None,
        coordinate=_coordinate(meaning, title),
        captions=tuple(read_captions),
        blocks=header.blocks,
        columns=header.columns,
        lines=tuple(lines),
        flags=tuple(flags),
    )


def _learn_publisher(state: State, captions: Sequence[Caption]) -> None:
    for caption in captions:
        if state.draft.publisher is None and caption.value and compact(caption.value) not in _UNITS:
            state.draft.publisher = caption.value


def _caption(row: Row) -> Caption:
    match = _CAPTION.fullmatch(row.text)
    label, value = (match["label"], match["value"]) if match else (row.text, "")
    return Caption(label=label, value=value or None, place=row.place)


def _year(title: Row | None) -> int | None:
    match = _YEAR.search(title.text) if title is not None else None
    return int(match[1]) if match else None


def _number(state: State, label: Row | None, title: Row | None) -> str | None:
    """The table's number: from its label, else from the table of contents."""
    if label is not None:
        match = _NUMBER.fullmatch(compact(label.text))
        return _arabic(match["number"]) if match else None
    if title is None:
        return None
    for entry in state.draft.contents:
        match = re.fullmatch(rf"表(?P<number>{NUMERAL}|[0-9]{{1,2}}(-[0-9]+)?)(?P<title>.+)", compact(entry.title))
        if match and match["title"] == compact(title.text):
            return _arabic(match["number"])
    return None


def _arabic(number: str) -> str:
    value = chinese_number(number)
    return str(value) if value is not None else number


def _coordinate(meaning: dict[str, str], title: Row | None) -> Coordinate | None:
    text = compact(title.text) if title is not None else ""
    layer = None
    if "不含上年结转" in text or "(本年预算)" in text:
        layer = Layer.CURRENT_YEAR
    elif "(上年结转)" in text:
        layer = Layer.CARRY_OVER
    coordinate = Coordinate(
        flow=Flow(meaning["flow"]) if "flow" in meaning else None,
        fund_source=meaning.get("fund_source"),
        layer=layer,
        item="agency_operating_funds" if meaning.get("kind") == "agency_operating_funds" else None,
    )
    return coordinate if coordinate != Coordinate() else None


def _lines(header: Header, rows: Sequence[Row], context: LineContext) -> list[Line]:
    indexed = list(enumerate(header.columns))
    blocks: list[str | None] = [block.id for block in header.blocks] or [None]
    return [
        line
        for block in blocks
        for row in rows
        if (line := read_line(row, [pair for pair in indexed if pair[1].block == block], block, context)) is not None
    ]


def _levelled(lines: Sequence[Line], context: LineContext) -> list[Line]:
    """Levels of tables that list projects or organisations: each total above them is one level."""
    if context.dimension not in ("project", "organisation"):
        return list(lines)
    levelled, totals = [], 0
    for line in lines:
        levelled.append(attrs.evolve(line, level=totals))
        totals += line.role is LineRole.TOTAL
    return levelled
