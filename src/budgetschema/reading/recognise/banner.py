"""What one row above a table says: number label, title, captions, in one cell or in several."""

from __future__ import annotations

import re

import attrs

from budgetschema.model import Caption
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.spelling import NUMERAL, chinese_number, compact, rejoin

_FIGURES = r"[0-9]{1,2}(?:[-—–][0-9]{1,2})?"
_NUMBER = re.compile(
    rf"[^0-9:：表]{{0,8}}?[表件]\s*(?:之)?(?P<number>{_FIGURES}|{NUMERAL})[:：]?"
    rf"|[^0-9:：表]{{0,8}}(?P<before>{_FIGURES})表[:：]?"
)
_PREFIX = re.compile(
    rf"(?P<label>[^0-9:：、\s]{{0,4}}[表件]\s*(?P<number>{_FIGURES}|{NUMERAL}(?!般))\s*[:：、.．]?"
    rf"|[^0-9:：、\s]{{0,4}}\s*(?P<before>{_FIGURES})\s*表[:：、\s])"
    r"\s*(?P<title>[^0-9\s].*|[0-9]{4}.*)"
)
_CAPTION = re.compile(r"(?P<label>[^:：]{1,16})[:：]\s*(?P<value>.*)")
_BRACKETED = re.compile(r"[(（](?P<inner>[^()（）]*)[)）]")
_NEXT_CAPTION = re.compile(
    r"[\s　]+(?=[^:：\s　]{1,16}\s*[:：])"
    r"|(?<=\S)(?<!金额|货币|计量)(?=(?:金额|货币|计量)?单位[:：](?:人民币)?[亿万千]?元)"
)
_COLON = re.compile(r"[:：]")
_LAST_LABEL = re.compile(r"(?P<rest>.*\S)\s+(?P<label>[^\s:：]{3,12})", re.DOTALL)
_TABLE_WORD = re.compile(r".*[^代外发填]表(\(.*\))?")
_SENTENCE = re.compile(r"[。；;!！?？,，]|[:：]$")
_LONGEST_TITLE = 80
_LONGEST = 200
_LONGEST_NAME = 16


@attrs.frozen
class Banner:
    """What a row says that holds nothing else. ``sure``: it can be nothing but the head of a table."""

    label: str | None = None
    title: str | None = None
    captions: tuple[Caption, ...] = ()
    sure: bool = True


def read_banner(row: Row) -> Banner | None:
    """Read a row above a table; None where it holds something else."""
    captions = read_captions(row)
    if captions is not None:
        return Banner(captions[0], None, tuple(captions[1]))
    if row.is_lone:
        return _of_one_cell(row)
    return _of_several(row)


def _of_one_cell(row: Row) -> Banner | None:
    text = row.text
    if len(text) > _LONGEST:
        return None
    found = _glued(text)
    head, pairs, label = found if found is not None else (text, [], None)
    captions = tuple(Caption(label=name, value=value or None, place=row.place) for name, value in pairs)
    title = rejoin(head)
    own, bare = split_label(head.replace("\n", " "))
    bare = title if own is None else rejoin(bare)
    if label is None and own is None and _NUMBER.fullmatch(compact(bare)):
        return Banner(bare, None, captions)
    last = _LAST_LABEL.fullmatch(head) if own is None and label is None else None
    if last and _NUMBER.fullmatch(compact(last["label"])) and is_table_word(last["rest"]):
        label, bare = last["label"], rejoin(last["rest"])
    if not _may_be_title(bare):
        return None
    sure = own is not None or is_title(title) or (bool(captions or label) and is_table_word(bare))
    if not sure and (row.is_tabular or captions):
        return None
    return Banner(own or label, bare, captions, sure)


def _of_several(row: Row) -> Banner | None:
    """Title, number label and captions beside each other; a caption's value may have a cell of its own."""
    label: str | None = None
    title: str | None = None
    captions: list[Caption] = []
    for cell in row.filled:
        text = cell.stripped
        place = row.cell_place(cell.column)
        if pairs := _captions_in(text):
            captions += [Caption(label=name, value=value or None, place=place) for name, value in pairs]
        elif label is None and _NUMBER.fullmatch(compact(text)):
            label = text
        elif title is None and _may_be_title(rejoin(text)) and is_table_word(text):
            title = rejoin(text)
        elif captions and captions[-1].value is None:
            captions[-1] = attrs.evolve(captions[-1], value=text)
        else:
            return None
    if title is None:
        return None
    own, bare = split_label(title)
    known = bare in alias_table("table_titles")
    return Banner(label or own, bare, tuple(captions)) if captions or (label and known) else None


def _glued(text: str) -> tuple[str, list[tuple[str, str]], str | None] | None:
    """Take a title apart from the captions printed behind it, and from a number label among these."""
    for colon in _COLON.finditer(text):
        start = _label_start(text, colon.start())
        if start is None or not (head := text[:start].strip(" \t\n　(（")):
            continue
        tail, label = text[start:].strip(), None
        if (last := _LAST_LABEL.fullmatch(tail)) and _NUMBER.fullmatch(compact(last["label"])):
            tail, label = last["rest"], last["label"]
        pairs = _captions_in(tail.rstrip(")）") if "(" not in tail and "（" not in tail else tail)
        if pairs:
            return head, pairs, label
    return None


def _label_start(text: str, end: int) -> int | None:
    """Where the caption label begins that ends at ``end``: after white space, a bracket or the word 表."""
    for start in range(max(0, end - _LONGEST_NAME), end):
        begins = start == 0 or text[start - 1].isspace() or text[start - 1] in "表(（)）"
        if begins and text[start:end].strip() and text[start:end] in alias_table("captions"):
            return start
    return None


def split_label(title: str) -> tuple[str | None, str]:
    """A title's number label, if it begins with one, and the rest."""
    prefix = _PREFIX.fullmatch(title)
    if prefix and _may_be_title(prefix["title"]) and is_table_word(prefix["title"]):
        return prefix["label"].strip(), prefix["title"].strip()
    return None, title


def is_title(text: str) -> bool:
    """Whether a text is surely a table's title: known, or with a number before it."""
    if not _may_be_title(text):
        return False
    return text in alias_table("table_titles") or split_label(text)[0] is not None


def is_table_word(text: str) -> bool:
    """Whether a text ends as the titles of tables do."""
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
    if len(text) > _LONGEST:
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
    if not label:
        return None
    match = _NUMBER.fullmatch(compact(label).rstrip("、.:"))
    return _arabic(match["number"] or match["before"]) if match else None


def number_before(title: str) -> tuple[str, str] | None:
    """The number that a line prints before a title, and the title: 表1、收支总表."""
    match = _PREFIX.fullmatch(title)
    return (_arabic(match["number"] or match["before"]), match["title"]) if match else None


def _arabic(number: str) -> str:
    value = chinese_number(number)
    if value is not None:
        return str(value)
    return "-".join(part.lstrip("0") or "0" for part in re.split("[-—–]", compact(number)))
