"""The outline and its text: headings, paragraphs, duties, organisation, glossary."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from budgetschema.model import Duty, FragmentKind, GlossaryTerm, Paragraph, Section
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import NUMERAL, compact, rejoin

# Level, number and title of a heading. Numbers end in a mark of punctuation, parts do not need one.
_HEADINGS = (
    (0, re.compile(rf"(?P<number>第{NUMERAL}部分)[、:：\s]*(?P<title>.+)")),
    (1, re.compile(rf"(?P<number>{NUMERAL})、\s*(?P<title>.+)")),
    (2, re.compile(rf"(?P<number>[（(]{NUMERAL}[)）])\s*(?P<title>.+)")),
    (3, re.compile(r"(?P<number>[0-9]{1,2})[、.．](?![0-9])\s*(?P<title>.+)")),
)
_PART = re.compile(f"第{NUMERAL}部分")
_SENTENCE = re.compile(r"[。；;!！?？]|[0-9]\s*[亿万千]?元")
_LEFTOVER = re.compile("^[Xx×]{2,9}")
_WHOSE = re.compile(r"(?:\((?:单位|部门|本级|本部)\)|单位|部门|本部门|本单位)")
_LONGEST_HEADING = 40
_SAME_HEIGHT = 1
"""Points by which the heights of two rows of one heading may differ."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?")
_TERM = re.compile(
    rf"(?P<number>{NUMERAL}|[0-9]{{1,2}}|[（(]{NUMERAL}[)）])[、.．]?\s*(?P<term>[^:：]{{1,40}})[:：]\s*(?P<definition>.*)"
)
_DUTY = re.compile(rf"(?P<number>[0-9]{{1,2}}|[（(]{NUMERAL}[)）]|{NUMERAL})[、.．)]?\s*(?P<text>.+)")
_FINAL = tuple("。！？；：:;）)”」》…")


def heading(state: State) -> bool:
    """Read a heading into the outline."""
    row = state.row
    if row.is_tabular and not row.is_lone:
        return False
    found = match_heading(row.text) or _bare_part(state) or _announced(state)
    if found is None or (state.section_role in ("duties", "glossary") and found[0] > 1):
        return False
    level, number, title = found
    if level > 0 and number is not None and state.section_role == "glossary":
        return False
    rest = _rest(state, title) if level == 0 and number is not None else None
    place = row.place if rest is None else row.place.until(rest.place)
    title = title if rest is None else rejoin(f"{title}\n{rest.text}")
    meaning = alias_table("sections").find(title)
    # A heading that says nothing known inherits nothing: its paragraphs are plain text of the section above.
    role = meaning["role"] if meaning else None
    section = Section(level=level, number=number, title=title, role=role, place=place)
    state.open_section(section, rows=1 if rest is None else 2)
    return True


def _rest(state: State, title: str) -> Row | None:
    """The row that goes on with the title of a part: what is known from headings, where the row above is not."""
    row, after = state.peek(1), state.peek(2)
    if row is None or not row.is_lone or row.region is not None or (title and title in alias_table("sections")):
        return None
    text = row.text
    known = not title or text in alias_table("sections")
    if not known or len(title) + len(text) > _LONGEST_HEADING or _SENTENCE.search(text) or text.endswith((":", "：")):
        return None
    if match_heading(text) is not None or text in alias_table("table_titles"):
        return None
    if after is not None and after.is_tabular and not after.is_lone:
        return None  # what stands right above columns is their title
    return row if _are_as_high(state.row, row) else None


def _are_as_high(row: Row, other: Row) -> bool:
    """Whether two rows are set in one size, as far as the source says."""
    if row.place.page != other.place.page or (row.place.box is None) != (other.place.box is None):
        return False
    heights = []
    for box in (row.place.box, other.place.box):
        if box is not None:
            _, top, _, bottom = (Decimal(part) for part in box.split(" "))
            heights.append(bottom - top)
    return not heights or abs(heights[0] - heights[1]) <= _SAME_HEIGHT


def _bare_part(state: State) -> tuple[int, str | None, str] | None:
    """The heading of a part whose title stands in the row below its number."""
    number = state.row.text.strip()
    return (0, number, "") if _PART.fullmatch(number) and _rest(state, "") is not None else None


