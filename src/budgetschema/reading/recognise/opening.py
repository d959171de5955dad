"""What is printed above a table: number label, title and captions, in any order and on any number of rows."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import Caption, ContentsEntry, MoneyUnit
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.catalogs import is_catalogue_header
from budgetschema.reading.recognise.meanings import unit_of, unit_within
from budgetschema.reading.recognise.notes import is_note
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import State, is_page_number
from budgetschema.reading.spelling import NUMERAL, chinese_number, compact

_FIGURES = r"[0-9]{1,2}(?:[-—–][0-9]{1,2})?"
_NUMBER = re.compile(
    rf"[^0-9:：]{{0,8}}?[表件]\s*(?:之)?(?P<number>{_FIGURES}|{NUMERAL})[:：]?"
    rf"|[^0-9:：]{{0,8}}(?P<before>{_FIGURES})表[:：]?"
)
_PREFIX = re.compile(
    rf"(?P<label>[^0-9:：、\s]{{0,4}}[表件]\s*(?P<number>{_FIGURES}|{NUMERAL}(?!般))\s*[:：、.．]?"
    rf"|[^0-9:：、\s]{{0,4}}(?P<before>{_FIGURES})表[:：、\s])"
    r"\s*(?P<title>[^0-9\s].*|[0-9]{4}.*)"
)
_CAPTION = re.compile(r"(?P<label>[^:：]{1,16})[:：]\s*(?P<value>.*)")
_BRACKETED = re.compile(r"[(（](?P<inner>[^()（）]*)[)）]")
_NEXT_CAPTION = re.compile(r"[\s　]+(?=[^:：\s　]{1,16}\s*[:：])")
_TABLE_WORD = re.compile(r".*[^代外发填]表(\(.*\))?")
_SENTENCE = re.compile(r"[。；;!！?？,，]|[:：]$")
_LONGEST_TITLE = 80
_LONGEST_CAPTION = 200
_LOOKAHEAD = 8


@attrs.frozen(kw_only=True)
class Opening:
    """The rows above a table's header. ``title`` is None where none is printed."""

    rows: tuple[Row, ...] = ()
    label: str | None = None
    number: str | None = None
    title: str | None = None
    captions: tuple[Caption, ...] = ()

    @property
    def unit(self) -> MoneyUnit | None:
        """The unit of money that captions or title print."""
        fields = alias_table("captions")
        for caption in self.captions:
            meaning = fields.find(caption.label)
            if meaning and meaning["field"] in ("unit", "unit_or_publisher") and (unit := unit_of(caption.value)):
                return unit
        return unit_within(self.title) if self.title else None

    @property
    def unknown_unit(self) -> str | None:
        """A unit caption that says something else than 元, 万元 or 亿元."""
        for caption in self.captions:
            meaning = alias_table("captions").find(caption.label)
            if caption.value and meaning and meaning["field"] == "unit" and unit_of(caption.value) is None:
                return caption.value
        return None

    @property
    def publisher(self) -> str | None:
        """The publisher that a caption names."""
        for caption in self.captions:
            meaning = alias_table("captions").find(caption.label)
            if meaning and "publisher" in meaning["field"] and caption.value and unit_of(caption.value) is None:
                return caption.value
        return None


def find_opening(state: State) -> Opening | None:
    """What opens a table at the position, or None. Columns must follow within a few rows."""
    opening = Opening()
    for ahead in range(_LOOKAHEAD):
        row = state.peek(ahead)
        if row is None:
            return None
        more = _with(opening, row)
        if more is None:
            return opening if ahead and row.is_tabular and _opens(opening) and not begins_otherwise(row) else None
        opening = more
    return None


def begins_otherwise(row: Row) -> bool:
    """Whether a row with several cells is none of a table: a padded title or note, captions, a catalogue's header."""
    if not row.is_lone:
        return read_captions(row) is not None or is_catalogue_header(row)
    text = row.text
    found = match_heading(text)
    return is_title(text) or is_note(text) or read_captions(row) is not None or (found is not None and found[0] == 0)


