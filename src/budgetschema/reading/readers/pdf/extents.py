"""From where to where lines of text are a table without ruled columns, and where its header ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from budgetschema.reading.readers.pdf.columns import column_at, column_of, columns_of, cut_at
from budgetschema.reading.readers.pdf.heads import header_of
from budgetschema.reading.readers.pdf.names import Extent as Sides
from budgetschema.reading.readers.pdf.rules import Rule
from budgetschema.reading.readers.pdf.strips import Strip, is_close, pitch_of, rules_around
from budgetschema.reading.readers.pdf.tables import FIGURE

_LEAST_ROWS = 3
_LEAST_RULED = 1
"""Lines with figures that make a table; fewer are enough between ruled lines."""
_LEAST_WORDS = 2
"""Lines of several pieces that make a table without figures below a ruled header."""
_WRAPPED = 0.72
"""Share of the usual distance of rows up to which a line without figures belongs to the row beside it."""
_CAPTIONS_APART = 0.4
"""Share of the width of a table that is free between the captions above it."""
_CAPTION = re.compile(r"[^：:]+[：:].+")
_ALIGNED = 3.0
"""Points by which lines that bound one table may begin and end apart."""
_FAR = 1.5
"""Usual distances of rows from which on a lone line below a table is none of it."""
_TITLE = 3.0
"""Sizes by which a title is away from the left side of its table at least."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORDINAL = re.compile(r"[（(]?([0-9]{1,2})[)）]?(?:=.*)?")


@attrs.frozen(slots=True)
class Extent:
    """The strips of a block that are a table: from ``start`` to ``end``, its lines from ``body`` on.

    ``sides`` are the ends of the lines above and below its header, if it stands between two; ``above`` is the height of
    the upper one.
    """

    start: int
    body: int
    end: int
    sides: Sides | None = None
    above: float | None = None


def extent_of(block: Sequence[Strip], loose: Sequence[Rule]) -> Extent | None:
    """The first table in a block: below a header between ruled lines, or lines with figures and what names them."""
    return _below_ruled_header(block, loose) or _around_figures(block, loose)


def is_ordinal(strip: Strip) -> bool:
    """Whether a strip numbers the columns: 1, 2, 3."""
    texts = [piece.text for piece in strip.pieces]
    numbers = [int(match[1]) for text in texts if (match := _ORDINAL.fullmatch(text)) is not None]
    named = len(texts) - len(numbers)
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(numbers) > 1 and counted and (named == 0 or (named == 1 and _ORDINAL.fullmatch(texts[0]) is None))


def _below_ruled_header(block: Sequence[Strip], loose: Sequence[Rule]) -> Extent | None:
    around = rules_around(block, loose)
    longest = max(around, key=lambda rule: rule.length, default=None)
    # Those under names that stand over several columns are shorter.
    rules = [rule for rule in around if longest is not None and _are_aligned(longest, rule)]
    for number, (upper, lower) in enumerate(pairwise(rules)):
        inside = _between(block, upper.at, lower.at)
        if any(strip.has_figures for strip in block[: inside[0] if inside else 0]):
            break
        if not inside or not _names_columns([block[at] for at in inside]):
            continue
        start, sides, last = inside[0], (upper.start, upper.end), number + 1
        while last + 1 < len(rules) and _divides(
            block, inside, below := _between(block, rules[last].at, rules[last + 1].at)
        ):
            inside, last = below, last + 1
        extent = _with_lines(block, rules[last:], Extent(start, inside[-1] + 1, 0, sides, upper.at))
        if extent is not None:
            return extent
    return None


def _with_lines(block: Sequence[Strip], rules: Sequence[Rule], header: Extent) -> Extent | None:
    """The lines below a header: as far as the last ruled line, and further where figures go on below it."""
    end = _closed_end(block, header.body, rules, header)
    more = _open_end(block, end, rules, header)
    figures = any(strip.has_figures for strip in block[end:more])
    if not figures and end > header.body:
        return attrs.evolve(header, end=end)
    return attrs.evolve(header, end=more) if figures or _are_rows(block[header.body : more]) else None