def _announced(state: State) -> tuple[int, str | None, str] | None:
    """A heading without a number that the table of contents announces with one, perhaps with a year before it."""
    text = compact(state.row.text)
    if not state.draft.contents or len(text) > _LONGEST_HEADING or _SENTENCE.search(text):
        return None
    for entry in state.draft.contents:
        announced = match_heading(entry.title)
        if announced is not None and announced[0] <= 1:
            name = _subject(announced[2], state)
            if name and name == _subject(text, state):
                return announced[0], None, state.row.text.strip()
    return None


def _subject(title: str, state: State) -> str:
    """What a heading is about, without whose and of which year: 某局（单位）主要职能 is 主要职能."""
    text = _LEFTOVER.sub("", compact(title).removeprefix(compact(state.draft.publisher or "")))
    text = _YEAR.sub("", text, count=1) if _YEAR.match(text) else text
    return _WHOSE.sub("", text, count=1) if _WHOSE.match(text) else text


def match_heading(text: str) -> tuple[int, str, str] | None:
    """Level, number and title where a text looks like a heading: numbered, short, no sentence."""
    for level, pattern in _HEADINGS:
        match = pattern.fullmatch(text.strip())
        if match:
            title = match["title"].strip()
            if len(title) <= _LONGEST_HEADING and not _SENTENCE.search(title):
                return level, match["number"], title
            return None
    return None


def is_heading(text: str) -> bool:
    """Whether a text looks like a heading, or is the number of a part."""
    return _PART.fullmatch(text.strip()) is not None or match_heading(text) is not None


def text(state: State) -> bool:
    """Read a row of running text into the section it stands in."""
    row = state.row
    if state.section is None or (row.is_tabular and not row.is_lone) or state.at_front:
        return False
    if state.said_before():
        state.keep(row, FragmentKind.REPEATED_HEADER)
        state.position += 1
        return True
    match state.section_role:
        case "duties":
            _duty(state, row)
        case "organisation":
            state.draft.organisation.append(Paragraph(text=row.text, place=row.place))
        case "glossary":
            _term(state, row)
        case _:
            _paragraph(state, row)
    state.take()
    return True


def _duty(state: State, row: Row) -> None:
    match = _DUTY.fullmatch(row.text)
    if match:
        state.draft.duties.append(Duty(number=match["number"], text=match["text"], place=row.place))
    else:
        state.draft.duties.append(Duty(text=row.text, place=row.place))


def _term(state: State, row: Row) -> None:
    glossary = state.draft.glossary
    match = _TERM.fullmatch(row.text)
    if match:
        glossary.append(
            GlossaryTerm(
                number=match["number"], term=match["term"], definition=match["definition"] or None, place=row.place
            )
        )
    elif glossary:
        last = glossary[-1]
        definition = row.text if last.definition is None else continued(last.definition, row.text)
        place = last.place.until(row.place) if last.place else row.place
        glossary[-1] = attrs.evolve(last, definition=definition, place=place)
    else:
        _paragraph(state, row)


def _paragraph(state: State, row: Row) -> None:
    last = next(reversed(state.section.paragraphs), None) if state.section is not None else None
    if last is not None and broken_by_page(state, last, row):
        place = last.place.until(row.place) if last.place else row.place
        state.add_paragraph(Paragraph(text=last.text + row.text, place=place), instead=True)
    else:
        state.add_paragraph(Paragraph(text=row.text, place=row.place))


def broken_by_page(state: State, paragraph: Paragraph, row: Row) -> bool:
    """Whether ``row`` goes on with a paragraph that a page number or running head broke in the middle."""
    before, here = paragraph.place, row.place
    if before is None or paragraph.text.endswith(_FINAL):
        return False
    fragments = state.draft.fragments
    mark = fragments[-1].place if fragments and fragments[-1].kind is FragmentKind.PAGE_NUMBER else None
    between = mark is not None and before.order < mark.order < here.order
    return between or state.has_mark_between(before, here)


def continued(text: str, more: str) -> str:
    """Text that goes on in another row: joined where the sentence was cut, else as a new paragraph."""
    return f"{text}\n{more}" if text.endswith(_FINAL) else text + more
