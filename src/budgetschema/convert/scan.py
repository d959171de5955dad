"""Where each value of a JSON text stands: pointer and line. Only for explaining what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import decoder

import attrs

# The standard library's own reader of JSON strings; its stubs leave it out.
scanstring: Callable[[str, int], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
_Skip = Callable[[int], int]
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^,\]} \t\r\n]+")


@attrs.frozen(kw_only=True, slots=True)
class Spot:
    """A value: its JSON pointer, its line (from 1), the key it stands under and whether that key was there before."""

    pointer: str
    line: int
    key: str | None = None
    repeated: bool = False


def lines(text: str) -> dict[str, int]:
    """The line of every value, by pointer."""
    return {spot.pointer: spot.line for spot in scan(text)}


def scan(text: str) -> Iterator[Spot]:
    """Yield every value of a well-formed JSON text in the order of the text."""
    position = 0
    line = 1
    # Each open array or object: pointer, next index (None for objects), keys seen.
    stack: list[tuple[str, list[int], set[str] | None]] = []
    pointer, key, repeated = "", None, False
    expect_value = True

    def skip(start: int) -> int:
        nonlocal line
        match = _SPACE.match(text, start)
        end = match.end() if match else start
        line += text.count("\n", start, end)
        return end

    position = skip(position)
    while position < len(text):
        character = text[position]
        if expect_value and character not in "]}":
            yield Spot(pointer=pointer, line=line, key=key, repeated=repeated)
            expect_value = False
            if character in "{[":
                stack.append((pointer, [0], set() if character == "{" else None))
                position = skip(position + 1)
                expect_value, pointer, key, repeated, position = _enter(text, position, stack, skip)
                continue
            position = _after_scalar(text, position)
        elif character in "]}":
            stack.pop()
            expect_value = False
            position += 1
        else:
            position = skip(position + 1)
            stack[-1][1][0] += 1
            expect_value, pointer, key, repeated, position = _enter(text, position, stack, skip)
            continue
        position = skip(position)


def _enter(
    text: str, position: int, stack: list[tuple[str, list[int], set[str] | None]], skip: _Skip
) -> tuple[bool, str, str | None, bool, int]:
    """Step to the next member of the innermost array or object; for objects read the key."""
    base, index, keys = stack[-1]
    if text[position] in "]}":
        return False, base, None, False, position
    if keys is None:
        return True, f"{base}/{index[0]}", None, False, position
    key, position = scanstring(text, position + 1)
    position = skip(skip(position) + 1)
    repeated = key in keys
    keys.add(key)
    return True, base + "/" + key.replace("~", "~0").replace("/", "~1"), key, repeated, position


def _after_scalar(text: str, position: int) -> int:
    if text[position] == '"':
        return scanstring(text, position + 1)[1]
    match = _SCALAR.match(text, position)
    return match.end() if match else position + 1
