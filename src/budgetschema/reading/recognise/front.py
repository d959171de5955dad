"""The front of a disclosure: cover and table of contents."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import ContentsEntry, FragmentKind, Moment, Scope
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.banner import is_table_word, read_captions
from budgetschema.reading.recognise.opening import find_opening
from budgetschema.reading.recognise.outline import is_heading
from budgetschema.reading.recognise.publisher import is_area
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import NUMERAL, arabic_years, compact, rejoin

_TITLE = re.compile(
    r"(?P<publisher>.*?)(?P<year>20[0-9]{2})年(度)?(?P<name>.*?)(?P<scope>部门|单位)?(?P<moment>预算|决算)[(]?(信息)?(公开)?[)]?(情况)?(说明)?(报告|报表|文本|表)?"
)
_LONGEST = 200
_SENTENCE = re.compile("[。；！？]")
_TITLE_ROWS = (2, 3)
_CONTENTS = re.compile(r"目录")
_HEAD = re.compile(r"(序号|编号)?(报表|表格|表|项目)?(名称|标题|内容)?(页码)?")
_NUMBERED = re.compile(
    rf"(?:第{NUMERAL}部分|{NUMERAL}、|[(]{NUMERAL}[)]|[0-9]{{1,2}}[.、](?![0-9]{{1,2}}[.])|附件)[^。；;!?]{{1,60}}"
)
_LEADER = re.compile(r"[.．·…\s]*$")
_ENTRY = re.compile(r"(?P<title>.+?)[.．·…\s]+(?P<page>[0-9]{1,4})")


def cover(state: State) -> bool:
    """Read the cover: the row that names year and kind of disclosure, and the publisher above it."""
    draft = state.draft
    if not state.row.is_lone or not state.at_front or is_heading(state.row.text):
        return False
    if state.row.text in alias_table("cover_lines"):
        return _keep_front(state, 1, FragmentKind.COVER)
    if draft.title is not None and draft.title_file != state.row.place.file:
        return _repeated(state)
    if _reads_publisher(state):
        return True
    if draft.title is None and _read_title(state, 1):
        return True
    following = state.peek(1)
    match = _TITLE.fullmatch(_key(following)) if following is not None else None
    if draft.title is None and draft.publisher is None and match and not _goes_on(state.row, match):
        draft.publisher = state.row.text
        draft.publisher_place = state.row.place
        state.take()
        return True
    return draft.title is None and any(_read_title(state, rows) for rows in _TITLE_ROWS)


def _goes_on(row: Row, title: re.Match[str]) -> bool:
    """Whether the name in a title goes on from the row above: 某市某区委 / 社会工作部2026年部门预算."""
    name, above = title["publisher"], compact(row.text)
    return bool(name) and not is_area(name) and not is_area(above) and name not in above and above not in name


def _reads_publisher(state: State) -> bool:
    """Read the publisher from a caption under the title: 预算主管部门：X. It counts more than the area in the title."""
    found = read_captions(state.row) if state.draft.title is not None else None
    if found is None or not found[1] or find_opening(state) is not None:
        return False
    for caption in found[1]:
        meaning = alias_table("captions").find(caption.label) or {}
        if caption.value and "publisher" in meaning.get("field", ""):
            state.draft.publisher, state.draft.publisher_place = caption.value, state.row.place
            state.take()
            return True
    return False


def _repeated(state: State) -> bool:
    """Keep the cover of a further file, which repeats title and publisher."""
    for rows in (1, *_TITLE_ROWS):
        title = _title_of(state, rows)
        if title is not None and _TITLE.fullmatch(arabic_years(compact(title))):
            return _keep_front(state, rows)
    text = compact(state.row.text)
    captions = read_captions(state.row)
    if text == compact(state.draft.publisher or "") or (captions is not None and find_opening(state) is None):
        return _keep_front(state, 1)
    return False


def _keep_front(state: State, rows: int, kind: FragmentKind = FragmentKind.REPEATED_HEADER) -> bool:
    for _ in range(rows):
        state.keep(state.row, kind)
        state.position += 1
    return True


def _key(row: Row) -> str:
    """What a row prints, as titles are compared; nothing for running text."""
    return arabic_years(compact(row.text)) if len(row.text) <= _LONGEST else ""


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST and _SENTENCE.search(text) is None and not is_heading(text)


def _title_of(state: State, rows: int) -> str | None:
    parts = [state.peek(ahead) for ahead in range(rows)]
    if not all(part is not None and part.is_lone and _may_be_title(part.text) for part in parts):
        return None
    return rejoin("\n".join(part.text for part in parts if part is not None))


def _read_title(state: State, rows: int) -> bool:
    """Read the title that is set in so many rows from here."""
    title = _title_of(state, rows)
    if title is None:
        return False
    match = _TITLE.fullmatch(arabic_years(compact(title)))
    if match is None:
        return False
    _keep_title(state, title, match)
    for _ in range(rows):
        state.take()
    return True


def _keep_title(state: State, title: str, match: re.Match[str]) -> None:
    draft = state.draft
    draft.title = title
    draft.title_file = state.row.place.file
    draft.fiscal_year = int(match["year"])
    draft.moment = Moment.FINAL_ACCOUNTS if match["moment"] == "决算" else Moment.BUDGET
    draft.scope = Scope.UNIT if match["scope"] == "单位" else Scope.DEPARTMENT
    if draft.publisher is None and (match["publisher"] or match["name"]):
        draft.publisher = match["publisher"] or match["name"]
        draft.publisher_place = state.row.place


def contents(state: State) -> bool:
    """Read the table of contents."""
    if not _CONTENTS.fullmatch(_key(state.row)) or (state.draft.contents and not state.at_front):
        return False
    again = bool(state.draft.contents)
    state.take(Use.LABEL)
    if not state.done and _HEAD.fullmatch(_key(state.row)):
        state.take(Use.LABEL)
    if again:
        _keep_contents(state)
    while not state.done and not again:
        entry = _entry(state.row)
        if entry is not None:
            state.draft.contents.append(entry)
            state.take()
        elif _is_unpaged(state):
            state.draft.contents.append(
                ContentsEntry(title=_LEADER.sub("", state.row.text) or state.row.text, place=state.row.place)
            )
            state.take()
        elif (whole := _wrapped(state)) is not None:
            state.draft.contents[-1] = attrs.evolve(state.draft.contents[-1], title=whole)
            state.take()
        elif _is_stray(state):
            state.keep(state.row, FragmentKind.UNPLACED)
            state.position += 1
        else:
            break
    return True


def _is_unpaged(state: State) -> bool:
    """Whether a row is an entry of a table of contents without page numbers: numbered, no sentence, not seen before.

    Where the text begins with a numbered heading, that heading repeats an entry.
    """
    text = compact(_LEADER.sub("", state.row.text))
    known = {compact(entry.title) for entry in state.draft.contents}
    paged = any(entry.page for entry in state.draft.contents)
    return state.row.is_lone and not paged and _NUMBERED.fullmatch(text) is not None and text not in known


def _keep_contents(state: State) -> None:
    """Keep a table of contents that was read in another file; where its first entry comes again, the text begins."""
    seen: set[str] = set()
    while not state.done:
        entry = _entry(state.row)
        text = compact(entry.title if entry is not None else _LEADER.sub("", state.row.text))
        if text in seen or not (entry is not None or _NUMBERED.fullmatch(text)):
            break
        seen.add(text)
        _keep_front(state, 1)


def _wrapped(state: State) -> str | None:
    """The title of the entry above, where this row is the rest of it."""
    above = state.draft.contents[-1] if state.draft.contents else None
    if above is None or above.page is not None or not state.row.is_lone or is_table_word(above.title):
        return None
    whole = rejoin(f"{above.title}\n{state.row.text}")
    return whole if len(whole) <= _LONGEST and is_table_word(whole) else None


def _is_stray(state: State) -> bool:
    """Whether a row interrupts a table of contents that goes on right after it."""
    after = state.peek(1)
    return bool(state.draft.contents) and after is not None and _entry(after) is not None


def _entry(row: Row) -> ContentsEntry | None:
    filled = row.filled
    if len(filled) == 2 and re.fullmatch(r"[0-9]{1,4}", filled[1].stripped):
        title = _LEADER.sub("", filled[0].stripped) or filled[0].stripped
        return ContentsEntry(title=title, page=filled[1].stripped, place=row.place)
    match = _ENTRY.fullmatch(row.text) if len(filled) == 1 and len(row.text) <= _LONGEST else None
    return ContentsEntry(title=match["title"], page=match["page"], place=row.place) if match else None
