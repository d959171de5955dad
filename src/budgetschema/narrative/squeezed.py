"""Text as patterns are matched against it: no white space, half-width forms, every character with its printed place."""

from __future__ import annotations

import functools
import unicodedata

import attrs

# Full-width commas stay: between figures they tell an enumeration from a thousands separator.
_KEPT = "，、。"


@functools.lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 and character not in _KEPT else character


@attrs.frozen(slots=True)
class Squeezed:
    """``text`` without white space; ``origins[i]`` is where its character ``i`` stands in the printed text."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed span of characters ``start`` to ``end`` (exclusive, not empty)."""
        return self.origins[start], self.origins[end - 1] + 1


def squeeze(printed: str) -> Squeezed:
    """Squeeze a text. White space between two digits stays as one blank: it parts two numbers."""
    characters: list[str] = []
    origins: list[int] = []
    gap: int | None = None
    for index, printed_character in enumerate(printed):
        character = _plain(printed_character)
        if character.isspace():
            gap = index if gap is None else gap
            continue
        if gap is not None and characters and characters[-1].isdecimal() and character.isdecimal():
            characters.append(" ")
            origins.append(gap)
        gap = None
        characters.append(character)
        origins.append(index)
    return Squeezed("".join(characters), tuple(origins))