def _divides(block: Sequence[Strip], above: Sequence[int], below: Sequence[int]) -> bool:
    """Whether lines between the next two ruled lines name more columns than those above: parts of their groups."""
    if not below or not any(strip.has_figures for strip in block[below[-1] + 1 :]):
        return False
    count, more = (max(len(block[at].pieces) for at in inside) for inside in (above, below))
    return more > count and _names_columns([block[at] for at in below])


def _are_aligned(one: Rule, other: Rule) -> bool:
    return max(abs(one.start - other.start), abs(one.end - other.end)) <= _ALIGNED


def _between(block: Sequence[Strip], top: float, bottom: float) -> list[int]:
    return [index for index, strip in enumerate(block) if top - 1 <= strip.line.centre <= bottom + 1]


def _names_columns(strips: Sequence[Strip]) -> bool:
    """Whether strips between two ruled lines are a header: several names, no figures but years and numbers."""
    if max(len(strip.pieces) for strip in strips) < 2 or all(is_ordinal(strip) for strip in strips):
        return False
    for strip in strips:
        if is_ordinal(strip):
            continue
        if all(_CAPTION.fullmatch(piece.text) for piece in strip.pieces):
            return False
        if any(FIGURE.fullmatch(piece.text) and not _YEAR.fullmatch(piece.text) for piece in strip.pieces):
            return False
    return True


def _closed_end(block: Sequence[Strip], body: int, rules: Sequence[Rule], header: Extent) -> int:
    """Where the lines of a table end by the last ruled line below them; ``body`` where there is none."""
    end = body
    for upper, lower in pairwise(rules):
        inside = [index for index in _between(block, upper.at, lower.at) if index >= end]
        if inside and all(_is_title(block[at], header) or _is_caption(block[at], header) for at in inside):
            break
        end = max([end, *(at + 1 for at in inside)])
    return end


def _open_end(block: Sequence[Strip], start: int, rules: Sequence[Rule], header: Extent) -> int:
    """Where the lines of a table end that no ruled line ends: they go on over the page, or have none."""
    if start == len(block):
        return start
    next_rule = next((rule.at for rule in rules[1:] if rule.at > block[start].line.centre), None)
    stop = next(
        (
            at
            for at in range(start, len(block))
            if _is_caption(block[at], header) or (next_rule is not None and block[at].line.centre > next_rule)
        ),
        len(block),
    )
    while stop > start and stop < len(block) and _is_title(block[stop - 1], header):
        stop -= 1
    end = max((at + 1 for at in range(start, stop) if len(block[at].pieces) > 1), default=start)
    usual = pitch_of([strip.line for strip in block[start:end]]) if end - start > 1 else 0.0
    while start < end < stop and not any(_CAPTION.fullmatch(piece.text) for piece in block[end].pieces):
        if block[end].line.centre - block[end - 1].line.centre > _FAR * usual:
            break
        end += 1
    return end


def _are_rows(strips: Sequence[Strip]) -> bool:
    several = sum(len(strip.pieces) > 1 for strip in strips)
    return several >= _LEAST_WORDS and several * 2 >= len(strips)


def _is_caption(strip: Strip, header: Extent) -> bool:
    """Whether a strip says what stands above tables: a word and what it is, several of them or one at the right."""
    if header.sides is None or not all(_CAPTION.fullmatch(piece.text) for piece in strip.pieces):
        return False
    left, right = header.sides
    at_right = strip.line.right >= right - strip.line.size and strip.line.middle > (left + right) / 2
    return len(strip.pieces) > 1 or at_right


def _is_title(strip: Strip, header: Extent) -> bool:
    """Whether the only thing on a line stands in the middle of a table, far from its sides."""
    if header.sides is None or len(strip.pieces) > 1:
        return False
    left, right = header.sides
    line = strip.line
    return abs(line.middle - (left + right) / 2) <= line.size and line.left - left > _TITLE * line.size


