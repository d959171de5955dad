"""Notes under a table, and the statement that it has no data."""

from __future__ import annotations

import re

from budgetschema.model import Note, NoteKind
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import compact

_NOTE = re.compile(r"\(?(注|备注|说明|附注)[0-9]*[:：].*")
_EMPTY = re.compile(r".*(本表|此表|该表)?(无数据|为空表|为空|没有数据|无内容).*")
_NO_DATA = re.compile(r".*(本表)?(无数据|为空表|没有数据).*|.*没有.*(收入|支出|安排).*")
_NOTHING = re.compile(
    r"\(?((注|备注|说明|附注)[0-9]*[:：])?[^。]{0,40}(无|没有|未安排|未发生|不涉及)[^,。;]{0,24}"
    r"(收支|收入|支出|预算|安排|项目|经费|数据|业务|情况)[^。]{0,40}。?\)?"
)
_ROUNDING = re.compile(r".*(尾差|四舍五入).*")
_FIRST_ITEM = re.compile(r"[^:：]*[:：][(（]?1[)）]?[、.．:：]")
_NEXT_ITEM = re.compile(r"[(（]?[2-9][)）]?[、.．:：].*")
_LONGEST_STATEMENT = 60
_LONGEST_NOTE = 500
"""What a note says stands in its beginning; patterns are not tried on more."""


def is_note(text: str) -> bool:
    """Whether a text under a table is a note: marked as one, or the bare statement that the table is empty."""
    bare = compact(text)
    if _NOTE.fullmatch(bare):
        return True
    return len(bare) <= _LONGEST_STATEMENT and "表" in bare and _EMPTY.fullmatch(bare) is not None


def read_notes(state: State, *, empty: bool = False) -> list[Note]:
    """Step over the notes at the position. A note that counts goes on with 2. 3. in rows of their own.

    Under a table that is ``empty`` a sentence which says that there is nothing of the kind is its note.
    """
    notes: list[Note] = []
    while not state.done and (not state.row.is_tabular or state.row.is_lone):
        text = state.row.text
        counts = bool(notes) and _FIRST_ITEM.match(compact(notes[0].text)) is not None
        nothing = empty and _says_nothing(text)
        if not nothing and not is_note(text) and not (counts and _NEXT_ITEM.fullmatch(compact(text))):
            break
        row = state.take()
        notes.append(Note(kind=NoteKind.NO_DATA if nothing else note_kind(text), text=text, place=row.place))
    return notes


def _says_nothing(text: str) -> bool:
    bare = compact(text)
    return len(bare) <= _LONGEST_STATEMENT * 2 and _NOTHING.fullmatch(bare) is not None


def note_kind(text: str) -> NoteKind:
    """What a note says."""
    bare = compact(text)[:_LONGEST_NOTE]
    if _NO_DATA.fullmatch(bare) or (not _NOTE.fullmatch(bare) and is_note(text)):
        return NoteKind.NO_DATA
    return NoteKind.ROUNDING if _ROUNDING.fullmatch(bare) else NoteKind.GENERAL
