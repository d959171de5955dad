"""The part of an example that shows its fault: what stands at the place, around it, and above it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from budgetschema.convert.scan import scan
from budgetschema.findings import Language, message
from budgetschema.report.examples import Example

# An example up to this length is shown whole.
_WHOLE = 60
# What is around the place is shown whole up to this length.
_WITH_IT = 20
# Of a longer array or object only the beginning is marked.
_MARKED = 12


@attrs.frozen(kw_only=True, slots=True)
class Excerpt:
    """Lines of a document; ``marked`` are the numbers (from 1) of those on which the fault is."""

    lines: tuple[str, ...]
    marked: tuple[int, ...]
    left_out: int = 0


def excerpt(example: Example, lang: Language, also: Iterable[str] = ()) -> Excerpt:
    """What shows the fault of an example: all of it if it is short, else the lines around the place.

    ``also`` are JSON pointers of what else has to be seen to understand the fault.
    """
    lines = example.text.rstrip("\n").split("\n")
    if not example.is_json:
        return Excerpt(lines=tuple(lines), marked=(example.line,) if example.line else ())
    starts = {spot.pointer: spot.line - 1 for spot in scan(example.text)}
    place = _known("" if example.place == "#" else example.place, starts)
    marked = _extent(lines, starts[place])
    if len(lines) <= _WHOLE:
        return Excerpt(lines=tuple(lines), marked=tuple(index + 1 for index in marked))
    kept = set(marked)
    for pointer in (place, *(each for each in also if each in starts)):
        kept |= _seen(lines, starts, pointer)
    return _cut(lines, kept, marked, lang)


def _known(pointer: str, starts: Collection[str]) -> str:
    """The innermost thing that is there: what is missing has no line of its own."""
    while pointer not in starts:
        pointer = pointer.rpartition("/")[0]
    return pointer


def _seen(lines: Sequence[str], starts: dict[str, int], pointer: str) -> set[int]:
    """A value with what is around it while that is short; of longer things above it the ends and simple members."""
    seen = {0, len(lines) - 1}
    while True:
        start = starts[pointer]
        end = _end(lines, start)
        seen |= set(range(start, end + 1)) if end - start < _WITH_IT else {start, end, *_simple(lines, start, end)}
        if not pointer:
            return seen
        pointer = pointer.rpartition("/")[0]


def _simple(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """The members of an object that are no arrays or objects themselves."""
    inner = _indent(lines[start]) + 2
    if lines[start].endswith("{"):
        for index in range(start, end):
            if _indent(lines[index]) == inner and not lines[index].strip(" ,").endswith(("{", "[", "}", "]")):
                yield index


def _extent(lines: Sequence[str], start: int) -> range:
    """The lines of a value that are marked for it: all of them, or its beginning if they are many."""
    end = _end(lines, start)
    if end - start < _MARKED:
        return range(start, end + 1)
    # A bracket alone says nothing; the first member, such as a name, says which of many things it is.
    alone = len(lines[start].strip()) == 1 and not lines[start + 1].endswith(("{", "["))
    return range(start, start + 1 + alone)


def _end(lines: Sequence[str], start: int) -> int:
    """The line on which what opens on a line ends; JSON that is set closely closes at the depth at which it opened."""
    if not lines[start].endswith(("{", "[")):
        return start
    depth = _indent(lines[start])
    return next(index for index in range(start + 1, len(lines)) if _indent(lines[index]) == depth)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cut(lines: Sequence[str], kept: Collection[int], marked: Collection[int], lang: Language) -> Excerpt:
    """The lines that are kept, and for each gap between them a line that says how much is left out."""
    shown: list[str] = []
    numbers: list[int] = []
    index = left_out = 0
    while index < len(lines):
        gap = next((each for each in range(index, len(lines)) if each in kept), len(lines)) - index
        # A gap of one line is no shorter than the line itself.
        if gap > 1:
            told = message("rule.left_out", lang, {"count": gap})
            shown.append(" " * _indent(lines[index]) + told)
            left_out += gap
            index += gap
            continue
        shown.append(lines[index])
        if index in marked:
            numbers.append(len(shown))
        index += 1
    return Excerpt(lines=tuple(shown), marked=tuple(numbers), left_out=left_out)