def _around_figures(block: Sequence[Strip], loose: Sequence[Rule]) -> Extent | None:
    """Lines with figures, the header above, names that end below."""
    marked = [index for index, strip in enumerate(block) if strip.has_figures]
    around = rules_around(block, loose)
    if len(marked) < (_LEAST_RULED if len(around) >= 2 else _LEAST_ROWS):
        return None
    first, last = marked[0], marked[-1]
    inside = _between(block, around[0].at, around[-1].at) if len(around) >= 2 else []
    if inside and inside[0] <= first and inside[-1] >= last:
        return Extent(inside[0], _body_start(block, inside[0], first), inside[-1] + 1)
    body = _body_start(block, 0, first)
    start = _header_start(block, body, [block[index] for index in marked])
    end = last + 1
    pitch = pitch_of([block[index].line for index in marked])
    while (
        end < len(block)
        and len(block[end].pieces) == 1
        and block[end].line.centre - block[end - 1].line.centre < _WRAPPED * pitch
    ):
        end += 1
    return Extent(start, body, end)


def _body_start(block: Sequence[Strip], start: int, first: int) -> int:
    """Where the body begins: above its first figures stands the beginning of a name, if that is wrapped."""
    while first > start and is_close(block[first - 1], block[first]) and len(block[first - 1].pieces) == 1:
        first -= 1
    return first


def _header_start(block: Sequence[Strip], first: int, figures: Sequence[Strip]) -> int:
    """Where the header begins above the first line with figures: lines that name several columns."""
    columns = columns_of(figures)
    sides = min(strip.line.left for strip in block[first:]), max(strip.line.right for strip in block[first:])
    start = first
    while start > 0:
        strip = block[start - 1]
        own = {column_of(part, columns) for piece in strip.pieces for part in cut_at(piece, columns)}
        if len(columns) > 2 and _is_at_both_sides(strip, sides):
            break
        if any(mark in piece.text for piece in strip.pieces for mark in "：:"):
            break
        if len(own) < 2 and not _names_several(strip, sides) and not _heads(block[start - 1 : first], sides, columns):
            break
        start -= 1
    return start


def _names_several(strip: Strip, sides: Sides) -> bool:
    """Whether a strip has names for more columns than print something: several, and no parts of a centred title."""
    off = abs(strip.line.middle - sum(sides) / 2)
    return len(strip.pieces) > 2 or (len(strip.pieces) == 2 and off > strip.line.size)


def _heads(strips: Sequence[Strip], sides: Sides, columns: Sequence[Sides]) -> bool:
    """Whether the only thing on the first of some lines names one column, or several of those named below."""
    first = strips[0]
    header = header_of(strips, sides, columns, ()) if len(first.pieces) == 1 else None
    head = next((one for one in header.heads if one.name.lines[0] is first.pieces[0]), None) if header else None
    if header is None or head is None or len(strips) < 2:
        return False
    names = header.columns
    if head.first == head.last:
        left, right = columns[column_at((head.name.left, head.name.right), columns)]
        others = [name for name in names if name is not head.name and name.left < right and name.right > left]
        return not others and is_close(first, strips[1])
    # The sides of a column lie between its name and the one beside it, and the middle of several between theirs.
    before = names[head.first - 1].right if head.first else sides[0]
    after = names[head.last + 1].left if head.last + 1 < len(names) else sides[1]
    middles = (before + names[head.last].right) / 2, (names[head.first].left + after) / 2
    several = head.last - head.first + 1 < len(names)
    return several and middles[0] - first.line.size <= first.line.middle <= middles[1] + first.line.size


def _is_at_both_sides(strip: Strip, sides: Sides) -> bool:
    """Whether a strip says one thing at the left side and one at the right, as captions above a table do."""
    if len(strip.pieces) != 2:
        return False
    left, right = strip.pieces
    size = strip.line.size
    apart = right.left - left.right > _CAPTIONS_APART * (sides[1] - sides[0])
    return apart and left.left <= sides[0] + size and right.right >= sides[1] - size