def _opens(opening: Opening) -> bool:
    if opening.title is None:
        return bool(opening.captions) or opening.label is not None
    known = opening.title in alias_table("table_titles") or opening.label is not None
    return known or bool(opening.captions) or _TABLE_WORD.fullmatch(compact(opening.title)) is not None


def _with(opening: Opening, row: Row) -> Opening | None:
    """The opening with one more row, or None if the row is no part of one."""
    rows = (*opening.rows, row)
    if opening.rows and is_page_number(row):
        return attrs.evolve(opening, rows=rows)
    captions = read_captions(row)
    if captions is not None:
        label, found = captions
        label = opening.label or label
        number = opening.number or number_in(label)
        return attrs.evolve(opening, rows=rows, label=label, number=number, captions=(*opening.captions, *found))
    if (row.is_tabular and not row.is_lone) or opening.title is not None:
        return None
    text = row.text
    prefix = _PREFIX.fullmatch(text)
    if prefix and opening.label is None and _may_be_title(prefix["title"]) and _is_table_word(prefix["title"]):
        number = _arabic(prefix["number"] or prefix["before"])
        return attrs.evolve(
            opening, rows=rows, label=prefix["label"].strip(), number=number, title=prefix["title"].strip()
        )
    if not _may_be_title(text) or (row.is_tabular and not is_title(text)):
        return None
    return attrs.evolve(opening, rows=rows, title=text)


def is_title(text: str) -> bool:
    """Whether a text is surely a table's title: known, or with a number before it."""
    if not _may_be_title(text):
        return False
    prefix = _PREFIX.fullmatch(text)
    return text in alias_table("table_titles") or (prefix is not None and _is_table_word(prefix["title"]))


def _is_table_word(text: str) -> bool:
    return _TABLE_WORD.fullmatch(compact(text)) is not None


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or _SENTENCE.search(text.rstrip(")）")):
        return False
    return match_heading(text) is None or text in alias_table("table_titles")


def read_captions(row: Row) -> tuple[str | None, list[Caption]] | None:
    """Number label and captions where a row holds nothing else: 部门名称：X 单位：万元, in one cell or several."""
    label: str | None = None
    captions: list[Caption] = []
    for cell in row.filled:
        text = cell.stripped
        place = row.cell_place(cell.column) if row.is_tabular else row.place
        found = _captions_in(text)
        if found:
            captions += [Caption(label=name, value=value or None, place=place) for name, value in found]
        elif captions and captions[-1].value is None and row.is_tabular:
            captions[-1] = attrs.evolve(captions[-1], value=text)
        elif label is None and _NUMBER.fullmatch(compact(text)):
            label = text
        else:
            return None
    return label, captions


def _captions_in(text: str) -> list[tuple[str, str]]:
    bracketed = _BRACKETED.fullmatch(text)
    text = bracketed["inner"] if bracketed else text
    if len(text) > _LONGEST_CAPTION:
        return []
    pieces = _NEXT_CAPTION.split(text)
    found = []
    for piece in pieces:
        match = _CAPTION.fullmatch(piece)
        if match is None or match["label"] not in alias_table("captions"):
            break
        found.append((match["label"].strip(), match["value"].strip()))
    if len(found) == len(pieces):
        return found
    # A name with a colon or spaces in it: one caption with all the rest as its value.
    match = _CAPTION.fullmatch(text)
    if match is None or match["label"] not in alias_table("captions"):
        return []
    return [(match["label"].strip(), match["value"].strip())]


def number_in(label: str | None) -> str | None:
    """The number in a label such as 部门公开表1, 表1-2, 表十一 or 公开05表."""
    match = _NUMBER.fullmatch(compact(label)) if label else None
    return _arabic(match["number"] or match["before"]) if match else None


def number_from_contents(entries: list[ContentsEntry], title: str) -> str | None:
    """The number that the table of contents prints before a title."""
    for entry in entries:
        match = _PREFIX.fullmatch(compact(entry.title))
        if match and compact(match["title"]) == compact(title):
            return _arabic(match["number"] or match["before"])
    return None


def _arabic(number: str) -> str:
    value = chinese_number(number)
    if value is not None:
        return str(value)
    return "-".join(part.lstrip("0") or "0" for part in re.split("[-—–]", compact(number)))
