"""Text printed twice over itself to look bold, which some programs give out as every character doubled."""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files

_TIMES = (4, 3, 2)
_LEAST_CHARACTERS = 2
_LEAST_LETTERS = 4
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_PIECE = re.compile(r"\S+")
_FIGURE = re.compile(r"-?[0-9]{1,3}(,?[0-9]{3})*(\.[0-9]+)?%?")


def single(text: str) -> str | None:
    """The text without doubling, where every character of it is doubled; None where one is not.

    Figures and codes may look doubled by chance (1122): see :func:`is_certain`.
    """
    stripped = text.strip()
    if len(stripped) < _LEAST_CHARACTERS or stripped[0] != stripped[1]:
        return None
    pieces = stripped.split()
    for times in _TIMES:
        if all(piece == "".join(character * times for character in piece[::times]) for piece in pieces):
            return _PIECE.sub(lambda piece, times=times: piece[0][::times], stripped)  # type: ignore[misc]
    return None


def is_certain(once: str) -> bool:
    """Whether a text whose every character was doubled cannot have been meant so.

    Two different ideographs are, but for words such as 方方面面, and so is a figure with a doubled point or separator.
    """
    ideographs = _IDEOGRAPH.findall(once)
    if len(set(ideographs)) >= _LEAST_CHARACTERS:
        return "".join(character * 2 for character in once) not in _reduplications()
    if len(set(_LETTER.findall(once))) >= _LEAST_LETTERS:
        return True
    return _FIGURE.fullmatch(once) is not None and ("." in once or "," in once)


@functools.cache
def _reduplications() -> frozenset[str]:
    text = files("budgetschema.reading.hygiene").joinpath("data", "reduplications.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(text.splitlines()))
