"""Persons in a text: where a name or a telephone number stands, by labels beside it, by its form, or as known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetschema.model.spelling import compact
from budgetschema.privacy.patterns import mark, narrow, pattern

Span = tuple[int, int]

_LABEL = "(?:{person_label}|{phone_label})"
_LONGEST_LABEL = 40
_BEFORE = 30


def is_personal_label(label: str) -> bool:
    """Whether a label, header or name of a field says that a person's name or telephone number follows."""
    short = compact(label).rstrip(":")
    return len(short) <= _LONGEST_LABEL and bool(pattern(f"{_LABEL}(?:{{label_joint}}{_LABEL}\\)?)*").fullmatch(short))


def is_identifier_label(label: str) -> bool:
    """Whether it says that a code or a number of a document follows, which may look like a telephone number."""
    return bool(pattern("{identifier_label}").fullmatch(compact(label).rstrip(":")))


def is_nobody(text: str) -> bool:
    """Whether a text that stands where a person is asked for names an office, another label or none at all."""
    return bool(pattern("{institution}|{no_name}").fullmatch(compact(text))) or is_personal_label(text)


def is_number(text: str) -> bool:
    """Whether a text is nothing but digits that may be a telephone number."""
    return bool(pattern("{digits_alone}").fullmatch(text))


def personal_spans(text: str, label: str = "") -> list[Span]:
    """Where persons' names and telephone numbers stand in a text, in order, without overlaps.

    ``label`` is what the cell is called; under the name of an identifier only labelled numbers count.
    """
    plain = narrow(text)
    spans = [*_names_after_labels(plain), *_numbers(plain, bare=not is_identifier_label(label))]
    spans += [span for number in list(spans) for span in _name_before(plain, number)]
    return merged(spans)


def _names_after_labels(text: str) -> Iterator[Span]:
    for label in pattern("(?:{person_label})(?:{label_joint}{phone_label}\\)?)?(?:{after_label})").finditer(text):
        position = label.end()
        while (found := pattern("{name}").match(text, position)) or (
            found := pattern("{name_before_label}").match(text, position)
        ):
            if not is_nobody(found[0]):
                yield found.span()
            after = pattern("{between_names}").match(text, found.end())
            if after is None:
                break
            position = after.end()
    numbered = "(?:{person_label})(?P<name>{name})(?=[,、;(\\s]{0,3}(?:{phone_label}|{labelled_number}))"
    for joined in pattern(numbered).finditer(text):
        if not is_nobody(joined["name"]):
            yield joined.span("name")


def _numbers(text: str, *, bare: bool) -> Iterator[Span]:
    number = "{not_before_number}{labelled_number}{not_after_number}"
    for label in pattern("{phone_label}(?:\\s{0,3}[:\t|]\\s{0,20}|\\s{0,20}|为|是)").finditer(text):
        position = label.end()
        while (found := pattern(number).match(text, position)) is not None:
            yield found.span()
            after = pattern("{between_numbers}").match(text, found.end())
            if after is None:
                break
            position = after.end()
    if bare:
        for found in pattern("{not_before_number}(?:{mobile}|{landline}){not_after_number}").finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            if pattern("(?:{identifier_label}[\\s:为是]{0,4}|{figure_label})$").search(before) is None:
                yield found.span()


def _name_before(text: str, number: Span) -> Iterator[Span]:
    """The name that stands right before a telephone number, if one does."""
    start = number[0]
    if not text[start : start + 1].strip("+(").isdigit() and not text[start + 1 : start + 2].isdigit():
        return
    before = "{name_start}(?P<name>{name})[\\s:(,、;]{0,3}(?:{phone_label}[\\s:]{0,4})?$"
    glued = "{name_start}(?P<name>{name_before_label}){title}?[\\s:(,、;]{0,3}(?:{phone_label}[\\s:]{0,4})?$"
    for each in (before, glued):
        found = pattern(each).search(text, max(0, start - _BEFORE), start)
        if found is not None and not is_nobody(found["name"]):
            yield found.span("name")


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with a mark in the place of each span."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], mark()]
        position = end
    return "".join([*pieces, text[position:]])
